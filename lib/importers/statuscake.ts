/**
 * StatusCake API v1: the periods of an uptime check, or its alerts. Neither names its check. A period tells
 * how long it has lasted in milliseconds; an alert is sent some time after what it tells of.
 */
import { z } from 'zod';

import { headText } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, moment, recordAt } from './json-record';
import {
  alertNote,
  observed,
  outageRecords,
  type OutageReader,
  STRETCH_STATES,
  stretchFacts,
  told,
} from './ready-outages';
import { type Turn, windowsOfTurns } from './turns';

export const statuscake: Importer = {
  id: 'statuscake',
  label: 'StatusCake periods and alerts',
  party: 'customer',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/^\s*\{\s*"data"\s*:\s*\[/.test(json)) return 0;
    if (!/"status"\s*:\s*"(up|down)"/.test(json)) return 0;
    const isPeriod = /"created_at"\s*:/.test(json) && /"(duration|ended_at)"\s*:/.test(json);
    const isAlert = /"triggered_at"\s*:/.test(json) && /"status_code"\s*:/.test(json);
    return isPeriod || isAlert ? 0.85 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['data'], reader: checkReader() }),
};

const periodFields = z.object({
  status: z.string(),
  created_at: moment,
  ended_at: moment,
  duration: z.union([z.string(), z.number()]).nullish(),
});

const alertFields = z.object({
  id: identity.nullish(),
  status: z.string(),
  status_code: identity.nullish(),
  triggered_at: moment,
});

type Alert = Turn & Readonly<{ path: string; statusCode: string | null }>;

function checkReader(): OutageReader {
  const alerts: Alert[] = [];
  return {
    item: (value, path) => {
      const isAlert = typeof value === 'object' && value !== null && 'triggered_at' in value;
      if (!isAlert) return period(value, path);
      const { alert, issues } = alertOf(value, path);
      if (alert) alerts.push(alert);
      return { evidence: [], issues };
    },
    rest: () => outagesOf(alerts),
  };
}

function period(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(periodFields, value, 'a period of an uptime check');
  if (!fields) return told(record);
  const state = STRETCH_STATES[fields.status];
  if (!state) record.refuse('status', fields.status, 'up or down');
  const duration = String(fields.duration ?? '');
  if (duration !== '' && !/^\d{1,13}$/.test(duration)) {
    record.refuse('duration', duration, 'whole milliseconds');
  }
  const span = record.window(
    ['created_at', record.instant('created_at', fields.created_at)],
    ['ended_at', record.instant('ended_at', fields.ended_at)],
    true,
  );
  if (!span || !state) return told(record);
  const seenUntil = duration === '' ? null : span.start + Number(duration);
  return {
    evidence: stretchFacts({ key: 'statuscake', path, state, ...span, seenUntil }),
    issues: record.issues,
  };
}

function alertOf(value: unknown, path: string) {
  const record = recordAt(path);
  const fields = record.fields(alertFields, value, 'an alert of an uptime check');
  const at = fields ? record.instant('triggered_at', fields.triggered_at) : null;
  if (fields && at === null && !record.isRefused()) {
    record.refuse('triggered_at', 'no time', 'when it was sent');
  }
  const state = fields?.status === 'up' || fields?.status === 'down' ? fields.status : null;
  if (fields && !state) record.refuse('status', fields.status, 'up or down');
  const alert: Alert | null =
    at === null || !state || record.isRefused()
      ? null
      : { key: 'alert', at, state, path, statusCode: fields?.status_code ?? null };
  return { alert, issues: record.issues };
}

function* outagesOf(alerts: readonly Alert[]): Generator<ImportedRecord> {
  const [sample] = alerts;
  if (!sample) return;
  const file = recordAt(sample.path);
  alertNote()(file, 'triggered_at');
  yield told(file);
  for (const { turn, end, isFirst } of windowsOfTurns(alerts)) {
    const record = recordAt(turn.path);
    const { path, at: start, statusCode } = turn;
    if (turn.state === 'up') {
      if (isFirst)
        record.refuse('triggered_at', 'up', 'an earlier alert that tells since when it was down');
      yield told(record);
      continue;
    }
    const quote = statusCode === null ? null : `status code ${statusCode}`;
    const ref = `alert|${new Date(start).toISOString()}`;
    yield { evidence: [observed({ ref, path, quote }, { start, end })], issues: [] };
  }
}
