/**
 * The log of Nagios, Icinga 1 and Naemon, and its archives: `nagios.log`. DOWN and CRITICAL are down,
 * WARNING is degraded, UNREACHABLE and UNKNOWN are nothing known. The log holds every change and what
 * the program did, so the time that it ran from an object's first line on was watched.
 */
import type { Issue } from '@/lib/sla/evidence';

import { complaint } from './complaint';
import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { issueTally } from './issue-tally';
import { downtimes } from './nagios-downtimes';
import { eventOf, type NagiosEvent, timedLine } from './nagios-lines';
import {
  type Moment,
  placeOf,
  type Silence,
  type WatchedObject,
  watchedObject,
} from './nagios-objects';
import { type Line, textLines } from './text-lines';

const DAY_MS = 86_400_000;
const EARLIEST = Date.UTC(1990, 0);

export const nagios: Importer = {
  id: 'nagios',
  label: 'Nagios or Icinga 1 log',
  party: 'customer',
  recognises: (head) => {
    const lines = (headText(head) ?? '').split(/\r?\n/, 50).filter((line) => line !== '');
    const timed = lines.flatMap((line) => timedLine(line) ?? []);
    if (timed.length === 0 || timed.length < lines.length / 2) return 0;
    return timed.some(({ words }) => MARK.test(words)) ? 0.97 : 0;
  },
  read,
};

const MARK =
  /^((HOST|SERVICE) (DOWNTIME )?ALERT: |(CURRENT|INITIAL) (HOST|SERVICE) STATE: |TIMEPERIOD TRANSITION: |LOG (ROTATION|VERSION): |(Nagios|Icinga|Naemon) [\d.]+\S* starting\.\.\.)/;

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const log = nagiosLog(options.now);
  for await (const { lines, issues, bytesRead } of textLines(decodeText(bytes, options.encoding))) {
    for (const line of lines) {
      for (const record of log.take(line)) yield { ...record, bytesRead };
    }
    yield { evidence: [], issues, bytesRead };
  }
  yield* log.end();
}

function nagiosLog(now: number) {
  const objects = new Map<string, WatchedObject>();
  const services = new Map<string, string[]>();
  const silences: Silence[] = [];
  const planned = downtimes();
  const faults = issueTally();
  let starts = 0;
  let stoppedAt: number | null = null;
  let latest: number | null = null;

  const objectOf = (key: string, host: string) => {
    const watched = objects.get(key);
    if (watched) return watched;
    const fresh = watchedObject(key, silences);
    objects.set(key, fresh);
    if (key === host) return fresh;
    const known = services.get(host);
    if (known) known.push(key);
    else services.set(host, [key]);
    return fresh;
  };

  function* happen(event: NagiosEvent, moment: Moment): Generator<ImportedRecord> {
    switch (event.kind) {
      case 'state': {
        const object = objectOf(event.object.key, event.object.host);
        if (object.isBehind(moment.at)) {
          faults.add(
            complaint('time', 'a line before an earlier one', IN_ORDER),
            placeOf(moment.line),
          );
        } else yield* object.take(event, moment);
        return;
      }
      case 'downtime':
        if (event.isStart) planned.start(event.object, moment, starts);
        else yield* planned.stop(event.object, moment);
        return;
      case 'stop':
        stoppedAt ??= moment.at;
        return;
      case 'start':
        starts += 1;
        if (latest !== null) silences.push({ from: stoppedAt ?? latest, to: moment.at });
        stoppedAt = null;
        return;
      case 'other':
    }
  }

  return {
    *take({ text, line }: Line): Generator<ImportedRecord> {
      if (text.trim() === '') return;
      const timed = timedLine(text);
      const place = placeOf(line);
      if (!timed)
        return faults.add(complaint('line', text, '[seconds since 1970] and words'), place);
      const { at, words } = timed;
      if (at < EARLIEST || at > now + DAY_MS) {
        return faults.add(complaint('time', text, 'a time from 1990 until now'), place);
      }
      const event = eventOf(words);
      if ('kind' in event) yield* happen(event, { at, line });
      else faults.add(complaint(event.field, event.found, event.expected), place);
      latest = Math.max(latest ?? at, at);
    },
    *end(): Generator<ImportedRecord> {
      if (stoppedAt !== null) silences.push({ from: stoppedAt, to: null });
      const until = stoppedAt ?? latest ?? 0;
      for (const object of objects.values()) yield* object.end(until);
      yield* planned.end(services, until);
      const issues = [...faults.issues(), ...(objects.size === 0 ? [NO_OBJECT] : [])];
      if (issues.length > 0) yield { evidence: [], issues };
    },
  };
}

const IN_ORDER = 'the lines of an object in the order of their times';

const NO_OBJECT: Issue = {
  place: { line: 1 },
  field: 'file',
  found: 'no state of a host or a service',
  expected: 'alerts, or states as a log tells them when it begins',
  severity: 'error',
};
