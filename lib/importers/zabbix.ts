/**
 * Zabbix problems: the answers of `problem.get`, which carry their recovery, and of `event.get`, where
 * the recovery is an event of its own that `r_eventid` names.
 *
 * A trigger says what a person wrote it for: severity Disaster is down, Warning to High are degraded,
 * Information and Not classified say nothing of an outage, unless the person chooses otherwise.
 */
import { z } from 'zod';

import type { Observation } from '@/lib/sla/evidence';

import { asked } from './choices';
import { jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { mappingOf } from './json-mapping';
import { identity, recordAt, type JsonRecord, text } from './json-record';
import { textsOf } from './names-in-json';
import { observed, outageRecords, type OutageReader, type Told, told } from './ready-outages';
import { writtenTime } from './written-time';

const SEVERITIES = ['Not classified', 'Information', 'Warning', 'Average', 'High', 'Disaster'];
const level = z.int().min(0).max(6);
const labels = Object.fromEntries([...SEVERITIES, 'None'].entries());

/** From which severity (0 to 5; 6 for none) a problem is down, and from which it is degraded. */
const zabbixMapping = z.strictObject({
  downFrom: asked(level.default(5), { title: 'Down from severity', labels }),
  degradedFrom: asked(level.default(2), {
    title: 'Degraded from severity',
    hint: 'Below it a problem says nothing of an outage.',
    labels,
  }),
  serviceTag: asked(z.string().min(1).optional(), {
    title: 'Tag that names the service',
    hint: 'Answers of problem.get name no host; with selectTags they have tags.',
    from: 'names',
    empty: 'The hosts, where they are named',
  }),
});
type ZabbixMapping = z.infer<typeof zabbixMapping>;

const count = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(Number);
const eventFields = z.object({
  eventid: identity,
  source: count.nullish(),
  object: count.nullish(),
  value: count.nullish(),
  clock: count,
  ns: count.nullish(),
  r_eventid: identity.nullish(),
  r_clock: count.nullish(),
  r_ns: count.nullish(),
  name: text,
  severity: count.nullish(),
  suppressed: count.nullish(),
  userid: identity.nullish(),
  opdata: text,
  hosts: z.array(z.object({ name: text, host: text })).nullish(),
  tags: z.array(z.object({ tag: z.string(), value: text })).nullish(),
});
type Event = z.infer<typeof eventFields>;

export const zabbix: Importer = {
  id: 'zabbix',
  label: 'Zabbix problems',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    return /"eventid"\s*:/.test(json) && /"(clock|r_eventid|objectid)"\s*:/.test(json) ? 0.95 : 0;
  },
  read,
  choices: {
    schema: zabbixMapping,
    look: async (bytes, options) => ({ names: await tagsIn(bytes, options) }),
  },
};

const tagsIn = textsOf('tag');

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const chosen = mappingOf(zabbixMapping, options.mapping);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };
  yield* outageRecords(bytes, options, { lists: ['result'], reader: eventReader(chosen.mapping) });
}

/** A problem that waits for the event of its recovery. */
type Waiting = Readonly<{ event: Event; record: JsonRecord; start: number }>;

