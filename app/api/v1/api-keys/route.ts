import { route } from '@/lib/api/route';
import { apiKeyInput } from '@/lib/api/wire/people';
import { createApiKey } from '@/lib/services/people';

export const POST = route({ body: apiKeyInput }, (actor, { body }) => createApiKey(actor, body));
