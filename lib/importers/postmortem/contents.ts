/** What a notice contains of what a good one holds: cause, window, impact, apology, prevention. */
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
  /\b(?:we|engineers)(?:'ve| have)? (?:now )?identified the (?:root |likely )?cause\b(?! (?:as|to be|was))|\b(?:(?:not|n't|never|yet to|hasn't|haven't|didn't|still|unclear|unknown|whether|speculat\w*|seems? to be|appears? to be|may be|might be|could be|rumou?r\w*|theory|many players|blamed it|investigat\w+|trying to|failure of an underlying|was it)\b[^.]{0,90}\b(?:caus\w*|explain\w*|due to|reason)|caus\w*[^.]{0,30}\b(?:is|are|remains?) (?:still |as yet |not )?(?:unknown|unclear|under investigation|being investigated|not known)|cause (?:could|will|would)|why did|more information on the cause|caus\w* (?:any )?(?:inconvenience|disruption to your|frustration|this may))|required\b[^.]{0,40}\baddress\b|\bexcluded\b|\b(?:not|neither)\b[^.]{0,60}\bcause\b|\?\s*$/i;
const UNKNOWN =
  /\b(?:do not have|no definitive|not (?:yet )?(?:known|determined|identified|clear)|unknown|unclear|suspect\w*|investigat\w+|unable to determine)\b/i;
const APOLOGY =
  /\b(?:apolog\w+|sorry|deep(?:ly|est) regret|sincerely regret|we (?:deeply )?regret|regrets? (?:the|any|this)|(?:is|are) (?:\w+ )?regretted|please accept our|fell short in|forgive)\b/i;
const NO_APOLOGY =
  /\b(?:is an apology|an apology enough|(?:no|nor an|or an|any) apology|never apolog\w+|not apologi[sz]ed?|without an apology|similar apologies|(?:has to|have to|must|should) [^.]{0,60}apolog\w+|lessons for)\b/i;
const PREVENTION =
  /\b(?:can ?not|can't|won't|will not|does not|doesn't|never) (?:happen|occur|recur)s?\b(?: again)?|\bwill (?:also )?(?:add|install|implement|introduce|replace)\b[^.;]{0,120}\bso that\b|\b(?:prevent\w*|avoid\w*|ensur\w+|mak\w+ sure|guard against|reduc\w+|minimi[sz]\w+)\b[^.;]{0,140}\b(?:recur\w*|reoccur\w*|again|in (?:the )?future|future|similar|this (?:type|kind|class|sort)|happen\w*|repeat|such (?:an? )?(?:incidents?|outages?|issues?|interruptions?|events?)|outages?)\b|\b(?:future|similar)\b[^.;]{0,60}\b(?:prevent\w*|avoid\w*)|\b(?:steps|measures|actions|plans?|improvements?|changes)\b[^.;]{0,80}\b(?:prevent\w*|avoid\w*|going forward|to improve|are (?:making|taking)|we(?:'re| are) (?:making|taking)|in the future)\b|\bwe(?:'ll| will|'re| are|'re going to)?\s?(?:be |also be |also |now |immediately |currently |permanently )*(?:add|adding|implement|implementing|improve|improving|review|reviewing|evaluat\w+|chang\w+ (?:our|how)|introduc\w+|harden\w*|invest(?:ing)?\b|strengthen\w*|automat\w+|switching to|deploying the)\b|\bwe(?:'ve| have) (?:since |also |now |already )?(?:added|raised|introduced|implemented|improved|hardened|changed)\b[^.;]{0,60}\b(?:alert\w*|checks?|monitor\w*|limits?|safeguards?|guards?|tests?|testing|capacity|redundan\w+|validation|process\w*|procedures?|resilience)\b|\bwill be (?:replaced|added|introduced|reviewed|upgraded|doubled|moved)\b|\band (?:are|will be) (?:also )?(?:adding|implementing|improving|reviewing|introducing|hardening|strengthening|automating)\b|\bforward-looking plans\b|\bfour-step process\b|\b(?:is|are) (?:also )?being deployed to\b|\bcorrective (?:actions?|measures?)\b|\bplans? (?:\w+ )?(?:is|are) making to avoid\b|\buse a less risky\b/i;
