/** Texts whose day is told by its weekday, by the day of publication, or not at all. */
import type { ProseCase } from './prose-cases';

export const DAY_CASES: readonly ProseCase[] = [
  {
    name: 'A newspaper tells only the weekday on which a bank was down',
    text: `Customers of Northquay Bank could not sign in to its app on Friday. A spokesman apologised and said that the fault had been fixed by lunchtime.`,
    publishedAt: '2026-03-21',
    defaultZone: 'Europe/London',
    windows: ['2026-03-20T00:00 open day Europe/London outage'],
    contains: 'window impact apology',
  },
  {
    name: 'The weekday of an outage is not known without the day of publication',
    text: `Customers of Northquay Bank could not sign in to its app on Friday. A spokesman apologised.`,
    windows: [],
    contains: 'impact apology',
  },
  {
    name: 'A founder writes of the outage of yesterday',
    text: `Yesterday's outage was the longest that Pagewell has had. A disk failed after a reboot, and the copy of the night was on the same machine. I am very sorry.`,
    publishedAt: '2026-06-04',
    windows: ['2026-06-03T00:00 open day UTC outage'],
    contains: 'cause window impact apology',
  },
  {
    name: 'The day stands before the name of what was down',
    text: `Skyfare flew a few late flights on Monday, as it worked its way back to normal after a Sunday computer outage.`,
    publishedAt: '2026-02-09',
    windows: ['2026-02-08T00:00 open day UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'A relative clause tells what was down, and the main clause what will be done',
    text: `The regulator said Thursday it will look into a problem that kept subscribers of Coastcell from calling late Wednesday.`,
    publishedAt: '2026-02-05',
    windows: ['2026-02-04T00:00 open day UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'Only the statement has a day',
    text: `The chief executive of Coastcell said on Tuesday that customers had suffered too many outages in the past year.`,
    publishedAt: '2026-02-05',
    windows: [],
    contains: 'impact',
  },
  {
    name: 'The same fault came back on the next day',
    text: `We received reports of failing calls on Wednesday, June 3. The issue reoccurred on Thursday, June 4, when we restarted the same servers.`,
    publishedAt: '2026-06-09',
    windows: ['2026-06-03T00:00 open day UTC outage', '2026-06-04T00:00 open day UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'An outage that is ahead has not been',
    text: `Tidegate will be unavailable on Friday while we move to new servers, and customers will not be able to sign in.`,
    publishedAt: '2026-02-05',
    windows: [],
    contains: '',
  },
  {
    name: 'Another outage, of the day before, is only compared with',
    text: `The cause is the same as that of the previous day's outage: a lease that had expired.`,
    publishedAt: '2026-02-05',
    windows: [],
    contains: 'cause',
  },
  {
    name: 'The title dates what "today" means',
    text: `2026-03-24 Radio link down

Today at 15:10 our link to Hillcrest went down. It was back at 16:05.`,
    defaultZone: 'America/Chicago',
    windows: ['2026-03-24T20:10 2026-03-24T21:05 exact America/Chicago outage'],
    contains: 'window impact',
  },
  {
    name: 'A weekday with its number and no month, counted from the day of publication',
    text: `Orders could not be placed from Thursday 15th 19:10 UTC to Friday 16th 12:50 UTC.`,
    publishedAt: '2026-01-20',
    windows: ['2026-01-15T19:10 2026-01-16T12:50 exact UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'A weekday with its number and no month, near the date before it',
    text: `We lost the campus network on Monday, 5 January 2026 and the mail servers were down on Wednesday 14th.`,
    windows: ['2026-01-05T00:00 open day UTC outage', '2026-01-14T00:00 open day UTC outage'],
    contains: 'window impact',
  },
  {
    name: 'A weekday with its number and no month, in a text that nothing dates',
    text: `Orders could not be placed from Thursday 15th 19:10 UTC to Friday 16th 12:50 UTC.`,
    windows: [],
    contains: 'impact',
  },
  {
    name: 'No such weekday with that number lies before the publication',
    text: `Orders could not be placed from Thursday 15th 19:10 UTC to Friday 16th 12:50 UTC.`,
    publishedAt: '2026-06-20',
    windows: [],
    contains: 'impact',
  },
  {
    name: 'Dates of two numbers are read as the zone of the reader writes them',
    text: `The problem began at approximately 8:45 p.m. on 10/7/25. Mail could not be read. The system was restored at 6:45 a.m. on 10/9/25.`,
    defaultZone: 'America/New_York',
    windows: ['2025-10-08T00:45 2025-10-09T10:45 approximate America/New_York outage'],
    contains: 'window impact',
  },
  {
    name: 'A month in letters stands between slashes',
    text: `At approximately 8.56am on 20/March/2026, a line card failed, which affected some customers. By 9.41am all was back to normal.`,
    defaultZone: 'Europe/London',
    windows: ['2026-03-20T08:56 2026-03-20T09:41 approximate Europe/London outage'],
    contains: 'cause window impact',
  },
  {
    name: 'Hours without a day are not of the day of publication where nothing says so',
    text: `The outage of Larkline, which began about 14:30 GMT, was over at 23:00 GMT.`,
    publishedAt: '2026-02-02',
    windows: [],
    contains: '',
  },
];
