/** Longer reports, in which most of the times are something else than the window. */
import type { ProseCase } from './prose-cases';

export const REPORT_CASES: readonly ProseCase[] = [
  {
    name: 'A cloud summary tells the event in phases and its full recovery at the end',
    text: `Summary of the Pinewater Event Stream Disruption in the Halifax Region

We wanted to provide you with some additional information about the service disruption that occurred in the Halifax Region on November 25th, 2025. The trigger was a small addition of capacity that began to be added at 2:44 AM PST and finished at 3:47 AM PST. At 5:15 AM PST the first alarms began firing for errors on putting and getting records. Beginning at 5:40 AM PST, customers were unable to write to their streams. At 9:39 AM PST we confirmed the root cause: the new servers had exceeded the maximum number of threads allowed by the operating system. At 10:07 AM PST the front-end servers were being restarted. By 1:15 PM PST error rates had improved steadily. Pinewater Streams was fully recovered at 10:23 PM PST.

We apologize for the impact that this event caused. We are moving to larger servers and adding alarms on thread consumption so that this does not happen again.`,
    windows: ['2025-11-25T13:40 2025-11-26T06:23 exact America/Los_Angeles outage'],
    said: null,
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'A code host had a maintenance that broke it for a day and eleven minutes',
    text: `October 21 post-incident analysis

Last week, Branchyard experienced an incident that resulted in degraded service for 24 hours and 11 minutes. At 22:52 UTC on Sunday, October 19, 2025, routine maintenance work to replace failing optical equipment resulted in the loss of connectivity between two of our data centers for 43 seconds. Users saw information that was out of date, and webhooks were delayed. The site returned to green status at 23:03 UTC on October 20, 2025. We are sorry for the trouble.`,
    publishedAt: '2025-10-28',
    windows: ['2025-10-19T22:52 2025-10-20T23:03 exact UTC degradation'],
    vendors: ['Branchyard'],
    contains: 'cause window impact apology',
  },
  {
    name: 'An approximate range of an old history page',
    text: `RCA – Virtual networks – Cascadia Central (Tracking ID 7T1-XKQ)

Summary of impact: Between approximately 10:30 and 16:20 UTC on 25 Jun 2025 customers in Cascadia Central may have experienced intermittent connectivity to their resources.

Root cause: A network device experienced a hardware fault at 10:26 UTC and network traffic was not automatically rerouted.

Mitigation: The device was taken out of rotation at 15:55 UTC.

Next steps: We apologize for the impact to affected customers. We are continuously taking steps to improve the platform, including improving detection of such faults.

Provide feedback: Please help us improve the customer experience by taking our survey.`,
    windows: ['2025-06-25T10:30 2025-06-25T16:20 approximate UTC degradation'],
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'A dashboard report gives the start and a duration in hours and minutes',
    text: `ISSUE SUMMARY

On Monday 2 June, 2025, Stratum Cloud projects in the us-east region were unavailable for a duration of 3 hours 19 minutes, starting at 11:47 US/Pacific. To our customers whose services were impacted during this incident, we sincerely apologize. We are taking immediate steps to prevent a recurrence.

DETAILED DESCRIPTION OF IMPACT

On Monday 2 June, 2025 from 11:47 to 15:06 US/Pacific, all network requests to us-east failed.

ROOT CAUSE

Two misconfigurations allowed an automated maintenance job, scheduled at 11:45, to deschedule the network control jobs.

REMEDIATION AND PREVENTION

Engineers were alerted two minutes after the start at 11:49 US/Pacific. The automation was disabled at 12:10. Configuration data was rebuilt by 14:03.`,
    windows: ['2025-06-02T18:47 2025-06-02T22:06 exact America/Los_Angeles outage'],
    vendors: ['Stratum Cloud'],
    said: null,
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'A network blog tells the minutes of a bad deploy',
    text: `# Details of the Edgemont outage on July 2, 2025

For about 30 minutes today, visitors to Edgemont sites received 502 errors caused by a massive spike in CPU utilisation on our network. The spike was caused by a bad software deploy that was rolled back. Once rolled back the service returned to normal operation.

Starting at 1342 UTC today we experienced a global outage across our network that resulted in visitors to Edgemont-proxied domains being shown 502 errors. At 1402 UTC we understood what was happening and decided to issue a global kill, which was done at 1409 UTC, and the service was restored at 1411 UTC.

We recognize that an incident like this is very painful for our customers. We are reviewing our deployment process to avoid incidents like this in the future.`,
    publishedAt: '2025-07-02',
    windows: ['2025-07-02T13:42 2025-07-02T14:11 exact UTC outage'],
    vendors: ['Edgemont'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A monitoring vendor was down over two days',
    text: `Starting on March 5, 2026, at 06:03 UTC, we experienced an outage that affected the EU and US regions. Users could not access the Gaugeboard platform or receive alerts via any channel. By March 5, 2026, 16:44 UTC live data was available again in most regions, and the incident was fully resolved on March 6, 2026, 08:58 UTC.

A security update to systemd was automatically applied to a number of virtual machines, which caused a latent adverse interaction in the network stack. The first of our updates was posted to the status page on March 5, 2026 at 06:31 UTC. We are sorry.`,
    windows: ['2026-03-05T06:03 2026-03-06T08:58 exact UTC outage'],
    said: '2026-03-05T06:31',
    contains: 'cause window impact apology',
  },
  {
    name: 'A games platform lost three days',
    text: `Starting October 28th and fully resolving on October 31st, Blockhaven experienced a 73-hour outage. Fifty million players regularly use Blockhaven every day. We apologize to our community.

The outage began on 28 October 2025 at 13:37 PDT and all services were restored on 31 October 2025 at 16:45 PDT. A subtle bug in our service discovery system was the root cause. We are working to increase the resilience of our platform so this will not happen again.`,
    windows: ['2025-10-28T20:37 2025-10-31T23:45 exact America/Los_Angeles outage'],
    vendors: ['Blockhaven'],
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'An identity vendor has a timeline with am and pm',
    text: `Root Cause Analysis - Keyvault login outage

Impact: customers of the US cell were unable to log in.

Timeline (times in Eastern Time, April 20, 2026)
9:41 AM - Load begins to increase on the primary database.
10:02 AM - Log in requests start failing for all users of the US cell.
10:04 AM - Alerts page the on-call engineer.
10:20 AM - Status page updated.
10:55 AM - Failover to the secondary database.
11:10 AM - Log in fully restored.
2:30 PM - Incident closed.

Corrective actions: query limits will be added to the database.`,
    windows: ['2026-04-20T14:02 2026-04-20T15:10 exact America/New_York outage'],
    said: '2026-04-20T14:20',
    contains: 'window impact prevention',
  },
  {
    name: 'A registry was down and a mirror kept working',
    text: `On Thursday (February 26, 2026) between 18:10 and 19:25 UTC crates could not be published to Stowage. Downloads were not affected. At 17:58 UTC a migration had been started by hand that locked the table of versions. It was stopped at 19:20 UTC. For the avoidance of doubt, no data was lost.`,
    windows: ['2026-02-26T18:10 2026-02-26T19:25 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A video vendor on a holiday names its cause first',
    text: `We sincerely apologise for the outage on Boxing Day. A contractor cut through both of our fibre paths at 14:20 GMT. From 14:22 GMT until 20:05 GMT on 26 December 2025 no calls could be connected. Our on-site engineers arrived at 15:40 and the first path was spliced at 19:50.`,
    windows: ['2025-12-26T14:22 2025-12-26T20:05 exact UTC outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A press article quotes a tracker for the start and the vendor for the end',
    text: `Payments app Zestpay suffered a nationwide outage on Saturday, leaving shoppers unable to pay. Reports on the tracker Pulsecheck began to spike at around 11 a.m. ET. "Service has been restored as of 2:35 p.m. ET," the company tweeted. It did not say what caused the outage.`,
    publishedAt: '2026-04-19',
    windows: ['2026-04-18T15:00 2026-04-18T18:35 approximate America/New_York outage'],
    vendors: ['Zestpay'],
    said: null,
    contains: 'window impact',
  },
  {
    name: 'An article counts the hours of Monday',
    text: `Chatter, Pixgram and their parent Nexora went down for six hours on Monday, from about 11:40 a.m. to 5:45 p.m. Eastern. The company said a faulty configuration change of its routers caused the outage and apologised to users.`,
    publishedAt: '2025-10-07',
    windows: ['2025-10-06T15:40 2025-10-06T21:45 approximate America/New_York outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A mail in which the end stands before the start',
    text: `Dear partner,

Please be informed that the outage of your VPN service was resolved at 17:25 CEST today. It had started at 14:50 CEST. Root cause: defective line card. We apologise for the inconvenience.

Kind regards, NOC Alpenkabel`,
    publishedAt: '2025-07-09',
    windows: ['2025-07-09T12:50 2025-07-09T15:25 exact Europe/Berlin outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A mail puts date and hours in a table of two columns',
    text: `Incident report

Date: 12 June 2025
Start time: 08:15 BST
End time: 10:40 BST
Duration: 2 hours 25 minutes
Service affected: hosted telephony
Description: Customers could not make or receive calls.
Cause: An upgrade of the session border controller failed.`,
    windows: ['2025-06-12T07:15 2025-06-12T09:40 exact Europe/London outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A postmortem template with ISO times in UTC',
    text: `## Postmortem: queue backlog

**Date:** 2026-01-20
**Authors:** SRE
**Impact:** Notifications were delayed by up to 50 minutes.

### Timeline (UTC)
- 2026-01-20 06:10 - Release 2026.3 deployed
- 2026-01-20 06:40 - **INCIDENT BEGINS** - notifications are delayed
- 2026-01-20 07:02 - Pager alert for queue depth
- 2026-01-20 07:45 - Rolled back to release 2026.2
- 2026-01-20 08:05 - **INCIDENT ENDS** - the backlog is cleared

### Root cause
The release halved the number of consumers by mistake.

### Action items
- Add an alert for consumer count
- Load-test releases before they go out`,
    windows: ['2026-01-20T06:40 2026-01-20T08:05 exact UTC degradation'],
    said: null,
    contains: 'cause window impact prevention',
  },
  {
    name: 'A weekly digest reports one outage among good news',
    text: `This week at Sprouthost

We shipped dark mode on Monday and opened our Oslo office on Tuesday. On Wednesday, 4 March 2026, our EU cluster was down between 03:12 and 03:58 UTC after a failed kernel update. On Friday we will be at the fair from 10:00 to 18:00.`,
    windows: ['2026-03-04T03:12 2026-03-04T03:58 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A credit notice repeats the outage and its own deadlines',
    text: `Service credits for the outage of 9 July 2025

Because Mailfjord was unavailable on 9 July 2025 from 07:05 to 11:50 CEST, you are entitled to a credit of 10 percent. Please file your claim before 8 August 2025, 23:59 CEST. Credits are issued with the invoice of 1 September 2025.`,
    windows: ['2025-07-09T05:05 2025-07-09T09:50 exact Europe/Berlin outage'],
    vendors: ['Mailfjord'],
    contains: 'window impact',
  },
  {
    name: 'A notice that a maintenance was extended and became an outage',
    text: `The maintenance planned for 8 February 2026 from 01:00 to 03:00 UTC overran. The portal remained unavailable from 03:00 to 06:40 UTC because of a failed migration. We apologise.`,
    windows: [
      '2026-02-08T01:00 2026-02-08T03:00 exact UTC maintenance',
      '2026-02-08T03:00 2026-02-08T06:40 exact UTC outage',
    ],
    contains: 'cause window impact apology',
  },
  {
    name: 'Only the time of a tweet is known',
    text: `Flixbarn tweeted at 8:15 p.m. ET on Sunday, 12 April 2026: "We're aware that some members are having trouble streaming. Our team is working on it." By Monday morning things looked normal.`,
    windows: [],
    said: '2026-04-13T00:15',
    contains: 'impact',
  },
  {
    name: 'A security bulletin has times of disclosure and none of an outage',
    text: `Security bulletin 2026-02

On 3 February 2026 at 09:15 UTC a researcher reported a flaw to us. At 13:40 UTC we deployed a fix to all regions. No customer data was accessed and all services remained available. We thank the researcher.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'A drill is no incident',
    text: `Game day report: on 20 January 2026 from 10:00 to 12:00 UTC we simulated the loss of a region in our staging environment. The simulated outage was detected after 4 minutes. Production was not affected.`,
    windows: [],
    said: null,
    contains: '',
  },
];
