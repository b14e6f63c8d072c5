/**
 * The promise of a next message: "next update in 30 minutes", "by 14:30 UTC". Only a promise whose
 * moment is certain counts; "soon", "about two hours" and clock times in an unnamed or ambiguous zone are none.
 */
const MIN_MS = 60_000;
const DAY_MS = 86_400_000;

const UPDATE = String.raw`(?:next|another|further|an|more)\s+(?:status\s+)?(?:update|information|communication)s?`;
const AMOUNT = String.raw`(\d{1,3}|an?|one|two|three|four|next)\s*(?:-\s*)?(minutes?|mins?|hours?|hrs?)`;
const WITHIN = new RegExp(
  String.raw`\b${UPDATE}\b[^.!?\n]{0,60}?\b(?:in|within)\s+(?:the\s+)?(?:next\s+)?${AMOUNT}\b(?!\s*(?:to|-|or)\b)`,
  'i',
);
const BY = new RegExp(
  String.raw`\b${UPDATE}\b[^.!?\n]{0,60}?\b(?:by|at|before|no later than)\s+(\d{1,2}):(\d\d)\s*([ap]m)?\s*\(?(?:UTC|GMT)\b`,
  'i',
);
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  next: 1,
};

/** Epoch ms until when a message of `at` promises the next one, or null. */
export function promisedUpdate(body: string, at: number): number | null {
  const within = WITHIN.exec(body);
  if (within) {
    const [, amountText = '', unit = ''] = within;
    const amount = NUMBERS[amountText.toLowerCase()] ?? Number(amountText);
    if (amount === 0 || (/^next$/i.test(amountText) && /s$/i.test(unit))) return null;
    return at + amount * (/^h/i.test(unit) ? 60 * MIN_MS : MIN_MS);
  }
  const by = BY.exec(body);
  return by ? clockAfter(at, by) : null;
}

/** A clock time without a date is the next one after the message, if that is within half a day. */
function clockAfter(at: number, match: RegExpExecArray): number | null {
  const written = Number(match[1]);
  const half = match[3]?.toLowerCase();
  if (written > 23 || Number(match[2]) > 59 || (half && (written < 1 || written > 12))) return null;
  const hour = half ? (written % 12) + (half === 'pm' ? 12 : 0) : written;
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  const today = midnight + (hour * 60 + Number(match[2])) * MIN_MS;
  const next = today > at ? today : today + DAY_MS;
  return next - at <= DAY_MS / 2 ? next : null;
}
