import 'server-only';
import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';
import { isUndecided, type OverviewReport, type OverviewRow } from '@/lib/api/wire/overview';
import { capitalCount, counted, money } from '@/lib/sla/wording';
import { longDate, periodWords } from '@/lib/sla/wording-time';

import { minutesOf } from './conflicts';
import { decimalOf } from './money';
import { isNearlyUsed } from './overview-state';

type Note = OverviewReport['notes'][number];

const lower = (n: number) => capitalCount(n).toLowerCase();
const owed = ({ amounts }: Claimable) =>
  amounts.agreed || amounts.observed || amounts.admitted || 0;

/** What a reader would say aloud: who kept their word, and what expires when. */
export function headlineOf(
  rows: readonly OverviewRow[],
  month: string,
  unclaimed: readonly Claimable[],
  claimed: readonly ClaimRow[],
): string {
  const measured = rows.filter(({ state }) => state !== 'unknown');
  if (rows.length === 0) return `No contract ran in ${periodWords(month)}.`;
  if (measured.length === 0) return `Nothing was measured in ${periodWords(month)}.`;
  const said = [
    ...keptWords(measured.filter(({ period }) => period.complete)),
    ...keepWords(measured.filter(({ period }) => !period.complete)),
  ];
  const expiry = expiring(unclaimed, claimed);
  return [
    ...said.map((words) => `${words}.`),
    ...(expiry ? [`${expiry.amount} ${expiry.verb} on ${expiry.day}.`] : []),
  ].join(' ');
}

/** "Five of seven kept their word in October": what waits for a decision is not kept. */
function keptWords(closed: readonly OverviewRow[]): string[] {
  if (closed.length === 0) return [];
  const kept = closed.filter(({ state }) => state === 'met').length;
  return [
    `${countOf(kept, closed.length)} kept ${whose(kept, closed.length)} word${inName(closed)}`,
  ];
}

/** "One of three keeps its word so far in Q4 2026." */
function keepWords(running: readonly OverviewRow[]): string[] {
  if (running.length === 0) return [];
  const kept = running.filter(({ state }) => KEEPS.has(state)).length;
  const verb = isOne(kept, running.length) ? 'keeps' : 'keep';
  return [
    `${countOf(kept, running.length)} ${verb} ${whose(kept, running.length)} word so far${inName(running)}`,
  ];
}

const KEEPS: ReadonlySet<OverviewRow['state']> = new Set(['met', 'open', 'risk']);

const countOf = (kept: number, all: number) =>
  `${kept === 0 ? 'None' : capitalCount(kept)} of ${lower(all)}`;

const isOne = (kept: number, all: number) => kept === 1 || (kept === 0 && all === 1);
const whose = (kept: number, all: number) => (isOne(kept, all) ? 'its' : 'their');

/** " in October", " in Q4 2026"; nothing where the contracts count different periods. */
function inName(rows: readonly OverviewRow[]): string {
  const [label, ...others] = new Set(rows.map(({ period }) => period.period));
  if (label === undefined || others.length > 0) return '';
  const words = periodWords(label);
  return ` in ${/^\d{4}-\d{2}$/.test(label) ? words.replace(/ \d{4}$/, '') : words}`;
}

/** What is lost on the next deadline day, the largest sum first: "USD 12,050.00 and EUR 825.00". */
function expiring(unclaimed: readonly Claimable[], claimed: readonly ClaimRow[]) {
  const open = [
    ...unclaimed.filter(({ missed }) => !missed).map((each) => ({ ...each, minor: owed(each) })),
    ...claimed
      .filter(({ status, daysLeft }) => status === 'draft' && (daysLeft ?? -1) >= 0)
      .map((each) => ({ ...each, minor: each.amountMinor })),
  ].filter(({ claimBy, minor }) => claimBy !== null && minor > 0);
  const [next] = open.toSorted((a, b) => (a.claimBy ?? '').localeCompare(b.claimBy ?? ''));
  if (!next?.claimBy) return null;
  const due = open.filter(({ claimBy }) => claimBy === next.claimBy);
  const amounts = amountsOf(due);
  return {
    amount: listed(amounts),
    verb: amounts.length === 1 ? 'expires' : 'expire',
    day: longDate(next.claimBy).replace(/ \d{4}$/, ''),
    daysLeft: next.daysLeft,
    count: due.length,
  };
}

/** At most six sentences, most urgent first, each with the place that it leads to. */
export function notesOf(
  rows: readonly OverviewRow[],
  unclaimed: readonly Claimable[],
  claimed: readonly ClaimRow[],
  month: string,
): Note[] {
  const notes = [
    ...deadlineNotes(unclaimed, claimed),
    ...missedNotes(unclaimed, claimed),
    ...rows.flatMap(breachNotes),
    ...rows.flatMap(undecidedNotes),
    ...rows.flatMap(riskNotes),
    ...longestOfVendor(rows).flatMap(silenceNotes),
    ...rows.flatMap((row) => unknownNotes(row, month)),
  ];
  return [...new Map(notes.map((note) => [note.text, note])).values()].slice(0, 6);
}