function eventReader(mapping: ZabbixMapping): OutageReader {
  const recoveries = new Map<string, number>();
  const waiting = new Map<string, Waiting[]>();

  const problem = (event: Event, record: JsonRecord, start: number): ImportedRecord => {
    const recovery = event.r_eventid ?? '0';
    if (recovery === '0') return outage({ event, record, start }, null, mapping);
    const end = timeOf(event.r_clock, event.r_ns) ?? recoveries.get(recovery);
    if (end !== undefined) return outage({ event, record, start }, end, mapping);
    waiting.set(recovery, [...(waiting.get(recovery) ?? []), { event, record, start }]);
    return { evidence: [], issues: [] };
  };

  const recovered = (id: string, at: number): ImportedRecord => {
    const records = (waiting.get(id) ?? []).map((one) => outage(one, at, mapping));
    waiting.delete(id);
    recoveries.set(id, at);
    return {
      evidence: records.flatMap(({ evidence }) => evidence),
      issues: records.flatMap(({ issues }) => issues),
    };
  };

  return {
    item: (value, path) => {
      const record = recordAt(path);
      const event = record.fields(eventFields, value, 'a problem or event with eventid and clock');
      if (!event) return told(record);
      const at = timeOf(event.clock, event.ns);
      if (at === undefined) {
        const found = `${event.clock} and ${event.ns ?? 0} ns`;
        record.refuse('clock', found, 'epoch seconds, and nanoseconds below a second');
        return told(record);
      }
      return event.value === 0 ? recovered(event.eventid, at) : problem(event, record, at);
    },
    *rest() {
      for (const { event, record } of [...waiting.values()].flat()) {
        const found = `recovered by event ${event.r_eventid}, which is not in the file`;
        record.refuse('r_eventid', found, 'its event, or r_clock as in problem.get');
        yield told(record);
      }
    },
  };
}

/** Epoch ms; undefined where there is no time, or none that can be. */
function timeOf(clock: number | null | undefined, ns: number | null | undefined) {
  if (!clock || (ns ?? 0) >= 1e9) return undefined;
  return writtenTime(`${clock}.${String(ns ?? 0).padStart(9, '0')}`, 'epoch_s')?.localMs;
}

const TRIGGER = 0;
const SERVICE = 4;

function outage(
  { event, record, start }: Waiting,
  end: number | null,
  mapping: ZabbixMapping,
): ImportedRecord {
  const source = event.source ?? TRIGGER;
  if (source !== TRIGGER && source !== SERVICE) {
    record.refuse('source', String(source), '0 (trigger) or 4 (service): others are no outages');
  }
  const state = stateOf(event, record, mapping);
  const span = record.window(['clock', start], ['r_clock', end], true);
  if (!state || !span) return told(record);
  const service = serviceOf(event, mapping.serviceTag);
  if (mapping.serviceTag !== undefined && service === '') {
    const found = (event.tags ?? []).map(({ tag }) => tag).join(', ') || 'no tags';
    record.refuse('tags', found, `a tag ${mapping.serviceTag}, chosen for the service`);
    return told(record);
  }
  if (event.suppressed === 1) {
    const expected = 'a problem that counts: whether the maintenance covers it is not in the file';
    record.note('suppressed', 'suppressed in Zabbix', expected);
  }
  if (event.userid && event.userid !== '0') {
    record.note('userid', `closed by user ${event.userid}`, 'a recovery that Zabbix saw');
  }
  return {
    evidence: [observed({ ...tellingOf(event, record.path, state), service }, span)],
    issues: record.issues,
  };
}

function tellingOf(event: Event, path: string, state: Observation['state']): Told {
  return {
    ref: event.eventid,
    path,
    title: event.name,
    quote: event.opdata,
    severity: SEVERITIES[event.severity ?? -1],
    state,
  };
}

/** The values of the chosen tag, of which there may be several; without a choice the hosts. */
function serviceOf({ hosts, tags }: Event, serviceTag: string | undefined): string {
  const named =
    serviceTag === undefined
      ? (hosts ?? []).map(({ name, host }) => name || host)
      : (tags ?? []).filter(({ tag }) => tag === serviceTag).map(({ value }) => value);
  return named.filter(Boolean).join(', ');
}

function stateOf(
  { severity }: Event,
  record: JsonRecord,
  { downFrom, degradedFrom }: ZabbixMapping,
): Observation['state'] | null {
  const name = SEVERITIES[severity ?? -1];
  if (name === undefined || severity === null || severity === undefined) {
    return record.refuse('severity', String(severity ?? 'none'), '0 to 5');
  }
  if (severity >= downFrom) return 'down';
  if (severity >= degradedFrom) return 'degraded';
  const expected =
    'a severity that tells of an outage, or a lower one chosen (mapping.degradedFrom)';
  return record.refuse('severity', name, expected);
}
