/** What a notice contains of what a good one holds: cause, window, impact, apology, prevention. */
import type { Kind } from './drafts';
import { tellsImpact } from './roles';
import type { Segment } from './segments';

export type Contents = Readonly<{
  cause: boolean;
  window: boolean;
  impact: boolean;
  apology: boolean;
  prevention: boolean;
}>;

const CAUSE =
  /\bas (?:the|a) (?:\w+ )?(?:root )?cause\b|\b(?:down|offline|failed|outage) (?:after|following) (?:an?\s)?(?:\w+ )?\w+ (?:issue|failure|outage|cut|loss|error|upgrade|change|fire|attack)\b|\broot[- ]cause (?:of|was|is|for|has been identified)\b|\b(?:was|were|been|being|is)\s(?:\w+\s)?(?:caused|triggered) by\b|\bcaused by\b|\b(?:due to|because of|as a result of|resulted from|result of|attributed to|stemmed from|traced to|blamed on)\s(?:an?|the|our|their|its|one|some|power|network\w*|hardware|software|dns|bgp|database|human|misconfigur\w+|configuration|capacity|overload\w*|excess\w*|unexpected\w*|faulty|incorrect|bad|failed|high|increased|invalid|expired)\s|\bcaus(?:ed|ing) (?:the|an?|this|our|all|these|some|customer|servers|packet|errors|connections)\b|\b(?:was|is) the (?:root )?cause\b|\bcause of the (?:problem|outage|incident|issue|failure|disruption) (?:as|was|is)\b|\b(?:gave|explain\w*|describ\w*|identified) (?:the |what )?(?:root )?(?:cause|problem source)|\bexplanation of (?:the )?(?:root )?cause\b|\bled to (?:the |an? |this )?(?:\w+ )?(?:outage|failure|incident|disruption|errors)|\boperator error\b|\bhuman error\b|\bwhat caused\b|\b(?:the|root|likely|underlying) (?:cause|reason)(?: for (?:the |this )?(?:outage|incident|disruption))? (?:was|is|were) (?!not|un|still|yet|under|being)|\b(?:cause|reason):\s+\w|\bthe same (?:root )?cause\b|\b(?:storm|hurricane|typhoon|flood|fire|earthquake|lightning)\b[^.;]{0,30}\b(?:hit|struck|damaged|destroyed|knocked)\b|\b(?:is|was|are|were) to blame\b|\bthe result of an?\b|\blimit\b[^.;]{0,40}\b(?:reached|exceeded)\b|\b(?:transformer|ups(?: units?)?|disks?|drives?|switch|router|firewall|load balancers?|power supply|cooling|certificate|token|rollover|cables?|line card|controller|generator|update|upgrade|migration)\b (?:[\w.-]+ ){0,4}(?:failed|crashed|expired|broke|overheated|ran out|stopped (?:answering|responding|working)|was cut)\b|\b(?:maintenance|change|updates?|upgrade|bugs?|failure|deploy\w*|migration|misconfiguration\w*|fault|defect)\b[^.;]{0,100}\b(?:resulted in|caused|led to|triggered|allowed)\b|\bafter (?:an?|the) (?:failed|faulty|bad|botched|broken|misconfigured)\b|\b(?:cut|severed|damaged) (?:through )?[^.;]{0,40}\b(?:fib(?:er|re)s?|cables?)\b|\b(?:was|were) the (?:\w+ )?cause\b|\bblam(?:ed|ing) (?:an?|the|its|on)\b|\bowing to\b|\b(?:was|were|is) down to an?\b|\bhad (?:failed|exceeded|expired|crashed|run out|filled up|overheated|leaked|corrupted|deadlocked)\b|\b(?:disks?|volumes?|partitions?|storage) (?:was|were|became) full\b|\b(?:engineer|operator|administrator|employee|technician|colleague|contractor)s?\b[^.;]{0,60}\b(?:wrong|mistaken\w*|accidental\w*|inadvertent\w*|by mistake|in error)\b|\b(?:ddos|denial[- ]of[- ]service) attack (?:on|against|began|started|hit)\b|\bprevented .{0,80} from establishing\b/i;
