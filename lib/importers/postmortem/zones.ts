/**
 * Zone names as people write them. An abbreviation names a place's clock, not an offset: "PST" in July
 * is what the clocks of the Pacific coast show, and the reader says that it was so read.
 */
export type ZoneToken = Readonly<{
  kind: 'zone';
  from: number;
  to: number;
  written: string;
  /** IANA id, or a fixed offset such as "+08:00". */
  id: string;
  /** `inferred` where the abbreviation is shared by several zones or only the place is named. */
  basis: 'stated' | 'inferred';
  /** The offset that the abbreviation names when taken literally, in minutes. */
  literalMinutes?: number;
}>;

type Entry = readonly [id: string, literalMinutes?: number];

const ABBREVIATIONS: Readonly<Record<string, Entry>> = {
  UTC: ['UTC', 0],
  GMT: ['UTC', 0],
  Z: ['UTC', 0],
  WET: ['Europe/Lisbon', 0],
  ET: ['America/New_York'],
  EST: ['America/New_York', -300],
  EDT: ['America/New_York', -240],
  CT: ['America/Chicago'],
  CST: ['America/Chicago', -360],
  CDT: ['America/Chicago', -300],
  MT: ['America/Denver'],
  MST: ['America/Denver', -420],
  MDT: ['America/Denver', -360],
  PT: ['America/Los_Angeles'],
  PST: ['America/Los_Angeles', -480],
  PDT: ['America/Los_Angeles', -420],
  AKST: ['America/Anchorage', -540],
  AKDT: ['America/Anchorage', -480],
  HST: ['Pacific/Honolulu', -600],
  AST: ['America/Halifax', -240],
  ADT: ['America/Halifax', -180],
  NST: ['America/St_Johns', -210],
  NDT: ['America/St_Johns', -150],
  BST: ['Europe/London', 60],
  CET: ['Europe/Berlin', 60],
  CEST: ['Europe/Berlin', 120],
  MEZ: ['Europe/Berlin', 60],
  MESZ: ['Europe/Berlin', 120],
  WEST: ['Europe/Lisbon', 60],
  EET: ['Europe/Athens', 120],
  EEST: ['Europe/Athens', 180],
  MSK: ['Europe/Moscow', 180],
  TRT: ['Europe/Istanbul', 180],
  IST: ['Asia/Kolkata', 330],
  PKT: ['Asia/Karachi', 300],
  JST: ['Asia/Tokyo', 540],
  KST: ['Asia/Seoul', 540],
  HKT: ['Asia/Hong_Kong', 480],
  SGT: ['Asia/Singapore', 480],
  PHT: ['Asia/Manila', 480],
  MYT: ['Asia/Kuala_Lumpur', 480],
  ICT: ['Asia/Bangkok', 420],
  WIB: ['Asia/Jakarta', 420],
  GST: ['Asia/Dubai', 240],
  AEST: ['Australia/Sydney', 600],
  AEDT: ['Australia/Sydney', 660],
  AET: ['Australia/Sydney'],
  ACST: ['Australia/Adelaide', 570],
  ACDT: ['Australia/Adelaide', 630],
  AWST: ['Australia/Perth', 480],
  NZST: ['Pacific/Auckland', 720],
  NZDT: ['Pacific/Auckland', 780],
  SAST: ['Africa/Johannesburg', 120],
  EAT: ['Africa/Nairobi', 180],
  WAT: ['Africa/Lagos', 60],
  BRT: ['America/Sao_Paulo', -180],
  ART: ['America/Argentina/Buenos_Aires', -180],
  COT: ['America/Bogota', -300],
  PET: ['America/Lima', -300],
  IDT: ['Asia/Jerusalem', 180],
};

/** Abbreviations that several countries use: the words that decide against the usual reading. */
const SHARED: Readonly<Record<string, readonly (readonly [RegExp, Entry])[]>> = {
  CST: [
    [/\bChin(?:a|ese)\b|\bBeijing\b|\bShanghai\b/, ['Asia/Shanghai', 480]],
    [/\bCuba\b/, ['America/Havana', -300]],
  ],
  IST: [
    [/\bIsrael|\bTel Aviv\b/, ['Asia/Jerusalem', 120]],
    [/\bIreland\b|\bIrish\b|\bDublin\b/, ['Europe/Dublin', 60]],
  ],
  BST: [[/\bBangladesh|\bDhaka\b/, ['Asia/Dhaka', 360]]],
  AST: [[/\bSaudi|\bRiyadh\b|\bKuwait\b|\bQatar\b/, ['Asia/Riyadh', 180]]],
  AEST: [[/\bBrisbane\b|\bQueensland\b/, ['Australia/Brisbane', 600]]],
  MST: [[/\bArizona\b|\bPhoenix\b/, ['America/Phoenix', -420]]],
};

