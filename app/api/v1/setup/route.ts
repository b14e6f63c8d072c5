import { open } from '@/lib/api/route';
import { setupInput } from '@/lib/api/wire/people';
import { setUp } from '@/lib/services/people';

/** Needs nobody signed in: it makes the first person, and refuses once there is one. */
export const POST = open(setupInput, (body) => setUp(body));
