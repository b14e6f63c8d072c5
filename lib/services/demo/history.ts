import 'server-only';

/**
 * An invented history as the files that a buyer would have: a monitor's export and a status page.
 * Everything is told relative to `now`, so that the demonstration is always current.
 */
export type Told = Readonly<{
  /** 0 is the running month. */
  monthsAgo: number;
  /** Day of the month and minutes past UTC midnight. */
  day: number;
  at: number;
  minutes: number;
  /** What the vendor admits, in minutes after our start; null: it never said a word. */
  admits: Readonly<{ from: number; until: number; firstWordAfter: number }> | null;
  title?: string;
}>;

const MINUTE_MS = 60_000;

type Habits = Readonly<{
  /** Moves the days and hours, so that vendors do not fail together. */
  seed: number;
  /** How many months ago there was an outage that the vendor never mentioned. */
  silent?: readonly number[];
}>;

/**
 * Minutes of downtime a month, oldest first, the running month last; 0 is a month without any.
 * Two of three outages are admitted as they were seen, the third begins late in the vendor's account.
 */
export function monthly(minutes: readonly number[], { seed, silent = [] }: Habits): Told[] {
  return minutes.flatMap((down, index) => {
    if (down === 0) return [];
    const monthsAgo = minutes.length - 1 - index;
    const cut = index % 3 === 0 ? Math.min(12, Math.floor(down / 4)) : 0;
    return [
      {
        monthsAgo,
        day: monthsAgo === 0 ? 1 : ((index * 7 + seed * 5) % 26) + 1,
        at: ((index * 397 + seed * 263) % 1_100) + 60,
        minutes: down,
        admits: silent.includes(monthsAgo)
          ? null
          : { from: cut, until: down, firstWordAfter: cut + 6 + ((index * 5) % 17) },
      },
    ];
  });
}

const startOf = ({ monthsAgo, day, at }: Told, now: number): number => {
  const today = new Date(now);
  const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - monthsAgo, day);
  return start + at * MINUTE_MS;
};

/** Outages of the running month that have not happened yet at `now` are left out. */
const past = (told: readonly Told[], now: number) =>
  told.filter((each) => startOf(each, now) + each.minutes * MINUTE_MS < now);

const iso = (at: number) => new Date(at).toISOString();

/** A monitor's export: start, end, state, reference. */
export function monitorCsv(told: readonly Told[], now: number): string {
  const rows = past(told, now).map((each, index) => {
    const start = startOf(each, now);
    return `${iso(start)},${iso(start + each.minutes * MINUTE_MS)},down,probe-${index + 1}`;
  });
  return ['start,end,state,reference', ...rows, ''].join('\n');
}

/** The vendor's status page, in the form of Statuspage's incidents.json. */
export function statusPage(vendor: string, told: readonly Told[], now: number): string {
  const incidents = past(told, now).flatMap((each, index) => {
    const { admits, title = 'Service disruption' } = each;
    if (!admits) return [];
    const start = startOf(each, now);
    const at = (minutes: number) => iso(start + minutes * MINUTE_MS);
    const id = `inv${String(index + 1).padStart(9, '0')}`;
    const update = (seq: number, status: string, minutes: number, body: string) => ({
      id: `${id}-${seq}`,
      status,
      body,
      created_at: at(minutes),
      display_at: at(minutes),
      affected_components: null,
    });
    return [
      {
        id,
        name: title,
        status: 'resolved',
        created_at: at(admits.firstWordAfter),
        started_at: at(admits.from),
        resolved_at: at(admits.until),
        impact: 'critical',
        components: [],
        incident_updates: [
          update(3, 'resolved', admits.until + 4, 'This incident has been resolved.'),
          ...(admits.until - admits.firstWordAfter > 40
            ? [
                update(
                  2,
                  'identified',
                  admits.firstWordAfter + 35,
                  'The cause is identified and a fix is being made.',
                ),
              ]
            : []),
          update(1, 'investigating', admits.firstWordAfter, 'We are investigating reports.'),
        ],
      },
    ];
  });
  return JSON.stringify({
    page: { id: 'invented', name: vendor, url: 'https://status.example', time_zone: 'UTC' },
    incidents,
  });
}