const NO_CAUSE =
  /\b(?:we|engineers)(?:'ve| have)? (?:now )?identified the (?:root |likely )?cause\b(?! (?:as|to be|was)|\s*[:–])|\b(?:(?:not|n't|never|yet to|hasn't|haven't|didn't|still|unclear|unknown|whether|speculat\w*|seems? to be|appears? to be|may be|might be|could be|rumou?r\w*|theory|many players|blamed it|investigat\w+|trying to|failure of an underlying|was it)\b[^.]{0,90}\b(?:caus\w*|explain\w*|due to|reason)|caus\w*[^.]{0,30}\b(?:is|are|remains?) (?:still |as yet |not )?(?:unknown|unclear|under investigation|being investigated|not known)|cause (?:could|will|would)|until the (?:root )?cause\b|why did|more information on the cause|caus\w* (?:any )?(?:inconvenience|disruption to your|frustration|this may))|required\b[^.]{0,40}\baddress\b|\bexcluded\b|\b(?:not|neither)\b[^.]{0,60}\bcause\b|\?\s*$/i;
/** The text itself says that the cause is not known. */
const DENIED =
  /\b(?:cause|reason)(?: (?:of|for) [^.;]{2,50})? (?:is|was|remains?|are)(?: still| as yet| currently| so far)? (?:unknown|unclear|unspecified|undetermined|not (?:yet )?(?:known|clear))\b/i;
const STATED_CAUSE =
  /\broot cause(?: of [^.;]{2,60})? (?:was|is) (?!not|un|still|yet|under|being)|\broot cause:/i;
const UNKNOWN =
  /\b(?:do not have|no definitive|not (?:yet )?(?:known|determined|identified|clear)|unknown|unclear|suspect\w*|investigat(?!ed,? and )\w+|unable to determine)\b/i;
const APOLOGY =
  /\b(?:apolog\w+|sorry|deep(?:ly|est) regret|sincerely regret|we (?:deeply )?regret|regrets? (?:the|any|this)|(?:is|are) (?:\w+ )?regretted|please accept our|fell short in|forgive)\b/i;
const NO_APOLOGY =
  /\b(?:is an apology|an apology enough|(?:no|nor an|or an|any) apology|never apolog\w+|not apologi[sz]ed?|without an apology|similar apologies|(?:has to|have to|must|should) [^.]{0,60}apolog\w+|lessons for)\b/i;
const PREVENTION =
  /\b(?:can ?not|can't|won't|will not|does not|doesn't|never) (?:happen|occur|recur)s?\b(?: again)?|\bwill (?:also )?(?:add|install|implement|introduce|replace)\b[^.;]{0,120}\bso that\b|\b(?:prevent\w*|avoid\w*|ensur\w+|mak\w+ sure|guard against|reduc\w+|minimi[sz]\w+)\b[^.;]{0,140}\b(?:recur\w*|reoccur\w*|again|in (?:the )?future|future|similar|this (?:type|kind|class|sort)|happen\w*|repeat|such (?:an? )?(?:incidents?|outages?|issues?|interruptions?|events?)|outages?)\b|\b(?:future|similar)\b[^.;]{0,60}\b(?:prevent\w*|avoid\w*)|\b(?:steps|measures|actions|plans?|improvements?|changes)\b[^.;]{0,80}\b(?:prevent\w*|avoid\w*|going forward|to improve|are (?:making|taking)|we(?:'re| are) (?:making|taking)|in the future)\b|\bwe(?:'ll| will|'re| are|'re going to)?\s?(?:be |also be |also |now |immediately |currently |permanently )*(?:add|adding|implement|implementing|improve|improving|review|reviewing|evaluat\w+|chang\w+ (?:our|how)|introduc\w+|harden\w*|invest(?:ing)?\b|strengthen\w*|automat\w+|switching to|deploying the)\b|\bwe(?:'ve| have) (?:since |also |now |already )?(?:added|raised|introduced|implemented|improved|hardened|changed)\b[^.;]{0,60}\b(?:alert\w*|checks?|monitor\w*|limits?|safeguards?|guards?|tests?|testing|capacity|redundan\w+|validation|process\w*|procedures?|resilience)\b|\bwill be (?:replaced|added|introduced|reviewed|upgraded|doubled|moved)\b|\band (?:are|will be) (?:also )?(?:adding|implementing|improving|reviewing|introducing|hardening|strengthening|automating)\b|\bforward-looking plans\b|\bfour-step process\b|\b(?:is|are) (?:also )?being deployed to\b|\bcorrective (?:actions?|measures?)\b|\bplans? (?:\w+ )?(?:is|are) making to avoid\b|\buse a less risky\b/i;
