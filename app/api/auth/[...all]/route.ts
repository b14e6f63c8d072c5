import { auth } from '@/lib/auth/auth';
import { isOpenDoor } from '@/lib/auth/doors';

/** Only the doors that the product uses: an open one more is a way to be somebody else. */
async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return isOpenDoor(pathname) ? auth().handler(request) : new Response(null, { status: 404 });
}

export { handle as GET, handle as POST };
