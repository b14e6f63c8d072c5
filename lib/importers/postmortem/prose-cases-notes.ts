/** Notes of small vendors: what was noticed, retold fields, status pages that were copied whole. */
import type { ProseCase } from './prose-cases';

export const NOTE_CASES: readonly ProseCase[] = [
  {
    name: 'What was reported stands before its time, and the end is normal behaviour',
    text: `On 12 May 2026 we received reports of failing calls at approximately 5:15 PM EDT. We determined that a backup file was not being compressed. Our platform resumed normal behavior at 5:47 PM EDT.`,
    windows: ['2026-05-12T21:15 2026-05-12T21:47 approximate America/New_York outage'],
    contains: 'cause window impact',
  },
  {
    name: 'An alarm told what was failing',
    text: `We were alerted by our monitors at 19:21 UTC on 1 December 2025 that name resolution was failing. It was back to normal at 20:40 UTC.`,
    windows: ['2025-12-01T19:21 2025-12-01T20:40 approximate UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'Alarms for the problem came long after it began',
    text: `On 5 May 2026 at 22:20 UTC a client began to send too many events, and events were lost. On 6 May 2026 at 20:00 UTC all went back to normal. The alarms for the problem were raised only on 6 May 2026 at 13:30 UTC.`,
    windows: [],
    contains: '',
  },
  {
    name: 'The hours stand in brackets after the length',
    text: `Sign-in outage

Duration: 2 hours 47 minutes (14:23 UTC to 17:10 UTC, November 8, 2025)
Impact: Users were unable to sign in.

14:15 – A user reports "unable to sign in" to support.`,
    windows: ['2025-11-08T14:23 2025-11-08T17:10 exact UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'A first repair did not hold',
    text: `At 7:30 UTC on 2026-07-10 the data pipeline experienced increased latency. We mitigated the issue at 9:30 UTC. This proved insufficient, and starting at 14:00 UTC, latencies were over 30 minutes. At 17:15 UTC latencies were back to normal.`,
    windows: [
      '2026-07-10T07:30 2026-07-10T09:30 exact UTC degradation',
      '2026-07-10T14:00 2026-07-10T17:15 exact UTC degradation',
    ],
    contains: 'window impact',
  },
  {
    name: 'The outage is told to have come after a cable was cut',
    text: `The outage of Bayfiber happened on 18 December 2025 after a cable was severed by a third party shortly after 9 a.m. CST. Service was restored at around 4 p.m. CST.`,
    windows: ['2025-12-18T15:00 2025-12-18T22:00 approximate America/Chicago outage'],
    contains: 'cause window impact',
  },
  {
    name: 'Something took the site down',
    text: `Downtime this morning. A search node froze, and this took the site down at 8:34am Pacific time. The site came back at 8:52am.`,
    publishedAt: '2026-05-07',
    windows: ['2026-05-07T15:34 2026-05-07T15:52 exact America/Los_Angeles outage'],
    contains: 'cause window impact',
  },
  {
    name: 'What failed stands on one side of the time, what it did on the other',
    text: `A power outage at our hub at about 2.30am on Monday 9 March 2026 had interrupted all bookings. They were restored at 8.10am. All times are UTC.`,
    windows: ['2026-03-09T02:30 2026-03-09T08:10 approximate UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A space has come between the hour and its minutes',
    text: `On 3 June 2026 the booking engine went down at 11. 40 am BST and was back at 12. 15 pm BST.`,
    windows: ['2026-06-03T10:40 2026-06-03T11:15 exact Europe/London outage'],
    contains: 'window impact',
  },
  {
    name: 'The second half of a range has the half of the day of the first',
    text: `On 22 April 2026, from 3:33pm – 3:50 EDT, the course pages were unavailable.`,
    windows: ['2026-04-22T19:33 2026-04-22T19:50 exact America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'A range that passes noon without saying so',
    text: `On 22 April 2026, from 11:40am – 12:10 EDT, the course pages were unavailable.`,
    windows: ['2026-04-22T15:40 2026-04-22T16:10 exact America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'A loss of services between two times of yesterday',
    text: `We apologise for the 25 minute loss of our core services between 2:56PM and 3:21PM EST yesterday.`,
    publishedAt: '2026-02-13',
    windows: ['2026-02-12T19:56 2026-02-12T20:21 exact America/New_York outage'],
    contains: 'window impact apology',
  },
  {
    name: 'A length of time that somebody only imagines is not how long it lasted',
    text: `Chatterly was down beginning at 9 a.m. ET on Tuesday, 24 February 2026. "If Chatterly stays down for 15 minutes we may go home," one user wrote.`,
    windows: ['2026-02-24T14:00 open exact America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'How long the answer took is no window',
    text: `On 14 April 2026 at 02:30 BST mail delivery issues were raised by customers. We worked with the supplier from their reply at 09:34 BST until at 12:42 BST we were able to find the cause. Delivery was stable again as of 13:15 BST.`,
    windows: ['2026-04-14T01:30 2026-04-14T12:15 approximate Europe/London degradation'],
    contains: 'window impact',
  },
  {
    name: 'An attempt that failed is no start',
    text: `On 14 April 2026 the first restart attempt failed at 10:05 UTC, while every customer could still sign in.`,
    windows: [],
    contains: '',
  },
  {
    name: 'The labels stand on lines of their own',
    text: `Mail servers inaccessible

Start Date

14th Apr 2026 10:30am

End Date

14th Apr 2026 12:15pm

Staff cannot open their mail.`,
    defaultZone: 'Australia/Hobart',
    windows: ['2026-04-14T00:30 2026-04-14T02:15 exact Australia/Hobart outage'],
    contains: 'window impact',
  },
  {
    name: 'A start has a field and the end has none',
    text: `Service affected: student mail
Start time: Tuesday, April 21, 2026, at 1.57 PM
Some students are unable to send mail.`,
    defaultZone: 'Australia/Adelaide',
    windows: ['2026-04-21T04:27 open exact Australia/Adelaide outage'],
    contains: 'window impact',
  },
  {
    name: 'Each field is told again in UTC, once with its own date',
    text: `User impact: Mail from outside may have been delayed.
Start time: Tuesday, November 18, 2025, 2:40 PM (1:40 AM UTC)
End time: Wednesday, November 19, 2025, 12:50 AM (11/18/2025, 11:50 AM UTC)
Preliminary root cause: A configuration change.`,
    defaultZone: 'Pacific/Auckland',
    windows: ['2025-11-18T01:40 2025-11-18T11:50 exact Pacific/Auckland degradation'],
    contains: 'cause window impact',
  },
  {
    name: 'A status page was copied whole, the newest first',
    text: `Resolved -
Normal operations are restored.
Mar 13, 10:16 MDT
Monitoring -
We are watching the queues drain.
Mar 13, 09:15 MDT
Investigating -
We are observing errors at sign-in and slow pages.
Mar 13, 07:00 MDT`,
    publishedAt: '2026-03-14',
    windows: ['2026-03-13T13:00 2026-03-13T16:16 approximate America/Denver degradation'],
    contains: 'window impact',
  },
  {
    name: 'A status page with its own example tells nothing',
    text: `Resolved -
Empathize with those affected and let them know that all is well.
Mar 13, 10:16 MDT
Investigating -
When your product is down, let your customers know by creating an incident.
Mar 13, 07:00 MDT`,
    publishedAt: '2026-03-14',
    windows: [],
    contains: '',
  },
  {
    name: 'A copied thread of planned work is no outage',
    text: `Completed -
All pages are back online.
Mar 13, 10:16 MDT
In progress -
Some pages are unavailable.
Mar 13, 07:00 MDT`,
    publishedAt: '2026-03-14',
    windows: [],
    contains: '',
  },
  {
    name: 'A maintenance tells its day only after its hours',
    text: `Scheduled infrastructure maintenance

Our data centre repairs its power panel. This will occur between 00:00 and 08:00 on Saturday 3rd October 2026 (UTC). Servers will lose power.`,
    windows: ['2026-10-03T00:00 2026-10-03T08:00 exact UTC maintenance'],
    contains: 'window',
  },
  {
    name: 'Measures already taken stand in a list',
    text: `On 27 April 2026, from 22:00 to 23:12 UTC, sign-in was unavailable.

- Added automatic limits to stop retries from piling up
- Doubled the capacity of the session store`,
    windows: ['2026-04-27T22:00 2026-04-27T23:12 exact UTC outage'],
    contains: 'window impact prevention',
  },
  {
    name: 'An attack on a supplier is the cause',
    text: `On 1 December 2025 from 19:21 to 21:05 UTC our name servers could not be reached. Our supplier experienced a denial-of-service attack. We are adding additional name servers.`,
    windows: ['2025-12-01T19:21 2025-12-01T21:05 exact UTC outage'],
    contains: 'cause window impact prevention',
  },
];
