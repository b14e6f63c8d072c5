/**
 * Scheduled downtimes of a Nagios log. Those within one another are one. Nagios writes of them only the
 * outermost, Icinga each; and a program that starts tells again which there are.
 */
import { exactly, type Issue } from '@/lib/sla/evidence';

import { windowFact } from './check-facts';
import type { ImportedRecord } from './importer';
import type { NagiosObject } from './nagios-lines';
import { type Moment, placeOf } from './nagios-objects';

type Open = { since: Moment; depth: number; starts: number };
type Downtime = Readonly<{ since: Moment; until: number }>;

export type Downtimes = Readonly<{
  /** `starts`: how often the program had started by then. */
  start: (object: NagiosObject, moment: Moment, starts: number) => void;
  stop: (object: NagiosObject, moment: Moment) => Generator<ImportedRecord>;
  /** `services`: what was watched of each host, which its downtimes excuse too; `until`: the last moment of the log. */
  end: (
    services: ReadonlyMap<string, readonly string[]>,
    until: number,
  ) => Generator<ImportedRecord>;
}>;

export function downtimes(): Downtimes {
  const open = new Map<string, Open & Readonly<{ object: NagiosObject }>>();
  const ofHosts = new Map<string, Downtime[]>();

  function* finish(object: NagiosObject, downtime: Downtime): Generator<ImportedRecord> {
    open.delete(object.key);
    if (downtime.until <= downtime.since.at) return;
    yield maintenance(object.key, 'downtime', downtime);
    if (object.key !== object.host) return;
    const known = ofHosts.get(object.host);
    if (known) known.push(downtime);
    else ofHosts.set(object.host, [downtime]);
  }

  return {
    start: (object, moment, starts) => {
      const known = open.get(object.key);
      if (!known) open.set(object.key, { object, since: moment, depth: 1, starts });
      else if (known.starts === starts) known.depth += 1;
      else Object.assign(known, { depth: 1, starts });
    },
    *stop(object, moment) {
      const known = open.get(object.key);
      if (!known) {
        yield { evidence: [], issues: [startMissing(object, moment)] };
        return;
      }
      known.depth -= 1;
      if (known.depth === 0) yield* finish(object, { since: known.since, until: moment.at });
    },
    *end(services, until) {
      for (const { object, since } of open.values()) {
        yield* finish(object, { since, until });
        yield { evidence: [], issues: [endMissing(object, since, until)] };
      }
      for (const [host, excused] of ofHosts) {
        for (const service of services.get(host) ?? []) {
          for (const downtime of excused) yield maintenance(service, 'host downtime', downtime);
        }
      }
    },
  };
}

const maintenance = (service: string, kind: string, { since, until }: Downtime): ImportedRecord =>
  windowFact(
    {
      state: 'maintenance',
      start: exactly(since.at),
      end: exactly(until),
      lastAt: until,
      record: since.line,
    },
    { key: `${service}|${kind}`, service, title: 'Scheduled downtime', placeOf },
  );

const startMissing = ({ key }: NagiosObject, { line }: Moment): Issue => ({
  place: placeOf(line),
  field: 'downtime',
  found: `the end of a downtime of ${key}`,
  expected: 'its start, which an earlier log may hold: it is not counted',
  severity: 'error',
});

const endMissing = ({ key }: NagiosObject, { line }: Moment, until: number): Issue => ({
  place: placeOf(line),
  field: 'downtime',
  found: `a downtime of ${key} without an end`,
  expected: `its end, which a later log may hold: it counts until ${new Date(until).toISOString()}`,
  severity: 'note',
});
