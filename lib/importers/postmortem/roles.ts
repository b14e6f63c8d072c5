/**
 * What a sentence says of a time: that customers were hit, from when, until when — or something else that
 * happened then (a deploy, an alert, an attack, lost data, a message). Only the first opens a window.
 */
import type { Segment } from './segments';

export type RangeRole = 'impact' | 'maintenance' | 'other';
export type SingleRole =
  | Readonly<{
      role: 'start' | 'worse' | 'detected' | 'alerted' | 'trigger';
      kind: 'outage' | 'degradation';
    }>
  | Readonly<{ role: 'end'; partial: boolean; formal?: true }>
  | Readonly<{ role: 'other' }>;

const HIT =
  /\b(?:return(?:ing|ed|s)?|serv(?:ing|ed)|throw(?:ing|n)?|show(?:ing|ed)) (?:only |an? |empty )?(?:HTTP )?(?:errors?|empty|blank|[45]\d\d|[45]xx|50x)\b|\b(?:halt(?:ed|s)?|suspended|shut ?down|froze|frozen|standstill|glitch\w*|malfunction\w*|loss of|outages?|downtime|down|offline|unavailab\w*|inaccessib\w*|unreachable|unresponsive|unusable|unstable|unable|fail(?:ed|ure|ures|ing|s)?|errors?|disrupt\w*|degrad\w*|interrupt\w*|impact(?:ed|ing|s)?|affect(?:ed|ing|s)?|latenc\w+|time-?outs?|slow(?:er|ness|ly)?|intermittent\w*|lost (?:\w+ )?(?:access|connect\w+|service|power)|could ?n[o']t|cannot|can't|issues?|problems?|difficult\w*|incident|packet loss|broken|broke|brown-?outs?|blackout|crash\w*|elevated|delay(?:s|ed)?|dropp?(?:ed|ing|s)|denied|suffer\w*|trouble|reject\w*|refus\w*|throttl\w*|inoperab\w*|went dark|knocked|hit by|increased (?:\w+ ){0,3}(?:times?|rates?))\b/i;
const OUTAGE =
  /\b(?:outages?|(?:was|were) (?:all )?(?:rejected|refused|powered off)|no (?:[\w-]+ ){0,2}(?:calls|service|access|connectivity|traffic|internet)|down(?:time)?|offline|unavailab\w*|inaccessib\w*|unreachable|unresponsive|unusable|unable|lost (?:\w+ )?(?:access|power|connectivity|connections?)|fail(?:ed|ure|ures|ing)|could ?n[o']t|cannot|can't|crash\w*|went dark|broken|stopped (?:working|responding|answering)|without (?:service|internet)|not (?:reachable|available|accessible|working|delivered|processed|sent|resolving|responding|loading)|loss of (?:[\w-]+ ){0,3}?(?:services?|connectivity|access)|disrupt\w*|interrupt\w*|inoperab\w*|knocked|catastrophic)\b/i;
const DEGRADED =
  /\b(?:degrad\w*|latenc\w+|slow\w*|intermittent\w*|delay(?:s|ed)?|elevated|increased|packet loss|may (?:not )?have|some (?:users|customers)|subset|partial\w*|occasional|difficult\w*|brown-?out|issues)\b/i;
const SUFFERED =
  /\b(?:experienc\w+|suffer\w*|encounter\w*|receiv(?:ed|ing)|saw|seen|see|seeing|observ(?:ed|ing)|faced|had|having|hit by|reported|lost access|failing|led|lead|was|were|been|be|became|went|unable|failed|could ?n[o']t|impact(?:ed|ing)?|affect(?:ed|ing)|disrupt(?:ed|ing)|lasted|occurred|service)\b/i;
const LOST_DATA =
  /\b(?:lost|loss of|missing|discard\w*|delet\w+|rolled? back|recover\w*)\b[^.]{0,120}\b(?:data|records?|rows?|messages|modifications|transactions|orders|events|writes|commits?|e-?mails?|uploads?)\b|\b(?:data|records?|rows?|messages|modifications|transactions|orders|events|writes|commits?|uploads?)\b[^.]{0,160}\b(?:(?:created|written|made|submitted|posted|uploaded|entered|received|took place|generated|modified)\b[^.]{0,30}$)/i;
const DONE =
  /\b(?:assembled|gathered|convened|dispatched|joined|deployed|deploy(?:ing|ment (?:was|of|began|started|window))|rolled? ?out|rolling out|merged|pushed|released|upgraded|migrat(?:ed|ing)|moved|increased the (?:capacity|number|size)|scaled|rebooted|restarted|replaced|installed|switched|configured|tested|investigat(?:ed|ing)|worked|working on|continu(?:ed|ing) to work|work(?:ed|ing)? with|monitor(?:ed|ing)|rolled back|reverted|initiated|paged|alerted|notified|escalated|identified|diagnos\w+|triag\w+|met with|call(?:ed)? with|code change|a change (?:was|to)|tweeted|backfill\w*|reprocess\w*|ddos|(?:flood|syn) attack|attack (?:occurred|began|started|was)|cable|fib(?:er|re)[- ]?cut|power (?:sag|surge|loss)|storm|lightning|ran a|executed)\b/i;
const CUSTOMER_HIT =
  /\bno (?:[\w-]+ ){0,2}(?:calls|service|access|connectivity|traffic|internet)\b|\bno (?:[\w-]+ ){1,3}could (?:be )?\w+|\b(?:customers?|users?|clients?|subscribers?|players|merchants|visitors|members|people|everyone|tenants|organi[sz]ations|subset|requests?|calls|connections?|connectivity|sites?|websites?|services?|apis?|platform|apps?|applications?|portal|systems?|logins?|jobs|instances|regions?|we)\b[^.;]{0,110}\b(?:experienc\w+|suffer\w*|encounter\w*|may have|might have|would have|unable|un?available|inaccessible|unreachable|down|offline|fail(?:ed|ing)|lost|could ?n[o']t|degraded|disrupted|interrupted|impacted|affected|saw|received|observed|errors?|time-?outs?|latency|outage|disruption|delay(?:s|ed)?|slow\w*|intermittent|unresponsive|unusable|broken|issues|problems|failures?)\b/i;
const HIT_CUSTOMERS =
  /\b(?:affect|impact|disrupt|interrupt|prevent)(?:ed|ing) (?:[\w-]+ ){0,3}(?:customers?|users?|clients?|subscribers?|sites?|services?|connections?)\b/i;
const WAS_HIT =
  /\b(?:was|were|been|being|went|is|became|remained|stayed)\s+(?:\w+ly\s+)?(?:\w+ly\s+)?(?:down|offline|powered off|switched off|un(?:available|reachable|responsive|usable|able|stable)|inaccessible|interrupted|rejected|refused|disrupted|degraded|broken|out of (?:service|action)|impacted|affected|hit|dark|not (?:accessible|available|reachable|working|responding))\b|\b(?:outage|incident|disruption|interruption|downtime|degradation|failure|impact|problem|issue|event)\b[^.;]{0,60}\b(?:lasted|ran|occurred|took place|happened|began|started|persisted|continued|was)\b/i;
const MAINTENANCE =
  /\b(?:scheduled|planned|upcoming|emergency|routine|forthcoming|will (?:be )?(?:perform\w*|conduct\w*|carry\w*|undergo\w*|tak\w+ place))\b[^.]{0,120}\b(?:maintenance|upgrade|downtime|works?|outage|migration)\b|\bmaintenance (?:window|period|work|activity|is|will|has been|scheduled|planned|announced|on|from|between)\b/i;

/** "Rescheduled from 19:00 to 04:00" is no range. */
export const MOVED =
  /\b(?:re-?scheduled|postponed|moved|changed|shifted|brought forward)\s+from[\s(]*$/i;

/** "The 25 minute loss of our services between …". */
const LOSS_OF =
  /\b(?:the|an?|our|this|your)\s(?:[\w-]+ ){0,3}(?:loss|outage|downtime|disruption|interruption|unavailability|degradation)\b(?: (?:of|in|to|for)(?: [\w'-]+){1,6})?[\s,]*(?:from|between)?\s*$/i;

/** "From their reply at 09:34 until at 12:42 we were able to find the cause": how long the answer took. */
const ANSWERED =
  /^[\s,]*(?:we|our \w+|engineers|they) (?:were (?:finally |then )?able to|managed to|found|identified|worked|continued to (?:work|investigat|monitor|troubleshoot)\w*|investigated)\b/i;

/** The role of a range. `before` and `after` are its own clause, the sentence without the range. */
export function rangeRole(segment: Segment, before: string, after: string): RangeRole {
  const clause = `${before} … ${after}`;
  if (MOVED.test(before) || (ANSWERED.test(after) && !WAS_HIT.test(before))) return 'other';
  if (
    MAINTENANCE.test(clause) &&
    !/\b(?:during|after|following|unplanned|unscheduled|caused|triggered)\b/i.test(clause)
  ) {
    return 'maintenance';
  }
  if (LOST_DATA.test(before) || LOST_DATA.test(clause)) {
    if (!WAS_HIT.test(clause)) return 'other';
  }
  const direct = CUSTOMER_HIT.test(after) || CUSTOMER_HIT.test(before) || WAS_HIT.test(clause);
  let score = 0;
  if (direct) score += 3;
  if (HIT.test(clause)) score += 1;
  if (SUFFERED.test(clause) && HIT.test(clause)) score += 1;
  if (
    /\b(?:duration|outage window|impact|downtime|incident time|time of (?:the )?(?:outage|incident)|start.{0,12}end)\b(?:[\s*:–-]*|[\s*]*:[^.;:]{0,40}\(\s*)$|\b(?:outage|disruption|interruption|degradation)\s*[*_]*:[\s*_]*$/i.test(
      before,
    )
  )
    score += 3;
  if (LOSS_OF.test(before)) score += 2;
  if (DONE.test(clause)) score -= direct && !DONE.test(after.slice(0, 90)) ? 1 : 3;
  if (segment.section === 'impact') score += 1;
  if (segment.section === 'prevention') score -= 2;
  if (isBare(clause))
    score += segment.section === 'timeline' || segment.section === 'response' ? 0 : 2;
  return score >= 2 ? 'impact' : 'other';
}

/** A line that holds a range and hardly anything else. */
export const isBare = (clause: string) => clause.replace(/[^a-z]/gi, '').length <= 12;

/** Whether a sentence speaks of something that failed. */
export const tellsImpact = (text: string) => HIT.test(text);

/** Whether customers could not work at all, or worse than usual. */
export const severityOf = (text: string): 'outage' | 'degradation' =>
  OUTAGE.test(text) &&
  !(
    DEGRADED.test(text) &&
    !/\boutages?\b|\bdown\b|\bunavailab|\binaccessib|\bunusable|\bunreachable|\boffline/i.test(text)
  )
    ? 'outage'
    : 'degradation';

/** Whether the words themselves tell how bad it was. */
export const tellsSeverity = (text: string) => OUTAGE.test(text) || DEGRADED.test(text);

const PREPOSITION =
  '(?:\\s|,|\\(|–|-|:|at|on|from|around|about|approximately|roughly|by|as|early|late|of|in|the|just|after|before|shortly|sometime|nearly|only|until|about|some|time)*$';
const STARTED_LEFT = new RegExp(
  `\\b(?:began|begun|begin|begins|start(?:ed|ing|s)?|beginning|commenc\\w+|onset|since|went (?:down|offline|dark)|(?:dropped|cut|fell|knocked|locked) (?:out|off|over)|(?:[\\w-]+ )?(?:failed|froze|died|broke(?: down)?|tripped|hung)|(?:problems|issues|errors|trouble|outages?) (?:first )?(?:hit|arose|appeared|surfaced|emerged|struck)|became (?:\\w+ )?(?:un\\w+|inaccessible)|crashed|stopped (?:working|responding|answering|serving|loading|accepting \\w+|processing \\w+)|(?:took|taking|brought|bringing|knocked) (?:[\\w'-]+\\s){1,4}?(?:down|offline)|brought down (?:[\\w'-]+\\s?){1,4}?(?=\\s(?:at|from|around|about)\\s)|lost (?:(?!the\\b)[\\w-]+\\s){0,4}?(?:access|connect\\w+|service|contact|power|coverage)(?:\\s(?:to|with)\\s(?:[\\w'-]+\\s){1,3})?|(?:was|were) hit|(?:was|were) (?:\\w+ly )?(?:cut|severed|damaged|unplugged)(?: by(?: [\\w'-]+){1,4}?)?|taken offline|(?:came|ground) to a (?:halt|standstill|stop)|(?:trading|operations|flights|sales|payments) (?:was |were )?(?:halted|stopped|suspended)|(?:stopped|halted|suspended) (?:all )?(?:trading|operations|services?|sales|flights|trains|payments)[^,.;]{0,90}?(?=\\s(?:at|from|around|about)\\s)|(?:was|were) (?:first )?(?:halted|suspended|shut down|down|offline|unavailable|unreachable|inaccessible|unusable|unresponsive)|first (?:noticed|observed|seen|experienced|affected)|occurred|recurred|happened(?: again)?|broke out|struck|(?:has|have) been (?:down|unavailable|offline|experiencing[^,.;]{0,40}))(?:\\s(?:to (?:experience|suffer|fail|see|have|spike|surge|climb|rise|pour in|come in|appear|mount)[^,.;]{0,40}|pouring in|coming in|spiking|dropping|timing out|seeing[^,.;]{0,30}|failing|experiencing[^,.;]{0,40}|happening|appearing|reporting (?:\\w+ ){0,2}(?:issues|problems|errors|trouble|outages)(?: with [^,.;]{0,30})?))?${PREPOSITION}`,
  'i',
);
const ENDED_LEFT = new RegExp(
  `\\b(?:(?:managed|able) to (?:fully )?(?:restore|resolve|recover|fix)\\b[^,.;]{0,80}\\bby|ended|end(?:s|ing)? time|over|until|resolved|restor(?:ed|ation)|recover(?:ed|y)|mitigated|mitigation|back (?:online|up|to normal|in service|in operation)|(?:was|were|is) (?:\\w+ )?(?:stable|back)|c[ao]me back|return(?:ed|ing)? to (?:normal|service|operation|full|green|healthy|baseline)\\w*(?: status)?(?: operations?| service| levels?)?|(?:operation|service|site|access)s? returned|resum(?:ed|ption)(?:\\s(?:of\\s)?normal \\w+|\\s(?:on|in|at|for)\\s(?:the\\s)?[A-Z]\\w+){0,2}|(?:start(?:ed)?|began|beg[iu]n) (?:responding|working|processing|functioning|operating)(?: (?:again|normally|as (?:expected|normal)))+|operational|normal(?: again| service| operations?)?|fixed|up again|clos(?:ed)|concluded|(?:splicing|repairs?|restoration|fix) (?:work )?(?:was |were |is )?completed?\\b[^,.;]{0,60}?(?=\\s(?:at|by|around)\\s)|completed|subsided|cleared|stabili[sz]ed)(?:\\s(?:for|to|in|across|again|service|fully|completely|all|the|most|every|customers?|users?|regions?|services|affected|by|our|normal|issues?|problems?|incident|outage)\\b)*${PREPOSITION}`,
  'i',
);
const NOT_OUTAGE =
  /\b(?:alarms?|alerts?|pages|addition|capacity|deploy\w*|rollout|roll-?out|migration|upgrade|investigat\w+|maintenance|repair|work|recovery|restoration|rollback|attack|storm|backup|job|script|process|training|meeting|webinar|giveaway|promotion|sale|event started about|release|test\w*|sync\w*|monitoring|rout(?:e|ing) change|change|update|replication|escalation|war room|call|fix|patch|failover|reboot|sessions?)\b[^,;.]{0,30}$/i;
const OTHER_BEGUN =
  /^\s*(?:to\s+)?(?:a\s|an\s|the\s|our\s|their\s)?(?:\w+\s)?(?:\w+\s)?(?:investigat\w+|prepar\w+|work\w*|deploy\w*|roll\w*|apply\w*|mitigat\w+|receiv\w+(?![^,.;]{0,80}\b(?:errors?|failures?|time-?outs?)\b)|allow\w*|implement\w*|monitor\w*|incident response|restart\w*|reboot\w*|migrat\w+|revert\w*|fail(?:ing)? ?over|multi-step|triag\w+|troubleshoot\w*|escalat\w+|scal\w+|test\w*|issu\w+ (?:credits|refunds)|backfill\w*|process)\b/i;
const BEGAN = /\b(?:began|started|begun|begins?|starting|beginning)\b/i;
const RECOVERING =
  /\b(?:began|begun|start(?:ed|ing)?|begin(?:ning)?)\b[^,.;]{0,40}\b(?:recover\w*|restor\w*|resolv\w*|com(?:e|ing) back|return\w*|improv\w*|resum\w*|clear\w*|to be available|functioning)|\b(?:partial\w*|majority|most|some|first|initial\w*|gradual\w*|slowly|incremental\w*|\d+\s?%|\d+ percent|early signs|signs of)\b[^,.;]{0,60}\b(?:recover\w*|restor\w*|resolved|back|operational|return\w*|available again|online)|\ballow(?:ing|ed) some\b|\b(?:slowly|gradually|incrementally|partially)\b/i;
const RECOVERED =
  /\b(?:fully recovered|full(?:y)? recover(?:y|ed)|recover(?:ed|y)|restored|resolved|mitigated|mitigation|back (?:online|up|to normal|in service|on ?line)|return(?:ed|ing)? to (?:normal|service|operation)\w*|revert(?:ed|ing)? to normal|resum(?:ed|ing)|fully operational|all services operational|all is (?:now )?well|confirmed (?:\w+ ){0,2}(?:operation(?:al)?|recovery|restoration)|(?:confirmed|verified|now|all) working|services? (?:were|was|is|are) operational|(?:is|are|was|were) (?:now )?(?:operational|stable|fixed|up|normal)|outage (?:was )?(?:over|ended)|(?:incident|outage|disruption|impact|event|issue)s? (?:\w+ )?(?:ended|ends|over|closed|concluded|subsided|cleared|resolved)|ended|subsided|fixed|normal (?:service|operations?)|working (?:normally|again)|(?:reported )?resolving the (?:issue|problem|outage)|back to normal|came back|brought (?:back|up|online)|stabili[sz]ed|declared .{0,40}operational)\b/i;
const ALERTED =
  /\b(?:alert\w*|alarms?|paged?|monitor(?:s|ing)? (?:detected|identified|alerted|fired|observed|showed)|detected|identified|noticed|notified|discover\w+|became aware|aware of|acknowledg\w+|observed by|first saw|saw the first|reports? of|received (?:a |the |an )?(?:\w+ )?reports?|determined|diagnos\w+|root cause)\b/i;
const STRUCK =
  /\b(?:return(?:ing|ed|s)?|serv(?:ing|ed)|throw(?:ing|n)?|show(?:ing|ed)) (?:only |an? |empty )?(?:HTTP )?(?:errors?|empty|blank|[45]\d\d|[45]xx|50x)\b|\b(?:began|started|begins?|starts|onset|(?:went|go|goes|going) (?:down|offline|dark|hard|out)|became (?:\w+ly )?(?:un\w+|inaccessible|slow|degraded)|was (?:un\w+|down|offline|inaccessible|hit|knocked)|were (?:un\w+|down|offline|inaccessible|hit|knocked)|experienc\w+|suffer\w*|lost (?:\w+ )?(?:access|connect\w+|power|contact)|loss of (?:service|connectivity|access)|crash\w*|fail(?:ed|ing)|(?:came|ground|grinding|come) to a (?:halt|standstill|stop)|halted|(?<!\b(?:was|were|been|be|we|subsequently|to|then) )shut ?down|suspended|stopped (?:\w+ ){0,2}(?:working|functioning|operating|running|responding|answering|serving|accepting|processing|trading|updating|resolving|sending|loading)|encounter\w*|unable|could ?n[o']t|disrupt(?:ed|ion)|outage|degrad\w+|impact(?:ed| began| started)?|affect(?:ed|ing)|errors|hit by|saw (?:\w+ )?(?:\w+ )?(?:errors|failures|latency|time-?outs)|dropp(?:ed|ing)|expire[sd]?|had (?:an? )?(?:\w+ ){0,3}(?:failure|outage|crash|fault|breakdown)|died|panicked|may have|taken (?:down|offline))\b/i;
const WORSE =
  /\b(?:unusable|completely|entirely|all (?:users|customers|subscribers|services)|hard down|went (?:down )?hard|insufficient|total(?:ly)?|full outage|unavailable (?:for|to) (?:all|every)|globally|worldwide)\b/i;
const HITTING =
  /\breceived (?:\w+ ){0,3}(?:notifications?|reports?|complaints?|tickets?|calls?) (?:of|about|that)\b[^.;]{0,60}\b(?:fail\w*|errors?|issues?|problems?|slow\w*|outages?|unable|down)\b|\b(?:detected|noticed|observed|saw|found|discovered|identified|reported) that\b[^.;]{0,110}\b(?:was|were|is|are|had)\b[^.;]{0,20}\b(?:un(?:available|reachable|responsive|able)|down|offline|failing|failed|shut ?down|crash(?:ed)?|having (?:trouble|problems|issues|difficult\w+)|not (?:\w+ly )?(?:work|respond|load|process|reach|avail|access|resolv|receiv|send|deliver|connect|answer|able|be)\w*|inaccessible|slow|degraded)\b|\balerted to\b[^.;]{0,90}\b(?:offline|down|un(?:available|reachable|responsive)|failing|issues?|problems?|outages?)\b|\balert(?:ed|s)?\b[^.;]{0,50}\bthat\b[^.;]{0,60}\b(?:not (?:resolv|respond|work|load|answer)\w*|down|offline|un(?:available|reachable|responsive)|failing|inaccessible)\b|^(?:first |initial |several |multiple |some |many )*(?:customer |user |support )?reports? (?:of|about) (?:\w+ ){0,3}(?:issues?|problems?|errors?|failures?|outages?|slowness|time-?outs?)\b|\b(?:user|customer|client|staff|support) reports? of (?:\w+ ){0,2}(?:issues?|problems?|errors?|failures?|outages?|slowness)\b|\b(?:reports?|reported|shows?|showed|alert(?:s|ed)?(?: that)?) [\w.-]+(?: [\w.-]+){0,3} (?:goes|is|as|are|was|were|being|went) (?:down|offline|unreachable|unresponsive|unavailable)\b|\breports? of (?:\w+ ){0,3}(?:users?|customers?|subscribers?|people)\b[^.;]{0,40}\b(?:unable|experiencing|problems|trouble|issues|errors)|\bflagged (?:the|an?) (?:outage|issue|incident|problem)\b|\b(?:identified|detected|observed|noticed|discovered|experienced|saw|became aware of)\b[^.;]{0,50}\b(?:issue|problem|error\w*|event|failure|elevated|outage|disruption|degradation|malfunction|fault|(?:service )?impact|increase in (?:errors|traffic|latency|failures))\b[^.;]{0,60}(?:\b(?:affect|impact)\w*\b|[.;]|$)|\belevated (?:\w+ )?(?:error|failure|latency)/i;

/** The role of a time by itself. `left`, `right`: the sentence on each side up to the next time. */
export function singleRole(segment: Segment, left: string, right: string): SingleRole {
  if (segment.role === 'header' || segment.section === 'prevention') return OTHER;
  const near = left.slice(-110);
  if (NUMBERED.test(near)) return { role: 'start', kind: severityOf(`${near} ${right}`) };
  if (REPORTED_FIELD.test(near)) return { role: 'detected', kind: severityOf(near) };
  const startedLeft = STARTED_LEFT.exec(near);
  if (startedLeft) return startedRole(near.slice(0, startedLeft.index), startedLeft[0], right);
  const endedLeft = ENDED_LEFT.exec(near);
  if (endedLeft && OTHER_ENDED.test(near.slice(0, endedLeft.index))) return OTHER;
  if (
    endedLeft &&
    !/\b(?:until|will|would|should|expect\w*|hop\w+)\b[^,;.]*$/i.test(
      near.slice(0, endedLeft.index + 6),
    )
  ) {
    return { role: 'end', partial: RECOVERING.test(near.slice(Math.max(0, endedLeft.index - 70))) };
  }
  if (
    /\buntil\b[^,.;]{0,25}$/i.test(near) &&
    (HIT.test(near) || WENT_ON.test(near)) &&
    !/(?:n't|\bnot)\b/i.test(near)
  ) {
    return ALERTED.test(near) ? OTHER : { role: 'end', partial: false };
  }
  if (FAILURE_LEFT.test(near) && WROUGHT.test(right))
    return { role: 'start', kind: severityOf(`${near} ${right}`) };
  if (opensClause(left)) return followedRole(segment, right);
  if (NOTICED_LEFT.test(near) || (ALERTED_LEFT.test(near) && THAT_FAILED.test(right)))
    return { role: 'detected', kind: severityOf(`${near} ${right}`) };
  return OTHER;
}

/** "We were alerted at 19:21 that resolution was failing": the time stands between the alarm and what it told. */
const ALERTED_LEFT = new RegExp(
  `\\b(?:alerted|notified|paged|informed|warned|told|made aware)\\b(?: (?:by|from|through|via)(?: [\\w'-]+){1,6}?)?${PREPOSITION}`,
  'i',
);
const THAT_FAILED =
  /^[\s,]*(?:that|of|to)\b[^.;]{0,90}\b(?:fail\w*|down|offline|un(?:available|reachable|responsive|able)|not \w+ing|errors?|issues?|problems?|outages?|slow\w*|degrad\w*)\b/i;

/** "A power outage at our base at about 2:30 had interrupted …": the failure on one side, what it did on the other. */
const FAILURE_LEFT = new RegExp(
  `\\b(?:outage|failure|blackout|crash|fault|power cut|surge|(?:fib(?:er|re)|cable) cut)\\b(?: (?:in|at|of|on|with|to)(?: [\\w'-]+){1,6}?)?${PREPOSITION}`,
  'i',
);
const WROUGHT =
  /^[\s,)]*(?:(?:had|has|then|also) )*(?:caused|interrupted|knocked|left|disrupted|took|brought|cut|affected|impacted|led to|resulted in)\b/i;

/** "We received reports of failing calls at about 5:15 PM": what was noticed stands before its time. */
const NOTICED_LEFT = new RegExp(
  `(?<!\\b(?:for|of|after|about) (?:(?:the|this|these|an?) )?)\\b(?:issues?|problems?|errors|failures|outages?|disruptions?|slowness)\\b (?:was|were) (?:first )?(?:reported|noticed|detected|observed|raised|seen)(?: first)?${PREPOSITION}|\\b(?:received|receiving|got|noticed|observed|detected|seeing|saw)\\b(?: (?!that\\b)[\\w'-]+){0,6}? (?:reports?|complaints?|notifications?|issues?|problems?|errors?|failures?|outages?|slowness|time-?outs?)\\b(?: (?:of|about|regarding|with|in|on|to|from|for|accessing|affecting)(?: [\\w'-]+){1,7}?)?${PREPOSITION}`,
  'i',
);

/** "Incident reported: 4:45 AM": when it was seen first, in a record that tells no start. */
const REPORTED_FIELD =
  /(?:^|[\n|•*-])[\s*_•|-]*(?:incident|outage|issue|problem|fault|disruption)\s(?:was\s)?(?:first\s)?(?:reported|detected|noticed|identified|logged|opened|raised)(?:\s(?:at|on|time|date))*[\s*_]*[:|][\s*_]*$/i;

/** "The extended session ended at 5 PM". */
const OTHER_ENDED =
  /\b(?:day|session|market|week|quarter|hours|shift|meeting|call|sale|contract|offer|trading day)\b(?:\s(?:that|which))?\s*$/i;

/** "Outage #2 (10:15 UTC) was caused by …": the time is the name of the outage. */
const NUMBERED =
  /^[\W_]*(?:outage|disruption|downtime|interruption)\s(?:#\s?|no\.?\s)?\d{1,2}\s?[([–:-]+\s*$/i;

/** "This continued until approximately 8:15pm". */
const WENT_ON =
  /\b(?:this|it|which|these|they|conditions?|symptoms?)\s(?:\w+\s)?(?:continued|persisted|lasted|remained|went on)\b[^,.;]{0,40}\buntil\b/i;

const OTHER: SingleRole = { role: 'other' };

/** "At 10:15 UTC, …" at the head of its clause: what follows says what happened. */
const opensClause = (left: string) => CLAUSE_OPENING.test(left.slice(-60)) || HEADED_BY.test(left);

/** "What Went Wrong On January 29th at 5:50 PM, …": a heading that has run into its sentence. */
const HEADED_BY =
  /^\s*(?:[A-Z][\w']*[\s:]+){1,5}(?:(?:[Oo]n|[Aa]t|[Ff]rom|around|about|approximately)\s+)*$/;

const CLAUSE_OPENING =
  /(?:^|[,;:"(•|*–-]|\b(?:and|but|when|then|that|(?<!\ba )while|where|with)\b)["\s•|*[(–-]*(?:\b(?:at|from|by|around|about|approximately|roughly|on|since|starting|beginning|as of|early|late|last|some|sometime|the|in|morning|evening|afternoon|night|of|shortly|just|soon|right|after|before|almost|nearly)\b[\s,(]*)*$/i;

function startedRole(before: string, cue: string, right: string): SingleRole {
  if (/\b(?:began|start\w*|begin\w*|begun|commenc\w+)/i.test(cue)) {
    if (NOT_OUTAGE.test(before)) return OTHER;
    if (/recover\w*|restor\w*|return\w*/i.test(before.slice(-40)))
      return { role: 'end', partial: true };
  }
  const text = `${before} ${cue} ${right.slice(0, 160)}`;
  if (
    /^(?:starting|beginning|since|start)/i.test(cue) &&
    !HIT.test(text) &&
    !/\bincrease in\b/i.test(text) &&
    !/\b(?:it|this|these)\s(?:had\s|has\s|all\s|first\s)*$/i.test(before)
  )
    return OTHER;
  if (
    /^(?:starting|beginning|from)/i.test(cue) &&
    OTHER_BEGUN.test(right.replace(/^[\s,]*(?:we|our team|engineers|the team)\s/i, ''))
  )
    return OTHER;
  if (
    /^(?:starting|beginning|since)/i.test(cue) &&
    /^[\s,)]*(?:\w+\s){0,3}(?:identified|detected|observed|saw|noticed)\b/i.test(right) &&
    !/\b(?:increase|issue|problem|error|fail|degrad|disrupt|outage)/i.test(right)
  )
    return OTHER;
  if (/^(?:occurred|happened)/i.test(cue) && !HIT.test(before)) return OTHER;
  if (
    /^(?:[\w-]+ )?(?:failed|died|broke|tripped|hung|froze)/i.test(cue) &&
    NO_FAILURE.test(`${before}${cue}`)
  )
    return OTHER;
  return { role: 'start', kind: severityOf(text) };
}

/** A step of the repair that failed, or what did not. */
const NO_FAILURE =
  /\b(?:attempts?|deploy\w*|jobs?|tests?|scripts?|back-?ups?|restarts?|rollbacks?|restor\w+|fail-?over|migration|fix|patch|not|never|nothing|checks?|builds?|run|disks?|drives?)\b[^,;.]{0,40}$/i;

function followedRole(segment: Segment, right: string): SingleRole {
  const clause = right.slice(0, 220).replace(/^[\s,)\]:|•*–-]+/, '');
  const first =
    clause.split(
      /;|,\s(?:but|which|where|while|leading|causing)\s|,\sand\s(?:we|our|the team|engineers|by|at|it|then)\b|\.\s/,
    )[0] ?? clause;
  if (WORSE.test(clause) && STRUCK.test(clause) && !RECOVERED.test(clause) && !DONE.test(clause)) {
    return { role: 'worse', kind: severityOf(clause) };
  }
  if (DATA_OR_STATUS.test(first)) return OTHER;
  if (RECOVERED.test(first) || RECOVERING.test(first)) {
    const partial = RECOVERING.test(first) && !/\bfull(?:y)?\b|\ball\b/i.test(first);
    const failing =
      /\bfail(?:ed|ing) to recover|not (?:recover|restor|resolv)|attempt\w*|trying|could ?n[o']t|working (?:to|on)\b/i.test(
        first,
      );
    const cued =
      /\b(?:we|engineers|team|they)\b.{0,40}\b(?:restarted|rolled|applied|deployed|began)/i.test(
        first,
      ) && !RECOVERED.test(first);
    if (failing || cued) return OTHER;
    return FORMAL.test(first) ? { role: 'end', partial, formal: true } : { role: 'end', partial };
  }
  if (DIAGNOSED.test(first)) return OTHER;
  if (HITTING.test(first)) return { role: 'detected', kind: severityOf(first) };
  if (ALARM.test(first)) return { role: 'alerted', kind: severityOf(first) };
  if (
    ALERTED.test(first) ||
    (BEGAN.test(first) &&
      OTHER_BEGUN.test(first.replace(/^.*?\b(?:began|started|begun|begins?)\b/i, '')))
  )
    return OTHER;
  if (!LED.test(first) && TRIGGER.test(first) && !/\bwill\b/.test(first))
    return { role: 'trigger', kind: 'outage' };
  if (!STRUCK.test(first)) return OTHER;
  if (BEGAN.test(first) && !HIT.test(first)) return OTHER;
  if (DONE.test(beforeHit(first)) && !CUSTOMER_HIT.test(first) && !LED.test(first)) return OTHER;
  if (segment.section === 'cause' && !CUSTOMER_HIT.test(first) && !HIT_CUSTOMERS.test(first))
    return OTHER;
  return { role: WORSE.test(clause) ? 'worse' : 'start', kind: severityOf(first) };
}

/** An alarm of the vendor's own: when it noticed, where the text tells no start. */
const ALARM =
  /^(?:the |an? )?(?:issue|problem|incident|outage|fault)s? (?:was |were )?(?:first )?(?:detected|reported|noticed|discovered|observed|seen|identified by)\b|^(?:[\w-]+ ){0,4}(?:issues?|problems?|errors|failures|outages?) (?:was|were) (?:first )?(?:raised|reported|flagged|logged)\b|\b(?:alerts?|alerted|alarms?|paged|pagers?|monitoring)\b[^.;]{0,140}\b(?:\w*regist(?:er|ration)\w*|losing|errors?|fail\w*|down|un(?:available|reachable|responsive)|outage|issues?|problems?|loss|high|elevated|latency|time-?outs?|5\d\d|queue|slow\w*|spike|drop)\b/i;

/** "Identified that the issue was an expired certificate": what it was, not that it was. */
const DIAGNOSED =
  /^(?:\w+ ){0,3}(?:identified|determined|found|discovered|diagnosed|traced)\s(?:that\s|it\s)?(?:the|what|why|to)\s[^.;]{0,60}\b(?:was|were|is|are|as|be|by|to)\b/i;

/** "Our server crashed and was restarted": what was done about it does not undo that it struck. */
function beforeHit(clause: string): string {
  const struck = FAILED_ITSELF.exec(clause);
  return struck ? clause.slice(0, struck.index) : clause;
}

const FAILED_ITSELF =
  /\b(?:(?:experienced|suffered) (?:an? |the )?["\w-]+(?: ["\w-]+){0,2}|crashed|went (?:down|offline|out)|became (?:un\w+|inaccessible)|stopped (?:working|responding|answering|serving)|lost (?:power|connectivity|network)|failed)\b(?=[^.;]*\b(?:and|before|until)\b)/i;

/** The end of the paperwork, which may come long after the service is back. */
const FORMAL =
  /^(?:the )?(?:\w+ )?(?:incident|ticket|case|issue|bridge|event)\b.{0,30}\b(?:closed|declared (?:over|closed)|marked (?:as )?(?:resolved|closed))/i;

const LED =
  /\b(?:led to|resulted in|caus(?:ed|ing))\b[^.;]{0,50}\b(?:loss|outages?|disruptions?|failures?|unavailab\w*|errors|degrad\w*|downtime|interruptions?)\b/i;

const TRIGGER =
  /\b(?:executed|ran|entered|typed|pushed|deployed|merged|applied|rolled out|released|(?<!re-?)triggered|change was (?:made|pushed|deployed|applied|performed)|maintenance (?:began|started))\b/i;

const DATA_OR_STATUS =
  /^(?:an? |the |our |another )?(?:first )?(?:\w+ )?(?:status (?:post|page|update)|tweet|post|e-?mail|notification|message|update|announcement|statement)\b(?! (?:\w+ )?(?:issues?|problems?|services?|delivery|deliverability|servers?|systems?|outages?|access|accounts?|errors?|failures?|flow|queues?)\b)|\bstatus (?:post|page)\b/i;
