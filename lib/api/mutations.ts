import { mutationOptions, type QueryClient } from '@tanstack/react-query';

import { sendJson } from './fetch';
import type { CatalogCheckInput } from './wire/catalog';
import {
  type ClaimInput,
  type ClaimOutcome,
  type ClaimPatch,
  type ClaimStepInput,
  type ClaimSubmission,
} from './wire/claims';
import {
  type ContractInput,
  type FeeInput,
  openSloRead,
  openSloWritten,
  type TermsInput,
  termsVerdict,
} from './wire/contracts';
import { type ImportOptions } from './wire/imports';
import {
  decided,
  type DecisionInput,
  type GroupingInput,
  type ManualInput,
  type OutageDecisionInput,
} from './wire/outages';
import { apiKeyMade, type ApiKeyInput, type PersonInput } from './wire/people';
import { done, made } from './wire/shapes';
import type { VendorInput } from './wire/vendors';

/**
 * A write changes figures all over: what was read before it is read again. Nobody waits for it: a
 * list that is read again may take the very button away whose press goes on to the next page.
 */
const refresh = (client: QueryClient) => () => {
  void client.invalidateQueries();
};

export const createVendor = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: VendorInput) => sendJson(made, 'POST', '/api/v1/vendors', input),
    onSuccess: refresh(client),
  });

export const addService = (client: QueryClient, vendorId: string) =>
  mutationOptions({
    mutationFn: (name: string) =>
      sendJson(made, 'POST', `/api/v1/vendors/${vendorId}/services`, { name }),
    onSuccess: refresh(client),
  });

export const createContract = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: ContractInput) => sendJson(made, 'POST', '/api/v1/contracts', input),
    onSuccess: refresh(client),
  });

export const addTerms = (client: QueryClient, contractId: string) =>
  mutationOptions({
    mutationFn: (input: TermsInput) =>
      sendJson(done, 'POST', `/api/v1/contracts/${contractId}/terms`, input),
    onSuccess: refresh(client),
  });

export const addFee = (client: QueryClient, contractId: string) =>
  mutationOptions({
    mutationFn: (input: FeeInput) =>
      sendJson(made, 'POST', `/api/v1/contracts/${contractId}/fees`, input),
    onSuccess: refresh(client),
  });

export const endFee = (client: QueryClient, contractId: string) =>
  mutationOptions({
    mutationFn: ({ feeId, endsOn }: { feeId: string; endsOn: string }) =>
      sendJson(done, 'PATCH', `/api/v1/contracts/${contractId}/fees/${feeId}`, { endsOn }),
    onSuccess: refresh(client),
  });

export const validateTerms = () =>
  mutationOptions({
    mutationFn: (terms: unknown) => sendJson(termsVerdict, 'POST', '/api/v1/terms/validate', terms),
  });

export const readOpenSlo = () =>
  mutationOptions({
    mutationFn: (text: string) => sendJson(openSloRead, 'POST', '/api/v1/open-slo/read', { text }),
  });

export const writeOpenSlo = () =>
  mutationOptions({
    mutationFn: (terms: unknown) =>
      sendJson(openSloWritten, 'POST', '/api/v1/open-slo/write', terms),
  });

export const recordCheck = (client: QueryClient, entryId: string) =>
  mutationOptions({
    mutationFn: (input: CatalogCheckInput) =>
      sendJson(made, 'POST', `/api/v1/catalog/${encodeURIComponent(entryId)}/checks`, input),
    onSuccess: refresh(client),
  });

export const changeImport = (client: QueryClient, importId: string) =>
  mutationOptions({
    mutationFn: (options: ImportOptions) =>
      sendJson(done, 'PATCH', `/api/v1/imports/${importId}`, options),
    onSuccess: refresh(client),
  });

/** `commit` adds what the preview shows, `undo` withdraws it as a whole, `discard` forgets a preview. */
export const moveImport = (client: QueryClient, importId: string) =>
  mutationOptions({
    mutationFn: (verb: 'commit' | 'undo' | 'discard') =>
      sendJson(done, 'POST', `/api/v1/imports/${importId}/${verb}`),
    onSuccess: refresh(client),
  });

export const decide = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: DecisionInput) => sendJson(made, 'POST', '/api/v1/decisions', input),
    onSuccess: refresh(client),
  });

export const revokeDecision = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => sendJson(done, 'POST', `/api/v1/decisions/${id}/revoke`),
    onSuccess: refresh(client),
  });

/** One word on every window of an outage. */
export const decideOutage = (client: QueryClient, outageId: string) =>
  mutationOptions({
    mutationFn: (input: OutageDecisionInput) =>
      sendJson(decided, 'POST', `/api/v1/outages/${outageId}/decisions`, input),
    onSuccess: refresh(client),
  });

export const groupOutages = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: GroupingInput) => sendJson(made, 'POST', '/api/v1/groupings', input),
    onSuccess: refresh(client),
  });

export const revokeGrouping = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => sendJson(done, 'POST', `/api/v1/groupings/${id}/revoke`),
    onSuccess: refresh(client),
  });

export const enterOutage = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: ManualInput) => sendJson(made, 'POST', '/api/v1/outages', input),
    onSuccess: refresh(client),
  });

export const createClaim = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: ClaimInput) => sendJson(made, 'POST', '/api/v1/claims', input),
    onSuccess: refresh(client),
  });

export const changeClaim = (client: QueryClient, claimId: string) =>
  mutationOptions({
    mutationFn: (patch: ClaimPatch) => sendJson(done, 'PATCH', `/api/v1/claims/${claimId}`, patch),
    onSuccess: refresh(client),
  });

/** Drafts the letter anew from today's figures; what a person wrote over is lost. */
export const redraftClaim = (client: QueryClient, claimId: string) =>
  mutationOptions({
    mutationFn: () => sendJson(done, 'POST', `/api/v1/claims/${claimId}/redraft`),
    onSuccess: refresh(client),
  });

export const recordStep = (client: QueryClient, claimId: string) =>
  mutationOptions({
    mutationFn: (input: ClaimStepInput) =>
      sendJson(done, 'POST', `/api/v1/claims/${claimId}/steps`, input),
    onSuccess: refresh(client),
  });

export const submitClaim = (client: QueryClient, claimId: string) =>
  mutationOptions({
    mutationFn: (input: ClaimSubmission) =>
      sendJson(done, 'POST', `/api/v1/claims/${claimId}/submit`, input),
    onSuccess: refresh(client),
  });

export const recordOutcome = (client: QueryClient, claimId: string) =>
  mutationOptions({
    mutationFn: (input: ClaimOutcome) =>
      sendJson(done, 'POST', `/api/v1/claims/${claimId}/outcome`, input),
    onSuccess: refresh(client),
  });

export const addPerson = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: PersonInput) => sendJson(done, 'POST', '/api/v1/people', input),
    onSuccess: refresh(client),
  });

export const createApiKey = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: ApiKeyInput) => sendJson(apiKeyMade, 'POST', '/api/v1/api-keys', input),
    onSuccess: refresh(client),
  });

export const revokeApiKey = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => sendJson(done, 'DELETE', `/api/v1/api-keys/${id}`),
    onSuccess: refresh(client),
  });
