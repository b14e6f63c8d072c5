/**
 * How rows are to be read: the columns of a delimited file, of a sheet, or the fields of a JSON list.
 * Chosen by a person, or proposed by `row-proposal.ts`.
 */
import { z } from 'zod';

import { DELIMITERS } from './csv-rows';
import { DATE_FORMATS, DURATION_UNITS } from './written-time';

const column = z.string().min(1);
const words = z.array(z.string().min(1)).default([]);

const mappedStates = z.strictObject({
  down: words,
  degraded: words,
  up: words,
  maintenance: words,
});

/** `list`: the path of a JSON file's list, such as `data.incidents`; without it the file's own list or lines. */
const part = {
  list: z.string().max(300).optional(),
  sheet: z.string().min(1).max(100).optional(),
};

/** A choice of the list or the sheet alone: how it is read is then proposed. */
export const partChoice = z.strictObject(part);
export type PartChoice = z.infer<typeof partChoice>;

/** What a mapping, whole or not, says of the part. */
export const partOf = (mapping: unknown): PartChoice =>
  z.object(part).safeParse(mapping).data ?? {};

/**
 * Columns are named as in the header, fields of JSON by their dotted path: `service.name`. `zone` is for times without one; `precisionSeconds` makes every
 * edge uncertain by so much on both sides, as for a monitor that looks every five minutes.
 */
export const rowMapping = z
  .strictObject({
    ...part,
    delimiter: z.enum(DELIMITERS).optional(),
    columns: z.strictObject({
      start: column,
      end: column.optional(),
      duration: column.optional(),
      state: column.optional(),
      service: column.optional(),
      reference: column.optional(),
      title: column.optional(),
      reason: column.optional(),
    }),
    dateFormat: z.enum(DATE_FORMATS),
    durationUnit: z.enum(DURATION_UNITS).optional(),
    decimalMark: z.enum(['.', ',']).optional(),
    zone: z.string().min(1).optional(),
    zoneColumn: column.optional(),
    precisionSeconds: z.int().min(0).max(86_400).optional(),
    states: mappedStates.optional(),
    stateIfNoColumn: z.enum(['down', 'degraded', 'maintenance']).optional(),
  })
  .refine((mapping) => mapping.columns.end ?? mapping.columns.duration, {
    error: 'Choose the column of the end or of the duration',
    path: ['columns', 'end'],
  })
  .refine((mapping) => !mapping.columns.duration || mapping.durationUnit, {
    error: 'Choose the unit of the duration',
    path: ['durationUnit'],
  })
  .refine((mapping) => mapping.columns.state ?? mapping.stateIfNoColumn, {
    error: 'Choose the column of the state, or the state of every row',
    path: ['stateIfNoColumn'],
  });

export type RowMapping = z.infer<typeof rowMapping>;

/** What a row says of a service. `up` rows hold no evidence. */
export const ROW_STATES = ['down', 'degraded', 'up', 'maintenance'] as const;
export type RowState = (typeof ROW_STATES)[number];
