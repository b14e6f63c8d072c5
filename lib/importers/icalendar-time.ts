/**
 * Times of RFC 5545: UTC, the clock of a TZID, a day, or a clock without a zone. A zone is an IANA name, the
 * one that Windows means by its own, or the only offset that the file's VTIMEZONE has; else it is unknown.
 */
import windowsZones from 'node-ical/windowsZones.json';

import { exactly, type Edge, type Issue, type ZoneNote } from '@/lib/sla/evidence';

import type { Component, Property } from './icalendar-lines';
import { isIanaZone, type Clock } from './local-time';
import { clock as clockOf } from './postmortem/resolve';
import { writtenTime } from './written-time';

/** `localMs`: the clock's reading as if it were UTC. */
export type Moment = Readonly<{ localMs: number; dayOnly: boolean; clock: Clock; zone: ZoneNote }>;

/** What the file and the person say of zones. */
export type Zones = Readonly<{
  /** VTIMEZONE components by TZID. */
  defined: ReadonlyMap<string, Component>;
  /** X-WR-TIMEZONE: of times that carry none. */
  calendar: string | null;
  /** As a person chose. */
  chosen: string | undefined;
}>;

const UTC = 'UTC';

/** The moment that a DATE or DATE-TIME property writes, or what is wrong with it. */
export function momentOf(property: Property, zones: Zones): Moment | Issue {
  return momentIn(property.value.trim(), property, zones);
}

/** The moments of a property that lists them, as many as are asked for. */
export const momentsOf = (property: Property, zones: Zones, most: number): (Moment | Issue)[] =>
  property.value
    .split(',')
    .slice(0, most)
    .map((value) => momentIn(value.trim(), property, zones));

function momentIn(value: string, { name, params, line }: Property, zones: Zones): Moment | Issue {
  const issue = (field: string, found: string, expected: string): Issue => ({
    place: { line },
    field,
    found,
    expected,
    severity: 'error',
  });
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(value);
  const [, year, month, day, hour, minute, second, utc] = match ?? [];
  const clockText = hour === undefined ? '' : `T${hour}:${minute}:${second}`;
  const written = match && writtenTime(`${year}-${month}-${day}${clockText}`, 'iso');
  if (!written)
    return issue(name, value.slice(0, 60), 'a date, or a time such as 20260309T090000Z');
  const zone = utc ? ({ id: UTC, basis: 'stated' } as const) : zoneOf(params.get('TZID'), zones);
  if (!zone) {
    const tzid = params.get('TZID');
    return tzid === undefined
      ? issue('zone', value, 'a time zone, or one chosen for the file')
      : issue('zone', tzid.slice(0, 60), 'an IANA time zone, or a fixed offset in the file');
  }
  const clock = clockOf(zone.id);
  if (!clock) return issue('zone', zone.id, 'an IANA time zone');
  return { localMs: written.localMs, dayOnly: written.dayOnly, clock, zone };
}

/** Of a time that names no zone: the calendar's own, else the one chosen. */
function zoneOf(tzid: string | undefined, zones: Zones): ZoneNote | null {
  if (tzid !== undefined) {
    const id = zoneId(tzid, zones.defined.get(tzid));
    return id === null ? null : { id, basis: 'stated' };
  }
  const own = zones.calendar === null ? null : zoneId(zones.calendar, undefined);
  if (own !== null) return { id: own, basis: 'inferred' };
  return zones.chosen === undefined ? null : { id: zones.chosen, basis: 'assumed' };
}

const WINDOWS = new Map(
  Object.entries(windowsZones).flatMap(([name, { iana }]) => {
    const [id] = iana;
    return id === undefined ? [] : [[name, id] as const];
  }),
);

/** "/citadel.org/20250101_1/Europe/Berlin" ends in the name of its zone. */
function zoneId(tzid: string, defined: Component | undefined): string | null {
  if (/^(?:utc|gmt|z|etc\/utc)$/i.test(tzid)) return UTC;
  const tail = /(?:^|\/)([A-Z][\w+-]*(?:\/[A-Z][\w+-]*){1,2})$/.exec(tzid)?.[1];
  const located = defined?.properties.find(({ name }) => name === 'X-LIC-LOCATION')?.value;
  for (const name of [tzid, located, tail, tail?.split('/').slice(-2).join('/')]) {
    if (name !== undefined && name.includes('/') && isIanaZone(name)) return name;
  }
  return WINDOWS.get(tzid) ?? fixedOffset(defined);
}

/** The offset of a zone that never changes it. */
function fixedOffset(defined: Component | undefined): string | null {
  const offsets = defined?.parts.flatMap(({ properties }) =>
    properties.filter(({ name }) => name === 'TZOFFSETTO').map(({ value }) => value.trim()),
  );
  const [only = ''] = new Set(offsets ?? []);
  const match = /^([+-])(\d\d)([0-5]\d)(?:00)?$/.exec(only);
  if (!match || new Set(offsets).size !== 1) return null;
  const [, sign, hours, minutes] = match;
  return hours === '00' && minutes === '00' ? UTC : `${sign}${hours}:${minutes}`;
}

/** The instant of a clock reading, with room where the clock showed it twice; null where it was skipped. */
export function edgeAt({ clock }: Pick<Moment, 'clock'>, localMs: number): Edge | null {
  const reading = clock.read(localMs);
  if (reading.kind === 'skipped') return null;
  if (reading.kind === 'one') return exactly(reading.at);
  return { at: reading.earliest, earliest: reading.earliest, latest: reading.latest };
}

/** `days` by the calendar, `ms` by the clock; null for what is no duration of RFC 5545 or is none at all. */
export function durationOf(value: string): Readonly<{ days: number; ms: number }> | null {
  const match =
    /^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)$/.exec(
      value.trim().toUpperCase(),
    );
  if (!match) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1, 6).map((part) => Number(part ?? 0));
  const ms = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  const total = (weeks ?? 0) * 7 + (days ?? 0);
  return total === 0 && ms === 0 ? null : { days: total, ms };
}
