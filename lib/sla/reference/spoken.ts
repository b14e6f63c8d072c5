import type { AssessInput } from '../assess-input';
import type { CommitmentOf } from '../commitment-format';
import type { CommunicationInput } from '../evidence-format';
import type { Offset } from '../format';
import { conclude, flatDues } from './conclusion';
import type { Judged } from './judgement';
import type { Frame } from './period';
import { type Seen, isHeldOpen, isOutage, seenBy } from './windows';
import { type Span, businessTime, holds, moved } from './zone';

/** How long the vendor kept silent about each outage; about planned maintenance, how early it spoke. */
type Communication = CommitmentOf<'communication'>;
type Word = Readonly<{ at: number; kind: CommunicationInput['kind'] | 'notice' }>;
type Case = Readonly<{ input: AssessInput; frame: Frame; commitment: Communication }>;

const isLead = ({ measure }: Communication) => measure === 'maintenance_notice';

/** Words said of a window by now: those that name it, and those that name none while it was the latest. */
function wordsOf(window: Seen, all: readonly Seen[], { input, frame, commitment }: Case): Word[] {
  const { communications = [] } = input.evidence;
  const words = communications
    .filter(({ kind }) => (kind === 'maintenance_notice') === isLead(commitment))
    .filter(({ at, window: named }) => {
      if (named !== undefined) return named === window.window.id;
      const started = all.map(({ start }) => start).filter((start) => start <= Date.parse(at));
      return started.length > 0 && Math.max(...started) === window.start;
    })
    .map(({ at, kind }): Word => ({ at: Date.parse(at), kind }));
  const { noticeAt } = window.window;
  if (noticeAt !== undefined) words.push({ at: Date.parse(noticeAt), kind: 'notice' });
  return words.filter(({ at }) => at <= frame.asOf);
}

/** Words since the start. What `noticeAt` announced before it is said at the start. */
const since = (start: number, words: readonly Word[]) =>
  words
    .map((word) => (word.kind === 'notice' ? { ...word, at: Math.max(start, word.at) } : word))
    .filter(({ at }) => at >= start)
    .toSorted((a, b) => a.at - b.at);

/** From when to when somebody waited for a word; for a lead, from the word to the planned start. */
function waitsOf({ start, window, raw }: Seen, said: readonly Word[], given: Case): Span[] {
  const { asOf } = given.frame;
  const words = since(start, said);
  const isRestored = window.end !== null && raw.end <= asOf;
  const first = (kind?: Word['kind']) =>
    words.find((word) => kind === undefined || word.kind === kind)?.at ?? asOf;
  switch (given.commitment.measure) {
    case 'first_notice':
      return [{ start, end: first() }];
    case 'update_interval': {
      const end = Math.min(raw.end, asOf);
      const moments = words.map(({ at }) => at).filter((at) => at <= end);
      const from = moments.length > 0 ? moments : [start];
      return from.map((at, index) => ({ start: at, end: from[index + 1] ?? end }));
    }
    case 'restoration_notice':
    case 'rca': {
      const at = first(given.commitment.measure === 'rca' ? 'rca' : 'restored');
      return isRestored ? [{ start: raw.end, end: Math.max(raw.end, at) }] : [];
    }
    case 'maintenance_notice':
      return [{ start: Math.min(asOf, ...said.map(({ at }) => at)), end: start }];
  }
}

/** Milliseconds, in business time where the terms say so; below 0 where a lead was missed. */
function lengthOf({ start, end }: Span, { input, frame, commitment }: Case): number {
  if (commitment.calendar !== 'business') return end - start;
  const calendar = input.terms.businessCalendar;
  return start <= end
    ? businessTime({ start, end }, frame.zone, calendar)
    : 0 - businessTime({ start: end, end: start }, frame.zone, calendar);
}

const MS: Partial<Record<Offset['unit'], number>> = { minute: 60_000, hour: 3_600_000 };

function isInTime(wait: Span, given: Case): boolean {
  const { within, calendar } = given.commitment;
  const { zone } = given.frame;
  const isBusiness = calendar === 'business';
  const unit = MS[within.unit];
  if (isBusiness && unit !== undefined) {
    const [length, limit] = [lengthOf(wait, given), within.n * unit];
    return isLead(given.commitment) ? length >= limit : length <= limit;
  }
  const isDay = isBusiness && within.unit === 'day';
  const offset: Offset = isDay ? { n: within.n, unit: 'business_day' } : within;
  const business = given.input.terms.businessCalendar;
  return isLead(given.commitment)
    ? wait.start <= moved(wait.end, offset, -1, zone, business)
    : wait.end <= moved(wait.start, offset, 1, zone, business);
}

export function judgeCommunication(
  input: AssessInput,
  frame: Frame,
  commitment: Communication,
): Judged {
  const given = { input, frame, commitment };
  const lead = isLead(commitment);
  const all = seenBy(commitment, input.evidence, frame, 'measured').filter(
    (seen) => isOutage(seen) !== lead,
  );
  const asked = all.filter(
    ({ start, window: { severity } }) =>
      holds(frame, start) &&
      (lead || start <= frame.asOf) &&
      (commitment.severity === undefined || severity === commitment.severity),
  );
  const waits = asked.flatMap((seen) => waitsOf(seen, wordsOf(seen, all, given), given));
  const lengths = waits.map((wait) => lengthOf(wait, given));
  const nothing = lead ? null : 0;
  const worst = lead ? Math.min(...lengths) : Math.max(...lengths);
  return conclude(input, frame, {
    commitment,
    measured: { seconds: lengths.length === 0 ? nothing : worst / 1000 },
    met: waits.every((wait) => isInTime(wait, given)),
    doubts: [],
    remarks: [],
    isOpen: !frame.complete || isHeldOpen(commitment, input.evidence, frame),
    incidents: asked.map(({ raw, index }) => ({ ...raw, windows: [index] })),
    sources: asked.map(({ index }) => `window ${index}`),
    dues: flatDues(input, frame, commitment),
  });
}
