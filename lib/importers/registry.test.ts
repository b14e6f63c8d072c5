import { describe, expect, test } from 'vitest';

import { detect, importerById, importers } from './registry';

const encode = (text: string) => new TextEncoder().encode(text);

describe('a format is known by its first bytes, then by its name', () => {
  test.each([
    ['incidents.json', '{"page":{"id":"x","time_zone":"Etc/UTC"},"incidents":[]}', 'statuspage'],
    ['download', '{"incidents":[{"id":"x","incident_updates":[', 'statuspage'],
    ['history.jsonl', '{"id":"x","incident_updates":[]}\n', 'statuspage'],
    ['outages.csv', 'start,end,status\n2026-01-01,2026-01-02,down\n', 'csv'],
    ['export.txt', 'start;end;status\n2026-01-01;2026-01-02;down\n', 'csv'],
    ['strange.csv', 'a,b\n1,2\n', 'csv'],
    [
      'mail.txt',
      'On Friday, March 8, the service was down from 12:30 to 14:15 Eastern.\n',
      'prose',
    ],
    ['notes.md', '# Outage\n\nWe were down, and we are sorry, for two hours.\n', 'prose'],
  ])('%s', (name, text, id) => expect(detect(encode(text), name)?.importer.id).toBe(id));

  test.each([
    ['empty.csv', ''],
    ['other.json', '{"monitors":[]}'],
    ['list.json', '[1,2]'],
    ['page.html', '<!doctype html><p>Down</p>'],
    ['book.xlsx', 'PK\u0003\u0004xxxxxxxx'],
    ['raw.bin', 'a\0b'],
  ])('%s is nobody’s', (name, text) => expect(detect(encode(text), name)).toBeNull());
});

test('every importer has an id of its own, by which it is found', () => {
  for (const importer of importers) expect(importerById(importer.id)).toBe(importer);
  expect(importerById('unheard-of')).toBeNull();
});
