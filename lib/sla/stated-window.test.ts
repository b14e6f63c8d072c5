import { describe, expect, test } from 'vitest';

import type { Decision, Sourced } from './outage';
import { admits, decide, run, says } from './scenario';

describe("the vendor's own sentence replaces the fields of its feed", () => {
  const announced = admits('feed', '10:41', '11:00', { ref: 'INC' });
  const stated = admits('text', '10:00', '10:50', { ref: 'INC:stated', basis: 'stated' });
  const more = admits('more', '11:10', '11:20', { ref: 'INC:stated:2', basis: 'stated' });
  test.each<[string, readonly Sourced[], readonly Decision[], readonly string[], number]>([
    ['the stated window alone counts', [announced, stated], [], ['text'], 1],
    ['in any order', [stated, announced], [], ['text'], 1],
    ['each of several stated windows', [announced, stated, more], [], ['text', 'more'], 2],
    [
      'not of another source',
      [announced, { ...stated, sourceId: 'blog' }],
      [],
      ['text', 'feed'],
      0,
    ],
    [
      'not another sentence',
      [{ ...announced, basis: 'stated' as const }, stated],
      [],
      ['text', 'feed'],
      0,
    ],
    [
      'not of another incident',
      [announced, { ...stated, ref: 'INC2:stated' }],
      [],
      ['text', 'feed'],
      0,
    ],
    [
      'not the words of others',
      [announced, { ...stated, party: 'customer' as const }],
      [],
      ['text', 'feed'],
      0,
    ],
    [
      'not while the sentence is excluded',
      [announced, stated],
      [decide('text', 'exclude')],
      ['feed'],
      0,
    ],
    [
      'not what a person decided on',
      [announced, stated],
      [decide('feed', 'include')],
      ['text', 'feed'],
      0,
    ],
  ])('%s', (_, evidence, decisions, ids, count) => {
    const { outages } = run(evidence, { decisions });
    expect(outages.flatMap(({ evidenceIds }) => evidenceIds)).toEqual(ids);
    expect(outages.flatMap(({ replaced }) => replaced)).toHaveLength(count);
  });

  test('and the outage says so, and keeps the statements of the feed', () => {
    const { outages } = run([announced, stated, says('posted', '10:41', { about: 'INC' })]);
    expect(outages).toMatchObject([
      { replaced: [{ announcedId: 'feed', statedId: 'text' }], statementIds: ['posted'] },
    ]);
  });
});

describe('an incident of several components, each a fact of its own', () => {
  const api = admits('api', '10:41', '11:00', { ref: 'INC:api', service: 'API', serviceId: 'a' });
  const web = admits('web', '10:41', '11:00', { ref: 'INC:web', service: 'Web', serviceId: 'w' });
  const word = says('word', '10:50', { about: 'INC' });

  test('a word about the incident is heard by each of its components', () => {
    const { outages } = run([api, web, word]);
    expect(outages.map(({ statementIds }) => statementIds)).toEqual([['word'], ['word']]);
  });

  test('a word about another incident whose name begins alike is not', () => {
    const { outages } = run([api, says('other', '10:50', { about: 'IN' })]);
    expect(outages.map(({ statementIds }) => statementIds)).toEqual([[]]);
  });

  test('a stated window replaces the announced one of its own component alone', () => {
    const stated = admits('text', '10:00', '10:50', {
      ref: 'INC:stated:API',
      basis: 'stated',
      service: 'API',
      serviceId: 'a',
    });
    const { outages } = run([api, web, stated]);
    expect(outages.map(({ evidenceIds }) => evidenceIds)).toEqual([['text'], ['web']]);
  });
});
