/**
 * Zabbix problems: the answers of `problem.get`, which carry their recovery, and of `event.get`, where
 * the recovery is an event of its own that `r_eventid` names.
 *
 * A trigger says what a person wrote it for: severity Disaster is down, Warning to High are degraded,
 * Information and Not classified say nothing of an outage, unless the person chooses otherwise.
 */
import { z } from 'zod';

import type { Observation } from '@/lib/sla/evidence';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { mappingOf } from './json-mapping';
import { identity, recordAt, type JsonRecord, text } from './json-record';
import { observed, outageRecords, type OutageReader, type Told, told } from './ready-outages';
import { writtenTime } from './written-time';

const SEVERITIES = ['Not classified', 'Information', 'Warning', 'Average', 'High', 'Disaster'];
const level = z.int().min(0).max(6);

/** From which severity (0 to 5; 6 for none) a problem is down, and from which it is degraded. */
const zabbixMapping = z.strictObject({
  downFrom: level.default(5),
  degradedFrom: level.default(2),
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
};

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
  if (event.suppressed === 1) {
    const expected = 'a problem that counts: whether the maintenance covers it is not in the file';
    record.note('suppressed', 'suppressed in Zabbix', expected);
  }
  if (event.userid && event.userid !== '0') {
    record.note('userid', `closed by user ${event.userid}`, 'a recovery that Zabbix saw');
  }
  return {
    evidence: [observed(tellingOf(event, record.path, state), span)],
    issues: record.issues,
  };
}

function tellingOf(event: Event, path: string, state: Observation['state']): Told {
  const hosts = (event.hosts ?? []).map(({ name, host }) => name || host).filter(Boolean);
  return {
    ref: event.eventid,
    path,
    service: hosts.join(', '),
    title: event.name,
    quote: event.opdata,
    severity: SEVERITIES[event.severity ?? -1],
    state,
  };
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
  const expected = 'a severity that tells of an outage, or another mapping.degradedFrom';
  return record.refuse('severity', name, expected);
}
