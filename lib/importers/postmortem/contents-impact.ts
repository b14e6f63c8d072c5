/** How a text tells what customers could not do. One phrase a row. */

/** Customers were hit. */
export const IMPACT: readonly RegExp[] = [
  /\bloss of (?:service|connectivity|access)\b/i,
  /\byou (?:could not|couldn't|were unable|may have|might have|experienced)\b/i,
  /\b(?:was|were) (?:\w+ly )?(?:delayed|unavailable|interrupted|disrupted|degraded|rejected|refused)\b/i,
  /\b(?:was|were|left) without (?:service|power|internet|access|a connection)\b/i,
  /\bsaw (?:an? |only )?(?:blank|empty|error|white)\b/i,
  /\b(?:was|were) not (?:delivered|processed|sent)\b/i,
  /\blost (?:their|its) connection\b/i,
  /\bhad no (?:\w+ )?(?:access|service|connection|connectivity)\b/i,
  /\bno (?:inbound |outbound |incoming |outgoing )?(?:calls|traffic|mail)\b(?! (?:was|were) lost)/i,
  /\byou may (?:have )?(?:experience\w*|notice|see)\b/i,
  /\b(?:interruption|outage|disruption) of your\b/i,
  /\b(?:remained|stayed) (?:down|offline|unavailable|unreachable|inaccessible)\b/i,
  /\b(?:members|users|customers|people|subscribers)\b[^.;]{0,40}\bhaving (?:trouble|problems|issues|difficult\w+)/i,
  /\bno (?:\w+ ){1,3}could\b/i,
  /\b(?:experienced|suffered|had) (?:an?|the) [^.;]{0,40}\b(?:outage|disruption|interruption)\b/i,
  /\bleav(?:ing|es) \w+ (?:unable|without)\b/i,
  /\bwe (?:have )?(?:experienced|suffered|saw) [^.;]{0,60}\b(?:errors?|error rates|latenc\w+|outages?|failures|timeouts|delays|disruption|degradation)\b/i,
  /\b(?:payments|orders|logins|sign-ins|calls|connections|deliveries|uploads|downloads|builds|jobs|messages|transactions|checks|queries|sites?|transfers|bookings) (?:\w+ ){0,6}(?:failed|could not|were (?:lost|delayed|rejected|refused))\b/i,
  /\b(?:was|were|became|went) (?:\w+ly )?(?:unreachable|unusable|unresponsive|offline)\b/i,
  /\b[A-Z]\w+ could (?:not|no longer)\b/i,
  /\bnot (?:reachable|available|accessible)\b/i,
  /\b(?:customers?|users?|clients?|subscribers?|players|people|everyone|members|visitors|requests?|applications|services?)\b[^.;]{0,120}\b(?:unable|could ?n[o']t|lost access|impact\w*|affect\w*|experienc\w+|unavailab\w*|down|fail\w*|errors?|inaccessib\w*|suffer\w*|disrupt\w*|offline|encounter\w*|livid|interrupted|degrad\w*)\b/i,
  /\b\d+(?:\.\d+)?\s?(?:%|percent) of\b/i,
  /\b(?:outage|incident|disruption)\b[^.;]{0,60}\b(?:affect\w*|impact\w*|leaving|left)\b/i,
  /\bwent (?:down|dark)\b/i,
  /\b(?:was|were) (?:down|unavailable|inaccessible|offline)\b/i,
  /\bcaus(?:ed|ing) [^.;]{2,60}\bto (?:fail|crash|stop|time ?out|error|hang|spit|return)\b/i,
  /\bprevent(?:ed|ing) (?:any|all|some|users|customers|\w+ (?:creation|logins?|access|delivery))\b/i,
  /\bresult(?:ed|ing) in (?:some |many |all |most )?(?:users|customers|clients|visitors|requests)\b/i,
  /\b(?:services?|sites?|pages?|requests?|queries|endpoints?)\b[^.;]{0,30}\breturn(?:ing|ed) (?:only |an? |empty )?(?:errors?|empty|blank|[45]\d\d|[45]xx)/i,
  /\b(?:result(?:ed|ing)|end(?:ed|ing)) in (?:\w+ ){0,3}(?:downtime|outages?|disruptions?|interruptions?|errors|delays?|unavailability)\b/i,
  /\bto go (?:offline|down|dark)\b/i,
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

/** An impact is spoken of and none was. */
export const NO_IMPACT: readonly RegExp[] = [
  /\b(?:no|without(?: any)?)\b[^.;]{0,40}\b(?:impact|affected|impacted|interrupted|disrupted|disruption|lost)\b/i,
  /\bexclud\w+\b/i,
  /\b(?:if|in case|whenever) (?:your|you|a|the)\b/i,
  /\bwill (?:show|explain|discuss|learn|see)\b/i,
  /\b(?:lets?|helps?|allows?|enables?) (?:you|users|teams|us)\b/i,
  /\bwhen (?:you )?(?:creat|post|writ|report)(?:ing|e)?\b/i,
];

/** A scale of severities, which tells of no event: "Minor – some users may see errors". */
export const SCALE: readonly RegExp[] = [
  /^\W*(?:none|minor|major|critical|severe|low|medium|high|p\d|sev[- ]?\d)\s*(?:[–:|-]|\()/i,
];

/** The hours are named as such, in a form that has none yet. */
export const WINDOW: readonly RegExp[] = [
  /\bstart and end times?\b/i,
  /\b(?:the )?window of (?:the )?(?:interruption|outage|disruption|downtime|impact)\b/i,
  /\btimes? of the (?:outage|interruption|disruption)\b/i,
];
