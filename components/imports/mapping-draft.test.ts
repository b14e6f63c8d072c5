import { describe, expect, test } from 'vitest';

import { draftOf, mappingFaults, mappingOf } from './mapping-draft';

const MAPPING = {
  delimiter: ';',
  columns: { start: 'Beginn', end: 'Ende', state: 'Status', reason: 'Grund' },
  dateFormat: 'dmy',
  decimalMark: ',',
  zone: 'Europe/Berlin',
  precisionSeconds: 300,
  states: { down: ['gestört', 'aus'], degraded: [], up: ['ok'], maintenance: ['Wartung'] },
};

describe('a mapping as a form', () => {
  test('comes back as it was', () => {
    expect(mappingOf(draftOf(MAPPING))).toEqual(MAPPING);
  });

  test.each([{ sheet: 'Log' }, { list: 'data.incidents' }])('keeps its place: %j', (part) => {
    expect(mappingOf(draftOf({ ...MAPPING, ...part }))).toEqual({ ...MAPPING, ...part });
  });

  test('a proposal in part leaves the rest empty', () => {
    const draft = draftOf({ columns: { start: 'From' } }, 'UTC');
    expect(draft.columns).toMatchObject({ start: 'From', end: '', service: '' });
    expect(draft).toMatchObject({ dateFormat: '', precisionSeconds: '', zone: 'UTC', kept: {} });
  });

  test.each([[null], [undefined], ['x'], [{ columns: 3, states: [] }]])(
    'what is no mapping is an empty form: %j',
    (mapping) => expect(draftOf(mapping).columns.start).toBe(''),
  );

  test('the zone of the mapping goes before the zone of the file', () => {
    expect(draftOf(MAPPING, 'UTC').zone).toBe('Europe/Berlin');
  });

  test('the unit goes with the duration, the state of every row only without a column', () => {
    const draft = draftOf({ ...MAPPING, durationUnit: 'min', stateIfNoColumn: 'down' });
    expect(mappingOf(draft)).not.toHaveProperty('durationUnit');
    expect(mappingOf(draft)).not.toHaveProperty('stateIfNoColumn');
    const bare = { ...draft, columns: { ...draft.columns, state: '', duration: 'Dauer' } };
    expect(mappingOf(bare)).toMatchObject({ durationUnit: 'min', stateIfNoColumn: 'down' });
    expect(mappingOf(bare)).not.toHaveProperty('states');
  });

  test('words are separated by commas, each once', () => {
    const draft = draftOf(MAPPING);
    const states = { ...draft.states, down: ' aus, , down,aus ' };
    expect(mappingOf({ ...draft, states })['states']).toMatchObject({ down: ['aus', 'down'] });
  });
});

describe('what a form lacks', () => {
  const paths = (change: object) =>
    mappingFaults({ ...draftOf(MAPPING), ...change }).map(({ path }) => path);
  const { columns, states } = draftOf(MAPPING);

  test.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['all', draftOf({}), ['start', 'end', 'dateFormat', 'state']],
    [
      'the duration stands for the end, with its unit',
      { columns: { ...columns, end: '', duration: 'd' } },
      ['durationUnit'],
    ],
    ['the state of every row', { columns: { ...columns, state: '' } }, ['state']],
    ['a whole day of room', { precisionSeconds: '86400' }, []],
    ['more than a day of room', { precisionSeconds: '86401' }, ['precisionSeconds']],
    ['half a second', { precisionSeconds: '0.5' }, ['precisionSeconds']],
    ['a word for two states', { states: { ...states, up: 'OK, Aus' } }, ['states']],
  ])('%s', (_, change, expected) => expect(paths(change)).toEqual(expected));
});
