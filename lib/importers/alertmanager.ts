/**
 * Messages of Alertmanager (webhook version 4) and of Grafana's alerting, one or many in a file. An
 * alert is its fingerprint and its start; it is repeated while it fires, and open until a message of
 * the file says that it is resolved. Its start is when the rule's waiting time was over: the trouble
 * began earlier. No message tells when the rule was looked at, so there is no coverage.
 *
 * A rule says what a person wrote it for, not that a service is down: severity `critical` is down,
 * `warning` and an alert without severity are degraded, unless the person chooses otherwise. An alert whose
 * severity was chosen to be no outage is passed over without a word.
 */
import { z } from 'zod';

import type { Issue, Observation } from '@/lib/sla/evidence';

import { asked } from './choices';
import { jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { mappingOf } from './json-mapping';
import { recordAt, type JsonRecord, text } from './json-record';
import { keysUnder } from './names-in-json';
import { alertNote, observed, outageRecords, type OutageReader, type Told } from './ready-outages';

const words = z.array(z.string().toLowerCase());

/**
 * Words of the label `severity`; one that stands in several lists counts as the worst. What an alert without
 * that label says, and the one label that names the service instead of the usual ones.
 */
const alertMapping = z.strictObject({
  down: asked(words.default(['critical']), {
    title: 'Severities that are down',
    hint: 'Words of the label severity, separated by commas.',
    empty: 'no severity',
    settles: 'labels.severity',
  }),
  degraded: asked(words.default(['warning']), {
    title: 'Severities that are degraded',
    empty: 'no severity',
  }),
  ignored: asked(words.default([]), {
    title: 'Severities that are no outage',
    hint: 'Such as info: these alerts are passed over.',
    empty: 'no severity',
  }),
  withoutSeverity: asked(z.enum(['down', 'degraded']).optional(), {
    title: 'An alert without a severity',
    labels: { down: 'Down', degraded: 'Degraded' },
    empty: 'Degraded, with a note',
  }),
  serviceLabel: asked(z.string().min(1).optional(), {
    title: 'Label that names the service',
    from: 'names',
    empty: 'The usual one: service, instance or job',
  }),
});
type AlertMapping = z.infer<typeof alertMapping>;

const texts = z.record(z.string(), z.string());
const message = z.object({ alerts: z.array(z.unknown()), truncatedAlerts: z.number().nullish() });
const alertFields = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts.nullish(),
  startsAt: z.string(),
  endsAt: text,
  fingerprint: text,
});
type Alert = z.infer<typeof alertFields>;

/** What Grafana sent before version 9: a state and no time. */
const legacy = z.object({ ruleId: z.number(), state: z.string(), ruleName: text });

export const alertmanager: Importer = {
  id: 'alertmanager',
  label: 'Alertmanager or Grafana alerts',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"alerts"\s*:\s*\[/.test(json) && /"startsAt"\s*:/.test(json)) return 0.95;
    if (/"alerts"\s*:\s*\[/.test(json) && /"groupKey"\s*:/.test(json)) return 0.9;
    return /"ruleId"\s*:/.test(json) && /"(evalMatches|ruleName)"\s*:/.test(json) ? 0.9 : 0;
  },
  read,
  choices: {
    schema: alertMapping,
    look: async (bytes, options) => ({ names: await labelsIn(bytes, options) }),
  },
};

const labelsIn = keysUnder('labels');

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const chosen = mappingOf(alertMapping, options.mapping);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };
  yield* outageRecords(bytes, options, { lists: [], reader: alertReader(chosen.mapping) });
}

/** One alert of the file. Without `told` it is no evidence, and that has been told. */
type Seen = { told: Told | null; start: number; end: number | null; path: string };