const NO_PREVENTION =
  /\bnone of us can\b|\byou (?:can|could|should|need|must)\b|\b(?:how can|how (?:could|similar|do we)|couldn't|can't they|would have|hope\w*|it would|assurances that|wish\w*|didn't|did not|failed to|made changes to prevent such outages|would like to share|economically|compensat\w+|refunds?|credits?|will publish|(?:describe|explain|outline|include|list)\b[^.;]{0,60}\b(?:what|how)|will follow|should be|has to|begs?|more information|further information)\b|\?\s*$/i;
const IMPACT =
  /\bloss of (?:service|connectivity|access)\b|\byou (?:could not|couldn't|were unable|may have|might have|experienced)\b|\b(?:was|were) (?:\w+ly )?(?:delayed|unavailable|interrupted|disrupted|degraded|rejected|refused)\b|\b(?:was|were|left) without (?:service|power|internet|access|a connection)\b|\bsaw (?:an? |only )?(?:blank|empty|error|white)\b|\b(?:was|were) not (?:delivered|processed|sent)\b|\blost (?:their|its) connection\b|\bhad no (?:\w+ )?(?:access|service|connection|connectivity)\b|\bno (?:inbound |outbound |incoming |outgoing )?(?:calls|traffic|mail)\b(?! (?:was|were) lost)|\byou may (?:have )?(?:experience\w*|notice|see)\b|\b(?:interruption|outage|disruption) of your\b|\b(?:remained|stayed) (?:down|offline|unavailable|unreachable|inaccessible)\b|\b(?:members|users|customers|people|subscribers)\b[^.;]{0,40}\bhaving (?:trouble|problems|issues|difficult\w+)|\bno (?:\w+ ){1,3}could\b|\b(?:experienced|suffered|had) (?:an?|the) [^.;]{0,40}\b(?:outage|disruption|interruption)\b|\bleav(?:ing|es) \w+ (?:unable|without)\b|\bwe (?:have )?(?:experienced|suffered|saw) [^.;]{0,60}\b(?:errors?|error rates|latenc\w+|outages?|failures|timeouts|delays|disruption|degradation)\b|\b(?:payments|orders|logins|sign-ins|calls|connections|deliveries|uploads|downloads|builds|jobs|messages|transactions|checks|queries|sites?|transfers|bookings) (?:\w+ ){0,6}(?:failed|could not|were (?:lost|delayed|rejected|refused))\b|\b(?:was|were|became|went) (?:\w+ly )?(?:unreachable|unusable|unresponsive|offline)\b|\b[A-Z]\w+ could (?:not|no longer)\b|\bnot (?:reachable|available|accessible)\b|\b(?:customers?|users?|clients?|subscribers?|players|people|everyone|members|visitors|requests?|applications|services?)\b[^.;]{0,120}\b(?:unable|could ?n[o']t|lost access|impact\w*|affect\w*|experienc\w+|unavailab\w*|down|fail\w*|errors?|inaccessib\w*|suffer\w*|disrupt\w*|offline|encounter\w*|livid|interrupted|degrad\w*)\b|\b\d+(?:\.\d+)?\s?(?:%|percent) of\b|\b(?:outage|incident|disruption)\b[^.;]{0,60}\b(?:affect\w*|impact\w*|leaving|left)\b|\bwent (?:down|dark)\b|\b(?:was|were) (?:down|unavailable|inaccessible|offline)\b/i;
const NO_IMPACT =
  /\b(?:no|without(?: any)?)\b[^.;]{0,40}\b(?:impact|affected|impacted|interrupted|disrupted|disruption|lost)\b|\bexclud\w+\b|\b(?:if|in case|whenever) (?:your|you|a|the)\b|\bwill (?:show|explain|discuss|learn|see)\b|\b(?:lets?|helps?|allows?|enables?) (?:you|users|teams|us)\b|\bwhen (?:you )?(?:creat|post|writ|report)(?:ing|e)?\b/i;
const WINDOW =
  /\bstart and end times?\b|\b(?:the )?window of (?:the )?(?:interruption|outage|disruption|downtime|impact)\b|\btimes? of the (?:outage|interruption|disruption)\b/i;

