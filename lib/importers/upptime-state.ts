/**
 * What Upptime writes down besides its issues and commits. `history/<slug>.yml` is the last status
 * alone; `history/summary.json` counts minutes of days. Neither tells when an outage was, and no window
 * is made up from a count of minutes.
 */
import { z } from 'zod';

import type { Issue } from '@/lib/sla/evidence';

import { checkSeries, DEFAULT_RULES } from './checks';
import { complaint } from './complaint';
import type { TextPiece } from './decode';
import type { ImportedRecord, ImportOptions } from './importer';
import { recordAt, text } from './json-record';
import { told } from './ready-outages';
import { type Line, textLines } from './text-lines';
import { instantOf } from './written-time';

const STATES = ['up', 'down', 'degraded'] as const;
const KEYS = ['url', 'status', 'code', 'responseTime', 'lastUpdated', 'startTime', 'generator'];
const SETTING = /^(?:- )?([A-Za-z]+): ?(.*)$/;
const TIMES = "times: the repository's issues and its log of commits tell them";

/** Of flat YAML, `key: value` lines alone; Upptime writes no others. */
export async function* stateRecords(
  pieces: AsyncIterable<TextPiece>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const settings = new Map<string, Line>();
  let failed = false;
  for await (const { lines, issues, bytesRead } of textLines(pieces)) {
    failed ||= issues.length > 0;
    const broken = lines.flatMap((line): Issue[] => {
      const [, key = '', value = ''] = SETTING.exec(line.text) ?? [];
      if (KEYS.includes(key) && !settings.has(key)) {
        settings.set(key, { text: value.trim(), line: line.line });
      } else if (line.text.trim())
        return [refusal(line, 'line', `one of ${KEYS.join(', ')}, once`)];
      return [];
    });
    yield { evidence: [], issues: [...broken, ...issues], bytesRead };
  }
  if (!failed) yield* lastCheck(settings, options.now);
}

const refusal = ({ text: found, line }: Line, field: string, expected: string): Issue => ({
  place: { line },
  ...complaint(field, found, expected),
});

function* lastCheck(settings: ReadonlyMap<string, Line>, now: number): Generator<ImportedRecord> {
  const setting = (key: string): Line => settings.get(key) ?? { text: '', line: 1 };
  const status = setting('status');
  const updated = setting('lastUpdated');
  const state = STATES.find((word) => word === status.text);
  const at = instantOf(updated.text);
  const key = setting('url').text;
  const issues = [
    ...(state ? [] : [refusal(status, 'status', STATES.join(', '))]),
    ...(at === null ? [refusal(updated, 'lastUpdated', 'an ISO 8601 time with its offset')] : []),
    ...(key ? [] : [refusal(setting('url'), 'url', 'the address that was checked')]),
  ];
  if (!state || at === null || !key) return yield { evidence: [], issues };
  const series = checkSeries();
  series.add(at, state, 0);
  const placeOf = () => ({ line: status.line });
  yield* series.records({ key, service: key, placeOf }, DEFAULT_RULES, now);
  const found = `${status.text} when last written, at ${updated.text}`;
  yield {
    evidence: [],
    issues: [{ ...refusal({ ...status, text: found }, 'status', TIMES), severity: 'note' }],
  };
}

const summary = z.object({
  name: z.string(),
  status: text,
  uptime: text,
  dailyMinutesDown: z.record(z.string(), z.number()).nullish(),
});

export const isSummary = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'dailyMinutesDown' in value;

/** Each day with minutes is an issue: its downtime is not in the evidence, and would be missed. */
export function summaryRecord(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const site = record.fields(summary, value, 'a site with its name and dailyMinutesDown');
  if (!site) return told(record);
  for (const [day, minutes] of Object.entries(site.dailyMinutesDown ?? {})) {
    if (minutes === 0) continue;
    record.refuse(`dailyMinutesDown.${day}`, `${site.name}: ${minutes} minutes down`, TIMES);
  }
  if (site.status !== 'up') {
    record.refuse('status', `${site.name}: ${site.status ?? 'no status'}`, `up, or ${TIMES}`);
  }
  record.note('uptime', `${site.name}: ${site.uptime ?? 'none'}`, TIMES);
  return told(record);
}
