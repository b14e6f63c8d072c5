/** Texts written after the rules had been settled by the others, to see how far the rules carry. */
import type { ProseCase } from './prose-cases';

export const HELD_CASES: readonly ProseCase[] = [
  {
    name: 'A hosting vendor tells of a power failure in the past tense',
    text: `Post-mortem: Reykjavik zone, 23 January 2026

At 04:17 GMT a transformer failed and the zone lost utility power. Two of six UPS units did not take over. From 04:18 GMT until 07:52 GMT, virtual machines on racks 10 to 24 were powered off and customers had no access to their servers. Power was restored at 06:30 GMT, and the last machine had booted by 07:52 GMT. Our NOC opened a ticket for every customer concerned at 04:40 GMT.

We regret the inconvenience. The two UPS units will be replaced by 15 February 2026 and tested every month from then on.`,
    windows: ['2026-01-23T04:18 2026-01-23T07:52 exact UTC outage'],
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'A mail service writes of its blocked outgoing mail',
    text: `Outgoing mail delayed (resolved)

Between 13:20 and 16:10 CEST today, outgoing mail was delayed by up to two hours. A customer had sent spam from a stolen account and several large providers had blocked our servers. No mail was lost. We're sorry about the delays.`,
    publishedAt: '2025-08-20',
    windows: ['2025-08-20T11:20 2025-08-20T14:10 exact Europe/Berlin degradation'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A bank tells in a press release',
    text: `Statement on yesterday's disruption

Yesterday, 16 September 2025, our cards could not be used in shops between 5.30 pm and 8 pm BST. Cash machines worked as normal. The disruption was the result of an error at one of our suppliers, Cardlane. We want to say sorry to everyone who was let down.`,
    windows: ['2025-09-16T16:30 2025-09-16T19:00 exact Europe/London outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A source host tells five minutes of downtime by seconds',
    text: `On 2026-02-26, from 14:03:12 UTC to 14:08:40 UTC, git pushes to Branchyard were rejected. A read-only flag had been set on the primary database during a failover test.`,
    windows: ['2026-02-26T14:03 2026-02-26T14:08 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A tracker of an API vendor with an investigation that came late',
    text: `Elevated error rates on the Parlance API

Postmortem
On April 17th, from 2:12pm to 3:47pm PT, requests to the Parlance API returned elevated errors. A capacity limit in one of our clusters was reached after a traffic shift at 1:58pm PT. We have raised the limit and added alerting.

Resolved
This incident has been resolved.
Apr 17, 15:59 PDT
Monitoring
A fix has been implemented.
Apr 17, 15:50 PDT
Investigating
We are currently investigating this issue.
Apr 17, 14:35 PDT`,
    publishedAt: '2026-04-18',
    windows: ['2026-04-17T21:12 2026-04-17T22:47 exact America/Los_Angeles degradation'],
    vendors: ['Parlance'],
    said: '2026-04-17T21:35',
    contains: 'cause window impact prevention',
  },
  {
    name: 'The press has an outage that ended after three hours',
    text: `Streaming service Tunewell was down for about three hours on Tuesday evening. Problems began at 6:50 p.m. Eastern, according to Pulsecheck, and the service came back shortly before 10 p.m. Tunewell did not immediately respond to a request for comment.`,
    publishedAt: '2025-05-14',
    windows: ['2025-05-13T22:50 2025-05-14T02:00 approximate America/New_York outage'],
    vendors: ['Tunewell'],
    said: null,
    contains: 'window impact',
  },
  {
    name: 'A telephony vendor with two incidents in a mail, one of them another carrier',
    text: `Good afternoon,

please find below a summary of last night's events.

1) 02:10 - 02:55 UTC on 12 June 2025: no inbound calls to German numbers. Reason: failed software upgrade on SBC-2.
2) 05:30 - 06:15 UTC on 12 June 2025: no outbound calls to mobiles. Reason: outage at our upstream carrier.

We apologise for the trouble caused.`,
    windows: [
      '2025-06-12T02:10 2025-06-12T02:55 exact UTC outage',
      '2025-06-12T05:30 2025-06-12T06:15 exact UTC outage',
    ],
    contains: 'cause window impact apology',
  },
  {
    name: 'A domain registrar had stale data, then an outage',
    text: `What happened

On Thursday, November 20, 2025 at 08:02 UTC a key rollover for the .quay zone failed. Resolvers that validate signatures could no longer resolve any .quay domain. Our monitoring noticed at 08:20 UTC. A correctly signed zone was published at 10:31 UTC, and by 10:45 UTC resolution was back to normal.

What we are doing

We will rehearse rollovers on a copy of the zone before each one.`,
    windows: ['2025-11-20T08:02 2025-11-20T10:45 exact UTC outage'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A maintenance reminder with three slots',
    text: `Reminder: planned maintenance on the Madrid ring

Work will take place in three nights:
- 10 February 2026, 01:00 to 04:00 CET
- 11 February 2026, 01:00 to 04:00 CET
- 12 February 2026, 01:00 to 04:00 CET

You may experience interruptions of up to 10 minutes each.`,
    windows: [
      '2026-02-10T00:00 2026-02-10T03:00 exact Europe/Berlin maintenance',
      '2026-02-11T00:00 2026-02-11T03:00 exact Europe/Berlin maintenance',
      '2026-02-12T00:00 2026-02-12T03:00 exact Europe/Berlin maintenance',
    ],
    contains: 'window impact',
  },
  {
    name: 'An interview about resilience names hours and no outage',
    text: `Interview: how Loopline stays up

"We start at 9 a.m. with a review of every alert of the night," says Dana Ortiz, who runs operations at Loopline. In 2024 the company moved its databases to three regions, and in May 2025 it switched off one region from 10:00 to 11:00 UTC to prove that nobody would notice. Nobody did.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A thread of a forum speculates about times',
    text: `Is anyone else seeing issues with Fleetmap? It was slow for me around 3 pm yesterday, but maybe that's my wifi. Edit: works again.`,
    publishedAt: '2025-06-12',
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A changelog of a status page announces a new component',
    text: `We have added the component "Exports" to our status page. From 1 July 2025 incidents of exports will be shown there. Subscribe at any time to get notified within 5 minutes.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A provider in India writes with a colon and hours',
    text: `Dear Sir/Madam, this is to inform you that due to a fibre cut near Pune your leased line was down from 11:20 hrs to 15:05 hrs IST on 02-Jul-2025. Inconvenience caused is regretted.`,
    windows: ['2025-07-02T05:50 2025-07-02T09:35 exact Asia/Kolkata outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'An analysis has both the failure of a night and the slow day after',
    text: `Incident review: 6-7 October 2025

The Pollwire API was unavailable from 23:40 UTC on 6 October to 00:25 UTC on 7 October. After we brought it back, responses were slow from 00:25 UTC until 02:10 UTC on 7 October while caches warmed up. The failure was caused by an expired token.`,
    windows: [
      '2025-10-06T23:40 2025-10-07T00:25 exact UTC outage',
      '2025-10-07T00:25 2025-10-07T02:10 exact UTC degradation',
    ],
    contains: 'cause window impact',
  },
  {
    name: 'A school tells its staff about the outage of a vendor',
    text: `Classdesk was unavailable for all staff and students this morning from 8:05 am until approximately 9:30 am ET. Classdesk has told us that a certificate problem was to blame. No action is needed.`,
    publishedAt: '2026-02-27',
    windows: ['2026-02-27T13:05 2026-02-27T14:30 approximate America/New_York outage'],
    vendors: ['Classdesk'],
    contains: 'cause window impact',
  },
  {
    name: 'A blog counts from the first page in minutes',
    text: `Last Thursday at 15:07 UTC our primary load balancer stopped answering. Visitors saw a blank page. Eleven minutes later the standby had taken over, and at 15:18 UTC everything was back to normal.`,
    publishedAt: '2026-02-23',
    windows: ['2026-02-19T15:07 2026-02-19T15:18 exact UTC outage'],
    contains: 'window impact cause',
  },
];
