/** JSON that is the same bytes for the same value, so that its SHA-256 can be stored and checked. */
import { createHash } from 'node:crypto';

import type { Assessment } from '@/lib/sla/assessment';
import type { ClaimView } from '@/lib/sla/claim-draft';

import { claimDocumentSchema, type ClaimDocument } from './claim-document';

/**
 * Keys in order of their UTF-16 code units, no white space, numbers and strings as JSON.stringify writes
 * them (RFC 8785). Keys whose value is undefined are left out, as in JSON.
 * @throws RangeError at what JSON cannot hold: NaN, infinities, undefined in a list, bigint, functions,
 * dates and other objects that are not plain, lone surrogates, cycles or more than 200 levels
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0);
}

/** Hexadecimal SHA-256 of bytes, or of a text in UTF-8. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * The claim with the assessments it rests on, as canonical JSON.
 * @throws ZodError when the document is not one
 */
export function claimJson(
  document: ClaimDocument,
  assessments: Readonly<Partial<Record<ClaimView, Assessment | undefined>>>,
): string {
  return canonicalJson({
    schema: 'makegood-claim/1',
    claim: claimDocumentSchema.parse(document),
    assessments,
  });
}

const DEEPEST = 200;

function written(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new RangeError(`nested deeper than ${DEEPEST} levels`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('a text with half a surrogate pair');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`no JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item) => written(item, depth + 1)).join(',')}]`;
  }
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new RangeError(`no JSON value: ${Object.prototype.toString.call(value)}`);
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => `${written(key, depth)}:${written(item, depth + 1)}`);
  return `{${entries.join(',')}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
