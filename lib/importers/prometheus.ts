/**
 * Prometheus `query_range`: series of 0 and 1, where 1 is up, into windows. What a file holds of a
 * series in several answers (one has at most 11 000 points) is one series.
 *
 * The step of the query is the interval; a step without a value has no data: unknown, not up, as
 * `NaN` is. An outage between two steps is in no such file.
 */
import { z } from 'zod';

import { rational } from '@/lib/sla/rational';

import { checkSeries, type CheckSeries, type CheckState, DEFAULT_RULES } from './checks';
import { asked } from './choices';
import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { type JsonItem, jsonItems } from './json-items';
import { mappingOf } from './json-mapping';
import { recordAt, type JsonRecord } from './json-record';
import { keysUnder } from './names-in-json';
import { metricOf, type Metric } from './prometheus-metrics';
import { told } from './ready-outages';
import { writtenTime } from './written-time';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** `downBelow`: for values other than 0 and 1, such as a share of successful probes; below it is down. */
const prometheusMapping = z.strictObject({
  downBelow: asked(z.string().regex(DECIMAL, 'not a decimal number').optional(), {
    title: 'Down is a value below',
    hint: 'For a share of good probes, such as 0.95. The value itself is up.',
    empty: '0 is down, 1 is up',
    expected: 'a decimal number such as 0.95',
    settles: 'values',
  }),
  serviceLabel: asked(z.string().min(1).optional(), {
    title: 'Label that names the service',
    from: 'names',
    empty: 'The usual one: instance, target, service or job',
  }),
});

const matrixSeries = z.object({
  metric: z.record(z.string(), z.string()),
  values: z.array(z.unknown()),
});

export const prometheus: Importer = {
  id: 'prometheus',
  label: 'Prometheus range query',
  party: 'customer',
  recognises: (head) => {
    const text = jsonHead(head);
    if (!text) return 0;
    return /"resultType"\s*:\s*"(matrix|vector|scalar|string)"/.test(text) ? 0.95 : 0;
  },
  read,
  choices: {
    schema: prometheusMapping,
    look: async (bytes, options) => {
      const labels = await labelsIn(bytes, options);
      return { names: labels.filter((name) => name !== '__name__') };
    },
  },
  checks: true,
};

const labelsIn = keysUnder('metric');

type Collected = {
  metric: Metric;
  checks: CheckSeries;
  /** The smallest distance of two points, in ms. */
  stepMs: number;
  points: number;
  /** Where the points of each answer begin. */
  parts: { from: number; path: string }[];
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const chosen = mappingOf(prometheusMapping, options.mapping);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };
  const { downBelow, serviceLabel } = chosen.mapping;
  const stateOf = stateReader(downBelow);
  const collected = new Map<string, Collected>();

  const pieces = decodeText(bytes, options.encoding);
  for await (const batch of jsonItems(pieces, ['data.result'], { rest: true })) {
    const { bytesRead } = batch;
    for (const { value, path, rest } of batch.items.flatMap(seriesIn)) {
      const record = recordAt(path);
      if (rest) warningsOf(value, record);
      else collect(collected, record, value, { stateOf, serviceLabel });
      yield { ...told(record), bytesRead };
    }
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
  }
  for (const series of collected.values()) yield* recordsOf(series, options);
}

const answer = z.object({ data: z.object({ result: z.array(z.unknown()) }) });

/** An element of `data.result` is one; so are those of whole answers in a list. */
function seriesIn(item: JsonItem): JsonItem[] {
  const { value, path } = item;
  const { success, data } = answer.safeParse(value);
  if (!success || item.rest) return [item];
  return data.data.result.map((series, index) => ({
    value: series,
    path: `${path}.data.result[${index}]`,
  }));
}

const warned = z.object({ warnings: z.array(z.string()) });

function warningsOf(value: unknown, record: JsonRecord) {
  const { success, data } = warned.safeParse(value);
  for (const warning of success ? data.warnings : []) {
    record.note('warnings', warning, 'a complete answer');
  }
}

type Chosen = Readonly<{ stateOf: StateReader; serviceLabel: string | undefined }>;

/** Null: a value that says neither up nor down. */
type StateReader = (text: string, metric: Metric) => CheckState | null;

