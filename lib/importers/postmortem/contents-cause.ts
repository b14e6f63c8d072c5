/** How a text tells why it happened, and how it tells that nobody knows. One phrase a row. */

/** It is called the cause. */
export const CAUSE: readonly RegExp[] = [
  /\bas (?:the|a) (?:\w+ )?(?:root )?cause\b/i,
  /\b(?:down|offline|failed|outage) (?:after|following) (?:an?\s)?(?:\w+ )?\w+ (?:issue|failure|outage|cut|loss|error|upgrade|change|fire|attack)\b/i,
  /\broot[- ]cause (?:of|was|is|for|has been identified)\b/i,
  /\b(?:was|were|been|being|is)\s(?:\w+\s)?(?:caused|triggered) by\b/i,
  /\bcaused by\b/i,
  /\b(?:due to|because of|as a result of|resulted from|result of|attributed to|stemmed from|traced to|blamed on)\s(?:an?|the|our|their|its|one|some|power|network\w*|hardware|software|dns|bgp|database|human|misconfigur\w+|configuration|capacity|overload\w*|excess\w*|unexpected\w*|faulty|incorrect|bad|failed|high|increased|invalid|expired)\s/i,
  /\bcaus(?:ed|ing) (?:the|an?|this|our|all|these|some|customer|servers|packet|errors|connections)\b/i,
  /\b(?:was|is) the (?:root )?cause\b/i,
  /\bcause of the (?:problem|outage|incident|issue|failure|disruption) (?:as|was|is)\b/i,
  /\b(?:gave|explain\w*|describ\w*|identified) (?:the |what )?(?:root )?(?:cause|problem source)/i,
  /\bexplanation of (?:the )?(?:root )?cause\b/i,
  /\bled to (?:the |an? |this )?(?:\w+ )?(?:outage|failure|incident|disruption|errors)/i,
  /\boperator error\b/i,
  /\bhuman error\b/i,
  /\bwhat caused\b/i,
  /\b(?:the|root|likely|underlying) (?:cause|reason)(?: for (?:the |this )?(?:outage|incident|disruption))? (?:was|is|were) (?!not|un|still|yet|under|being)/i,
  /\b(?:cause|reason):\s+\w/i,
  /\bthe same (?:root )?cause\b/i,
  /\b(?:storm|hurricane|typhoon|flood|fire|earthquake|lightning)\b[^.;]{0,30}\b(?:hit|struck|damaged|destroyed|knocked)\b/i,
  /\b(?:is|was|are|were) to blame\b/i,
  /\bthe result of an?\b/i,
  /\blimit\b[^.;]{0,40}\b(?:reached|exceeded)\b/i,
  /\b(?:transformer|ups(?: units?)?|disks?|drives?|switch|router|firewall|load balancers?|power supply|cooling|certificate|token|rollover|cables?|line card|controller|generator|update|upgrade|migration)\b (?:[\w.-]+ ){0,4}(?:failed|crashed|expired|broke|overheated|ran out|stopped (?:answering|responding|working)|was cut)\b/i,
  /\b(?:maintenance|change|updates?|upgrade|bugs?|failure|deploy\w*|migration|misconfiguration\w*|fault|defect)\b[^.;]{0,100}\b(?:resulted in|caused|led to|triggered|allowed)\b/i,
  /\bafter (?:an?|the) (?:failed|faulty|bad|botched|broken|misconfigured)\b/i,
  /\b(?:cut|severed|damaged) (?:through )?[^.;]{0,40}\b(?:fib(?:er|re)s?|cables?)\b/i,
  /\b(?:was|were) the (?:\w+ )?cause\b/i,
  /\bblam(?:ed|ing) (?:an?|the|its|on)\b/i,
  /\bowing to\b/i,
  /\b(?:was|were|is) down to an?\b/i,
  /\bhad (?:failed|exceeded|expired|crashed|run out|filled up|overheated|leaked|corrupted|deadlocked)\b/i,
  /\b(?:disks?|volumes?|partitions?|storage) (?:was|were|became) full\b/i,
  /\b(?:engineer|operator|administrator|employee|technician|colleague|contractor)s?\b[^.;]{0,60}\b(?:wrong|mistaken\w*|accidental\w*|inadvertent\w*|by mistake|in error)\b/i,
  /\b(?:ddos|denial[- ]of[- ]service) attack (?:on|against|began|started|hit)\b/i,
  /\bprevented .{0,80} from establishing\b/i,
];

