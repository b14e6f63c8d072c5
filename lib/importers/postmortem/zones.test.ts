import { describe, expect, test } from 'vitest';

import { read } from './read';
import { first, windows } from './testing';

describe('zones', () => {
  const at = (zone: string, day = '3 June 2024') =>
    first(`Fernbox was down from 10:00 to 11:00 ${zone} on ${day}.`);
  test.each([
    ['an abbreviation', 'EDT', 'America/New_York', '2024-06-03T14:00:00Z'],
    ['the generic one', 'PT', 'America/Los_Angeles', '2024-06-03T17:00:00Z'],
    ['a name', 'US Eastern time', 'America/New_York', '2024-06-03T14:00:00Z'],
    ['a bare name', 'Pacific', 'America/Los_Angeles', '2024-06-03T17:00:00Z'],
    ['a city', 'London time', 'Europe/London', '2024-06-03T09:00:00Z'],
    ['a country', 'Japan Standard Time', 'Asia/Tokyo', '2024-06-03T01:00:00Z'],
    ['Europe', 'CEST', 'Europe/Berlin', '2024-06-03T08:00:00Z'],
    ['an IANA name', 'Australia/Brisbane', 'Australia/Brisbane', '2024-06-03T00:00:00Z'],
    ['US/Pacific', 'US/Pacific', 'America/Los_Angeles', '2024-06-03T17:00:00Z'],
    ['an offset', 'UTC+5:30', '+05:30', '2024-06-03T04:30:00Z'],
    ['in brackets', '(KST)', 'Asia/Seoul', '2024-06-03T01:00:00Z'],
    ['an abbreviation with its offset', 'CST (UTC+8)', '+08:00', '2024-06-03T02:00:00Z'],
  ])('%s', (_, zone, id, start) => {
    const window = at(zone);
    expect([window.zone.id, window.start]).toEqual([id, start]);
  });

  test('a winter abbreviation in summer is the clock on the wall, and the reader says so', () => {
    const window = at('PST', '9 July 2024');
    expect(window.start).toBe('2024-07-09T17:00:00Z');
    expect(window.notes.join()).toContain('"PST" was written');
  });

  test('a shared abbreviation goes by the words of the text', () => {
    const text = 'Fernbox China was down from 10:00 to 11:00 CST on 3 June 2024.';
    expect(first(text)).toMatchObject({
      start: '2024-06-03T02:00:00Z',
      zone: { id: 'Asia/Shanghai', basis: 'inferred' },
    });
  });

  test('"all times are in UTC" holds for the bare times', () => {
    const text =
      'Timeline of 3 June 2024 (all times are in UTC):\n\n14:05 Outage began\n14:10 Status post is published\n15:20 Service fully restored';
    expect(first(text)).toMatchObject({
      start: '2024-06-03T14:05:00Z',
      end: '2024-06-03T15:20:00Z',
      zone: { id: 'UTC', basis: 'stated' },
    });
  });

  test('a zone named for another time of the text is inferred', () => {
    const text =
      'The outage began at 10:00 a.m. EDT on June 3, 2024. It was over. The outage ended at 11:30 a.m. that day.';
    expect(first(text).end).toBe('2024-06-03T15:30:00Z');
  });

  test('without any zone the chosen one is assumed', () => {
    const text = 'Fernbox was down on 3 June 2024 from 10:00 to 11:00.';
    expect(first(text, { defaultZone: 'Europe/Berlin' })).toMatchObject({
      start: '2024-06-03T08:00:00Z',
      zone: { id: 'Europe/Berlin', basis: 'assumed' },
    });
  });

  test('two zones of one time are checked against each other', () => {
    const told = (second: string) =>
      `The failure lasted from June 3, 2024, 0800 PDT/${second} to June 4, 0800 PDT/${second}.`;
    expect(windows(told('1500 GMT'))).toEqual(['2024-06-03T15:00:00Z 2024-06-04T15:00:00Z']);
    const wrong = read({ text: told('1700 GMT') });
    expect(wrong.windows).toEqual([]);
    expect(wrong.issues[0]).toMatchObject({ field: 'zone' });
  });

  test('a second zone shows that a winter abbreviation was meant literally', () => {
    const text = 'The site was down on July 9, 2024 from 0800 PST/1600 UTC to 0900 PST/1700 UTC.';
    expect(windows(text)).toEqual(['2024-07-09T16:00:00Z 2024-07-09T17:00:00Z']);
  });

  test('a range told again in another zone is one window', () => {
    const text =
      'Between 2:26 PM and 3:04 PM PDT (9:26 PM ~ 10:04 PM UTC) on June 3, 2024 customers saw packet loss.';
    expect(windows(text)).toEqual(['2024-06-03T21:26:00Z 2024-06-03T22:04:00Z']);
  });
});
