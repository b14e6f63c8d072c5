import { loadModules } from './modules.mjs';
import {
  copyInto,
  peakMb,
  printTable,
  timed,
  withPlainConnection,
  withScratchServer,
} from './scratch.mjs';
import { MONTH, windowsOf } from './windows.mjs';

// node bench/assess.mjs [share]    share of 1 000 × 1 000 and 100 × 100 000 windows; 1 is all of it
//
// Assesses vendor-months and has PostgreSQL unite, clip and measure the same windows in one query.
// Each is run in turn, three times, and the best time of each counts; their answers must be equal.
// Windows come in order of time, as the product stores them. Much of the time is young garbage:
// node --max-semi-space-size=64 bench/assess.mjs shows how much.

const SETS = [
  { months: 1_000, windows: 1_000 },
  { months: 100, windows: 100_000 },
];
const ROUNDS = 3;

const share = Number(process.argv[2] ?? 0.1);
if (!(share > 0 && share <= 1)) throw new RangeError('The share must be more than 0 and at most 1');

const TERMS = {
  schema: 'sla-terms/1',
  vendor: 'Any',
  title: 'Service level agreement',
  effective: { from: '2024-01-01', decidedBy: 'period_start' },
  timeZone: { id: 'UTC', basis: 'stated' },
  period: { kind: 'calendar', unit: 'month' },
  currency: 'USD',
  commitments: [
    {
      id: 'uptime',
      kind: 'availability',
      target: { op: 'gte', percent: '99.9' },
      metric: { kind: 'time' },
      remedies: [
        {
          kind: 'tiers',
          rows: [
            { when: { gte: '99.0', lt: '99.9' }, credit: { percentOfFees: '10' } },
            { when: { lt: '99.0' }, credit: { percentOfFees: '25' } },
          ],
        },
      ],
    },
  ],
  claim: {
    automatic: false,
    steps: [
      {
        kind: 'claim',
        required: true,
        fatalIfMissed: true,
        deadline: { anchor: 'period_end', offset: { n: 30, unit: 'day' }, satisfiedBy: 'received' },
        channel: { kind: 'portal' },
      },
    ],
    evidence: [],
    sourceOfTruth: 'both',
    form: 'credit',
  },
};

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** One answer for each service and month: milliseconds of the union within the month. */
const UNION = `
  select service, month.starts,
         (select coalesce(sum(extract(epoch from upper(span) - lower(span)) * 1000), 0)::bigint
          from unnest(range_agg(tstzrange(outage.starts, outage.ends))
                      * tstzmultirange(tstzrange(month.starts, month.ends))) as span) as ms
  from outage join month on outage.starts < month.ends and outage.ends > month.starts
  group by service, month.starts, month.ends
  order by service`;

async function measure(sql, set) {
  const months = Math.max(1, Math.round(set.months * share));
  await fill(sql, months, set.windows);
  const best = { union: Infinity, assess: Infinity, read: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    const united = await timed(() => sql.unsafe(UNION));
    const fromMemory = assessMonths(months, set.windows);
    const fromDatabase = await readAndAssess(sql, months);
    const asked = united.answer.map(({ ms }) => Number(ms) / 60_000);
    requireSame(asked, fromMemory.minutes);
    requireSame(asked, fromDatabase.minutes);
    best.union = Math.min(best.union, united.ms);
    best.assess = Math.min(best.assess, fromMemory.ms);
    best.read = Math.min(best.read, fromDatabase.ms);
  }
  const rate = (ms) => `${Math.round((months * set.windows) / ms)} k/s`;
  const times = (ms) => `${(best.union / ms).toFixed(2)} ×`;
  return [
    `${months} × ${set.windows}`,
    rate(best.union),
    rate(best.assess),
    times(best.assess),
    rate(best.read),
    times(best.read),
    `${peakMb()} MB`,
  ];
}

async function fill(sql, months, windows) {
  await sql.unsafe(`
    drop table if exists outage, month;
    create table outage (service int not null, starts timestamptz not null, ends timestamptz not null);
    create table month (starts timestamptz not null, ends timestamptz not null);
    insert into month values ('${iso(MONTH.start)}', '${iso(MONTH.end)}')`);
  await copyInto(sql, 'outage', linesOf(months, windows));
  await sql.unsafe('create index on outage (service, starts)');
  await sql.unsafe('vacuum analyze outage');
}

function* linesOf(months, windows) {
  for (let service = 0; service < months; service++) {
    yield windowsOf(service, windows)
      .map(({ start, end }) => `${service}\t${iso(start)}\t${iso(end)}\n`)
      .join('');
  }
}

/** Making the windows is not part of the time. */
function assessMonths(months, count) {
  const minutes = [];
  let ms = 0;
  for (let service = 0; service < months; service++) {
    const input = inputOf(
      windowsOf(service, count).map(({ start, end }) => ({
        state: 'down',
        start: iso(start),
        end: iso(end),
      })),
    );
    const start = performance.now();
    minutes.push(downtimeOf(assess(input)));
    ms += performance.now() - start;
  }
  return { ms, minutes };
}

async function readAndAssess(sql, months) {
  const { ms, answer } = await timed(async () => {
    const minutes = [];
    for (let service = 0; service < months; service++) {
      const rows = await sql`
        select to_char(outage.starts at time zone 'utc', ${ISO}),
               to_char(outage.ends at time zone 'utc', ${ISO})
        from outage, month
        where service = ${service} and outage.starts < month.ends and outage.ends > month.starts
        order by outage.starts`.values();
      const windows = rows.map(([start, end]) => ({ state: 'down', start, end }));
      minutes.push(downtimeOf(assess(inputOf(windows))));
    }
    return minutes;
  });
  return { ms, minutes: answer };
}

const inputOf = (windows) => ({
  terms: TERMS,
  period: MONTH.label,
  evidence: { windows },
  fees: [{ amount: '1000.00', kind: 'recurring' }],
  asOf: '2026-05-01T00:00:00Z',
});

const downtimeOf = ({ commitments }) => commitments[0].downtimeMinutes;
const iso = (at) => new Date(at).toISOString();

/** Minutes with six decimals on one side, so a difference of a millionth is rounding. */
function requireSame(expected, found) {
  const at = expected.findIndex((minutes, index) => !(Math.abs(minutes - found[index]) < 2e-6));
  if (at < 0 && expected.length === found.length) return;
  throw new Error(`Service ${at}: SQL finds ${expected[at]} minutes down, assess ${found[at]}`);
}

const [{ assess }] = await loadModules(['lib/sla/assess.ts']);
const restMb = peakMb();
await withScratchServer(async ({ ownerUrl }) => {
  await withPlainConnection(ownerUrl, async (sql) => {
    const rows = [];
    for (const set of SETS) rows.push(await measure(sql, set));
    printTable([
      [
        'vendor-months × windows',
        'SQL union and clip',
        'assess, trace included',
        '× SQL',
        'read and assess',
        '× SQL',
        'peak memory',
      ],
      ...rows,
    ]);
    console.log(`\nPeak memory is this process's; it was ${restMb} MB before the first window.`);
  });
});
