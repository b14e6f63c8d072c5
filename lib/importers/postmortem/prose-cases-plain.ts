/** Forms of exchanges, name servers, carriers and small vendors, each as one text. */
import type { ProseCase } from './prose-cases';

export const PLAIN_CASES: readonly ProseCase[] = [
  {
    name: 'Trading halts and resumes, and an extended session ends later',
    text: `The Delta Exchange stopped trading in all segments including futures at 11:40 am on Wednesday, 24 September 2025, citing network failures of its two suppliers. Trading resumed on the DEX at 3:45 pm. Other markets continued through the extended session that ended at 5 PM (all times in IST).`,
    windows: ['2025-09-24T06:10 2025-09-24T10:15 exact Asia/Kolkata outage'],
    contains: 'cause window impact',
  },
  {
    name: 'An attack is timed and the next sentence tells what failed during it',
    text: `On August 7, 2025 Zonery was the target of a large attack against all of our name servers. The attack started at 8:00 UTC and was fully mitigated by 14:00 UTC. During this time period there were outages of some name servers.`,
    windows: ['2025-08-07T08:00 2025-08-07T14:00 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'The length of the downtime stands at the end of the account',
    text: `A restart interrupted a synchronisation of our name servers on 8 July 2025. The loss of service for a dozen sites occurred at approximately 6PM GMT. Our team was told of it by a client. We estimate that the downtime of these sites was approximately 4 hours.`,
    windows: ['2025-07-08T18:00 2025-07-08T22:00 approximate UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'A heading has run into its sentence',
    text: `Incident Summary On January 29th 2026 at 5:50 PM EST, customers experienced outages of several APIs. Everything was restored at 6:30 PM EST.`,
    windows: ['2026-01-29T22:50 2026-01-29T23:30 exact America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'A monitor alerted the team that the site did not resolve, and the team met',
    text: `On December 1st, 2025 at 19:09 UTC our team was alerted by a monitor that the site was not resolving. At 19:30 UTC the team was assembled in a call to investigate the outage. Resolution was back to normal at 20:40 UTC.`,
    windows: ['2025-12-01T19:09 2025-12-01T20:40 approximate UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'Four sites were taken offline on a Saturday',
    text: `On Saturday, October 11th, 2025, four of our six data centers were taken offline by an attack on our name servers. We are sorry.`,
    windows: ['2025-10-11T00:00 open day UTC outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'The day of the outage stands in the headline only',
    text: `Explanation of the downtime on Sunday, 11 Jan 2026

Did you have trouble reaching Todolist in the evening? Our host had some network problems, and these made Todolist inaccessible. We're sorry.`,
    windows: ['2026-01-11T00:00 open day UTC outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'A headline announces work for a day',
    text: `Planned outage on Sunday, 11 Jan 2026

We will replace the power supply of the library. Bring a book.`,
    windows: [],
    said: null,
    contains: '',
  },
  {
    name: 'The second of two days has no month',
    text: `The outages of this week took our panels offline. This happened on the 5th of February 2026 and again on the 6th. Our cache did not work as expected.`,
    windows: ['2026-02-05T00:00 open day UTC outage', '2026-02-06T00:00 open day UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'An essay about outages of several vendors has no window',
    text: `Seven steps for dealing with outages

It has been an interesting year. On 2 June 2025, Skylane had a large disruption. On 18 June 2025, Gridcal was down for a few hours. On 2 July 2025, Netwall had a global outage. Here is what to do when it hits you.`,
    windows: [],
    contains: 'impact',
  },
  {
    name: 'A problem recurs after a restart that helped for a while',
    text: `At 02:30UTC on 2026-02-27 all instances on host12 lost network connectivity. A restart of the instances restored them within 40 minutes, but the same problem recurred at 05:20UTC. By 08:45 host12 was back up and all services were restored. The cause is still unknown.
• [03:20] Two engineers begin preparations against a repeat of this failure`,
    windows: [
      '2026-02-27T02:30 2026-02-27T03:10 exact UTC outage',
      '2026-02-27T05:20 2026-02-27T08:45 exact UTC outage',
    ],
    contains: 'window impact',
  },
  {
    name: 'A carrier discovers an impact, splices and is done',
    text: `On November 17, 2025 at 01:28 GMT, Longline discovered a service impact in Ocala. The cable had been severed below a river. Splicing was completed on the fibers that carry Longline traffic at 20:13 GMT on November 19.`,
    windows: ['2025-11-17T01:28 2025-11-19T20:13 approximate UTC degradation'],
    contains: 'cause window impact',
  },
  {
    name: 'A telephone host knows only its alarms and the end',
    text: `Breakdown of events on 26 February 2026 (UTC):
09:42 - Our operations centre received several alerts about phones losing their registration
09:51 - Engineers rebooted the registration backend
09:52 - The issue was resolved and service was fully restored

Root cause: a maintenance script locked the table of calls.
We have put controls in place so that this will not happen again.`,
    windows: ['2026-02-26T09:42 2026-02-26T09:52 approximate UTC degradation'],
    contains: 'cause window impact prevention',
  },
  {
    name: 'A carrier notice has years of two digits',
    text: `Planned maintenance

Start time: 24.05.25 04:00 CEST
End time: 24.05.25 07:00 CEST
Location: Manchester to Slough
Expected downtime: 1 hour`,
    windows: ['2025-05-24T02:00 2025-05-24T05:00 exact Europe/Berlin maintenance'],
    contains: 'window',
  },
  {
    name: 'A sentence that ends in a long word is a sentence',
    text: `The site was unreachable from 10:00 to 10:20 UTC on 3 June 2025 because of a faulty route in the infrastructure. A second look at 11:00 UTC found nothing.`,
    windows: ['2025-06-03T10:00 2025-06-03T10:20 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'An agency told on Thursday what lasted on Wednesday',
    text: `The emergency calls of four states failed on Wednesday, 15 April 2026. In Dakota the outage lasted from about 8 to 11 p.m. CDT, the state's department of safety said Thursday.`,
    windows: ['2026-04-16T01:00 2026-04-16T04:00 approximate America/Chicago outage'],
    contains: 'window impact',
  },
  {
    name: 'A press agency tells only the day of a five-hour outage',
    text: `About 12,600 callers could not reach the emergency line during a five-hour outage of Teleway on March 9, 2026. A change of its network caused the problem.`,
    windows: ['2026-03-09T00:00 open day UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A report has its day in a field and no hours',
    text: `Date of incident: February 4, 2026
Duration: 12 hours
Impact: Customers had errors when they signed in.

We sincerely apologize.`,
    windows: ['2026-02-04T00:00 open day UTC outage'],
    contains: 'window impact apology',
  },
  {
    name: 'A vendor was told of failures and cleared the job that caused them',
    text: `At 2:16 AM UTC on Tuesday, 12 May 2026, we received notifications of sign-in failures. At 2:38 AM UTC we identified the cause: the volume of requests had created a backlog behind a failed job. At 2:42 AM UTC we cleared the job and sign-ins were restored.`,
    windows: ['2026-05-12T02:16 2026-05-12T02:42 approximate UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A data centre had a failure that took the mail with it',
    text: `Just after 3:00 am Pacific on July 7th, 2025, the data center that houses your mail had a failure of a circuit board in its UPS. Power was back and all mail was restored at 5:20 am.`,
    windows: ['2025-07-07T10:00 2025-07-07T12:20 approximate America/Los_Angeles outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A table of events begins with the detection and has a second attempt in it',
    text: `On Tuesday 23rd June 2026 a change of the network slowed all inbound traffic and caused some requests to fail.

All times in UTC.

| Time | Event |
| :--- | :--- |
| 2026-06-23 08:21 | Network plugin replaced by the pipeline |
| 2026-06-23 08:29 | Issue detected as a result of alerts |
| 2026-06-23 08:38 | Pipeline re-triggered due to a timeout of the cloud API |
| 2026-06-23 08:46 | Targets attached again by the pipeline, issue resolved |`,
    windows: ['2026-06-23T08:29 2026-06-23T08:46 approximate UTC degradation'],
    contains: 'cause window impact',
  },
  {
    name: 'All services answer with an error code',
    text: `A malformed manifest was applied to the cluster.
2026-09-07 08:00 UTC - All services returning 404
2026-09-07 08:55 UTC - Rolled back, all services are operational`,
    windows: ['2026-09-07T08:00 2026-09-07T08:55 exact UTC degradation'],
    contains: 'cause window impact',
  },
  {
    name: 'A service broke after a deployment and nobody wrote down when',
    text: `Thumbs became unavailable following a configuration deployment. About one request in a thousand failed, resulting in some users being served pages without pictures. The upcoming release will introduce enhanced checks.`,
    windows: [],
    contains: 'cause impact prevention',
  },
];
