/** How a text says sorry, and how it speaks of apologies without one. One phrase a row. */

export const APOLOGY: readonly RegExp[] = [
  /\b(?:apolog\w+|sorry|deep(?:ly|est) regret|sincerely regret|we (?:deeply )?regret|regrets? (?:the|any|this)|(?:is|are) (?:\w+ )?regretted|please accept our|fell short in|forgive)\b/i,
];

export const NO_APOLOGY: readonly RegExp[] = [
  /\b(?:is an apology|an apology enough|(?:no|nor an|or an|any) apology|never apolog\w+|not apologi[sz]ed?|without an apology|similar apologies|(?:has to|have to|must|should) [^.]{0,60}apolog\w+|lessons for)\b/i,
];