/** What went wrong, told as an event and not called the cause. */
const WENT_WRONG: readonly RegExp[] = [
  /\b(?:unavailable|down|fail(?:ed|ing)|offline|unreachable|unresponsive|outage|errors)\b[^.;]{0,50}\b(?:following|after) (?:an?|the|our) (?:\w+ ){0,3}(?:deploy\w*|change|release|rollout|update|upgrade|migration|restart)\b/i,
  /\b(?:wrong|bad|broken|erroneous|incorrect|invalid|malformed) (?:\w+ )?(?:changes?|config\w*|deploy\w*|commit|patch|setting|rule|manifest|update|code)\b/i,
  /\bcreated (?:an? )?(?:\w+ )?(?:delays?|backlog|bottleneck|congestion|overload)\b|\bdue to (?:failures?|issues?|problems?|errors?|changes?|delays?)\b/i,
  /\bintroduced (?:an? )?(?:\w+ )?(?:bug|flaw|stricter|regression|issue|defect|error|problem)\b/i,
  /\b(?:an?|the|our|one) (?:misconfigured|malfunctioning|faulty|defective|corrupt(?:ed)?|expired|overloaded) \w+/i,
  /\b(?:provider|vendor|supplier|carrier|partner)s?\b[^.;]{0,70}\b(?:was|were) (?:having|experiencing|suffering)\b/i,
  /\bdue to (?:technical|what (?:it|they|he|she|the \w+) (?:said|termed|called|described))\b/i,
  /\battribut(?:ed|es|ing) [^.;]{3,80}\bto\b|\bcit(?:ed|es|ing) [^.;]{0,20}\b(?:technical|telecom|network|hardware|software|power|supplier|vendor|provider)\b/i,
  /\b(?:target|victim) of [^.;]{0,60}\battacks?\b|\b(?:was|were) (?:targeted|attacked|hit) (?:with|by) [^.;]{0,60}\battacks?\b|\battacks? (?:against|on) (?:all |both |two )?(?:of )?(?:our|its|the)\b/i,
  /\b(?:faults?|problems?|issues?|failure|it) (?:\w+ )?(?:is|was|were|been) (?:\w+ )?(?:isolated|traced|narrowed(?: down)?|tracked(?: down)?|pinned(?: down)?) to\b/i,
  /\b(?:incident|outage|problems?|issues?|trouble|disruption|interruption|failure)s? (?:\w+ )?(?:started|began|occurred|happened|arose|came about) (?:when|because|as|during|after|while) (?:an? |the |our |one |\w+ing |\w+ )/i,
  /\b(?:kernel panic|memory leak|deadlock(?:s|ed)?|race condition|split[- ]brain|cache stampede|(?:syn|http|dns) flood|livelock)\b/i,
  /\b(?:ran|run|running|runs) out of (?:\w+ )?(?:disk|space|memory|storage|connections|threads|file descriptors|inodes|ip addresses|capacity|power|fuel)\b/i,
  /\b(?:certificates?|domains?|licen[cs]es?|tokens?|credentials|keys?|secrets?|leases?) (?:[\w.-]+ ){0,9}(?:expired?|lapsed)\b/i,
  /\b(?:suffered|experienced|had|due to|caused by|hit by|involving|following|after|was|because of|to) (?:an? |the |another |multiple |some )?(?:[\w"-]+ ){0,2}(?:hardware|disk|drive|power|network|software|database|switch|router|cooling|fib(?:er|re)|storage|memory|raid|controller|ups|firmware|server|dns|provider|vendor|configuration|supplier) (?:failures?|faults?|cuts?|errors?|defects?|bugs?|crash(?:es)?|corruption|damage|exhaustion|breakdown)\b(?! (?:rates?|messages?|pages?|codes?))/i,
  /\b(?:provider|host|carrier|vendor|supplier|data cent(?:er|re))s?(?:'s)? (?:[\w']+ ){0,4}(?:had|experienced|suffered) (?:some |an? )?(?:\w+ )?(?:problems?|issues?|trouble|faults?|failures?|outages?)\b/i,
  /\b(?:circuit boards?|transformers?|boards?|modules?|breakers?|fans?|chillers?|generators?|batter(?:y|ies)|fuses?|servers?|filers?|arrays?|hosts?|nodes?|heads?) (?:[\w.-]+ ){0,6}(?:failed|died|broke|burnt|burned out|gave out|went out|blew|overheated|panicked|shut down due)\b/i,
  /\b(?:overwhelm(?:ed|ing)|overload(?:ed|ing)|exhaust(?:ed|ing)|saturat(?:ed|ing)|starv(?:ed|ing)|flood(?:ed|ing)|block(?:ed|ing)|corrupt(?:ed|ing)|bombarded|swamped|lock(?:ed|ing)(?: up)?) (?:the|our|its|their|all|every|most) \w+/i,
  /\b(?:issue|problem|failure|fault|error|bug|defect|misconfiguration|change|attack|damage)s? (?:on|in|with|at|of|to|between) (?:an?|one|the|our|its|their|some) (?!morning|afternoon|evening|night|\d)[^.;]{3,80}\b(?:impacted|affected|disrupted|prevented|degraded|interrupted|delayed|blocked|broke)\b/i,
  /\bcaus(?:ed|ing) (?:\w+ ){0,2}(?:outage|downtime|disruption|failures?|errors?|time-?outs?|delays?|interruption|degradation|crash(?:es)?)\b/i,
  /\b(?:which|this|that|it) (?:then |in turn |also |eventually )?(?:caused|led to|resulted in|triggered|broke|overloaded|exhausted|blocked|prevented)\b/i,
  /\b(?:inadvertently|accidentally|mistakenly|erroneously|incorrectly|unintentionally) (?:\w+ )?(?:removed|deleted|released|changed|configured|disabled|enabled|dropped|entered|applied|deployed|sent|unplugged|cut|routed|blocked|pushed|upgraded|revoked)\b/i,
  /\b(?:blaming|blamed) [^.;]{3,60} on an?\b/i,
  /\bfailed switch-?over\b|\bdid not (?:work|fail over|take over|switch over|renew|start) as (?:expected|intended|designed|planned)\b/i,
];

/** In a report of an outage the past perfect tells what had happened before; who answered it is no cause. */
const HAD_HAPPENED =
  /\bhad (?:been |accidentally |wrongly |silently |inadvertently )?(?!been|had)(\w+(?:ed|en|wn|nt|ht|ld)|set|cut|put|left|lost|built|brought|run|hit|filled|stopped)\b/i;
const HAD_ANSWERED =
  /\bhad (?:been )?(?:restored|recovered|returned|resolved|mitigated|fixed|repaired|announced|said|told|reported|informed|notified|opened|planned|hoped|seen|noticed|received|identified|taken|given|booted|affected|impacted|confirmed|completed|happened|needed|wanted|designed|invested|started to|ended|subsided|drained|cleared|caught|experienced|ordered|processed|accumulated|determined|decided|agreed|intended|expected|worked|investigated|responded|tried|made)\b|\b(?:we|engineers|they|customers|users|I|you|nobody|team) had\b|\b(?:would|could|should|if|had not|never had)\b|\bby \d/i;

const STATED_IMPACT: readonly RegExp[] = [
  /\bcaus(?:ed|ing) [^.;]{2,60}\bto (?:fail|crash|stop|time ?out|error|hang|spit|return)\b|\bprevent(?:ed|ing) (?:any|all|some|users|customers|\w+ (?:creation|logins?|access|delivery))\b/i,
  /\bresult(?:ed|ing) in (?:some |many |all |most )?(?:users|customers|clients|visitors|requests)\b/i,
  /\b(?:services?|sites?|pages?|requests?|queries|endpoints?)\b[^.;]{0,30}\breturn(?:ing|ed) (?:only |an? |empty )?(?:errors?|empty|blank|[45]\d\d|[45]xx)/i,
  /\b(?:result(?:ed|ing)|end(?:ed|ing)) in (?:\w+ ){0,3}(?:downtime|outages?|disruptions?|interruptions?|errors|delays?|unavailability)\b|\bto go (?:offline|down|dark)\b/i,
  /\b(?:made|making|rendered|left) [^.;]{2,50}\b(?:inaccessible|unavailable|unreachable|unusable|slow|offline)\b/i,
  /\b(?:systems?|routers?|switch(?:es)?|sites?|mail|phones?|website)\b[^.;]{0,30}\b(?:unable to|shut down|could not|inaccessible)\b/i,
  /\b(?:servers?|instances?|machines?|data cent(?:er|re)s?|networks?|regions?|zones?|bourse|exchange|market)\b[^.;]{0,60}\b(?:unable to|offline|unreachable|unavailable|went down|disrupted|shut down|halted|degraded)\b/i,
  /\bcaus(?:ed|ing) (?:\w+ ){0,2}(?:disruptions?|outages?|downtime|delays?|errors)\b/i,
  /\b(?:bring|brought|bringing|took|take[sn]?|taking|knock(?:ed|ing)) (?:down )?(?:the |our |all |its )?(?:\w+ ){0,2}(?:down|offline|sites?|services?)\b(?= |[.,])/i,
  /\b(?:apologi[sz]e\w*|sorry|apologies) (?:\w+ ){0,3}for (?:\w+ ){0,3}(?:outage|downtime|disruption|interruption|delays?|unavailability)\b/i,
  /\b(?:requests?|pages?|sites?|services?|searches|responses|connections|queries|calls|logins?|web ?sites?) [^.;]{0,40}\b(?:very slow|slow to|timed out|timing out|hung|failing)\b/i,
  /\b(?:halt(?:ed|s)?|suspend(?:ed|s)?|stopped) (?:all |the )?(?:trading|sales|ticketing|operations|payments|deliver(?:y|ies)|service|flights|trains)\b/i,
  /\bcould(?:n't| not) (?:\w+ )?(?:be )?(?:log|sign|connect|access|load|reach\w*|use|open|send|pay|buy|call|sent|delivered|processed)\b/i,
  /\bno (?:inbound|outbound|incoming|outgoing)\b/i,
  /\b(?:an? |the )?(?:unexpected )?(?:service )?outage for (?:our|all|some|many) (?:customers|users)\b/i,
  /\bwe (?:have )?(?:had|suffered|experienced|faced) (?:an? |the |some )?(?:\w+ ){0,2}(?:downtime|outages?|disruptions?|interruptions?|errors)\b/i,
  /\b(?:services?|connections?|connectivity|customers|lines|circuits|sites?|systems?) (?:\w+ ){0,2}(?:was|were|is|are|came|have been|has been) (?:\w+ ){0,2}(?:restored|back (?:up|online|on line)|reconnected)\b/i,
  /\b(?:latency|error rates?|performance|response times?|load times?)\b[^.;]{0,60}\bback to normal\b/i,
];

/** A scale of severities, which tells of no event: "Minor – some users may see errors". */
const SCALE =
  /^\W*(?:none|minor|major|critical|severe|low|medium|high|p\d|sev[- ]?\d)\s*(?:[–:|-]|\()/i;

const MORE_PREVENTION: readonly RegExp[] = [
  /\bwill (?:also )?(?:introduce|add|include|provide|bring) (?:\w+ )?(?:enhanced|improved|additional|better|extra|more (?:robust|detailed))\b/i,
  /\b(?:mitigat\w+|catch\w*|detect\w*)\b[^.;]{0,60}\b(?:future|similar) (?:\w+ )?(?:events?|incidents?|issues?|outages?|problems?)\b/i,
  /\b(?:we|I|they|team)(?:'ve| have)(?: also| since| now)? (?:developed|built|created|written) (?:an? )?(?:\w+ )?(?:enhanced|improved|new|better|additional|safer)\b/i,
  /\b(?:new|additional|extra|further) (?:procedures?|checks?|alerts?|alerting|monitoring|safeguards?|measures|process(?:es)?|controls?)\b[^.;]{0,30}\b(?:in place|added|introduced|put)\b|\bwill not be (?:impacted|affected|down) [^.;]{0,25}\bagain\b/i,
  /^\s*[-*•]\s*[A-Z][a-z]+ [^|]{12,}\b(?:Done|TODO|To ?do|Not done|In progress|Unresolved)\b/,
  /\b(?:we|I|they|team|engineers|provider|vendor|supplier|company|bank|carrier)(?:'ll| will| have| has|'ve| are| is|'re| plan to| intend to)\b[^.;]{0,40}\b(?:set(?:ting)? up|add(?:ed|ing)?|improv(?:e|ed|ing)|increas(?:e|ed|ing)|upgrad(?:e|ed|ing)|replac(?:e|ed|ing)|build(?:ing)?|built|introduc(?:e|ed|ing)|implement(?:ed|ing)?|creat(?:e|ed|ing)|extend(?:ed|ing)?|expand(?:ed|ing)?|tighten(?:ed|ing)?|automat(?:e|ed|ing)|updat(?:e|ed|ing)|rework(?:ed|ing)?|redesign(?:ed|ing)?|put(?:ting)?|work(?:ing)? (?:on|with|to|towards)|look(?:ing)? (?:into|at)|purchas(?:e|ed|ing)|order(?:ed|ing)?)\b[^.;]{0,110}\b(?:alert(?:s|ing)?|monitoring|fail-?over|redundan\w+|back-?ups?|procedures?|process(?:es)?|capacity|rate limit\w*|safeguards?|safety|checks?|logging|resilien\w+|reliability|robust\w*|hardening|runbooks?|tooling|automation|validation|testing|spares?|controls)\b/i,
  /\b(?:we|I) (?:will|intend to|plan to|are going to) (?:be )?(?:do|doing|tak(?:e|ing)|mak(?:e|ing)) (?:several|a few|a number of|the following|some|many|two|three|four|five) (?:things|steps|changes|measures|actions|improvements)\b/i,
  /\b(?:protect(?:s|ed|ing)?|safeguard\w*) (?:\w+ )?(?:against|from) (?:this|such|similar|another|a repeat|the same)\b/i,
  /^\s*[-*•]\s*(?:\[[ x]\]\s*)?(?:Ensure|Implement|Add|Improve|Order|Monitor|Automate|Document|Introduce|Replace|Upgrade|Harden|Extend|Set up|Create an? (?:alert|check|monitor|runbook)|Require|Enforce|Migrate|Reduce|Increase|Alert)\s+(?!.*\?\s*$)[^|]{12,}$/,
  /^\s*[-*•]\s*Status: (?:Done|Unresolved|In[- ]progress|On[ -]going|Planned|Open)\b.{10,}/i,
];

/** A line of a list: a short one without a stop is no heading. */
const LISTED = /^\s*(?:[-*•]|\d+[.)])\s/;

/** What stands in a field: its label names an outage and tells nothing of it. */
const ofField = (line: string) => line.replace(/^[\W_]*[A-Z][\w /-]{2,30}:\s/, '');

type Told = Readonly<{ yes: readonly RegExp[]; no: readonly RegExp[] }>;

const isTold = (flat: string, { yes, no }: Told) =>
  yes.some((pattern) => pattern.test(flat)) && !no.some((pattern) => pattern.test(flat));

/** `windows`: the kinds of the windows that the reader found. A report of a notice counts as its content. */
export function contentsOf(segments: readonly Segment[], windows: readonly Kind[]): Contents {
  const failed = windows.some((kind) => kind !== 'maintenance');
  const flat = segments.map((segment) => ({ segment, flat: segment.text.replace(/\s+/g, ' ') }));
  const has = (told: Told, among: (segment: Segment) => boolean = () => true) =>
    flat.some((one) => among(one.segment) && isTold(one.flat, told));
  const headed = (section: Segment['section'], no: RegExp | null) =>
    segments.some(
      (segment) =>
        segment.section === section &&
        segment.role !== 'header' &&
        ((segment.role === 'prose' && segment.text.trim().length > 40) ||
          (LISTED.test(segment.text) && segment.text.trim().length > 20)) &&
        !no?.test(segment.text),
    );
  const tells = ({ section, role }: Segment) => section !== 'prevention' && role !== 'heading';
  return {
    cause:
      (flat.some((one) => DENIED.test(one.flat))
        ? has({ yes: [STATED_CAUSE], no: [NO_CAUSE] })
        : has({ yes: [CAUSE], no: [NO_CAUSE] }) ||
          has({ yes: WENT_WRONG, no: [NO_CAUSE, UNKNOWN] }, tells) ||
          (failed && has({ yes: [HAD_HAPPENED], no: [NO_CAUSE, HAD_ANSWERED] }, tells))) ||
      headed('cause', UNKNOWN),
    window: windows.length > 0 || has({ yes: [WINDOW], no: [] }),
    impact:
      has({ yes: [IMPACT, ...STATED_IMPACT], no: [NO_IMPACT, SCALE] }) ||
      (failed && flat.some((one) => tells(one.segment) && tellsImpact(ofField(one.flat)))),
    apology: has({ yes: [APOLOGY], no: [NO_APOLOGY] }),
    prevention:
      has({ yes: [PREVENTION, ...MORE_PREVENTION], no: [NO_PREVENTION] }) ||
      headed('prevention', null),
  };
}