function stateReader(downBelow: string | undefined): StateReader {
  if (downBelow === undefined) return (text, { states }) => states?.[text] ?? null;
  const limit = rational(downBelow);
  return (text) => {
    if (!DECIMAL.test(text)) return null;
    return rational(text).compare(limit) < 0 ? 'down' : 'up';
  };
}

const failure = z.object({ status: z.literal('error'), error: z.string() });

function collect(
  collected: Map<string, Collected>,
  record: JsonRecord,
  value: unknown,
  { stateOf, serviceLabel }: Chosen,
): null {
  const failed = failure.safeParse(value);
  if (failed.success) return record.refuse('error', failed.data.error, 'a successful answer');
  const fields = record.fields(matrixSeries, value, 'a series with metric and values');
  if (!fields) return null;
  const metric = metricOf(fields.metric, serviceLabel);
  if (serviceLabel !== undefined && !metric.service) {
    return record.refuse('metric', metric.key, `a label ${serviceLabel}, chosen for the service`);
  }
  if (stateOf('0', metric) === null) {
    const expected = 'a series whose name says that 1 is up, or a limit (mapping.downBelow)';
    return record.refuse('metric', metric.key, expected);
  }
  const series = collected.get(metric.key) ?? begin(metric, record);
  collected.set(metric.key, series);
  series.parts.push({ from: series.points, path: record.path });
  addPoints(
    series,
    pointsOf(fields.values, record, (text) => stateOf(text, metric)),
  );
  series.points += fields.values.length;
  return null;
}

function begin(metric: Metric, record: JsonRecord): Collected {
  if (metric.caution) record.note('metric', metric.key, metric.caution);
  return { metric, checks: checkSeries(), stepMs: Infinity, points: 0, parts: [] };
}

const point = z.tuple([z.union([z.number(), z.string()]), z.string()]);
type Point = Readonly<{ at: number; state: CheckState; index: number }>;

/** A point that cannot be read leaves out all of its answer; at a value that says nothing, nothing is known. */
function pointsOf(
  values: readonly unknown[],
  record: JsonRecord,
  stateOf: (text: string) => CheckState | null,
): Point[] {
  const broken: unknown[] = [];
  const odd: string[] = [];
  const points = values.flatMap((value, index): Point[] => {
    const { success, data } = point.safeParse(value);
    const at = success ? writtenTime(String(data[0]), 'epoch_s')?.localMs : undefined;
    if (!success || at === undefined) {
      broken.push(value);
      return [];
    }
    const state = data[1] === 'NaN' ? 'unknown' : stateOf(data[1]);
    if (state === null) odd.push(data[1]);
    return [{ at, state: state ?? 'unknown', index }];
  });
  if (broken.length > 0) {
    const found = `${broken.length} points, the first ${JSON.stringify(broken[0])}`;
    record.refuse('values', found, 'unix seconds and a value');
    return [];
  }
  if (odd.length > 0) {
    const found = `${odd.length} other values, the first ${odd[0]}`;
    record.refuse('values', found, 'only 0 and 1, or a limit (mapping.downBelow)');
  }
  return points;
}

function addPoints(series: Collected, points: readonly Point[]) {
  const distances = points.map(({ at }, index) => at - (points[index - 1]?.at ?? at));
  for (const distance of distances) {
    if (distance > 0) series.stepMs = Math.min(series.stepMs, distance);
  }
  for (const [index, { at, state, index: place }] of points.entries()) {
    const isAfterGap = (distances[index] ?? 0) > series.stepMs;
    const record = series.points + place;
    if (isAfterGap)
      series.checks.add(at - (distances[index] ?? 0) + series.stepMs, 'unknown', record);
    series.checks.add(at, state, record);
  }
}

function* recordsOf(
  { metric, checks, stepMs, parts }: Collected,
  { rules = DEFAULT_RULES, now }: ImportOptions,
): Generator<ImportedRecord> {
  const { key, service, title } = metric;
  const seconds = stepMs / 1000;
  yield* checks.records(
    {
      key,
      ...(service && { service }),
      ...(title && { title }),
      placeOf: (record) => {
        const part = parts.findLast(({ from }) => from <= record);
        return { path: `${part?.path}.values[${record - (part?.from ?? 0)}]` };
      },
    },
    Number.isInteger(seconds) ? { ...rules, intervalSeconds: seconds } : rules,
    now,
  );
}
