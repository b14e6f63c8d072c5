/** What the tests of calendars share: calendars of events, and the maintenance that is read of them. */
import { icalendar } from './icalendar';
import type { ImportOptions } from './importer';
import { importAll, inPieces } from './testing';

export const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
export const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:u1', ...lines, 'END:VEVENT'].join('\r\n');
export const read = (text: string, options: Partial<ImportOptions> = {}) =>
  importAll(icalendar, inPieces(text), options);

export async function planned(text: string, options: Partial<ImportOptions> = {}) {
  const { evidence } = await read(text, options);
  const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');
  return evidence.flatMap((fact) =>
    fact.kind === 'maintenance' && fact.end
      ? [`${fact.ref} ${iso(fact.start.at)} ${iso(fact.end.at)}`]
      : [],
  );
}

export const NIGHT = ['DTSTART:20260314T220000Z', 'DTEND:20260315T020000Z'];
