import { z } from 'zod';

import { isCalendarDate, parseInstant } from './instant';

/** The atoms of `sla-terms/1`: how a decimal, a date, an instant and an offset are written. */
export const id = z.string().min(1);

export const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a decimal in a string, such as "99.9"')
  .describe('A decimal number of at least 0, written as a string');

export const date = z
  .string()
  .refine(isCalendarDate, 'a calendar date YYYY-MM-DD')
  .describe('YYYY-MM-DD');

export const instant = z
  .string()
  .refine(
    (text) => parseInstant(text) !== null,
    'an RFC 3339 instant with an offset, no finer than a millisecond',
  )
  .describe('RFC 3339 with an offset');

/** Calendars whose days `holidays` lists, for the reader: they were written out when the terms were stored. */
export const holidayCalendars = z
  .array(z.string().min(2))
  .min(1)
  .optional()
  .describe('Names of calendars of public holidays, such as GB-ENG; `holidays` lists their dates');

export const seconds = z.int().nonnegative();

const OFFSET_UNITS = [
  'minute',
  'hour',
  'day',
  'business_day',
  'week',
  'month',
  'quarter',
  'billing_cycle',
] as const;
export const offset = z.strictObject({
  n: z.int().nonnegative().max(100_000),
  unit: z.enum(OFFSET_UNITS),
});
export type Offset = z.infer<typeof offset>;

export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a clock time HH:MM up to 24:00');

export const EXCLUSION_KINDS = [
  'scheduled_maintenance',
  'emergency_maintenance',
  'force_majeure',
  'customer_fault',
  'third_party',
  'quota',
  'beta',
  'suspension',
  'other',
] as const;
export const exclusionKind = z.enum(EXCLUSION_KINDS);
export type ExclusionKind = z.infer<typeof exclusionKind>;

const FEE_KINDS = ['recurring', 'usage', 'usage_overage', 'one_time', 'tax', 'support'] as const;
export const feeKind = z.enum(FEE_KINDS);
