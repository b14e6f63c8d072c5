/** Zones, clock changes, forms of times and durations. */
import type { ProseCase } from './prose-cases';

export const ZONE_CASES: readonly ProseCase[] = [
  {
    name: 'A zone is named by its city',
    text: `From 21:10 to 23:45 Tokyo time on 8 May 2025, the Hinode console was inaccessible.`,
    windows: ['2025-05-08T12:10 2025-05-08T14:45 exact Asia/Tokyo outage'],
    contains: 'window impact',
  },
  {
    name: 'Korean time at the start of a day is the day before in UTC',
    text: `On August 20, 2025, between 07:05 and 08:50 KST, payments through Mirae Pay failed for all merchants.`,
    windows: ['2025-08-19T22:05 2025-08-19T23:50 exact Asia/Seoul outage'],
    contains: 'window impact',
  },
  {
    name: 'IST beside Bengaluru is India',
    text: `Our Bengaluru region was unavailable between 16:05 and 16:50 hrs IST on 2 July 2025 owing to a cooling failure.`,
    windows: ['2025-07-02T10:35 2025-07-02T11:20 exact Asia/Kolkata outage'],
    contains: 'cause window impact',
  },
  {
    name: 'IST beside Dublin is Ireland',
    text: `The Dublin office's provider, Liffeynet, was down from 10:00 to 11:30 IST on 2 July 2025.`,
    windows: ['2025-07-02T09:00 2025-07-02T10:30 exact Europe/Dublin outage'],
    contains: 'window impact',
  },
  {
    name: 'PST is written in July',
    text: `On July 9, 2025 from 10:00 AM to 11:20 AM PST, Coastline users could not sign in.`,
    windows: ['2025-07-09T17:00 2025-07-09T18:20 exact America/Los_Angeles outage'],
    contains: 'window impact',
  },
  {
    name: 'EST is written in summer by a vendor in New York',
    text: `Hudsonware was offline between 8:15am EST and 9:05am EST on August 20, 2025.`,
    windows: ['2025-08-20T12:15 2025-08-20T13:05 exact America/New_York outage'],
    vendors: ['Hudsonware'],
    contains: 'window impact',
  },
  {
    name: 'A range is told again in UTC in parentheses',
    text: `On 14 January 2026 mail delivery was down from 09:00 to 10:30 CET (08:00 to 09:30 UTC).`,
    windows: ['2026-01-14T08:00 2026-01-14T09:30 exact Europe/Berlin outage'],
    contains: 'window impact',
  },
  {
    name: 'The second telling of a range uses a tilde',
    text: `On April 17, 2026, between 2:26 PM and 3:04 PM PDT (9:26PM ~ 10:04 PM UTC), connections to the Sierra region failed.`,
    windows: ['2026-04-17T21:26 2026-04-17T22:04 exact America/Los_Angeles outage'],
    contains: 'window impact',
  },
  {
    name: 'An offset is written after the clock time',
    text: `The API was down from 14:05 to 15:40 UTC+2 on 12 June 2025.`,
    windows: ['2025-06-12T12:05 2025-06-12T13:40 exact +02:00 outage'],
    contains: 'window impact',
  },
  {
    name: 'Two stamps carry their offset',
    text: `Outage window: 2025-06-12T14:05:00+02:00 to 2025-06-12T15:40:00+02:00. Customers could not place orders.`,
    windows: ['2025-06-12T12:05 2025-06-12T13:40 exact +02:00 outage'],
    contains: 'window impact',
  },
  {
    name: 'Auckland is a day ahead',
    text: `Kiwistack was unavailable on Wednesday 14 January 2026 from 8:30am to 9:45am NZDT.`,
    windows: ['2026-01-13T19:30 2026-01-13T20:45 exact Pacific/Auckland outage'],
    vendors: ['Kiwistack'],
    contains: 'window impact',
  },
  {
    name: 'A zone is written out with its abbreviation behind it',
    text: `On 9 July 2025 from 08:15 to 09:05 Central European Summer Time (CEST) our gateway was unreachable.`,
    windows: ['2025-07-09T06:15 2025-07-09T07:05 exact Europe/Berlin outage'],
    contains: 'window impact',
  },
  {
    name: 'Local time is that of a named place',
    text: `At 13:20 local time in Singapore on 6 October 2025, Straitsbank's terminals went offline; they were back online at 14:55.`,
    windows: ['2025-10-06T05:20 2025-10-06T06:55 exact Asia/Singapore outage'],
    contains: 'window impact',
  },
  {
    name: 'A zone of Brazil is named by its city',
    text: `Entre Rios Pay was down between 18:00 and 19:10 São Paulo time on 3 June 2025.`,
    windows: ['2025-06-03T21:00 2025-06-03T22:10 exact America/Sao_Paulo outage'],
    contains: 'window impact',
  },
  {
    name: 'A night in which the clocks went back has another zone at each end',
    text: `The relay was unavailable from 01:30 CEST to 02:45 CET on 26 October 2025.`,
    windows: ['2025-10-25T23:30 2025-10-26T01:45 exact Europe/Berlin outage'],
    contains: 'window impact',
  },
  {
    name: 'A local time that the clocks skipped is refused',
    text: `On March 8, 2026 the API was unavailable from 2:15 a.m. to 2:50 a.m. ET.`,
    windows: [],
    contains: 'impact',
  },
  {
    name: 'A local time that came twice is settled by its abbreviation',
    text: `On November 2, 2025 the API was unavailable from 1:10 a.m. EST to 1:40 a.m. EST.`,
    windows: ['2025-11-02T06:10 2025-11-02T06:40 exact America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'Hours are written with an h',
    text: `Le Relais was down on 14 January 2026 from 14h05 to 15h40 CET.`,
    windows: ['2026-01-14T13:05 2026-01-14T14:40 exact Europe/Berlin outage'],
    contains: 'window impact',
  },
  {
    name: 'The meridiem stands at the end and the start is a bare hour',
    text: `Ticketbay could not sell tickets from 9 until 11.30 p.m. EDT on 9 July 2025.`,
    windows: ['2025-07-10T01:00 2025-07-10T03:30 exact America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'A start with a duration before it',
    text: `Starting at 08:05 UTC on 12 June 2025, the Pollwire API was down for 35 minutes.`,
    windows: ['2025-06-12T08:05 2025-06-12T08:40 exact UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'A dotted date puts the day first',
    text: `Störung: am 12.06.2025. The shop was unreachable between 08:15 and 09:05 CEST on 12.06.2025 because of a failed disk.`,
    windows: ['2025-06-12T06:15 2025-06-12T07:05 exact Europe/Berlin outage'],
    contains: 'cause window impact',
  },
  {
    name: 'Midnight ends a day',
    text: `The archive was unavailable on 3 June 2025 from 10:30 p.m. until midnight UTC.`,
    windows: ['2025-06-03T22:30 2025-06-04T00:00 exact UTC outage'],
    contains: 'window impact',
  },
];
