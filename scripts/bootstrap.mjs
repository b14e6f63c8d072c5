import { refusal } from './refusal.mjs';

/**
 * Asks the running server for the demo portfolio (into an empty embedded database) and for the
 * first administrator, and prints what came of it. Asking again changes nothing.
 */
export async function bootstrap({ port, databaseUrl, admin }, token) {
  const response = await fetch(`http://127.0.0.1:${port}/api/internal/bootstrap`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-makegood-bootstrap': token },
    body: JSON.stringify({ demo: !databaseUrl, admin }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const reason = answer.detail ?? answer.title ?? `status ${response.status}`;
    throw refusal(`The first data could not be loaded: ${reason}`);
  }
  if (answer.admin === 'created') console.log(`Administrator: ${admin.email}`);
  if (answer.admin === 'exists') console.log(`Administrator ${admin.email} exists already.`);
  const { demoSignIn } = answer;
  if (demoSignIn) console.log(`Demo sign-in: ${demoSignIn.email}  ${demoSignIn.password}`);
}