/** Whether several places use the abbreviation for clocks of their own. */
export const isShared = (abbreviation: string): boolean => Object.hasOwn(SHARED, abbreviation);

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/China Standard/i, 'Asia/Shanghai'],
  [/Eastern Europe/i, 'Europe/Athens'],
  [/Central Europe|Middle Europe/i, 'Europe/Berlin'],
  [/Western Europe/i, 'Europe/Lisbon'],
  [/(?:Australian Eastern|Eastern Australia)/i, 'Australia/Sydney'],
  [
    /^(?:U\.?S\.?A?\.?[\s-]|US\/|North American )?Eastern|New York|Boston|Washington(?:,? D\.?C)|Atlanta|Miami|Toronto/i,
    'America/New_York',
  ],
  [/^(?:U\.?S\.?A?\.?[\s-]|US\/)?Central|Chicago|Dallas|Houston|Austin/i, 'America/Chicago'],
  [/^(?:U\.?S\.?A?\.?[\s-]|US\/)?Mountain|Denver/i, 'America/Denver'],
  [
    /^(?:U\.?S\.?A?\.?[\s-]|US\/)?Pacific|San Francisco|Los Angeles|Seattle|California|Vancouver/i,
    'America/Los_Angeles',
  ],
  [/Atlantic|Halifax/i, 'America/Halifax'],
  [/Greenwich|Coordinated|Universal|Zulu/i, 'UTC'],
  [/British|London|^U\.?K\.?\b|Britain|England/i, 'Europe/London'],
  [/Irish|Dublin|Ireland/i, 'Europe/Dublin'],
  [/Berlin|German|Frankfurt|Munich/i, 'Europe/Berlin'],
  [/Paris|French|France/i, 'Europe/Paris'],
  [/Amsterdam|Dutch|Netherlands/i, 'Europe/Amsterdam'],
  [/Zurich|Swiss|Switzerland/i, 'Europe/Zurich'],
  [/Madrid|Spanish|Spain/i, 'Europe/Madrid'],
  [/Rome|Milan|Italian|Italy/i, 'Europe/Rome'],
  [/Stockholm|Swedish|Sweden/i, 'Europe/Stockholm'],
  [/Moscow/i, 'Europe/Moscow'],
  [/Israel|Tel Aviv|Jerusalem/i, 'Asia/Jerusalem'],
  [/India|Mumbai|Delhi|Bangalore/i, 'Asia/Kolkata'],
  [/Japan|Tokyo/i, 'Asia/Tokyo'],
  [/Korea|Seoul/i, 'Asia/Seoul'],
  [/China|Beijing|Shanghai/i, 'Asia/Shanghai'],
  [/Hong Kong/i, 'Asia/Hong_Kong'],
  [/Singapore/i, 'Asia/Singapore'],
  [/Dubai|Gulf/i, 'Asia/Dubai'],
  [/Sydney/i, 'Australia/Sydney'],
  [/Melbourne/i, 'Australia/Melbourne'],
  [/Brisbane/i, 'Australia/Brisbane'],
  [/Perth/i, 'Australia/Perth'],
  [/New Zealand|Auckland|Wellington/i, 'Pacific/Auckland'],
  [/S(?:ã|a)o Paulo|Bras(?:í|i)lia|Brazil/i, 'America/Sao_Paulo'],
  [/South Africa|Johannesburg/i, 'Africa/Johannesburg'],
];

const ABBREVIATION = new RegExp(
  `(?:(?<![\\w/.-])|(?<=\\d:\\d\\d)|(?<=\\d[ap]m))(?:${Object.keys(ABBREVIATIONS)
    .filter((name) => name !== 'Z')
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?!\\w|/[a-z]|\\.\\w)`,
  'g',
);
const OFFSET =
  /(?:\b(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?([0-5]\d))?|(?<=\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:(?<=:\d\d:\d\d[.\d]{0,10})|(?=\+))([+-])(\d\d):?([0-5]\d)|(?<=\d\d:\d\d:\d\d )([+-])(\d\d)([0-5]\d))(?![\d:\w])/g;
