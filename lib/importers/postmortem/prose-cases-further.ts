/** Forms that hosts, banks, schools and small vendors write, each as one text. */
import type { ProseCase } from './prose-cases';

export const FURTHER_CASES: readonly ProseCase[] = [
  {
    name: 'A table of events begins with an expired certificate and the reports of it',
    text: `# Sign-in outage

## Summary

On Wednesday 4th March 2026 the signing certificates of our gateway expired. Staff could not sign in.

## Timeline

All times in UTC.

| Time | Event |
| :--- | --- |
| 2026-03-04 12:06 | Signing certificates of the gateway expire |
| 2026-03-04 12:09 | Reports of issues signing in to the console |
| 2026-03-04 12:21 | Identified that the issue was an expired certificate |
| 2026-03-04 13:18 | Certificate replaced on one node. Script started for the others |
| 2026-03-04 13:30 | Script completed and sign-in confirmed working |

## Contributing factors

- No record of the dates at which certificates expire

## Action items

- Watch the expiry of every certificate`,
    windows: ['2026-03-04T12:06 2026-03-04T13:30 exact UTC outage'],
    said: null,
    contains: 'cause window impact prevention',
  },
  {
    name: 'A report has the time of the first report and of the end in fields, month first and dotted',
    text: `8.12.2025 Carrier outage

Incident reported: 4:45 AM EDT, 8/12/2025

Incident resolved: 2:00 PM EDT, 8/12/2025

Symptoms
- No inbound or outbound calls

Root cause
- The batteries of the primary site did not hold the load

Several changes are being put in place to protect against this issue occurring again.`,
    windows: ['2025-08-12T08:45 2025-08-12T18:00 approximate America/New_York outage'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A site was down on two days and tells no hour',
    text: `Greystack was down on Thursday 11 September 2025 for several hours. On Tuesday 16 September 2025 it was down again. The cause is unclear. I offer my apologies for the inconvenience.`,
    windows: ['2025-09-11T00:00 open day UTC outage', '2025-09-16T00:00 open day UTC outage'],
    contains: 'window impact apology',
  },
  {
    name: 'A college lost its network on a day',
    text: `As you may know, the college experienced a loss of network connectivity on Monday, 12 January 2026. The root cause was identified as a failure of the core router.`,
    windows: ['2026-01-12T00:00 open day UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A server crashed and was restarted, and the next sentence tells how long',
    text: `At 9:45 PM Pacific time on February 5, 2026, our "web03" server experienced a "kernel panic" and needed to be restarted. This led to an 11 minute outage of the sites on that server.`,
    windows: ['2026-02-06T05:45 2026-02-06T05:56 exact America/Los_Angeles outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A phase of the work stands as a bare range inside the outage',
    text: `Outage start: 8 December 2025 at 20:51 GMT
Outage stop: 10 December 2025 at 00:30 GMT

Root cause: a digger cut a cable with 96 fibres.

Dispatch
8 December 2025, 22:30–23:30 GMT

Crews found the place of the cut.`,
    windows: ['2025-12-08T20:51 2025-12-10T00:30 exact UTC outage'],
    contains: 'cause window',
  },
  {
    name: 'A bank restores its services one after the other',
    text: `The outage at Harbourbank started at around 8.30am on Monday, 25 August 2025. Cards worked again at 10.33am. Internet banking was still down until noon. The bank said that it managed to restore all of its services by 12.22pm (all times in Singapore time). It is investigating the cause.`,
    windows: ['2025-08-25T00:30 2025-08-25T04:22 approximate Asia/Singapore outage'],
    contains: 'window impact',
  },
  {
    name: 'Errors began to come in and continued until the evening',
    text: `On 14 May 2025, starting at 6:06pm London time, we started receiving errors from the link between our two sites. This continued on and off until approximately 8:15pm.`,
    windows: ['2025-05-14T17:06 2025-05-14T19:15 approximate Europe/London degradation'],
    contains: 'window impact',
  },
  {
    name: 'The day stands between the outage and its start',
    text: `The Meteo API was down for nineteen minutes this morning starting at 8:10AM ET. The reason was a reboot of our cloud vendor's machines.`,
    publishedAt: '2026-01-16',
    windows: ['2026-01-16T13:10 2026-01-16T13:29 exact America/New_York outage'],
    contains: 'cause window impact',
  },
  {
    name: 'Outages are numbered and their starts are their names',
    text: `We had two major outages this week.

Outage #1 (02/02/2026 9:55:09 AM PST) was caused by a load spike on a file server. It lasted 40 minutes.

Outage #2 (02/04/2026 6:10:08 PM PST) was caused by a faulty update of our configuration. It lasted 2 hours.`,
    publishedAt: '2026-02-06',
    windows: [
      '2026-02-02T17:55 2026-02-02T18:35 exact America/Los_Angeles outage',
      '2026-02-05T02:10 2026-02-05T04:10 exact America/Los_Angeles outage',
    ],
    contains: 'cause window impact',
  },
  {
    name: 'A planned upgrade that broke the cluster is reported and not announced',
    text: `On Tuesday 3 February 2026 a planned upgrade of our cluster caused a problem with name resolution.

Timeline (CET)
2026-02-03 11:21 | The upgrade causes the resolver to crash
2026-02-03 11:52 | Resolver downgraded, names resolve and service is restored

Lessons learned
- We read release notes too quickly`,
    windows: ['2026-02-03T10:21 2026-02-03T10:52 exact Europe/Berlin outage'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A monitor reports a host, and the actions stand below without a heading',
    text: `The storage of the lab went down, which stalled logins.
• 2025-11-06 16:22 UTC - Icinga reports store1 goes down, together with user reports of issues
• 2025-11-06 18:53 UTC - The fault is isolated to cabling
• 2025-11-06 19:26 UTC - All is now well, service goes back up

• Ensure that somebody is paged when store1 fails
• Order a spare enclosure for store1`,
    windows: ['2025-11-06T16:22 2025-11-06T19:26 approximate UTC outage'],
    contains: 'window impact prevention cause',
  },
  {
    name: 'A hard disk of a mail server went out',
    text: `On Friday, May 15, 2026 at approximately 6:30 PM Eastern one of the circuit boards went out on a drive of our mail server. Mail functions were restored around 10 PM. We apologize for the downtime.`,
    windows: ['2026-05-15T22:30 2026-05-16T02:00 approximate America/New_York outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A site promises several things',
    text: `At 07:53 PDT on 30 October 2025 the site was hit with an abnormal number of connections, which made every page slow. Full operation returned at 09:34 PDT. Over the next week we will be doing several things:
- Better logging of connections
- Working towards smaller deploys`,
    windows: ['2025-10-30T14:53 2025-10-30T16:34 exact America/Los_Angeles degradation'],
    contains: 'window impact prevention',
  },
  {
    name: 'The manual of a status page explains its grades',
    text: `Managing incidents

When creating an incident, choose its grade:

- Minor: some users may experience degraded performance.
- Major: a significant feature is unavailable.
- Critical: a complete outage that affects all users.

Updated Apr 2, 2026`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A blog tells how to write a report',
    text: `Incidents deserve a public report. Be authentic and describe what happened, what was affected, and what steps were taken to prevent it in the future. Here are examples from 2025.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A colocation host tells the switch that failed',
    text: `Our Dallas site was partly down on 10 June 2026 from 12:40 p.m. to 5:40 p.m. Central. The incident started when an automatic transfer switch at one of the six feeds failed.`,
    windows: ['2026-06-10T17:40 2026-06-10T22:40 exact America/Chicago outage'],
    contains: 'cause window impact',
  },
];
