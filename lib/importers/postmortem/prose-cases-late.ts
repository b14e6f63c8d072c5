/** The last texts written, of every kind. */
import type { ProseCase } from './prose-cases';

export const LATE_CASES: readonly ProseCase[] = [
  {
    name: 'A cloud vendor mails about one region, with its own ticket numbers and hours',
    text: `Incident INC-20931 – Object storage, region Warsaw

Start: 17 April 2026 21:46 CEST
End: 17 April 2026 23:12 CEST
Impact: Reads and writes returned 5xx errors.

At 21:40 CEST an operator drained the wrong rack. Clients lost access to about a third of all objects. We apologise and will add a second confirmation to the tool so that this cannot happen again.`,
    windows: ['2026-04-17T19:46 2026-04-17T21:12 exact Europe/Berlin outage'],
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'A status tweet thread is retold with the times of its posts',
    text: `Gridline, the electricity tariff app, said on its status page at 7:42 a.m. PT on Thursday, February 26, 2026 that it was investigating login problems. The company said at 10:15 a.m. PT that the issue had been resolved.`,
    windows: [],
    said: '2026-02-26T15:42',
    contains: 'impact',
  },
  {
    name: 'A report states the outage in a sentence with the duration in brackets',
    text: `On 20 August 2025, Tidewater's booking engine was unavailable from 09:04 to 09:51 UTC (47 minutes). A lock on the seats table, taken by a report that ran at 09:00, blocked all bookings. We are sorry. The report now runs on a replica.`,
    windows: ['2025-08-20T09:04 2025-08-20T09:51 exact UTC outage'],
    vendors: ['Tidewater'],
    contains: 'cause window impact apology',
  },
  {
    name: 'An outage of some weeks ago is told with month first and no year',
    text: `Between 4:10 p.m. and 6:35 p.m. EDT on Thursday, June 12, subscribers of Bayfiber in Maine had no internet service. A truck had brought down a pole.`,
    publishedAt: '2025-07-01',
    windows: ['2025-06-12T20:10 2025-06-12T22:35 exact America/New_York outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A newsletter announces a price change and a maintenance',
    text: `From 1 April 2026 our prices rise by 3 percent. On Sunday 22 March 2026, 04:00-06:00 UTC, we upgrade our database; the dashboard is read-only during that time.`,
    windows: ['2026-03-22T04:00 2026-03-22T06:00 exact UTC maintenance'],
    contains: 'window impact',
  },
  {
    name: 'An AI vendor had two periods on two days',
    text: `Parlance chat was down twice this week: on Tuesday, May 12, 2026 from 08:31 to 09:02 PDT, and on Wednesday, May 13, 2026 from 13:20 to 14:44 PDT. Both outages had the same cause, a memory leak in our gateway.`,
    windows: [
      '2026-05-12T15:31 2026-05-12T16:02 exact America/Los_Angeles outage',
      '2026-05-13T20:20 2026-05-13T21:44 exact America/Los_Angeles outage',
    ],
    vendors: ['Parlance'],
    contains: 'cause window impact',
  },
  {
    name: 'A job advertisement names on-call hours and outages',
    text: `We are hiring a site reliability engineer. You will be on call one week in six, from 08:00 to 20:00 CET, and you will help us to keep outages short. In 2025 we had 99.97 percent uptime.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A customer writes down what they saw and what support said',
    text: `Our tills lost their connection to Farecard at 12:05 on 6 October 2025 and came back at 12:50 (all times in London time). Support told us by phone at 13:30 that there had been no outage on their side.`,
    windows: ['2025-10-06T11:05 2025-10-06T11:50 exact Europe/London outage'],
    vendors: ['Farecard'],
    said: '2025-10-06T12:30',
    contains: 'window impact',
  },
  {
    name: 'A postmortem names the start in its title line and its end in prose',
    text: `# Incident on 2026-01-20 between 05:55 and 07:10 UTC

**Summary**: Webhooks were not delivered. Retries drained by 07:10 UTC.

**Cause**: A firewall rule that was rolled out at 05:55 UTC dropped outgoing traffic.

**Follow-up**: Staged rollout of firewall rules.`,
    windows: ['2026-01-20T05:55 2026-01-20T07:10 exact UTC outage'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A carrier tells the days of a storm without hours',
    text: `Storm Elva hit our network hard. On 17 April 2026 about 8,000 customers in Mayo were without service. We restored the last of them on 19 April 2026.`,
    windows: ['2026-04-17T00:00 open day UTC outage'],
    contains: 'cause window impact',
  },
];