const ZULU = /(?<=\d)Z(?!\w)/g;
const IANA =
  /(?<![\w/])(?:(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?|Etc\/(?:UTC|GMT))(?!\w)/g;
const US_NAMES =
  /(?<![\w-])(?:U\.?S\.?A?\.?[\s-]{1,2})?(?:Eastern|Central|Mountain|Pacific|Atlantic)(?:\s(?:Standard|Daylight))?(?:\s[Tt]ime)?(?!\s(?:US|Europe|European|Summer|India|seaboard|Ocean|coast)|[\w/])/g;
const PLACES = NAMES.map(([pattern]) => pattern.source.replace(/\^\(\?:[^)]*\)\?|\^/g, ''));
const PLACE_TIME = new RegExp(
  `(?<![\\w-])(?:(?:${PLACES.join('|')})(?:an|ean)?(?:\\s(?:Standard|Summer|Daylight|Mean|local))*\\s[Tt]ime|(?:local )?time in (?:${PLACES.join('|')}))(?!\\w)`,
  'gi',
);

/** Every zone of the text, in order. Words of the whole text decide shared abbreviations. */
export function zonesOf(prepared: string): ZoneToken[] {
  const found: ZoneToken[] = [];
  const add = (
    match: RegExpExecArray,
    fields: Omit<ZoneToken, 'kind' | 'from' | 'to' | 'written'>,
  ) =>
    found.push({
      kind: 'zone',
      from: match.index,
      to: match.index + match[0].length,
      written: match[0],
      ...fields,
    });
  const known = new Map<string, ReturnType<typeof abbreviationOf>>();
  for (const match of prepared.matchAll(ABBREVIATION)) {
    const meaning = known.get(match[0]) ?? abbreviationOf(match[0], prepared);
    known.set(match[0], meaning);
    add(match, meaning);
  }
  for (const match of prepared.matchAll(ZULU))
    add(match, { id: 'UTC', basis: 'stated', literalMinutes: 0 });
  for (const match of prepared.matchAll(OFFSET)) {
    const [sign, hours, rest] = [1, 4, 7].flatMap((at) => match.slice(at, at + 3)).filter(Boolean);
    const minutes = Number(hours) * 60 + Number(rest ?? 0);
    if (minutes <= 840) add(match, fixedOffset(sign === '-' ? -minutes : minutes));
  }
  for (const match of prepared.matchAll(IANA))
    add(match, { id: ianaOf(match[0]), basis: 'stated' });
  for (const match of prepared.matchAll(US_NAMES))
    add(match, { id: namedZone(match[0]), basis: 'stated' });
  for (const match of prepared.matchAll(PLACE_TIME))
    add(match, { id: namedZone(match[0].replace(/^(?:local )?time in /i, '')), basis: 'stated' });
  return found
    .filter((token) => token.id)
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(
      (token, index, all) =>
        !all.slice(Math.max(0, index - 4), index).some((other) => other.to > token.from),
    );
}

function abbreviationOf(written: string, prepared: string) {
  const shared = SHARED[written];
  const other = shared?.find(([words]) => words.test(prepared))?.[1];
  const [id, literalMinutes] = other ?? ABBREVIATIONS[written] ?? ['UTC'];
  const basis: ZoneToken['basis'] = shared && (other || written === 'IST') ? 'inferred' : 'stated';
  return { id, basis, ...(literalMinutes !== undefined && { literalMinutes }) };
}

function fixedOffset(minutes: number) {
  const size = Math.abs(minutes);
  const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  const id = minutes === 0 ? 'UTC' : `${minutes < 0 ? '-' : '+'}${clock}`;
  return { id, basis: 'stated' as const, literalMinutes: minutes };
}

const US_IDS: Readonly<Record<string, string>> = {
  'US/Pacific': 'America/Los_Angeles',
  'US/Eastern': 'America/New_York',
  'US/Central': 'America/Chicago',
  'US/Mountain': 'America/Denver',
  'US/Arizona': 'America/Phoenix',
  'Etc/UTC': 'UTC',
  'Etc/GMT': 'UTC',
};
const ianaOf = (written: string) => US_IDS[written] ?? written;

const namedZone = (written: string) =>
  NAMES.find(([pattern]) => pattern.test(written.replace(/\s+/g, ' ')))?.[1] ?? '';