const NO_PREVENTION =
  /\b(?:how can|how (?:could|similar|do we)|couldn't|can't they|would have|hope\w*|it would|assurances that|wish\w*|didn't|did not|failed to|made changes to prevent such outages|would like to share|economically|compensat\w+|refunds?|credits?|will publish|will follow|should be|has to|begs?|more information|further information)\b|\?\s*$/i;
const IMPACT =
  /\bloss of (?:service|connectivity|access)\b|\byou (?:could not|couldn't|were unable|may have|might have|experienced)\b|\b(?:was|were) (?:\w+ly )?(?:delayed|unavailable|interrupted|disrupted|degraded|rejected|refused)\b|\b(?:was|were|left) without (?:service|power|internet|access|a connection)\b|\bsaw (?:an? |only )?(?:blank|empty|error|white)\b|\b(?:was|were) not (?:delivered|processed|sent)\b|\blost (?:their|its) connection\b|\bhad no (?:\w+ )?(?:access|service|connection|connectivity)\b|\bno (?:inbound |outbound |incoming |outgoing )?(?:calls|traffic|mail)\b(?! (?:was|were) lost)|\byou may (?:have )?(?:experience\w*|notice|see)\b|\b(?:interruption|outage|disruption) of your\b|\b(?:remained|stayed) (?:down|offline|unavailable|unreachable|inaccessible)\b|\b(?:members|users|customers|people|subscribers)\b[^.;]{0,40}\bhaving (?:trouble|problems|issues|difficult\w+)|\bno (?:\w+ ){1,3}could\b|\b(?:experienced|suffered|had) (?:an?|the) [^.;]{0,40}\b(?:outage|disruption|interruption)\b|\bleav(?:ing|es) \w+ (?:unable|without)\b|\bwe (?:have )?(?:experienced|suffered|saw) [^.;]{0,60}\b(?:errors?|error rates|latenc\w+|outages?|failures|timeouts|delays|disruption|degradation)\b|\b(?:payments|orders|logins|sign-ins|calls|connections|deliveries|uploads|downloads|builds|jobs|messages|transactions|checks|queries|sites?|transfers|bookings) (?:\w+ ){0,6}(?:failed|could not|were (?:lost|delayed|rejected|refused))\b|\b(?:was|were|became|went) (?:\w+ly )?(?:unreachable|unusable|unresponsive|offline)\b|\b[A-Z]\w+ could (?:not|no longer)\b|\bnot (?:reachable|available|accessible)\b|\b(?:customers?|users?|clients?|subscribers?|players|people|everyone|members|visitors|requests?|applications|services?)\b[^.;]{0,120}\b(?:unable|could ?n[o']t|lost access|impact\w*|affect\w*|experienc\w+|unavailab\w*|down|fail\w*|errors?|inaccessib\w*|suffer\w*|disrupt\w*|offline|encounter\w*|livid|interrupted|degrad\w*)\b|\b\d+(?:\.\d+)?\s?(?:%|percent) of\b|\b(?:outage|incident|disruption)\b[^.;]{0,60}\b(?:affect\w*|impact\w*|leaving|left)\b|\bwent (?:down|dark)\b|\b(?:was|were) (?:down|unavailable|inaccessible|offline)\b/i;
const NO_IMPACT =
  /\b(?:no|without(?: any)?)\b[^.;]{0,40}\b(?:impact|affected|impacted|interrupted|disrupted|disruption|lost)\b|\bexclud\w+\b|\b(?:if|in case|whenever) (?:your|you|a|the)\b|\bwill (?:show|explain|discuss|learn)\b/i;
const WINDOW =
  /\bstart and end times?\b|\b(?:the )?window of (?:the )?(?:interruption|outage|disruption|downtime|impact)\b|\btimes? of the (?:outage|interruption|disruption)\b/i;

/** A line of a list: a short one without a stop is no heading. */
const LISTED = /^\s*(?:[-*•]|\d+[.)])\s/;

/** `windows`: whether the reader found any window itself. A report of a notice counts as its content. */
export function contentsOf(segments: readonly Segment[], windows: boolean): Contents {
  const has = (yes: RegExp, no: RegExp | null) =>
    segments.some(({ text }) => {
      const flat = text.replace(/\s+/g, ' ');
      return yes.test(flat) && !no?.test(flat);
    });
  const headed = (section: Segment['section'], no: RegExp | null) =>
    segments.some(
      (segment) =>
        segment.section === section &&
        (segment.role === 'prose'
          ? segment.text.trim().length > 40
          : LISTED.test(segment.text) && segment.text.trim().length > 20) &&
        !no?.test(segment.text),
    );
  return {
    cause: has(CAUSE, NO_CAUSE) || headed('cause', UNKNOWN),
    window: windows || has(WINDOW, null),
    impact: has(IMPACT, NO_IMPACT),
    apology: has(APOLOGY, NO_APOLOGY),
    prevention: has(PREVENTION, NO_PREVENTION) || headed('prevention', null),
  };
}
