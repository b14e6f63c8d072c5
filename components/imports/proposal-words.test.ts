import { describe, expect, test } from 'vitest';

import type { Proposal } from '@/lib/api/wire/imports';

import {
  inTextOrder,
  isStated,
  precisionText,
  whatText,
  windowText,
  zoneText,
} from './proposal-words';

const NEW_YORK = { id: 'America/New_York', basis: 'stated' };
const WINDOW: Proposal = {
  ref: 'outage|1',
  kind: 'observation',
  state: 'down',
  vendor: null,
  service: null,
  title: null,
  start: '2013-03-08T17:30:00.000Z',
  end: '2013-03-08T19:15:00.000Z',
  startBounds: ['2013-03-08T17:15:00.000Z', '2013-03-08T17:45:00.000Z'],
  endBounds: ['2013-03-08T19:00:00.000Z', '2013-03-08T19:30:00.000Z'],
  precision: 'approximate',
  zone: NEW_YORK,
  from: 430,
  to: 477,
  line: null,
  text: null,
  known: false,
  confirmed: false,
  edited: false,
};
const STATEMENT: Proposal = {
  ...WINDOW,
  kind: 'statement',
  state: 'restored',
  end: null,
  startBounds: null,
  endBounds: null,
  precision: null,
  zone: null,
};
const DAY: [string, string] = ['2013-03-08T05:00:00.000Z', '2013-03-09T05:00:00.000Z'];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('when it was', () => {
  test.each<[string, Proposal, string, string]>([
    ['in its zone', WINDOW, 'America/New_York', 'Fri 8 Mar 2013, 12:30–14:15 EST'],
    ['in UTC', WINDOW, 'UTC', 'Fri 8 Mar 2013, 17:30–19:15 UTC'],
    [
      'a fixed offset or nonsense is told in UTC',
      WINDOW,
      'nowhere',
      'Fri 8 Mar 2013, 17:30–19:15 UTC',
    ],
    [
      'over midnight',
      { ...WINDOW, end: '2013-03-09T06:15:00.000Z' },
      'America/New_York',
      '8 Mar 12:30 – 9 Mar 01:15 EST',
    ],
    ['no end', { ...WINDOW, end: null }, 'UTC', 'Fri 8 Mar 2013, 17:30 UTC, no end in the text'],
    ['a statement', STATEMENT, 'UTC', 'Fri 8 Mar 2013, 17:30 UTC'],
    [
      'a statement of which the day is told',
      { ...STATEMENT, startBounds: DAY },
      'America/New_York',
      'Fri 8 Mar 2013, time not in the text',
    ],
    ['a statement without a time', { ...STATEMENT, start: null }, 'UTC', 'Time not in the text'],
  ])('%s', (_, proposal, zone, text) => expect(plain(windowText(proposal, zone))).toBe(text));
});

describe('how exact it is', () => {
  test.each<[string, Proposal, string]>([
    ['the same room at both edges', WINDOW, 'each edge ± 15 min'],
    [
      'another room at the end',
      { ...WINDOW, endBounds: ['2013-03-08T19:10:00.000Z', '2013-03-08T19:20:00.000Z'] },
      'start ± 15 min, end ± 5 min',
    ],
    [
      'room to one side',
      { ...WINDOW, endBounds: ['2013-03-08T19:15:00.000Z', '2013-03-08T19:30:00.000Z'] },
      'start ± 15 min, end between 14:15–14:30 EST',
    ],
    ['one edge exact', { ...WINDOW, startBounds: null }, 'end ± 15 min'],
    [
      'both exact',
      { ...WINDOW, startBounds: null, endBounds: null },
      'exact to the minute of the text',
    ],
    ['a day', { ...WINDOW, precision: 'day' }, 'only the day is told'],
    ['a statement without a time', { ...STATEMENT, start: null }, ''],
  ])('%s', (_, proposal, text) => expect(plain(precisionText(proposal))).toBe(text));
});

describe('whether all of it is stated', () => {
  test.each<[string, Proposal, boolean]>([
    ['a window with its zone', WINDOW, true],
    ['the zone was chosen', { ...WINDOW, zone: { ...NEW_YORK, basis: 'assumed' } }, false],
    ['the zone was concluded', { ...WINDOW, zone: { ...NEW_YORK, basis: 'inferred' } }, false],
    ['no zone', { ...WINDOW, zone: null }, false],
    ['no end', { ...WINDOW, end: null }, false],
    ['a day', { ...WINDOW, precision: 'day' }, false],
    ['a statement at a time', STATEMENT, true],
    ['a statement of a day', { ...STATEMENT, startBounds: DAY }, false],
    ['a statement without a time', { ...STATEMENT, start: null }, false],
  ])('%s', (_, proposal, stated) => expect(isStated(proposal)).toBe(stated));
});

test('words for kinds and states, and the words of the file where there are none', () => {
  expect([whatText(WINDOW), whatText(STATEMENT)]).toEqual(['Down', 'Restored']);
  expect(whatText({ kind: 'maintenance', state: null })).toBe('Maintenance');
  expect(whatText({ kind: 'ticket', state: 'on_hold' })).toBe('on hold');
});

test('a zone is told with its basis', () => {
  expect(zoneText(WINDOW)).toBe('zone America/New_York, stated in the text');
  expect(zoneText(STATEMENT)).toBe('');
});

test('cards stand in the order of the text, also where they share the words of their day', () => {
  const ends = [null, 20, 13, null].map((to, index) => ({
    ...WINDOW,
    from: 3,
    to,
    ref: `${index}`,
  }));
  expect(inTextOrder(ends).map(({ ref }) => ref)).toEqual(['2', '1', '0', '3']);
});
