/**
 * Outages of Site24x7 monitors, API v2: the reports of outages and alarms (`/reports/outage`,
 * `/reports/alarm`, and of one monitor or group). Verified by programs that read them are
 * `outage_details` with a monitor's name and its outages: their id, start and end, reason and type; times
 * have an offset, as `2026-03-08T17:30:00+0530`.
 *
 * What the numbers of `type` mean is nowhere published that could be read, and an outage that somebody
 * marks as maintenance stays in the list. So an outage counts as what the person says of its type, and
 * one whose type nobody told is refused. Nor is it known how one that goes on is told: without an end it
 * is refused too.
 */
import { z } from 'zod';

import { type Evidence, exactly } from '@/lib/sla/evidence';

import { windowFact } from './check-facts';
import { asked } from './choices';
import { complaint } from './complaint';
import { headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { issueTally } from './issue-tally';
import { mappingOf } from './json-mapping';
import { identity, type JsonRecord, moment, recordAt, text } from './json-record';
import { observed, outageRecords, type OutageReader } from './ready-outages';

const KINDS = ['down', 'degraded', 'maintenance', 'none'] as const;
const typesAsked = (title: string) =>
  asked(z.array(identity).default([]), { title, settles: 'type' });

/** Types of outages by what they say; those of `none` make no window. */
const outageMapping = z.strictObject({
  types: asked(
    z
      .strictObject({
        down: typesAsked('Down'),
        degraded: typesAsked('Degraded'),
        maintenance: typesAsked('Maintenance'),
        none: typesAsked('No outage'),
      })
      .prefault({}),
    { title: 'What each type of outage means, by its number, separated by commas' },
  ),
});
type Types = z.infer<typeof outageMapping>['types'];

export const site24x7Outages: Importer = {
  id: 'site24x7-outages',
  label: 'Site24x7 outages',
  party: 'customer',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/^\s*\{/.test(json)) return 0;
    return /"outage_details"\s*:\s*\[/.test(json) ? 0.95 : 0;
  },
  read,
  choices: { schema: outageMapping, look: async () => ({ names: [] }) },
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const chosen = mappingOf(outageMapping, options.mapping);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };
  const reader = monitorReader(chosen.mapping.types);
  yield* outageRecords(bytes, options, { lists: ['data.outage_details'], reader });
}

const monitorFields = z.object({
  monitor_id: identity.nullish(),
  display_name: text,
  outages: z.array(z.unknown()),
});
const outageFields = z.object({
  outage_id: identity.nullish(),
  start_time: moment,
  end_time: moment,
  type: identity.nullish(),
  reason: text,
});
type Monitor = z.infer<typeof monitorFields>;
type Outage = z.infer<typeof outageFields>;

function monitorReader(types: Types): OutageReader {
  const unknown = issueTally();
  const maintenances = new Set<string>();

  const factsOf = (monitor: Monitor, value: unknown, record: JsonRecord): readonly Evidence[] => {
    const outage = record.fields(outageFields, value, 'an outage with its start and end');
    if (!outage) return [];
    const span = record.window(
      ['start_time', record.instant('start_time', outage.start_time)],
      ['end_time', record.instant('end_time', outage.end_time)],
      false,
    );
    if (!span || span.end === null) return [];
    const type = outage.type ?? 'none';
    const kind = KINDS.find((each) => types[each]?.includes(type));
    if (!kind) {
      unknown.add(complaint('type', type, WHAT_IT_MEANS), { path: record.path });
      return [];
    }
    const { evidence } = windowOf(kind, { monitor, outage, record }, [span.start, span.end]);
    const [fact] = evidence;
    if (fact?.kind !== 'maintenance') return evidence;
    if (maintenances.has(fact.ref)) return [];
    maintenances.add(fact.ref);
    return evidence;
  };

  return {
    item: (value, path) => {
      const record = recordAt(path);
      const monitor = record.fields(monitorFields, value, 'a monitor of a report with its outages');
      const evidence: Evidence[] = [];
      for (const [index, outage] of (monitor?.outages ?? []).entries()) {
        const inner = recordAt(`${path}.outages[${index}]`);
        if (monitor) evidence.push(...factsOf(monitor, outage, inner));
        record.issues.push(...inner.issues);
      }
      return { evidence, issues: record.issues };
    },
    *rest() {
      yield { evidence: [], issues: unknown.issues() };
    },
  };
}

const WHAT_IT_MEANS =
  'a type whose meaning is chosen (mapping.types, such as {"down":["1"]}): Site24x7 does not publish it';

type Told = Readonly<{ monitor: Monitor; outage: Outage; record: JsonRecord }>;

function windowOf(
  kind: (typeof KINDS)[number],
  { monitor, outage, record }: Told,
  [start, end]: readonly [number, number],
): ImportedRecord {
  const { path } = record;
  const service = monitor.display_name || monitor.monitor_id || undefined;
  const id = outage.outage_id ?? new Date(start).toISOString();
  const ref = monitor.monitor_id ? `${monitor.monitor_id}|${id}` : id;
  const severity = outage.type == null ? null : `type ${outage.type}`;
  switch (kind) {
    case 'none':
      return { evidence: [], issues: [] };
    case 'maintenance': {
      const edges = { start: exactly(start), end: exactly(end), lastAt: end };
      const title = outage.reason || undefined;
      const names = { ...(service && { service }), ...(title && { title }) };
      const monitored = { key: ref, ...names, placeOf: () => ({ path }) };
      return windowFact({ state: kind, ...edges, record: 0 }, monitored);
    }
    case 'down':
    case 'degraded': {
      const fact = { ref, path, service, quote: outage.reason, severity, state: kind };
      return { evidence: [observed(fact, { start, end })], issues: [] };
    }
  }
}