function alertReader(mapping: AlertMapping): OutageReader {
  const alerts = new Map<string, Seen>();

  const add = (value: unknown, path: string): Issue[] => {
    const record = recordAt(path);
    const alert = record.fields(alertFields, value, 'an alert with status, labels and startsAt');
    if (!alert) return record.issues;
    const start = record.instant('startsAt', alert.startsAt);
    const end = alert.status === 'resolved' ? record.instant('endsAt', alert.endsAt) : null;
    if (start === null && !record.isRefused())
      record.refuse('startsAt', 'no time', 'when it began');
    if (end === null && alert.status === 'resolved' && !record.isRefused()) {
      record.refuse('endsAt', 'no time', 'when it was resolved');
    }
    if (start === null || record.isRefused()) return record.issues;
    const ref = `${alert.fingerprint || labelsText(alert)}|${new Date(start).toISOString()}`;
    const seen = alerts.get(ref) ?? { told: toldOf(alert, record, mapping), start, end, path };
    if (end !== null && seen.end !== null && seen.end !== end) {
      record.note(
        'endsAt',
        alert.endsAt ?? '',
        `one end: ${new Date(seen.end).toISOString()} stands`,
      );
    }
    alerts.set(ref, { ...seen, told: seen.told && { ...seen.told, ref }, end: seen.end ?? end });
    return record.issues;
  };

  return {
    item: (value, path) => {
      const record = recordAt(path);
      const old = legacy.safeParse(value);
      if (old.success) {
        const { ruleName, state } = old.data;
        const found = `${ruleName ?? 'a rule'}: ${state}, a message of Grafana before version 9`;
        record.refuse('startsAt', found, 'an alert with its times: such a message holds none');
        return { evidence: [], issues: record.issues };
      }
      const fields = record.fields(message, value, 'a message with a list of alerts');
      if (fields?.truncatedAlerts) {
        const found = `${fields.truncatedAlerts} alerts were cut off by the sender`;
        record.note('truncatedAlerts', found, 'all alerts of the message');
      }
      const found = fields?.alerts.flatMap((alert, index) =>
        add(alert, `${path}.alerts[${index}]`),
      );
      return { evidence: [], issues: [...record.issues, ...(found ?? [])] };
    },
    *rest() {
      const note = alertNote();
      for (const { told, ...seen } of alerts.values()) {
        const record = recordAt(seen.path);
        const fact = told && outage(told, record, seen);
        if (fact) note(record, 'startsAt');
        yield { evidence: fact ? [fact] : [], issues: record.issues };
      }
    },
  };
}

function outage(
  told: Told,
  record: JsonRecord,
  { start, end }: Omit<Seen, 'told'>,
): Observation | null {
  const span = record.window(['startsAt', start], ['endsAt', end], true);
  return span && { ...observed(told, span), precision: 'approximate' };
}

const UNKNOWN_NAMES = new Set(['DatasourceNoData', 'DatasourceError']);
const UNKNOWN_REASONS = new Set(['NoData', 'Error']);
const SERVICE_LABELS = ['service', 'instance', 'job'];

function toldOf(alert: Alert, record: JsonRecord, mapping: AlertMapping): Told | null {
  const { labels } = alert;
  const annotations = alert.annotations ?? {};
  const name = labels['alertname'] ?? '';
  const reason = annotations['grafana_state_reason'] ?? '';
  if (UNKNOWN_NAMES.has(name) || UNKNOWN_REASONS.has(reason)) {
    return record.note('alertname', `${labels['rulename'] ?? name}: ${reason || name}`, NO_DATA);
  }
  const state = stateOf(labels['severity'], record, mapping);
  if (!state) return null;
  const { serviceLabel } = mapping;
  if (serviceLabel !== undefined && !labels[serviceLabel]) {
    const found = `the labels ${Object.keys(labels).join(', ')}`;
    return record.refuse('labels', found, `a label ${serviceLabel}, chosen for the service`);
  }
  const naming = serviceLabel === undefined ? SERVICE_LABELS : [serviceLabel];
  if (reason === 'MissingSeries') record.note('endsAt', reason, 'a recovery: its series ended');
  return {
    ref: '',
    path: record.path,
    service: naming.map((label) => labels[label]).find(Boolean),
    title: annotations['summary'] || name,
    quote: annotations['description'] || annotations['message'],
    severity: labels['severity'],
    state,
  };
}

const NO_DATA = 'an alert on values: without data the state is unknown, neither down nor up';

function stateOf(
  severity: string | undefined,
  record: JsonRecord,
  { down, degraded, ignored, withoutSeverity }: AlertMapping,
): Observation['state'] | null {
  if (!severity) {
    const expected = 'a label severity, or a choice (mapping.withoutSeverity); read as degraded';
    if (!withoutSeverity) record.note('labels.severity', 'none', expected);
    return withoutSeverity ?? 'degraded';
  }
  const word = severity.toLowerCase();
  if (down.includes(word)) return 'down';
  if (degraded.includes(word)) return 'degraded';
  if (ignored.includes(word)) return null;
  const known = [...down, ...degraded, ...ignored].join(', ');
  const expected = `one of ${known}, or a choice of what it is (mapping.down, degraded, ignored)`;
  return record.refuse('labels.severity', severity, expected);
}

const labelsText = ({ labels }: Alert) =>
  JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
