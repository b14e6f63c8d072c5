/**
 * Which conversation a mail belongs to (RFC 5322, 3.6.4): the first mail that its References name, else
 * the one that it answers, else itself. A mail that names only the one it answers, itself an answer,
 * is of a conversation of its own: no file tells where that one belongs.
 */
import type { Evidence } from '@/lib/sla/evidence';

import type { Message } from './mail-message';

/** The Message-IDs of the first mail and of this one, or what stands for the latter. */
export type Thread = Readonly<{ root: string; own: string }>;

/** A source and its facts are kept under these names: a line of a header may be longer than a name. */
const NAME = String.raw`[^\s<>\p{C}]{1,250}`;
const NAMED = new RegExp(`<\\s*(${NAME})\\s*>`, 'u');
const IS_NAME = new RegExp(`^${NAME}$`, 'u');

/** Of a mail that is called `own`. Null where it has no Message-ID and names no other mail. */
export function threadOf({ header }: Pick<Message, 'header'>, own: string): Thread | null {
  const root = namedIn(header('references')) ?? namedIn(header('in-reply-to'));
  if (root !== null) return { root, own: own.slice(0, 250) };
  return header('message-id').length > 0 && IS_NAME.test(own) ? { root: own, own } : null;
}

/** In angle brackets: In-Reply-To may hold words beside it ("Your message of Monday"). */
const namedIn = (values: readonly string[]): string | null =>
  NAMED.exec(values.join(' '))?.[1] ?? null;

/**
 * What a mail tells, under a reference of the conversation. Each mail tells by itself: of two that tell
 * the same time in other words neither takes the place of the other, in whatever order they come.
 */
export function inThread<T extends Evidence>({ root, own }: Thread, fact: T): T {
  const parts = own === root ? [root, fact.ref] : [root, own, fact.ref];
  return { ...fact, ref: parts.join(':') };
}
