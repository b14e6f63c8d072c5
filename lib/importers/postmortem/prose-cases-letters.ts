/** Mails of vendors, reasons for outage, and the press. */
import type { ProseCase } from './prose-cases';

export const LETTER_CASES: readonly ProseCase[] = [
  {
    name: 'A mail gives an approximate range in US Eastern and no year',
    text: `Dear customer,

On Friday, March 14, we experienced an outage from approximately 12:30pm to 2:15pm US Eastern time. During this time you could not join or host meetings. The cause was a failed network switch. We apologize, and we are replacing all switches of this type to prevent this from happening again.

Brightline Meetings`,
    publishedAt: '2025-03-15',
    windows: ['2025-03-14T16:30 2025-03-14T18:15 approximate America/New_York outage'],
    contains: 'cause window impact apology prevention',
  },
  {
    name: 'Numeric dates are month first because another date of the mail can only be so',
    text: `Case opened 03/25/2020. Your service was interrupted 03/11/2020 10:25 am - 03/11/2020 1:06 pm Eastern Time. The reason for outage was a broken splice.`,
    windows: ['2020-03-11T14:25 2020-03-11T17:06 exact America/New_York outage'],
    contains: 'cause window impact',
  },
  {
    name: 'Numeric dates without any hint are not guessed',
    text: `Your circuit was down 03/11/2020 10:25 am - 03/11/2020 1:06 pm GMT.`,
    windows: [],
    contains: 'impact',
  },
  {
    name: 'A forwarded mail has a date of sending and a duration in words',
    text: `From: Operations <noc@fernwire.example>
Sent: Tuesday, 4 February 2025 18:22
Subject: RE: Outage report

Hello all,

the interruption of your lines began at 0122 GMT on 4 February 2025 and lasted two hours and six minutes. A power supply had failed.`,
    windows: ['2025-02-04T01:22 2025-02-04T03:28 exact UTC outage'],
    contains: 'cause window impact',
  },
  {
    name: 'A reason for outage is a list of fields',
    text: `Reason for Outage

Customer: Acme Ltd
Ticket: 5589120
Outage Start: 2025/06/12 02:14 GMT
Outage End: 2025/06/12 05:50 GMT
Ticket opened: 2025/06/12 02:40 GMT
Cause: A fibre cut by a third party on the ring between Hull and Leeds.
Resolution: The fibre was spliced.`,
    windows: ['2025-06-12T02:14 2025-06-12T05:50 exact UTC outage'],
    contains: 'cause window',
  },
  {
    name: 'A mail from Sydney with a dot in its times',
    text: `Hi team, our booking engine was down from 4.45 pm until 6.20 pm AEDT on Tuesday 11 November 2025. A certificate had expired. We are sorry about this.`,
    windows: ['2025-11-11T05:45 2025-11-11T07:20 exact Australia/Sydney outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'Both ends are told in two zones',
    text: `Network outage: December 22, 2024, 0800 PST/1600 GMT to 0930 PST/1730 GMT. All of our lines were down.`,
    windows: ['2024-12-22T16:00 2024-12-22T17:30 exact America/Los_Angeles outage'],
    contains: 'window impact',
  },
  {
    name: 'The year follows from the weekday and the publication',
    text: `On Tuesday 14 October between 09:10 and 10:45 BST Tidewater Payroll was unavailable. This was due to a failed database upgrade.`,
    publishedAt: '2025-10-20',
    windows: ['2025-10-14T08:10 2025-10-14T09:45 exact Europe/London outage'],
    vendors: ['Tidewater Payroll'],
    contains: 'cause window impact',
  },
  {
    name: 'A mail tells the restoration and how long it had been down',
    text: `Dear all, service was restored at 15:40 UTC on 20 August 2025 after 95 minutes of downtime. Users were unable to log in. The cause is not yet known.`,
    windows: ['2025-08-20T14:05 2025-08-20T15:40 exact UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'The press tells of this morning with a loose end',
    text: `Quillbank app down: customers locked out

Quillbank's app went down at about 7.30am this morning, leaving thousands unable to see their balances. A spokesman said the problem was fixed shortly after 9am. "We are sorry for any inconvenience caused," he added.`,
    publishedAt: '2025-09-16',
    defaultZone: 'Europe/London',
    windows: ['2025-09-16T06:30 2025-09-16T08:00 approximate Europe/London outage'],
    vendors: ['Quillbank'],
    contains: 'window impact apology',
  },
  {
    name: 'The press tells of last Friday',
    text: `Parcelloop was unavailable from 2:05 p.m. to 5:40 p.m. ET last Friday, the company said in a blog post. It blamed a faulty load balancer.`,
    publishedAt: '2025-05-13',
    windows: ['2025-05-09T18:05 2025-05-09T21:40 exact America/New_York outage'],
    vendors: ['Parcelloop'],
    contains: 'cause window impact',
  },
  {
    name: 'An outage stretches into its third day',
    text: `Stagecall outage drags on

The Stagecall outage, which began on Monday, Oct. 6, at 9:10 p.m. ET, has stretched into its third day. Users remain unable to start calls. The company has not explained what caused it.`,
    publishedAt: '2025-10-08',
    windows: ['2025-10-07T01:10 open exact America/New_York outage'],
    vendors: ['Stagecall'],
    contains: 'window impact',
  },
  {
    name: 'Yesterday lasted from noon',
    text: `Trains were fine, but Farecard was not: the ticketing app was offline yesterday between noon and 3.15pm AEST, and commuters could not top up.`,
    publishedAt: '2025-07-10',
    windows: ['2025-07-09T02:00 2025-07-09T05:15 exact Australia/Sydney outage'],
    contains: 'window impact',
  },
  {
    name: 'Two vendors fail on the same day, each with its hours',
    text: `Kestrel Voice was down from 10:15 to 11:00 CET on 3 December 2025, its status page shows. Separately, Rowan Mail was unreachable between 10:40 and 12:25 CET. Neither company has given a cause.`,
    windows: [
      '2025-12-03T09:15 2025-12-03T10:00 exact Europe/Berlin outage',
      '2025-12-03T09:40 2025-12-03T11:25 exact Europe/Berlin outage',
    ],
    vendors: ['Kestrel Voice', 'Rowan Mail'],
    contains: 'window impact',
  },
  {
    name: 'Something has been down since this morning and still is',
    text: `Update: Cinderstack has been down since 04:20 UTC today. Engineers are still investigating. Users are seeing error 500 on every page.`,
    publishedAt: '2026-02-27',
    windows: ['2026-02-27T04:20 open exact UTC outage'],
    vendors: ['Cinderstack'],
    contains: 'window impact',
  },
  {
    name: 'An evening runs into the night',
    text: `Playbarn, the games platform, was offline on Thursday night from 11.40 p.m. to 1.10 a.m. Pacific. Players were unable to log in.`,
    publishedAt: '2025-06-14',
    windows: ['2025-06-13T06:40 2025-06-13T08:10 exact America/Los_Angeles outage'],
    vendors: ['Playbarn'],
    contains: 'window impact',
  },
  {
    name: 'A day without any clock time',
    text: `Fjordcloud suffered an outage on 17 April 2026 that left customers in Norway offline. The company blamed a storm.`,
    windows: ['2026-04-17T00:00 open day UTC outage'],
    vendors: ['Fjordcloud'],
    contains: 'cause window impact',
  },
  {
    name: 'An outage of about a day',
    text: `Chattera went dark on December 22, 2025 at about 4 p.m. GMT. The outage lasted about 24 hours and hit millions of users.`,
    windows: ['2025-12-22T16:00 2025-12-23T16:00 approximate UTC outage'],
    vendors: ['Chattera'],
    contains: 'window impact',
  },
  {
    name: 'It started before noon and was over after lunch',
    text: `The trouble at Ledgerly started shortly before noon Central on 12 June 2025 and was over by 1:20 p.m. Customers saw errors when posting entries.`,
    windows: ['2025-06-12T17:00 2025-06-12T18:20 approximate America/Chicago degradation'],
    contains: 'window impact',
  },
];
