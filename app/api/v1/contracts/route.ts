import { route } from '@/lib/api/route';
import { contractInput } from '@/lib/api/wire/contracts';
import { listContracts } from '@/lib/services/contract-report';
import { createContract } from '@/lib/services/contracts';

export const GET = route({}, (actor) => listContracts(actor));
export const POST = route({ body: contractInput }, (actor, { body }) =>
  createContract(actor, body),
);
