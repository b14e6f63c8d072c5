/** How a text tells what is done so that it does not happen again. One phrase a row. */

/** A measure, promised or taken. */
export const PREVENTION: readonly RegExp[] = [
  /\btak(?:e|ing) (?:immediate |further |additional )?(?:action|steps|measures) to (?:improve|prevent|strengthen|increase)\b/i,
  /\breview(?:ing)? (?:this|the) (?:incident|outage) to (?:see|learn|understand|identify)\b/i,
  /\b(?:can ?not|can't|won't|will not|does not|doesn't|never) (?:happen|occur|recur)s?\b(?: again)?/i,
  /\bwill (?:also )?(?:add|install|implement|introduce|replace)\b[^.;]{0,120}\bso that\b/i,
  /\b(?:prevent\w*|avoid\w*|ensur\w+|mak\w+ sure|guard against|reduc\w+|minimi[sz]\w+)\b[^.;]{0,140}\b(?:recur\w*|reoccur\w*|again|in (?:the )?future|future|similar|this (?:type|kind|class|sort)|happen\w*|repeat|such (?:an? )?(?:incidents?|outages?|issues?|interruptions?|events?)|outages?)\b/i,
  /\b(?:future|similar)\b[^.;]{0,60}\b(?:prevent\w*|avoid\w*)/i,
  /\b(?:steps|measures|actions|plans?|improvements?|changes)\b[^.;]{0,80}\b(?:prevent\w*|avoid\w*|going forward|to improve|are (?:making|taking)|we(?:'re| are) (?:making|taking)|in the future)\b/i,
  /\bwe(?:'ll| will|'re| are|'re going to)?\s?(?:be |also be |also |now |immediately |currently |permanently )*(?:add|adding|implement|implementing|improve|improving|review|reviewing|evaluat\w+|chang\w+ (?:our|how)|introduc\w+|harden\w*|invest(?:ing)?\b|strengthen\w*|automat\w+|switching to|deploying the)\b/i,
  /\bwe(?:'ve| have) (?:since |also |now |already )?(?:added|raised|introduced|implemented|improved|hardened|changed)\b[^.;]{0,60}\b(?:alert\w*|checks?|monitor\w*|limits?|safeguards?|guards?|tests?|testing|capacity|redundan\w+|validation|process\w*|procedures?|resilience)\b/i,
  /\bwill be (?:replaced|added|introduced|reviewed|upgraded|doubled|moved)\b/i,
  /\band (?:are|will be) (?:also )?(?:adding|implementing|improving|reviewing|introducing|hardening|strengthening|automating)\b/i,
  /\bforward-looking plans\b/i,
  /\bfour-step process\b/i,
  /\b(?:is|are) (?:also )?being deployed to\b/i,
  /\bcorrective (?:actions?|measures?)\b/i,
  /\bplans? (?:\w+ )?(?:is|are) making to avoid\b/i,
  /\buse a less risky\b/i,
  /^\s*[-*•]\s*(?:Added|Reduced|Limited|Improved|Increased|Doubled|Implemented|Upgraded|Strengthened|Hardened|Introduced|Automated|Expanded|Enhanced)\s+[^|]{12,}$/,
  /\b(?:re-?evaluating|reviewing|revising|revisiting) (?:our|their|its|the) (?:\w+ ){0,2}(?:procedures?|process(?:es)?|polic(?:y|ies)|practices)\b/i,
  /\badding (?:additional|more|extra|new|further) \w+/i,
  /\bmake (?:this|it|that|our \w+|the \w+) (?:much |far )?more (?:robust|resilient|reliable|stable|redundant)\b/i,
  /\bwill (?:also )?(?:introduce|add|include|provide|bring) (?:\w+ )?(?:enhanced|improved|additional|better|extra|more (?:robust|detailed))\b/i,
  /\b(?:mitigat\w+|catch\w*|detect\w*)\b[^.;]{0,60}\b(?:future|similar) (?:\w+ )?(?:events?|incidents?|issues?|outages?|problems?)\b/i,
  /\b(?:we|I|they|team)(?:'ve| have)(?: also| since| now)? (?:developed|built|created|written) (?:an? )?(?:\w+ )?(?:enhanced|improved|new|better|additional|safer)\b/i,
  /\b(?:new|additional|extra|further) (?:procedures?|checks?|alerts?|alerting|monitoring|safeguards?|measures|process(?:es)?|controls?)\b[^.;]{0,30}\b(?:in place|added|introduced|put)\b/i,
  /\bwill not be (?:impacted|affected|down) [^.;]{0,25}\bagain\b/i,
  /^\s*[-*•]\s*[A-Z][a-z]+ [^|]{12,}\b(?:Done|TODO|To ?do|Not done|In progress|Unresolved)\b/,
  /\b(?:we|I|they|team|engineers|provider|vendor|supplier|company|bank|carrier)(?:'ll| will| have| has|'ve| are| is|'re| plan to| intend to)\b[^.;]{0,40}\b(?:set(?:ting)? up|add(?:ed|ing)?|improv(?:e|ed|ing)|increas(?:e|ed|ing)|upgrad(?:e|ed|ing)|replac(?:e|ed|ing)|build(?:ing)?|built|introduc(?:e|ed|ing)|implement(?:ed|ing)?|creat(?:e|ed|ing)|extend(?:ed|ing)?|expand(?:ed|ing)?|tighten(?:ed|ing)?|automat(?:e|ed|ing)|updat(?:e|ed|ing)|rework(?:ed|ing)?|redesign(?:ed|ing)?|put(?:ting)?|work(?:ing)? (?:on|with|to|towards)|look(?:ing)? (?:into|at)|purchas(?:e|ed|ing)|order(?:ed|ing)?)\b[^.;]{0,110}\b(?:alert(?:s|ing)?|monitoring|fail-?over|redundan\w+|back-?ups?|procedures?|process(?:es)?|capacity|rate limit\w*|safeguards?|safety|checks?|logging|resilien\w+|reliability|robust\w*|hardening|runbooks?|tooling|automation|validation|testing|spares?|controls)\b/i,
  /\b(?:we|I) (?:will|intend to|plan to|are going to) (?:be )?(?:do|doing|tak(?:e|ing)|mak(?:e|ing)) (?:several|a few|a number of|the following|some|many|two|three|four|five) (?:things|steps|changes|measures|actions|improvements)\b/i,
  /\b(?:protect(?:s|ed|ing)?|safeguard\w*) (?:\w+ )?(?:against|from) (?:this|such|similar|another|a repeat|the same)\b/i,
  /^\s*[-*•]\s*(?:\[[ x]\]\s*)?(?:Ensure|Implement|Add|Improve|Order|Monitor|Automate|Document|Introduce|Replace|Upgrade|Harden|Extend|Set up|Create an? (?:alert|check|monitor|runbook)|Require|Enforce|Migrate|Reduce|Increase|Alert)\s+(?!.*\?\s*$)[^|]{12,}$/,
  /^\s*[-*•]\s*Status: (?:Done|Unresolved|In[- ]progress|On[ -]going|Planned|Open)\b.{10,}/i,
];

/** Asked for, hoped for, or owed to others. */
export const NO_PREVENTION: readonly RegExp[] = [
  /\bnone of us can\b/i,
  /\byou (?:can|could|should|need|must)\b/i,
  /\b(?:how can|how (?:could|similar|do we)|couldn't|can't they|would have|hope\w*|it would|assurances that|wish\w*|didn't|did not|failed to|made changes to prevent such outages|would like to share|economically|compensat\w+|refunds?|credits?|will publish|(?:describe|explain|outline|include|list)\b[^.;]{0,60}\b(?:what|how)|will follow|should be|has to|begs?|more information|further information)\b/i,
  /\?\s*$/i,
];
