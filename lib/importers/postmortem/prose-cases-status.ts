/** Status pages, cloud vendors' reports and engineering blogs. */
import type { ProseCase } from './prose-cases';

export const STATUS_CASES: readonly ProseCase[] = [
  {
    name: 'A cloud summary names a deploy and an alert beside the time that customers were hit',
    text: `Summary of the Larkmere Block Volumes Event in the Osaka Region

We'd like to give you some additional information about the service disruption that occurred in the Osaka Region on November 12, 2025. Between 9:07 PM JST on November 12 and 12:41 AM JST on November 13, customers experienced elevated error rates and latencies when attaching volumes. Existing volumes were not affected. Our monitoring alerted engineers at 9:09 PM JST. The event was caused by a faulty capacity check that had been deployed to the placement subsystem at 4:15 PM JST the same day. At 11:58 PM JST engineers finished rolling back the check.

We apologize for the impact this event caused for our customers. We are adding a safeguard so that a faulty check cannot affect more than one cell again.`,
    windows: ['2025-11-12T12:07 2025-11-12T15:41 exact Asia/Tokyo degradation'],
    vendors: ['Larkmere'],
    said: null,
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'The posts of a status page carry a clock time and no date',
    text: `Larkmere Functions (Oregon)

6:06 PM PDT We are investigating increased API error rates in the Oregon Region.
6:31 PM PDT We have identified the cause of the increased error rates and are working towards resolution.
7:40 PM PDT Between 5:42 PM and 7:04 PM PDT we experienced increased API error rates in the Oregon Region. The issue has been resolved and the service is operating normally.`,
    publishedAt: '2025-08-07',
    windows: ['2025-08-08T00:42 2025-08-08T02:04 exact America/Los_Angeles degradation'],
    said: '2025-08-08T01:06',
    contains: 'window impact',
  },
  {
    name: 'A range runs over midnight with its days written and its year from the publication',
    text: `Between 11:23 PM PDT on September 3rd and 1:05 AM PDT on September 4th, some customers were unable to launch instances in one zone of the Spokane Region. The issue has been resolved.`,
    publishedAt: '2025-09-05',
    windows: ['2025-09-04T06:23 2025-09-04T08:05 exact America/Los_Angeles degradation'],
    contains: 'window impact',
  },
  {
    name: 'A summary of impact in the old style of a history page',
    text: `Summary of impact: Between 22:40 UTC on 14 Feb 2025 and 03:05 UTC on 15 Feb 2025, a subset of customers using Halden Queues in West Reach may have experienced delays when sending messages.

Preliminary root cause: Engineers determined that a recent deployment task impacted instances of a backend service, which became unhealthy.

Mitigation: Engineers rolled back the deployment to mitigate the issue.

Next steps: Engineers will continue to investigate to establish the full root cause and prevent future occurrences.`,
    windows: ['2025-02-14T22:40 2025-02-15T03:05 exact UTC degradation'],
    said: null,
    contains: 'cause window impact prevention',
  },
  {
    name: 'A summary of impact begins and is mitigated in two clauses, days apart',
    text: `Summary of impact: Starting at 02:15 UTC on 11 Jan 2026, customers using Halden Search in North Reach were unable to reach their indexes. The issue was fully mitigated by 18:30 UTC on 13 Jan 2026.

Root cause: A certificate of the gateway had expired and its renewal had failed without an alert on 4 Jan 2026.

Next steps: We sincerely apologize for the impact to affected customers. We are reviewing all certificates to help ensure such incidents do not occur in the future.`,
    windows: ['2026-01-11T02:15 2026-01-13T18:30 exact UTC outage'],
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'A review with a timeline whose every line repeats the date',
    text: `What happened?
Between 13:09 UTC and 16:47 UTC on 19 March 2026, a platform issue affected Halden Identity. Customers were unable to sign in to the portal.

What went wrong and why?
A configuration change that was rolled out at 11:50 UTC removed a routing entry. Requests were sent to instances that had no capacity for them.

How did we respond?
11:50 UTC on 19 March 2026 – The configuration change began to roll out.
13:09 UTC on 19 March 2026 – Customer impact began.
13:17 UTC on 19 March 2026 – Our monitoring detected the drop in sign-ins, engineers were paged.
13:41 UTC on 19 March 2026 – We published our first update to the status page.
15:20 UTC on 19 March 2026 – Engineers began to revert the change region by region.
16:47 UTC on 19 March 2026 – All services restored and customer impact mitigated.

How are we making incidents like this less likely or less impactful?
We are adding validation of routing entries to our deployment pipeline. (Estimated completion: July 2026)`,
    windows: ['2026-03-19T13:09 2026-03-19T16:47 exact UTC outage'],
    said: '2026-03-19T13:41',
    contains: 'cause window impact prevention',
  },
  {
    name: 'A review tells two periods in one sentence',
    text: `What happened?
Between 07:22 and 09:10 UTC, and again between 11:35 and 12:20 UTC on 4 February 2026, customers using Halden Maps experienced intermittent failures and timeouts.

What went wrong and why?
We do not have this information yet; our investigation continues.`,
    windows: [
      '2026-02-04T07:22 2026-02-04T09:10 exact UTC degradation',
      '2026-02-04T11:35 2026-02-04T12:20 exact UTC degradation',
    ],
    contains: 'window impact',
  },
  {
    name: 'A dashboard record runs over the hour that the clocks skipped',
    text: `Orbway Storage experienced elevated error rates in us-west.

Incident began at 2026-03-08 01:32 and ended at 2026-03-08 03:20 (all times are US/Pacific).

Customers saw elevated error rates and increased latency on uploads. The issue was caused by an incorrect quota. We apologize to all who were affected.`,
    windows: ['2026-03-08T09:32 2026-03-08T10:20 exact America/Los_Angeles degradation'],
    vendors: ['Orbway Storage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A mini incident report has its start and end in fields and its zone in a heading',
    text: `Mini Incident Report

We apologize for the inconvenience this service disruption may have caused. If you believe that you were affected, please contact Orbway Support.

(All Times US/Pacific)

Incident Start: 22 May, 2025 20:45

Incident End: 22 May, 2025 22:10

Duration: 1 hour, 25 minutes

Affected Services and Features: Orbway Run, Orbway Build

Description: Orbway Run was unavailable in europe-north. From preliminary analysis, the root cause of the issue was a failed upgrade of the control plane.`,
    windows: ['2025-05-23T03:45 2025-05-23T05:10 exact America/Los_Angeles outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A dashboard table holds messages and its report the window',
    text: `Orbway Tables Incident #26003

| Date | Time | Description |
| Jan 15, 2026 | 09:12 | ISSUE SUMMARY On Wednesday 14 January 2026, Orbway Tables was unavailable from 10:02 to 11:40 US/Pacific for all customers of the europe-west region. We know that you rely on us, and we are sorry. |
| Jan 14, 2026 | 12:05 | The issue with Orbway Tables has been resolved as of 11:40 US/Pacific. |
| Jan 14, 2026 | 10:31 | We are investigating an issue with Orbway Tables. |

All times are US/Pacific`,
    windows: ['2026-01-14T18:02 2026-01-14T19:40 exact America/Los_Angeles outage'],
    said: '2026-01-14T18:31',
    contains: 'window impact apology',
  },
  {
    name: 'A network blog has a timeline of bare times, all in UTC',
    text: `Voltane outage on 18 November 2025

On 18 November 2025 at 11:28 UTC Voltane's network began to return errors for most requests. Our customers' sites were unavailable. We are sorry for the pain that this caused.

The issue was triggered by a change to a database's permissions, which doubled the size of a file.

Timeline (all times are UTC)
11:05 - The database access control change is deployed.
11:28 - Impact starts. First errors observed on customer traffic.
11:32 - Automated tests detect the issue and the incident call is created.
11:48 - First post on our status page.
13:05 - Workers and Access bypass the proxy, which reduces the impact.
14:30 - The correct file is deployed globally, most services recover.
17:06 - All services resolved, impact ends.

We are hardening the ingestion of generated files so that this can never happen again.`,
    windows: ['2025-11-18T11:28 2025-11-18T17:06 exact UTC outage'],
    vendors: ['Voltane'],
    said: '2025-11-18T11:48',
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'An availability report tells the two incidents of a month',
    text: `Gitmere availability report: February 2026

In February we experienced two incidents that resulted in degraded performance.

February 9 16:12 UTC (lasting 87 minutes)

On February 9, 2026 from 16:12 UTC to 17:39 UTC, Gitmere Pages builds were degraded and took longer than usual. The cause was an overloaded queue.

February 12 09:05 UTC (lasting 1 hour and 17 minutes)

On February 12, 2026, between 09:05 and 10:22 UTC, Gitmere Runners were unavailable and no jobs could be started. We have fixed the failing health check and are improving our alerts.`,
    windows: [
      '2026-02-09T16:12 2026-02-09T17:39 exact UTC degradation',
      '2026-02-12T09:05 2026-02-12T10:22 exact UTC outage',
    ],
    vendors: ['Gitmere'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A platform post gives the start and how long it lasted',
    text: `Incident 2871: application routing

At 14:12 UTC on 3 June 2025, requests to applications in the EU region began failing with 503 errors. The outage lasted 67 minutes. It was caused by a bad routing table which our deploy tool had generated.`,
    windows: ['2025-06-03T14:12 2025-06-03T15:19 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A chat vendor leads with the range',
    text: `From 6:41 AM to 8:55 AM PDT on May 12, 2026, some users were unable to load their channels. A bad cache entry led to errors on load. We cleared the cache at 8:50 AM PDT. We're sorry for the disruption to your working day!`,
    windows: ['2026-05-12T13:41 2026-05-12T15:55 exact America/Los_Angeles degradation'],
    said: null,
    contains: 'cause window impact apology',
  },
  {
    name: 'A payment vendor sums up two periods and then tells of their causes',
    text: `Root cause analysis: elevated errors on 2025-07-09

On 2025-07-09 from 16:35 to 17:02 UTC, and again from 21:14 to 22:47 UTC, the Tollgate API was unavailable for most requests.

Three months before, on 2025-04-10 at 08:00 UTC, we had upgraded our databases to a version with an undetected fault.

  • [2025-07-09 16:36 UTC] Our team was alerted.
  • [2025-07-09 17:02 UTC] The Tollgate API fully recovered.
  • [2025-07-09 20:13 UTC] We identified a code path likely causing the bug.
  • [2025-07-09 21:14 UTC] The second period of degradation started.
  • [2025-07-09 22:47 UTC] The Tollgate API fully recovered.

We have taken steps to ensure that this class of failure does not recur.`,
    windows: [
      '2025-07-09T16:35 2025-07-09T17:02 exact UTC outage',
      '2025-07-09T21:14 2025-07-09T22:47 exact UTC outage',
    ],
    vendors: ['Tollgate'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'Lost data has hours of its own that are not the outage',
    text: `Postmortem of the database loss of January 31

On January 31, 2025 at 23:00 UTC an engineer removed the wrong directory. Codemoor.io was offline from 23:30 UTC on January 31 until 18:05 UTC on February 1, 2025.

We lost six hours of data: issues, comments and users that were created between 17:20 and 23:25 UTC on January 31 are gone. Git repositories were not affected. We sincerely apologize.`,
    windows: ['2025-01-31T23:30 2025-02-01T18:05 exact UTC outage'],
    contains: 'window impact apology cause',
  },
  {
    name: 'A build vendor tells the start in the summary and the end in the timeline',
    text: `Summary
On October 22, 2025 at 18:20 UTC Pipewright customers began experiencing delays starting jobs.

What happened
A scheduled index rebuild locked the jobs table. Jobs queued for up to an hour.

18:25 UTC - Engineers were paged.
18:44 UTC - We opened a public incident on our status page.
20:30 UTC - The rebuild was cancelled and the queue began to drain.
22:06 UTC - The queue was back to normal and the incident was resolved.

Future prevention
We will no longer rebuild indexes on live tables without a throttle.`,
    windows: ['2025-10-22T18:20 2025-10-22T22:06 exact UTC degradation'],
    said: '2025-10-22T18:44',
    contains: 'cause window impact prevention',
  },
  {
    name: 'A pasted status page is newest first and its last post states the window',
    text: `Login errors

Resolved - Between 10:31 and 12:20 UTC sign-in was unavailable for all customers. This incident has been resolved.
Jun 2, 12:44 UTC
Monitoring - A fix has been implemented and we are monitoring the results.
Jun 2, 12:25 UTC
Investigating - We are investigating login errors.
Jun 2, 10:59 UTC`,
    publishedAt: '2025-06-03',
    windows: ['2025-06-02T10:31 2025-06-02T12:20 exact UTC outage'],
    said: '2025-06-02T10:59',
    contains: 'window impact',
  },
];
