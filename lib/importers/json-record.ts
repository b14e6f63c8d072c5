/**
 * One record of a JSON format under reading: its fields, its times, its window, and what was wrong with
 * them. A record with a refusal holds no evidence, so nothing half read gets through.
 */
import { z } from 'zod';

import type { Issue } from '@/lib/sla/evidence';

import { instantOf, writtenTime } from './written-time';

export const text = z.string().nullish();
export const identity = z.union([z.string().min(1), z.number()]).transform(String);
/** A time as an ISO 8601 text with its offset, or in epoch seconds as a number or text. */
export const moment = z.union([z.string(), z.number()]).nullish();

export type Moment = z.infer<typeof moment>;
/** Epoch ms; `end: null` is still open. */
export type Span = Readonly<{ start: number; end: number | null }>;
/** A field's name and the epoch ms that were read from it, null where it holds none. */
type Side = readonly [field: string, at: number | null];

export type JsonRecord = ReturnType<typeof recordAt>;

export function recordAt(path: string) {
  const issues: Issue[] = [];
  let refused = false;
  const tell = (severity: Issue['severity'], [field, found, expected]: readonly string[]) => {
    issues.push({
      place: { path },
      field: field ?? '',
      found: found ?? '',
      expected: expected ?? '',
      severity,
    });
    return null;
  };
  const refuse = (field: string, found: string, expected: string) => {
    refused = true;
    return tell('error', [field, found, expected]);
  };

  return {
    path,
    issues,
    refuse,
    note: (field: string, found: string, expected: string) =>
      tell('note', [field, found, expected]),
    isRefused: () => refused,

    /** The fields of `value`, or null with one issue for each that is missing or of another type. */
    fields: <T>(schema: z.ZodType<T>, value: unknown, expected: string): T | null => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      for (const { path: steps } of parsed.error.issues.slice(0, 5)) {
        const found = steps.reduce(within, value);
        const parent = steps.slice(0, -1).reduce(within, value);
        refuse(
          steps.join('.') || 'record',
          found === undefined ? keysOf(parent) : shown(found),
          expected,
        );
      }
      return null;
    },

    /** Epoch ms, or null where there is no time; one that cannot be read refuses the record. */
    instant: (field: string, written: Moment): number | null => {
      const plain = String(written ?? '');
      if (plain === '' || NO_TIME.test(plain)) return null;
      const at = instantOf(plain) ?? writtenTime(plain, 'epoch_s')?.localMs ?? null;
      if (at === null) refuse(field, plain, 'an ISO 8601 time with its offset, or epoch seconds');
      return at;
    },

    /** The window, or null with the reason. `isOpen`: the source says that it is not over yet. */
    window: (start: Side, end: Side, isOpen: boolean): Span | null => {
      if (refused) return null;
      const [startField, startAt] = start;
      const [endField, endAt] = end;
      if (startAt === null) return refuse(startField, 'no time', 'when it began');
      if (endAt === null && isOpen) return { start: startAt, end: null };
      if (endAt === null) {
        return refuse(endField, 'no time', 'when it ended, or a status that says it is open');
      }
      if (endAt < startAt) {
        const found = `${new Date(endAt).toISOString()} before ${new Date(startAt).toISOString()}`;
        return refuse(endField, found, 'an end that is not before the start');
      }
      return { start: startAt, end: endAt };
    },
  };
}

/**
 * What `read` makes of each element of a record's list. The issues of an element are the record's, and one
 * that is refused is left out: the record stays.
 */
export const partsOf = <T>(
  whole: JsonRecord,
  [name, values]: readonly [name: string, values: readonly unknown[] | null | undefined],
  read: (value: unknown, part: JsonRecord, index: number) => T | null,
): T[] =>
  (values ?? []).flatMap((value, index) => {
    const part = recordAt(`${whole.path}.${name}[${index}]`);
    const made = read(value, part, index);
    whole.issues.push(...part.issues);
    return made === null || part.isRefused() ? [] : [made];
  });

/** What stands in an envelope of one field, such as `{ data: … }` around a single incident; else the value itself. */
export const unwrapped = (value: unknown, field: string): unknown => within(value, field) ?? value;

/** How Go writes a time that is not set. */
const NO_TIME = /^0001-01-01T00:00:00/;

const within = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;

const shown = (value: unknown) => JSON.stringify(value).slice(0, 100);

const keysOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `the fields ${Object.keys(value).slice(0, 12).join(', ')}`
    : shown(value ?? null);
