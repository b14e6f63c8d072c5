/**
 * Gatus endpoint statuses: `results` are the last checks, `events` the changes from healthy to not and
 * back, which reach further into the past. Checks are made into windows by the common rules; an outage
 * whose first or last moment is not among them is told by its events, and its checks do not tell it
 * again. Events tell no coverage: Gatus may have been off between two of them.
 */
import { z } from 'zod';

import { checkSeries, DEFAULT_RULES } from './checks';
import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { type JsonRecord, recordAt, text } from './json-record';
import { observed, told } from './ready-outages';

const endpoint = z.object({
  name: text,
  group: text,
  key: text,
  results: z.array(z.unknown()).nullish(),
  events: z.array(z.unknown()).nullish(),
});

const result = z.object({
  timestamp: z.string(),
  success: z.boolean(),
  errors: z.array(z.string()).nullish(),
});
const event = z.object({ type: z.enum(['START', 'HEALTHY', 'UNHEALTHY']), timestamp: z.string() });

export const gatus: Importer = {
  id: 'gatus',
  label: 'Gatus endpoint statuses',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"conditionResults"\s*:/.test(json)) return 0.95;
    const hasChecks = /"results"\s*:\s*\[/.test(json) && /"success"\s*:\s*(true|false)/.test(json);
    return hasChecks && /"key"\s*:/.test(json) ? 0.8 : 0;
  },
  read,
  checks: true,
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const watched = new Map<string, Watched>();
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), [])) {
    const { bytesRead } = batch;
    for (const { value, path } of batch.items) {
      const record = recordAt(path);
      collect(watched, record, value);
      yield { ...told(record), bytesRead };
    }
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
  }
  for (const [key, one] of watched) yield* recordsOf(key, one, options);
}

type Check = Timed<z.infer<typeof result>>;
type Change = Timed<z.infer<typeof event>>;
type Outage = Readonly<{ start: number; end: number | null; path: string }>;

/** An endpoint, of which a file may hold several pages. */
type Watched = Readonly<{ service: string; checks: Check[]; changes: Change[] }>;

function collect(watched: Map<string, Watched>, record: JsonRecord, value: unknown): null {
  const fields = record.fields(endpoint, value, 'an endpoint with name, results and events');
  if (!fields) return null;
  const { results, events } = fields;
  const service = [fields.group, fields.name].filter(Boolean).join('/') || (fields.key ?? '');
  const key = fields.key || service;
  if (!key) return record.refuse('key', 'none', 'the key or the name of the endpoint');
  if (!results && !events) return record.refuse('results', 'none', 'a list of checks or of events');
  const one = watched.get(key) ?? { service, checks: [], changes: [] };
  watched.set(key, one);
  one.checks.push(...timed(record, 'results', result, results));
  one.changes.push(...timed(record, 'events', event, events));
  return null;
}

/** With its instant (epoch ms) and its place in the file. */
type Timed<T> = T & Readonly<{ at: number; path: string }>;

function timed<T extends Readonly<{ timestamp: string }>>(
  record: JsonRecord,
  list: string,
  schema: z.ZodType<T>,
  values: readonly unknown[] | null | undefined,
): Timed<T>[] {
  return (values ?? []).flatMap((value, index) => {
    const element = recordAt(`${record.path}.${list}[${index}]`);
    const fields = element.fields(schema, value, 'a result or event of Gatus, with its timestamp');
    const at = fields && element.instant('timestamp', fields.timestamp);
    if (at === null && !element.isRefused()) element.refuse('timestamp', 'no time', 'when it was');
    record.issues.push(...element.issues);
    return fields && at !== null ? [{ ...fields, at, path: element.path }] : [];
  });
}

function* recordsOf(
  key: string,
  { service, checks, changes }: Watched,
  { rules = DEFAULT_RULES, now }: ImportOptions,
): Generator<ImportedRecord> {
  const ordered = checks.toSorted((a, b) => a.at - b.at);
  const moments = new Set(ordered.map(({ at }) => at));
  const { outages, beginless } = outagesOf(changes, ordered);
  const isSeen = ({ start, end }: Outage) =>
    moments.has(start) && (end === null || moments.has(end));
  const byEvents = outages.filter((outage) => !isSeen(outage));
  for (const { start, end, path } of byEvents) {
    const ref = `${key}|${new Date(start).toISOString()}`;
    const fact = observed({ ref, path, service }, { start, end });
    yield { evidence: [{ ...fact, precision: 'approximate' }], issues: [] };
  }
  if (beginless) {
    const found = `healthy again at ${new Date(beginless.at).toISOString()}`;
    const record = recordAt(beginless.path);
    record.refuse(
      'type',
      found,
      'the UNHEALTHY event before it: when that outage began is cut off',
    );
    yield { evidence: [], issues: record.issues };
  }
  const series = checkSeries();
  for (const [index, { at, success, errors }] of ordered.entries()) {
    const isTold = byEvents.some(({ start, end }) => start <= at && (end === null || at < end));
    const failure = isTold ? 'unknown' : 'down';
    series.add(at, success ? 'up' : failure, index, errors?.join('; '));
  }
  const placeOf = (index: number) => ({ path: ordered[index]?.path ?? '$' });
  yield* series.records({ key, service, placeOf }, rules, now);
}

/** Outages by the events. `beginless`: a recovery from one whose beginning the list no longer holds. */
function outagesOf(changes: readonly Change[], checks: readonly Check[]) {
  const ordered = changes.toSorted((a, b) => a.at - b.at);
  const outages: Outage[] = [];
  let down: Change | null = null;
  for (const change of ordered) {
    if (change.type === 'UNHEALTHY') down ??= change;
    if (change.type !== 'HEALTHY' || !down) continue;
    outages.push({ start: down.at, end: change.at, path: down.path });
    down = null;
  }
  if (down) {
    const { at, path } = down;
    const good = checks.find((check) => check.success && check.at > at);
    outages.push({ start: at, end: good?.at ?? null, path });
  }
  const [first] = ordered;
  return { outages, beginless: first?.type === 'HEALTHY' ? first : null };
}
