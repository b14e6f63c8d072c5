import { expect, test } from 'vitest';

import { changeQueue } from './change-queue';

type Patch = { format?: string; zone?: string };

/** A server that answers when told to. */
function server() {
  const sent: Patch[] = [];
  const waiting: { answer: () => void; refuse: (error: Error) => void }[] = [];
  const send = (patch: Patch) =>
    new Promise<void>((answer, refuse) => {
      sent.push(patch);
      waiting.push({ answer, refuse });
    });
  return { sent, send, next: () => waiting.shift() };
}

const soon = () => new Promise((go) => setTimeout(go));

test('a change shows at once and is gone when the server has it', async () => {
  const { sent, send, next } = server();
  const queue = changeQueue(send, () => 7);
  queue.add({ format: 'csv' });
  expect(queue.snapshot()).toEqual({ patch: { format: 'csv' }, sinceMs: 7, error: null });
  next()?.answer();
  await queue.settled();
  expect(sent).toEqual([{ format: 'csv' }]);
  expect(queue.snapshot()).toEqual({ patch: null, sinceMs: null, error: null });
});

test('changes made meanwhile are joined into one', async () => {
  const { sent, send, next } = server();
  const queue = changeQueue(send);
  queue.add({ format: 'csv' });
  queue.add({ zone: 'UTC' });
  queue.add({ zone: 'Asia/Tokyo', format: 'prose' });
  expect(queue.snapshot().patch).toEqual({ format: 'prose', zone: 'Asia/Tokyo' });
  next()?.answer();
  await soon();
  expect(sent).toEqual([{ format: 'csv' }, { zone: 'Asia/Tokyo', format: 'prose' }]);
  next()?.answer();
  await queue.settled();
  expect(sent).toHaveLength(2);
});

test('a refusal takes back what was not stored, and the next change is sent again', async () => {
  const { sent, send, next } = server();
  const queue = changeQueue(send);
  queue.add({ format: 'csv' });
  queue.add({ zone: 'UTC' });
  next()?.refuse(new Error('no'));
  await expect(queue.settled()).rejects.toThrow('no');
  expect(queue.snapshot()).toMatchObject({ patch: null, sinceMs: null });
  expect(sent).toEqual([{ format: 'csv' }]);
  queue.add({ zone: 'UTC' });
  expect(queue.snapshot().error).toBeNull();
  next()?.answer();
  await queue.settled();
  expect(sent).toEqual([{ format: 'csv' }, { zone: 'UTC' }]);
});

test('listeners hear of each change until they leave', async () => {
  const { send, next } = server();
  const queue = changeQueue(send);
  let heard = 0;
  const leave = queue.subscribe(() => {
    heard += 1;
  });
  queue.add({ zone: 'UTC' });
  expect(heard).toBe(1);
  next()?.answer();
  await queue.settled();
  expect(heard).toBe(2);
  leave();
  queue.add({ zone: 'UTC' });
  expect(heard).toBe(2);
});
