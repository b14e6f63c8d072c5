/** Times that are no outage, texts without one, and several windows in one text. */
import type { ProseCase } from './prose-cases';

export const TRAP_CASES: readonly ProseCase[] = [
  {
    name: 'A maintenance announced for the future is a maintenance',
    text: `Planned maintenance

We will carry out scheduled maintenance on Saturday 21 March 2026 from 22:00 to 02:00 CET. During this window the customer portal will be unavailable. We apologise for any inconvenience.`,
    windows: ['2026-03-21T21:00 2026-03-22T01:00 exact Europe/Berlin maintenance'],
    contains: 'window impact apology',
  },
  {
    name: 'An outage and the maintenance that will mend its cause',
    text: `On 4 February 2026 from 08:10 to 09:25 UTC our checkout was down because of a faulty storage controller. We are sorry.

We will replace the controller in a scheduled maintenance on 8 February 2026 between 01:00 and 03:00 UTC.`,
    windows: [
      '2026-02-04T08:10 2026-02-04T09:25 exact UTC outage',
      '2026-02-08T01:00 2026-02-08T03:00 exact UTC maintenance',
    ],
    contains: 'cause window impact apology',
  },
  {
    name: 'A deploy and a cause stand before the impact',
    text: `At 07:30 UTC on 6 October 2025 we deployed version 4.12 of the gateway. At 07:55 UTC memory use began to grow. At 08:40 UTC gateways crashed and all API requests failed. At 08:43 UTC our on-call engineer was paged. At 09:31 UTC we rolled back, and at 09:38 UTC service was fully restored.`,
    windows: ['2025-10-06T08:40 2025-10-06T09:38 exact UTC outage'],
    said: null,
    contains: 'window impact cause',
  },
  {
    name: 'Log lines carry other times than the sentence',
    text: `The mail gateway was down from 08:11 to 08:47 UTC on 2 June 2025. The log shows the refusals:

[2025-06-02 08:03:11 +0000] warning: queue file write error
[2025-06-02 08:11:03 +0000] fatal: connection refused
[2025-06-02 08:52:40 +0000] statistics: max connection rate 41/60s

The disk was full.`,
    windows: ['2025-06-02T08:11 2025-06-02T08:47 exact UTC outage'],
    contains: 'window impact cause',
  },
  {
    name: 'A near miss hit no customer',
    text: `At 10:02 UTC on 3 June 2025 our on-call engineer was paged because a replica had stopped. Traffic failed over within seconds and no customers were affected. The replica was rebuilt by 11:15 UTC.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A power cut that the generators bridged is no outage',
    text: `Utility power at our Reno data centre was lost at 03:10 UTC on 9 July 2025. The generators carried the load until 05:42 UTC, when utility power returned. All services remained available throughout.`,
    windows: [],
    contains: '',
  },
  {
    name: 'Release notes mend failures and have none',
    text: `Release notes 5.3, published 3 June 2025 at 10:00 UTC

Fixed: exports failed when a report had no rows.
Fixed: the dashboard was unavailable to users without a role.
New: filters can be saved.`,
    windows: [],
    contains: 'impact',
  },
  {
    name: 'A new feature shows outages of others',
    text: `Introducing outage history

From 14 January 2026, Watchtower customers can see every outage of the last 90 days. The feature goes live at 09:00 UTC and will be rolled out until 17:00 UTC.`,
    windows: [],
    contains: '',
  },
  {
    name: 'A quarterly report has figures and no times',
    text: `Service report, second quarter 2025

Between 1 April and 30 June 2025 availability was 99.98 percent. There were three incidents with a total downtime of 26 minutes. The longest lasted 14 minutes. The median time to respond was 6 minutes.`,
    windows: [],
    contains: '',
  },
  {
    name: 'An invitation to a webinar',
    text: `Join our webinar "Surviving an outage" on 12 May 2026 from 15:00 to 16:00 UTC. We will show how customers recover when their provider fails.`,
    windows: [],
    contains: '',
  },
  {
    name: 'Support hours are no outage',
    text: `Our support team is available Monday to Friday from 9:00 to 17:00 CET. Outside these hours we only handle outages. Please call the hotline if your service is down.`,
    publishedAt: '2025-06-03',
    windows: [],
    contains: '',
  },
  {
    name: 'A contract excludes hours',
    text: `Downtime between 22:00 and 02:00 UTC, emergency maintenance, and failures caused by the customer are excluded from the availability that is promised from 1 July 2025.`,
    windows: [],
    contains: '',
  },
  {
    name: 'A maintenance that went well',
    text: `The planned maintenance of our database took place on 8 February 2026 from 01:00 to 01:45 UTC. It completed ahead of schedule and no service was interrupted.`,
    windows: ['2026-02-08T01:00 2026-02-08T01:45 exact UTC maintenance'],
    contains: 'window',
  },
  {
    name: 'A false alarm',
    text: `At 12:10 UTC on 9 July 2025 we reported an outage of the Nimbra API. This was a false alarm: a monitor was misconfigured and the API was available at all times.`,
    windows: [],
    contains: '',
  },
  {
    name: 'An attack began before customers noticed',
    text: `On 20 August 2025 a DDoS attack against our name servers began at 13:05 UTC. From 13:40 to 15:10 UTC customers could not resolve their domains. The attack ended at 17:30 UTC.`,
    windows: ['2025-08-20T13:40 2025-08-20T15:10 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'Three windows stand in a list',
    text: `We had three outages on 12 June 2025. Orders could not be placed:

- 08:02 to 08:31 UTC
- 11:15 to 11:20 UTC
- 16:40 to 18:05 UTC

All were caused by the same faulty cable.`,
    windows: [
      '2025-06-12T08:02 2025-06-12T08:31 exact UTC outage',
      '2025-06-12T11:15 2025-06-12T11:20 exact UTC outage',
      '2025-06-12T16:40 2025-06-12T18:05 exact UTC outage',
    ],
    contains: 'cause window impact',
  },
  {
    name: 'Outages of two days, each with its own date',
    text: `Sorry for a rough week. On Monday 6 October 2025 the editor was unavailable from 09:00 to 09:45 UTC. On Wednesday 8 October it was unavailable again from 14:10 to 15:00 UTC. Both times a lock in the database was the cause.`,
    windows: [
      '2025-10-06T09:00 2025-10-06T09:45 exact UTC outage',
      '2025-10-08T14:10 2025-10-08T15:00 exact UTC outage',
    ],
    contains: 'cause window impact apology',
  },
  {
    name: 'A first message is told beside the start and the end',
    text: `Our service was down from 06:15 to 08:40 UTC on 12 June 2025. We posted the first notice on our status page at 06:52 UTC and informed customers by e-mail at 07:30 UTC.`,
    windows: ['2025-06-12T06:15 2025-06-12T08:40 exact UTC outage'],
    said: '2025-06-12T06:52',
    contains: 'window impact',
  },
  {
    name: 'A weekday without publication leaves the year open',
    text: `On Tuesday, 14 October, the portal was unavailable from 09:10 to 10:45 UTC.`,
    windows: [],
    contains: 'impact',
  },
];
