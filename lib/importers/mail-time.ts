/**
 * When a mail was sent. The Date header is the sender's word; the mail servers' Received are the proof of
 * it, and where the two are apart the time lies between them. A forward tells it in words.
 */
import { exactly, type Edge } from '@/lib/sla/evidence';

import type { Message } from './mail-message';
import { datesOf } from './postmortem/date-tokens';
import { prepare } from './postmortem/prepare';
import { clock, clockMs } from './postmortem/resolve';
import { timesOf } from './postmortem/tokens';
import { zonesOf } from './postmortem/zones';
import { instantOf } from './written-time';

/** `note`: what a person should know of it. */
export type SentAt = Readonly<{
  at: Edge | null;
  note?: Readonly<{ found: string; expected: string }>;
}>;

const MIN_MS = 60_000;
const HOUR_MS = 60 * MIN_MS;
const APART_MS = 5 * MIN_MS;

/** Zones that RFC 5322 knows by name. */
const OBSOLETE: Readonly<Record<string, string>> = {
  UT: '+0000',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
};

/** Epoch ms of a date as RFC 5322 writes it, or null. */
export function mailInstant(value: string): number | null {
  const plain = value
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^\s*[a-z]{3,9}\s*,\s*/i, '')
    .trim();
  const dated = plain.replace(/ ([A-Z]{2,3})$/, (found, name: string) =>
    OBSOLETE[name] === undefined ? found : ` ${OBSOLETE[name]}`,
  );
  return /^\d{1,2} [a-z]{3,9} \d{2,4} /i.test(dated) ? instantOf(dated, 'dmy') : null;
}

/** When a mail was sent by its own headers. */
export function sentAt({ header }: Message): SentAt {
  const [written = ''] = header('date');
  const date = mailInstant(written);
  const received = header('received').flatMap((value) => {
    const at = mailInstant(value.slice(value.lastIndexOf(';') + 1));
    return at === null ? [] : [at];
  });
  const [arrived] = received;
  const found = written.trim() || 'no Date';
  if (date === null) {
    const expected = 'a Date with its zone; the mail server’s time is taken';
    if (arrived !== undefined) return { at: exactly(arrived), note: { found, expected } };
    return { at: null, note: { found, expected: 'a Date with its zone' } };
  }
  if (arrived === undefined || Math.abs(arrived - date) <= APART_MS) return { at: exactly(date) };
  const [earliest, latest] = [Math.min(date, arrived), Math.max(date, arrived)];
  const expected = `a Date within 5 minutes of ${new Date(arrived).toISOString()}, when the mail server received it`;
  return { at: { at: date, earliest, latest }, note: { found, expected } };
}

type Forwarder = Readonly<{ message: Message; zone: string | undefined }>;

/** When a forwarded message was sent, as the header block above it writes. */
export function forwardedAt(written: string, { message, zone }: Forwarder): SentAt {
  const exact = mailInstant(written);
  if (exact !== null) return { at: exactly(exact) };
  const note = (expected: string) => ({ found: written.slice(0, 100) || 'no date', expected });
  const localMs = localOf(written);
  if (localMs === null) return { at: null, note: note('a date that can be read only one way') };
  const [named] = zonesOf(prepare(written));
  const id = named?.id ?? zone;
  if (id !== undefined) {
    const reading = clock(id)?.read(localMs);
    if (!reading || reading.kind === 'skipped') return { at: null, note: note(`a time of ${id}`) };
    if (reading.kind === 'one') return { at: exactly(reading.at) };
    return { at: { at: reading.earliest, ...reading } };
  }
  return zoneless(localMs, message, note('a zone; the forwarder’s is taken, any zone is possible'));
}

/** A clock that names no zone is the forwarder's, whose offset his own Date tells; it may be any on Earth. */
function zoneless(localMs: number, { header }: Message, note: SentAt['note']): SentAt {
  const [own = ''] = header('date');
  const forwarded = mailInstant(own) ?? Infinity;
  const offset = /([+-])(\d\d)(\d\d)\s*(?:\([^()]*\))?\s*$/.exec(own);
  const [, sign, hours, minutes] = offset ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MIN_MS;
  const earliest = localMs - 14 * HOUR_MS;
  const latest = Math.min(localMs + 12 * HOUR_MS, Math.max(forwarded, earliest));
  const at = Math.min(localMs - (sign === '-' ? -ms : ms), latest);
  return { at: { at, earliest, latest }, ...(note && { note }) };
}

/** The clock reading of "Thu, 1 Jul 2021 at 11:05", as if it were UTC. */
function localOf(written: string): number | null {
  const prepared = prepare(written);
  const [date] = datesOf(prepared);
  const time = timesOf(prepared).find(({ weak }) => !weak);
  if (!date || date.year === undefined || date.swappable || !time) return null;
  const day = Date.UTC(date.year, date.month - 1, date.day);
  return Number.isNaN(day) ? null : day + clockMs(time);
}
