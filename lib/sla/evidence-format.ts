import { z } from 'zod';

import { decimal, exclusionKind, id, instant } from './format';

/** The evidence of section 7: what the engine is told happened. */
const bounds = z.tuple([instant, instant]);
const range = z.strictObject({ start: instant, end: instant });
const count = z.int().nonnegative();

export const windowSchema = z.strictObject({
  id: id.optional(),
  service: id.optional(),
  state: z.enum(['down', 'degraded', 'maintenance']),
  start: instant,
  end: instant.nullable(),
  startBounds: bounds.optional(),
  endBounds: bounds.optional(),
  affectedRatio: decimal.optional(),
  usersAffected: count.optional(),
  noticeAt: instant.optional(),
  exclusion: exclusionKind.optional(),
  ticket: id.optional(),
  severity: z.string().optional(),
});

export const sampleSchema = z.strictObject({
  service: id.optional(),
  start: instant,
  seconds: z.int().positive(),
  total: count,
  failed: count,
});

const ticketSchema = z.strictObject({
  id,
  openedAt: instant,
  closedAt: instant.nullable(),
  pauses: z.array(range).optional(),
});

const communicationSchema = z.strictObject({
  at: instant,
  kind: z.enum(['acknowledgement', 'update', 'restored', 'rca', 'maintenance_notice']),
  channel: z.string().optional(),
  nextUpdateBy: instant.optional(),
  window: id.optional(),
});

export const evidenceSchema = z.strictObject({
  windows: z.array(windowSchema),
  samples: z.array(sampleSchema).optional(),
  tickets: z.array(ticketSchema).optional(),
  communications: z.array(communicationSchema).optional(),
  /** Windows of which it is not known what the vendor said: that no notice is given is no silence. */
  unheard: z.array(id).optional(),
  users: count.optional(),
  deployed: z.array(range).optional(),
  observed: z.array(range).optional(),
});

export type WindowInput = z.infer<typeof windowSchema>;
export type SampleInput = z.infer<typeof sampleSchema>;
export type EvidenceInput = z.infer<typeof evidenceSchema>;
export type CommunicationInput = z.infer<typeof communicationSchema>;
