'use client';

import type { FactRow, OutageReport } from '@/lib/api/wire/outages';

import { formatDuration, formatMinutes } from '../format';
import { formatDate, formatDateTime, formatTime } from '../format-date';
import { Section } from '../layout/page';

const WORDS: Record<string, string> = {
  acknowledgement: 'Acknowledged',
  update: 'Update',
  restored: 'Restored',
  rca: 'Cause explained',
  apology: 'Apology',
  maintenance_notice: 'Maintenance announced',
};

const wordOf = ({ statement }: FactRow) => WORDS[statement ?? ''] ?? 'Said';

type Line = Readonly<{
  key: string;
  when: string;
  what: string;
  said: string | null;
  gap: string;
  late: boolean;
  /** How the source told it before, and whether its promise of a next word was kept. */
  notes: readonly string[];
}>;

/** The vendor's words in order, each with the time since the last. */
export function OutageMessages({ report }: { report: OutageReport }) {
  const lines = linesOf(report);
  return (
    <Section title="Messages" scope={`${report.timeZone} · time since the last word`} flush>
      <ol>
        {lines.map(({ key, when, what, said, gap, late, notes }) => (
          <li
            key={key}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 border-b border-line py-2.25 sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
          >
            <span className="font-medium">{when}</span>
            <span>
              {what}
              {said === null ? null : <span className="text-ink-soft"> “{said}”</span>}
              {notes.map((note) => (
                <span key={note} className="block text-xs text-ink-faint">
                  {note}
                </span>
              ))}
            </span>
            <span
              className={`col-start-2 text-xs sm:col-start-3 sm:text-right ${late ? 'font-medium text-breached' : 'text-ink-faint'}`}
            >
              {gap}
            </span>
          </li>
        ))}
      </ol>
      {report.outage.silent ? (
        <p className="mt-3 font-medium text-breached">The vendor never said a word about it.</p>
      ) : null}
    </Section>
  );
}

function linesOf({ facts, outage, timeZone, communication }: OutageReport): Line[] {
  const day = formatDate(outage.start, timeZone);
  const when = (at: string) =>
    formatDate(at, timeZone) === day
      ? formatTime(at, timeZone, { zoneName: false })
      : `${formatDate(at, timeZone, { year: false, weekday: false })}, ${formatTime(at, timeZone, { zoneName: false })}`;
  const statements = facts.filter(({ kind }) => kind === 'statement');
  const timed = statements
    .filter(
      (fact): fact is FactRow & { start: NonNullable<FactRow['start']> } => fact.start !== null,
    )
    .toSorted((a, b) => a.start.at.localeCompare(b.start.at));
  let last = outage.start;
  const told = timed.map((fact, index): Line => {
    const gapMs = Math.max(0, Date.parse(fact.start.at) - Date.parse(last));
    const allowed =
      index === 0 ? communication.promised.firstNoticeMs : communication.promised.updateMs;
    const during = outage.end === null || fact.start.at <= outage.end;
    last = fact.start.at > last ? fact.start.at : last;
    const late = during && allowed !== null && gapMs > allowed;
    return {
      key: fact.id,
      when: when(fact.start.at),
      what: index === 0 && fact.statement === 'acknowledgement' ? 'First word' : wordOf(fact),
      said: fact.text === null ? null : fact.text.slice(0, 240),
      gap: `${gapMs > 86_400_000 ? formatDuration(gapMs) : formatMinutes(gapMs)}${late ? `, promised ${formatMinutes(allowed)}` : ''}`,
      late,
      notes: notesOf(fact, communication, timeZone),
    };
  });
  return [
    {
      key: 'start',
      when: when(outage.start),
      what: 'The service fails',
      said: null,
      gap: '',
      late: false,
      notes: [],
    },
    ...told,
    ...statements
      .filter(({ start }) => start === null)
      .map((fact): Line => ({
        key: fact.id,
        when: 'time not told',
        what: wordOf(fact),
        said: fact.text === null ? null : fact.text.slice(0, 240),
        gap: '',
        late: false,
        notes: notesOf(fact, communication, timeZone),
      })),
  ];
}

/** Later edits and times that were dated back show, with the day on which each telling was first seen here. */
function notesOf(
  { id, tellings }: FactRow,
  { nextUpdates }: OutageReport['communication'],
  zone: string,
): string[] {
  const seen = (at: string) => formatDateTime(at, zone, { weekday: false });
  const changes = tellings.slice(1).flatMap((later, index) => {
    const before = tellings[index];
    if (!before) return [];
    const moved =
      before.start !== later.start && before.start && later.start
        ? [
            `First told for ${seen(before.start)}, dated ${later.start < before.start ? 'back' : 'on'} to ${seen(later.start)}; seen ${seen(later.seenAt)}`,
          ]
        : [];
    const edited =
      before.text !== later.text
        ? [`Edited since; seen ${seen(before.seenAt)} as “${(before.text ?? '').slice(0, 160)}”`]
        : [];
    return [...moved, ...edited];
  });
  const promises = nextUpdates
    .filter(({ statementId }) => statementId === id)
    .map(({ byAt, outcome }) => `Next word promised by ${seen(byAt)}: ${PROMISES[outcome]}`);
  return [...promises, ...changes];
}

const PROMISES = { kept: 'kept', broken: 'broken', open: 'not yet due' } as const;
