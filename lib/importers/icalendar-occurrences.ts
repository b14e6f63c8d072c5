/** When an event takes place: once, or as its rule repeats it within two years. */
import type { Edge, Issue } from '@/lib/sla/evidence';

import { clockText, skipped, type CalendarEvent } from './icalendar-event';
import type { Property } from './icalendar-lines';
import { ruleOf, startsOf } from './icalendar-rule';
import { edgeAt, momentOf, momentsOf, type Moment, type Zones } from './icalendar-time';

/** `suffix`: of the reference, for one of several. */
export type Occurrence = Readonly<{ suffix: string; start: Edge; end: Edge }>;

const DAY_MS = 86_400_000;
const HORIZON_MS = 2 * 366 * DAY_MS;
const MOST = 1000;

type Setting = Readonly<{
  zones: Zones;
  /** Occurrences that have events of their own, epoch ms. */
  replaced: ReadonlySet<number>;
  issues: Issue[];
}>;

/** Every occurrence, in order; one whose start the zone's clocks skipped is an issue. */
export function occurrencesOf(event: CalendarEvent, setting: Setting): Occurrence[] {
  const { start, repeats, replaces } = event;
  const { issues, replaced } = setting;
  const of = (wanted: string) => repeats.filter(({ name }) => name === wanted);
  const [rule, ...more] = [...of('RRULE'), ...of('EXRULE')];
  for (const { line, name } of more.slice(0, 10)) {
    issues.push(refusal(line, name, 'another rule', 'one rule of days, weeks, months or years'));
  }
  const moments = new Map<number, Moment>();
  for (const moment of [
    start,
    ...(rule ? ruledStarts(event, rule, setting) : []),
    ...listed(of('RDATE'), setting),
  ]) {
    moments.set(instant(moment), moment);
  }
  for (const moment of listed(of('EXDATE'), setting)) moments.delete(instant(moment));
  for (const at of replaced) moments.delete(at);
  const kept = [...moments].toSorted(([a], [b]) => a - b).map(([, moment]) => moment);
  if (kept.length > MOST) issues.push(cutNote(event, `${kept.length} occurrences`));
  return kept.slice(0, MOST).flatMap((moment): Occurrence[] => {
    const edges = edgesOf(moment, event);
    if (!edges) {
      issues.push(refusal(event.line, 'DTSTART', clockText(moment.localMs), skipped(moment)));
      return [];
    }
    if (repeats.length > 0) return [{ suffix: `:${isoClock(moment.localMs)}`, ...edges }];
    return [{ suffix: replaces ? `:${isoClock(replaces.at)}Z` : '', ...edges }];
  });
}

const isoClock = (localMs: number) => clockText(localMs).replace(' ', 'T');

/** A start that the clocks skipped stands for itself until it is refused. */
const instant = (moment: Moment): number => edgeAt(moment, moment.localMs)?.at ?? moment.localMs;

const refusal = (line: number, field: string, found: string, expected: string): Issue => ({
  place: { line },
  field,
  found,
  expected,
  severity: 'error',
});

const cutNote = ({ line }: CalendarEvent, found: string): Issue => ({
  ...refusal(line, 'RRULE', found, `at most ${MOST} occurrences within two years of the first`),
  severity: 'note',
});

function listed(properties: readonly Property[], { zones, issues }: Setting): Moment[] {
  const moments: Moment[] = [];
  for (const property of properties) {
    for (const moment of momentsOf(property, zones, 2 * MOST - moments.length)) {
      if ('field' in moment) issues.push(moment);
      else moments.push(moment);
    }
  }
  return moments;
}

/** The starts that a rule adds to the first; a rule that is not understood adds none and is an issue. */
function ruledStarts(
  event: CalendarEvent,
  property: Property,
  { zones, issues }: Setting,
): Moment[] {
  const { start } = event;
  const rule = ruleOf(property.value);
  if ('refused' in rule || property.name === 'EXRULE') {
    const found = 'refused' in rule ? rule.refused.slice(0, 100) : 'EXRULE';
    issues.push(
      refusal(property.line, property.name, found, 'a rule by days, weeks, months or years'),
    );
    return [];
  }
  const until = rule.until === null ? null : momentOf({ ...property, value: rule.until }, zones);
  if (until && 'field' in until) {
    issues.push({ ...until, field: 'UNTIL' });
    return [];
  }
  const last = until && (until.dayOnly ? null : instant(until));
  const isOver = (localMs: number) => {
    if (!until) return false;
    if (last === null) return localMs >= until.localMs + DAY_MS;
    return (edgeAt(start, localMs)?.at ?? localMs) > last;
  };
  const endsBefore = start.localMs + HORIZON_MS;
  const { starts, cut } = startsOf(rule, start.localMs, { endsBefore, isOver });
  if (cut) issues.push(cutNote(event, `a rule that goes on after ${clockText(endsBefore)}`));
  return starts.map((localMs) => ({ ...start, localMs }));
}

/** The days of a length by the clock of the place, its hours by the second; the first ends as DTEND writes. */
function edgesOf(moment: Moment, { start: first, end: last, length }: CalendarEvent) {
  const { days, ms } = length;
  const start = edgeAt(moment, moment.localMs);
  if (start && last && moment.localMs === first.localMs) {
    const end = edgeAt(last, last.localMs);
    return end && { start, end };
  }
  const from = days === 0 ? start : edgeAt(moment, moment.localMs + days * DAY_MS);
  if (!start || !from) return null;
  const end = { at: from.at + ms, earliest: from.earliest + ms, latest: from.latest + ms };
  return { start, end };
}