/** What a vendor said of its outages is told once, however many contracts there are: over the longest time. */
function longestOfVendor(rows: readonly OverviewRow[]): OverviewRow[] {
  const longest = new Map<string, OverviewRow>();
  for (const row of rows) {
    const held = longest.get(row.vendor.id);
    if (!held || row.strip.length > held.strip.length) longest.set(row.vendor.id, row);
  }
  return [...longest.values()];
}

/** "six periods": never more than there are. */
const periodsOf = (strip: OverviewRow['strip']) =>
  strip.length === 1 ? 'one period' : `${lower(strip.length)} periods`;

function deadlineNotes(unclaimed: readonly Claimable[], claimed: readonly ClaimRow[]): Note[] {
  const next = expiring(unclaimed, claimed);
  if (!next) return [];
  const days = next.daysLeft === 1 ? '1 day' : `${next.daysLeft ?? 0} days`;
  return [
    {
      text: `${next.amount} ${next.verb} on ${next.day}, in ${days}.`,
      href: '/claims',
      link: next.count === 1 ? 'See the claim' : `See the ${lower(next.count)} claims`,
      state: (next.daysLeft ?? 99) <= 10 ? 'risk' : null,
    },
  ];
}

/** One sentence over all currencies; a draft that was never sent is missed as well. */
function missedNotes(unclaimed: readonly Claimable[], claimed: readonly ClaimRow[]): Note[] {
  const missed = [
    ...unclaimed
      .filter((each) => each.missed)
      .map((each) => ({ currency: each.currency, minor: owed(each) })),
    ...claimed
      .filter(({ status, daysLeft }) => status === 'draft' && daysLeft !== null && daysLeft < 0)
      .map(({ currency, amountMinor }) => ({ currency, minor: amountMinor })),
  ].filter(({ minor }) => minor > 0);
  if (missed.length === 0) return [];
  const amounts = amountsOf(missed);
  return [
    {
      text: `${listed(amounts)} ${amounts.length === 1 ? 'was' : 'were'} never claimed and ${missed.length === 1 ? 'its deadline has' : 'the deadlines have'} passed.`,
      href: '/claims',
      link: 'See which',
      state: 'breached',
    },
  ];
}

/** Sums by currency, the largest first. */
function amountsOf(due: readonly Readonly<{ currency: string; minor: number }>[]): string[] {
  const sums = new Map<string, number>();
  for (const { currency, minor } of due) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency, minor]) => money(decimalOf(minor, currency), currency));
}

/** "A", "A and B", "A, B and C". */
const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');

function breachNotes({ vendor, state, strip }: OverviewRow): Note[] {
  if (state !== 'breached') return [];
  const newest = strip.slice(-6);
  const breaches = newest.filter((each) => each.state === 'breached').length;
  if (breaches < 2) return [];
  return [
    {
      text: `${vendor.name} broke its promise ${breaches === 2 ? 'twice' : `${lower(breaches)} times`} in ${periodsOf(newest)}.`,
      href: `/vendors/${vendor.id}`,
      link: 'See its record',
      state: null,
    },
  ];
}

function undecidedNotes({ vendor, period }: OverviewRow): Note[] {
  if (!isUndecided(period)) return [];
  return [
    {
      text: undecidedText(vendor.name, period.figures.admitted),
      href: `/vendors/${vendor.id}`,
      link: 'Decide',
      state: 'risk',
    },
  ];
}

/** Silence is no denial: only a vendor that told its minutes has kept a promise on them. */
function undecidedText(name: string, admitted: OverviewRow['period']['figures']['admitted']) {
  if (!admitted?.watched) {
    return `${name} has neither admitted nor denied anything; what we saw breaks its promise.`;
  }
  return admitted.status === 'met'
    ? `${name} kept its promise on its own minutes; what we saw breaks it.`
    : `What we saw breaks the promise of ${name}, and too little of it is agreed.`;
}

function riskNotes({ vendor, state, period }: OverviewRow): Note[] {
  if (state !== 'risk') return [];
  const left = isNearlyUsed(period) ? period.figures.agreed?.headroomMinutes : null;
  const text =
    left === null || left === undefined
      ? `What ${vendor.name} owes depends on evidence that is not settled.`
      : `${vendor.name} has ${counted(minutesOf(Math.floor(Number(left) * 10) * 6_000), 'minute')} of its allowance left.`;
  return [{ text, href: `/vendors/${vendor.id}`, link: 'See why', state: 'risk' }];
}

function silenceNotes({ vendor, silentOutages, strip }: OverviewRow): Note[] {
  if (silentOutages === 0) return [];
  return [
    {
      text: `${vendor.name} never said a word about ${silentOutages === 1 ? 'one outage' : `${lower(silentOutages)} outages`} in ${periodsOf(strip)}.`,
      href: `/outages?vendor=${vendor.id}&silent=true`,
      link: silentOutages === 1 ? 'See it' : 'See them',
      state: null,
    },
  ];
}

function unknownNotes({ vendor, state }: OverviewRow, month: string): Note[] {
  if (state !== 'unknown') return [];
  return [
    {
      text: `No source watched ${vendor.name} in ${periodWords(month)}, so it is neither kept nor broken.`,
      href: '/imports',
      link: 'Import a source',
      state: null,
    },
  ];
}
