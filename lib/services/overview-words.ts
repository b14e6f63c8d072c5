import 'server-only';
import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';
import type { OverviewReport, OverviewRow } from '@/lib/api/wire/overview';
import { capitalCount, money } from '@/lib/sla/wording';
import { longDate, periodWords } from '@/lib/sla/wording-time';

import { minutesOf } from './conflicts';
import { decimalOf } from './money';

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
  if (measured.length === 0) return 'Nothing has been measured yet.';
  const kept = measured.filter(
    ({ state }) => state === 'met' || state === 'open' || state === 'risk',
  ).length;
  const name = periodWords(month).split(' ')[0] ?? month;
  const running = measured.every(({ period }) => !period.complete);
  const first = running
    ? `${capitalCount(kept)} of ${lower(measured.length)} keep their word so far in ${name}.`
    : `${capitalCount(kept)} of ${lower(measured.length)} kept their word in ${name}.`;
  const expiry = expiring(unclaimed, claimed);
  return expiry ? `${first} ${expiry.amount} ${expiry.verb} on ${expiry.day}.` : first;
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
  const sums = new Map<string, number>();
  for (const { currency, minor } of due) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  const amounts = [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency, minor]) => money(decimalOf(minor, currency), currency));
  return {
    amount: amounts.join(' and '),
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
  return [
    ...deadlineNotes(unclaimed, claimed),
    ...missedNotes(unclaimed),
    ...rows.flatMap(breachNotes),
    ...rows.flatMap(riskNotes),
    ...rows.flatMap(silenceNotes),
    ...rows.flatMap((row) => unknownNotes(row, month)),
  ].slice(0, 6);
}

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

function missedNotes(unclaimed: readonly Claimable[]): Note[] {
  const missed = unclaimed.filter((each) => each.missed);
  const [first] = missed;
  if (!first) return [];
  const same = missed.filter(({ currency }) => currency === first.currency);
  const minor = same.reduce((sum, each) => sum + owed(each), 0);
  return [
    {
      text: `${money(decimalOf(minor, first.currency), first.currency)} was never claimed and its deadline has passed.`,
      href: '/claims',
      link: 'See which',
      state: 'breached',
    },
  ];
}

function breachNotes({ vendor, state, strip }: OverviewRow): Note[] {
  if (state !== 'breached') return [];
  const breaches = strip.slice(-6).filter((each) => each.state === 'breached').length;
  if (breaches < 2) return [];
  return [
    {
      text: `${vendor.name} broke its promise ${breaches === 2 ? 'twice' : `${lower(breaches)} times`} in six periods.`,
      href: `/vendors/${vendor.id}`,
      link: 'See its record',
      state: null,
    },
  ];
}

function riskNotes({ vendor, state, period }: OverviewRow): Note[] {
  if (state !== 'risk') return [];
  const headroom = period.figures.agreed?.headroomMinutes;
  const text =
    period.complete || headroom === null || headroom === undefined
      ? `${vendor.name} kept its promise on its own minutes; what we saw breaks it.`
      : `${vendor.name} has ${minutesOf(Math.floor(Number(headroom) * 60_000))} minutes of its allowance left.`;
  return [{ text, href: `/vendors/${vendor.id}`, link: 'See why', state: 'risk' }];
}

function silenceNotes({ vendor, silentOutages }: OverviewRow): Note[] {
  if (silentOutages === 0) return [];
  return [
    {
      text: `${vendor.name} never said a word about ${silentOutages === 1 ? 'one outage' : `${lower(silentOutages)} outages`} in twelve periods.`,
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
