import { z } from 'zod';

/** What crosses the wire is JSON as it is: instants are ISO strings, money integer minor units, decimals strings. */
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD');
export const minor = z.int();
export const idParams = z.object({ id: z.uuid() });

export const views = ['admitted', 'observed', 'agreed'] as const;
export const view = z.enum(views);
export type ViewName = z.infer<typeof view>;

export const fault = z.object({
  path: z.string(),
  expected: z.string(),
  found: z.string().optional(),
});
export const problem = z.object({
  title: z.string(),
  status: z.int(),
  code: z.string(),
  faults: z.array(fault).optional(),
});
export const made = z.object({ id: z.uuid() });
export const done = z.object({ ok: z.literal(true) });

/** A local id that forms and documents use for a service: "video", "sip-trunk". */
export const text = (max: number) => z.string().trim().min(1).max(max);
