/**
 * Events of Datadog's monitors: the answers of Events API v2 (`/api/v2/events`, `/api/v2/events/search`),
 * whose monitor events tell a transition from one state to another, at the time when the monitor looked
 * at its query: the trouble began earlier. A group of a monitor is watched by itself. Events of API v1
 * hold no transition but a title, and are refused.
 *
 * A monitor says what a person wrote it for, not that a service is down: Alert is down of a synthetic
 * test, of others degraded as Warn is, unless the person chooses otherwise. No Data is nothing known.
 */
import { z } from 'zod';

import type { Monitor } from './check-facts';
import type { CheckState } from './checks';
import { asked } from './choices';
import { complaint } from './complaint';
import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { issueTally } from './issue-tally';
import { jsonItems } from './json-items';
import { isObject } from './json-lists';
import { mappingOf } from './json-mapping';
import { itemPlaces } from './json-places';
import { identity, type JsonRecord, recordAt, text, unwrapped } from './json-record';
import { ownedText } from './owned-text';
import { alertNote } from './ready-outages';
import { type ToldChange, toldChanges } from './told-changes';
import { instantOf, writtenTime } from './written-time';

const bad = z.enum(['down', 'degraded']);
const labels = { down: 'Down', degraded: 'Degraded' };

/** What the states Alert and Warn say of the service. */
const eventMapping = z.strictObject({
  alert: asked(bad.optional(), {
    title: 'Alert means',
    labels,
    empty: 'Down for a synthetic test, else degraded',
  }),
  warn: asked(bad.default('degraded'), { title: 'Warn means', labels }),
});
type EventMapping = z.infer<typeof eventMapping>;

export const datadogEvents: Importer = {
  id: 'datadog-events',
  label: 'Datadog monitor events',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"transition"\s*:/.test(json) && /"destination_state"\s*:/.test(json)) return 0.95;
    if (/"sourcecategory"\s*:\s*"monitor_alert"/.test(json)) return 0.95;
    const ofVersion1 = [/"date_happened"\s*:/, /"alert_type"\s*:/, /"monitor_id"\s*:/];
    return ofVersion1.every((key) => key.test(json)) ? 0.9 : 0;
  },
  read,
  choices: { schema: eventMapping, look: async () => ({ names: [] }) },
};

const eventFields = z.object({
  attributes: z.object({
    timestamp: z.union([z.string(), z.number()]).nullish(),
    attributes: z.object({
      timestamp: z.union([z.string(), z.number()]).nullish(),
      title: text,
      monitor_groups: z.array(z.string()).nullish(),
      monitor: z.object({
        id: identity,
        name: text,
        type: text,
        groups: z.array(z.string()).nullish(),
        transition: z.object({ source_state: text, destination_state: z.string() }),
      }),
    }),
  }),
});
type Event = z.infer<typeof eventFields>['attributes'];

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const chosen = mappingOf(eventMapping, options.mapping);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };
  const events = eventBook(chosen.mapping);
  const lists = ['data', 'events'];
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), lists)) {
    const { items, bytesRead } = batch;
    const found = items.flatMap(({ value, path }) => events.take(value, path));
    yield { evidence: [], issues: [...found, ...batch.issues], bytesRead };
  }
  yield* events.records();
}

type Group = Readonly<{ service: string; changes: ToldChange[] }>;

function eventBook(mapping: EventMapping) {
  const places = itemPlaces();
  const groups = new Map<string, Group>();
  const others = issueTally();
  const noteAlerts = alertNote();
  let isTold = false;

  const add = ({ attributes: event, timestamp }: Event, number: number, record: JsonRecord) => {
    const { monitor, title } = event;
    const { source_state: source, destination_state: destination } = monitor.transition;
    const stateOf = stateReader(monitor.type, mapping);
    const state = stateOf(destination);
    if (!state) return record.refuse('destination_state', destination, STATE_NAMES);
    const at = timeOf(event.timestamp ?? timestamp ?? '');
    if (at === null) return record.refuse('timestamp', 'no time', 'when the state changed');
    noteAlerts(record, 'timestamp');
    if (!isTold && destination === 'Alert' && mapping.alert === undefined && state !== 'down') {
      isTold = true;
      record.note('monitor.type', monitor.type ?? 'none', WHAT_ALERT_SAYS);
    }
    const ofGroup = (monitor.groups ?? event.monitor_groups ?? []).join(',');
    const key = ofGroup === '' ? monitor.id : `${monitor.id}|${ofGroup}`;
    const name = monitor.name || `monitor ${monitor.id}`;
    const group = groups.get(key) ?? {
      service: ownedText(ofGroup === '' ? name : `${name} (${ofGroup})`),
      changes: [],
    };
    const note = title ? ownedText(title) : undefined;
    const before = source ? (stateOf(source) ?? null) : null;
    group.changes.push({ at, state, before, record: number, note });
    groups.set(ownedText(key), group);
    return null;
  };

  return {
    /** The issues of an event. */
    take: (item: unknown, path: string) => {
      const value = unwrapped(item, 'data');
      const number = places.add(path);
      const record = recordAt(path);
      const other = otherThan(value, record);
      if (other !== null) others.add({ ...other, severity: 'note' }, places.of(number));
      else if (!record.isRefused()) {
        const event = record.fields(
          eventFields,
          value,
          'an event of a monitor, with its transition',
        );
        if (event) add(event.attributes, number, record);
      }
      return record.issues;
    },
    *records(): Generator<ImportedRecord> {
      yield { evidence: [], issues: others.issues() };
      for (const [key, { service, changes }] of groups) {
        const monitor: Monitor = { key, service, placeOf: places.of };
        yield* toldChanges(changes, monitor, 'source_state');
      }
    },
  };
}

/** What is no event of a monitor; one of API v1 is refused. */
function otherThan(value: unknown, record: JsonRecord) {
  const outer = isObject(value) && isObject(value.attributes) ? value.attributes : {};
  const inner = isObject(outer.attributes) ? outer.attributes : {};
  if (isObject(value) && 'date_happened' in value) {
    record.refuse('transition', 'none: an event of API v1', 'an event of API v2, /api/v2/events');
    return null;
  }
  if (!isObject(outer.attributes) || isObject(inner.monitor)) return null;
  const source = typeof inner.sourcecategory === 'string' ? inner.sourcecategory : 'another source';
  return complaint('sourcecategory', source, 'an event of a monitor: it makes no window');
}

const STATE_NAMES = 'OK, Alert, Warn, No Data, Ignored, Skipped or Unknown';
const WHAT_ALERT_SAYS =
  'a synthetic test, whose Alert is down, or a choice of what it means (mapping.alert): read as degraded, since Datadog does not tell';

function stateReader(type: string | null | undefined, { alert, warn }: EventMapping) {
  const states: Readonly<Record<string, CheckState>> = {
    OK: 'up',
    Alert: alert ?? (type === 'synthetics alert' ? 'down' : 'degraded'),
    Warn: warn,
    'No Data': 'unknown',
    Ignored: 'unknown',
    Skipped: 'unknown',
    Unknown: 'unknown',
  };
  return (name: string) => (Object.hasOwn(states, name) ? states[name] : undefined);
}

/** Within, epoch milliseconds; around it, ISO 8601. */
function timeOf(written: string | number): number | null {
  const plain = String(written);
  return instantOf(plain) ?? writtenTime(plain, 'epoch_ms')?.localMs ?? null;
}
