import { Refused } from '@/lib/api/fetch';
import { made, problem } from '@/lib/api/wire/shapes';

export type Sending = Readonly<{
  url: string;
  body: Blob;
  signal: AbortSignal;
  /** Bytes that have left the browser. */
  onSent: (bytes: number) => void;
  /** All of them have; what follows is the server's reading. */
  onAllSent: () => void;
}>;

/** Sends a file as it is, and tells how much of it has left: `fetch` cannot. Rejects with `Refused`, or when aborted. */
export const sendFile = ({ url, body, signal, onSent, onAllSent }: Sending) =>
  new Promise<{ id: string }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    const broken = () => reject(new Refused('The connection broke off. Nothing was stored.', 0));
    request.open('POST', url);
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.upload.addEventListener('load', onAllSent);
    request.addEventListener('error', broken);
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      const id = made.safeParse(answer).data;
      if (request.status < 300 && id) resolve(id);
      else reject(refusalOf(request, answer));
    });
    request.addEventListener('loadend', () => signal.removeEventListener('abort', cancel));
    signal.addEventListener('abort', cancel);
    request.send(body);
  });

function refusalOf({ status, statusText }: XMLHttpRequest, answer: unknown): Refused {
  const told = problem.safeParse(answer).data;
  if (told) return new Refused(told.title, status, told.faults);
  const found = status === 413 ? 'The file is larger than the server takes.' : statusText;
  return new Refused(found || `The server answered ${status}.`, status);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
