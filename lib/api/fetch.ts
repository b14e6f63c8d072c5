import type { z } from 'zod';

import { problem } from './wire/shapes';

/** What the server refused, with a fault for each place of the input. */
export class Refused extends Error {
  readonly status: number;
  readonly faults: readonly { path: string; expected: string; found?: string | undefined }[];

  constructor(title: string, status: number, faults: Refused['faults'] = []) {
    super(title);
    this.status = status;
    this.faults = faults;
  }
}

/** Fetches our own API and parses the answer: a drifted server fails here, not in a chart. */
export async function fetchJson<T>(
  schema: z.ZodType<T>,
  path: string,
  init?: RequestInit,
): Promise<T> {
  const response = await fetch(path, init);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const told = problem.safeParse(body).data;
    throw new Refused(told?.title ?? response.statusText, response.status, told?.faults);
  }
  return schema.parse(body);
}

/** Sends JSON. The verb is the method: POST makes, PATCH changes, DELETE removes. */
export const sendJson = <T>(
  schema: z.ZodType<T>,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown = {},
): Promise<T> =>
  fetchJson(schema, path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
