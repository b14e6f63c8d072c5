import 'server-only';
import { v7 as uuidv7 } from 'uuid';

import type { ManualInput } from '@/lib/api/wire/outages';
import type { Actor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { manual, MANUAL, type ManualEntry } from '@/lib/importers/manual';

import { commitImport } from './import-commit';
import { getImport } from './import-report';
import { receiveImport } from './imports';
import { reading } from './transaction';
import { servicesOf } from './vendors';

/**
 * Puts down an outage or maintenance that no source tells. It is an import like any other: its
 * document is kept with author, reason and hash, it stands in the audit log, and undoing it takes it away.
 */
export async function enterByHand(actor: Actor, input: ManualInput): Promise<{ id: string }> {
  const service = await nameOf(actor, input);
  const id = uuidv7();
  const entry: ManualEntry = {
    entered: 'by hand',
    id,
    by: actor.name,
    state: input.state,
    ...(service !== null && { service }),
    title: input.title,
    reason: input.reason,
    start: input.start,
    end: input.end,
    ...(input.noticeAt !== undefined && { noticeAt: input.noticeAt }),
  };
  refuseReversed(input);
  await receiveImport(actor, {
    importId: id,
    vendorId: input.vendorId,
    fileName: `${input.state} ${input.start.slice(0, 16)}.json`,
    bytes: bytesOf(JSON.stringify(entry, null, 2)),
    options: {
      format: MANUAL,
      sourceName: manual.label,
      ...(service !== null &&
        input.serviceId !== null && { serviceMap: { [service]: input.serviceId } }),
    },
  });
  const { issues } = await getImport(actor, id);
  const [first] = issues;
  if (first) {
    throw new AppError(`This cannot be entered: ${first.field} is ${first.found}.`, {
      code: 'invalid',
      faults: [{ path: first.field, expected: first.expected, found: first.found }],
    });
  }
  await commitImport(actor, id);
  return { id };
}

function refuseReversed({ state, start, end }: ManualInput): void {
  const refuse = (expected: string): never => {
    throw new AppError(`This cannot be entered: expected ${expected}.`, {
      code: 'invalid',
      faults: [{ path: 'end', expected }],
    });
  };
  if (end === null && state === 'maintenance') refuse('an end of the maintenance');
  if (end !== null && Date.parse(end) <= Date.parse(start)) refuse('an end later than the start');
}

const nameOf = (actor: Actor, { vendorId, serviceId }: ManualInput): Promise<string | null> =>
  reading(actor, async (tx) => {
    if (serviceId === null) return null;
    const services = await servicesOf(tx, vendorId);
    const service = services.find(({ id }) => id === serviceId);
    if (!service) {
      throw new AppError('There is no such service of this vendor.', {
        code: 'invalid',
        faults: [{ path: 'serviceId', expected: 'a service of the vendor' }],
      });
    }
    return service.name;
  });

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