/** A cause is spoken of and not told. */
export const NO_CAUSE: readonly RegExp[] = [
  /\b(?:we|engineers)(?:'ve| have)? (?:now )?identified the (?:root |likely )?cause\b(?! (?:as|to be|was)|\s*[:–])/i,
  /\b(?:(?:not|n't|never|yet to|hasn't|haven't|didn't|still|unclear|unknown|whether|speculat\w*|seems? to be|appears? to be|may be|might be|could be|rumou?r\w*|theory|many players|blamed it|investigat(?!\w*,? and (?:\w+ )?(?:found|determined|discovered|identified|established))\w+|trying to|failure of an underlying|was it)\b[^.]{0,90}\b(?:caus\w*|explain\w*|due to|reason)|caus\w*[^.]{0,30}\b(?:is|are|remains?) (?:still |as yet |not )?(?:unknown|unclear|under investigation|being investigated|not known)|cause (?:could|will|would)|until the (?:root )?cause\b|why did|more information on the cause|caus\w* (?:any )?(?:inconvenience|disruption to your|frustration|this may))/i,
  /required\b[^.]{0,40}\baddress\b/i,
  /\bexcluded\b/i,
  /\b(?:not|neither)\b[^.]{0,60}\bcause\b/i,
  /\?\s*$/i,
];

/** The text itself says that the cause is not known. */
export const DENIED: readonly RegExp[] = [
  /\b(?:cause|reason)(?: (?:of|for) [^.;]{2,50})? (?:is|was|remains?|are)(?: still| as yet| currently| so far)? (?:unknown|unclear|unspecified|undetermined|not (?:yet )?(?:known|clear))\b/i,
];

/** Told all the same. */
export const STATED_CAUSE: readonly RegExp[] = [
  /\broot cause(?: of [^.;]{2,60})? (?:was|is) (?!not|un|still|yet|under|being)/i,
  /\broot cause:/i,
];

export const UNKNOWN: readonly RegExp[] = [
  /\b(?:do not have|no definitive|not (?:yet )?(?:known|determined|identified|clear)|unknown|unclear|suspect\w*|investigat(?!\w*,? and (?:\w+ )?(?:found|determined|discovered|identified|established|fixed|resolved))\w+|unable to determine)\b/i,
];

/** What went wrong, told as an event and not called the cause. */
export const WENT_WRONG: readonly RegExp[] = [
  /\b(?:unavailable|down|fail(?:ed|ing)|offline|unreachable|unresponsive|outage|errors)\b[^.;]{0,50}\b(?:following|after) (?:an?|the|our) (?:\w+ ){0,3}(?:deploy\w*|change|release|rollout|update|upgrade|migration|restart)\b/i,
  /\b(?:wrong|bad|broken|erroneous|incorrect|invalid|malformed) (?:\w+ )?(?:changes?|config\w*|deploy\w*|commit|patch|setting|rule|manifest|update|code)\b/i,
  /\bcreated (?:an? )?(?:\w+ )?(?:delays?|backlog|bottleneck|congestion|overload)\b/i,
  /\bdue to (?:failures?|issues?|problems?|errors?|changes?|delays?)\b/i,
  /\bintroduced (?:an? )?(?:\w+ )?(?:bug|flaw|stricter|regression|issue|defect|error|problem)\b/i,
  /\b(?:an?|the|our|one) (?:misconfigured|malfunctioning|faulty|defective|corrupt(?:ed)?|expired|overloaded) \w+/i,
  /\b(?:provider|vendor|supplier|carrier|partner)s?\b[^.;]{0,70}\b(?:was|were) (?:having|experiencing|suffering)\b/i,
  /\bdue to (?:technical|what (?:it|they|he|she|the \w+) (?:said|termed|called|described))\b/i,
  /\battribut(?:ed|es|ing) [^.;]{3,80}\bto\b/i,
  /\bcit(?:ed|es|ing) [^.;]{0,20}\b(?:technical|telecom|network|hardware|software|power|supplier|vendor|provider)\b/i,
  /\b(?:target|victim) of [^.;]{0,60}\battacks?\b/i,
  /\b(?:was|were) (?:targeted|attacked|hit) (?:with|by) [^.;]{0,60}\battacks?\b/i,
  /\battacks? (?:against|on) (?:all |both |two )?(?:of )?(?:our|its|the)\b/i,
  /\b(?:faults?|problems?|issues?|failure|it) (?:\w+ )?(?:is|was|were|been) (?:\w+ )?(?:isolated|traced|narrowed(?: down)?|tracked(?: down)?|pinned(?: down)?) to\b/i,
  /\b(?:incident|outage|problems?|issues?|trouble|disruption|interruption|failure)s? (?:\w+ )?(?:started|began|occurred|happened|arose|came about) (?:when|because|as|during|after|while) (?:an? |the |our |one |\w+ing |\w+ )/i,
  /\b(?:kernel panic|memory leak|deadlock(?:s|ed)?|race condition|split[- ]brain|cache stampede|(?:syn|http|dns) flood|livelock)\b/i,
  /\b(?:ran|run|running|runs) out of (?:\w+ )?(?:disk|space|memory|storage|connections|threads|file descriptors|inodes|ip addresses|capacity|power|fuel)\b/i,
  /\b(?:certificates?|domains?|licen[cs]es?|tokens?|credentials|keys?|secrets?|leases?) (?:[\w.-]+ ){0,9}(?:expired?|lapsed)\b/i,
  /\b(?:suffered|experienced|had|due to|caused by|hit by|involving|following|after|was|because of|to) (?:an? |the |another |multiple |some )?(?:[\w"-]+ ){0,2}(?:hardware|disk|drive|power|network|software|database|switch|router|cooling|fib(?:er|re)|storage|memory|raid|controller|ups|firmware|server|dns|provider|vendor|configuration|supplier) (?:failures?|faults?|cuts?|errors?|defects?|bugs?|crash(?:es)?|corruption|damage|exhaustion|breakdown)\b(?! (?:rates?|messages?|pages?|codes?))/i,
  /\b(?:provider|host|carrier|vendor|supplier|data cent(?:er|re))s?(?:'s)? (?:[\w']+ ){0,4}(?:had|experienced|suffered) (?:some |an? )?(?:\w+ )?(?:problems?|issues?|trouble|faults?|failures?|outages?)\b/i,
  /\b(?:circuit boards?|transformers?|boards?|modules?|breakers?|fans?|chillers?|generators?|batter(?:y|ies)|fuses?|servers?|filers?|arrays?|hosts?|nodes?|heads?) (?:[\w.-]+ ){0,6}(?:failed|died|broke|burnt|burned out|gave out|went out|blew|overheated|panicked|shut down due)\b/i,
  /\b(?:overwhelm(?:ed|ing)|overload(?:ed|ing)|exhaust(?:ed|ing)|saturat(?:ed|ing)|starv(?:ed|ing)|flood(?:ed|ing)|block(?:ed|ing)|corrupt(?:ed|ing)|bombarded|swamped|lock(?:ed|ing)(?: up)?) (?:the|our|its|their|all|every|most) \w+/i,
  /\b(?:issue|problem|failure|fault|error|bug|defect|misconfiguration|change|attack|damage)s? (?:on|in|with|at|of|to|between) (?:an?|one|the|our|its|their|some) (?!morning|afternoon|evening|night|\d)[^.;]{3,80}\b(?:impacted|affected|disrupted|prevented|degraded|interrupted|delayed|blocked|broke|created|led to)\b/i,
  /\bcaus(?:ed|ing) (?:\w+ ){0,2}(?:outage|downtime|disruption|failures?|errors?|time-?outs?|delays?|interruption|degradation|crash(?:es)?)\b/i,
  /\b(?:which|this|that|it) (?:then |in turn |also |eventually )?(?:caused|led to|resulted in|triggered|broke|overloaded|exhausted|blocked|prevented|took (?:down|the|our|all))\b/i,
  /\b(?:inadvertently|accidentally|mistakenly|erroneously|incorrectly|unintentionally) (?:\w+ )?(?:removed|deleted|released|changed|configured|disabled|enabled|dropped|entered|applied|deployed|sent|unplugged|cut|routed|blocked|pushed|upgraded|revoked)\b/i,
  /\b(?:blaming|blamed) [^.;]{3,60} on an?\b/i,
  /\b(?:identified|found|isolated|located|determined) the (?:source|origin) of the (?:problem|issue|outage|failure)s? (?:as|to be|in)\b/i,
  /\b(?:experienc\w+|suffer\w*|under|due to|from|hit by) (?:an? )?(?:\w+ ){0,3}(?:ddos|denial[- ]of[- ]service)\b/i,
  /\b(?:ddos|denial[- ]of[- ]service)\b[^.;]{0,20}\battacks?\b[^.;]{0,40}\b(?:prevented|took|caused|disrupted|overwhelmed|resulted)\b/i,
  /\b(?:knocked|pulled|tripped|unplugged|spilled|dug|drilled)\b[^.;]{3,80}\b(?:result(?:ed|ing)|caus(?:ed|ing)|lead(?:ing)?|led)\b/i,
  /\b(?:the culprit|(?:is|was|are|were) (?:at fault|to blame))\b/i,
  /\b(?:storm|flood|fire|water) damage\b/i,
  /\b(?:fib(?:er|re)(?:[- ]optic)?|cable|line)s? (?:cuts?|was cut|were cut|was severed|damage)\b/i,
  /\b(?:cut|severed|damaged) (?:an?|the|our|its|one of (?:our|the|its)) (?:[\w-]+ ){0,2}(?:fib(?:er|re)|cable|line)s?\b/i,
  /\b(?:power|hardware|network|software|equipment|cooling) (?:outage|failure|cut|loss|blackout)\b[^.;]{0,60}\b(?:interrupted|knocked|disrupted|caused|left|took|hit|brought|shut)\b/i,
  /\b(?:determined|discovered|found|established|concluded|realised|realized|learned) (?:that )?(?:there was |it was )?(?:an?|the|one of (?:our|the)|our|some) [^.;]{3,90}\b(?:issue|bug|problem|fault|defect|misconfigur\w+|not (?:getting |being |been )?\w+(?:ed|ing)|failed|failing|exhaust\w*|full|corrupt\w*|wrong|expired)\b/i,
  /\bdid(?:n't| not) (?:reali[sz]e|anticipate|foresee|account for)\b/i,
  /\bdue to (?:\w+ ){0,2}(?:exhaustion|depletion|overheating|congestion)\b/i,
  /\bfailed switch-?over\b/i,
  /\bdid not (?:work|fail over|take over|switch over|renew|start) as (?:expected|intended|designed|planned)\b/i,
];

/** In a report of an outage the past perfect tells what had happened before. */
export const HAD_HAPPENED: readonly RegExp[] = [
  /\bhad (?:been |accidentally |wrongly |silently |inadvertently )?(?!been|had)(\w+(?:ed|en|wn|nt|ht|ld)|set|cut|put|left|lost|built|brought|run|hit|filled|stopped)\b/i,
];

/** Who answered it is no cause. */
export const HAD_ANSWERED: readonly RegExp[] = [
  /\bhad (?:been )?(?:restored|recovered|returned|resolved|mitigated|fixed|repaired|announced|said|told|reported|informed|notified|opened|planned|hoped|seen|noticed|received|identified|taken|given|booted|affected|impacted|confirmed|completed|happened|needed|wanted|designed|invested|started to|ended|subsided|drained|cleared|caught|experienced|ordered|processed|accumulated|determined|decided|agreed|intended|expected|worked|investigated|responded|tried|made)\b/i,
  /\b(?:we|engineers|they|customers|users|I|you|nobody|team) had\b/i,
  /\b(?:would|could|should|if|had not|never had)\b/i,
  /\bby \d/i,
];
