import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';

import type { ContractReport } from '@/lib/api/wire/contracts';
import { idParams } from '@/lib/api/wire/shapes';
import { AppError } from '@/lib/errors';
import { getContract } from '@/lib/services/contract-report';

import { signedIn } from '../../signed-in';

/** The contract of the address, read once a request; what is no id or not ours is not found. */
export const readContract = cache(async (id: string): Promise<ContractReport> => {
  const actor = await signedIn();
  const params = idParams.safeParse({ id });
  if (!params.success) notFound();
  try {
    return await getContract(actor, params.data.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});
