import type { z } from 'zod';

import {
  type CommunicationInput,
  type EvidenceInput,
  sampleSchema,
  windowSchema,
} from './evidence-format';
import {
  type EvidenceWindow,
  type Sample,
  plainSample,
  plainWindow,
  toSample,
  toWindow,
} from './evidence-window';
import { parseInstant } from './instant';
import { type InputIssue, issuesFrom } from './invalid-input';
import type { Terms } from './terms-format';
import type { Window } from './timeline';

/** Reads evidence and checks what a shape cannot say: order, references, ratios. Findings name their path. */
export type Ticket = Readonly<{
  id: string;
  openedAt: number;
  closedAt: number | null;
  pauses: readonly Window[];
}>;

export type Communication = Readonly<{
  at: number;
  kind: CommunicationInput['kind'];
  window: string | undefined;
}>;

export type Evidence = Readonly<{
  windows: readonly EvidenceWindow[];
  samples: readonly Sample[];
  tickets: ReadonlyMap<string, Ticket>;
  communications: readonly Communication[];
  /** Ids of windows of which it is not known what the vendor said. */
  unheard: ReadonlySet<string>;
  users: number | undefined;
  deployed: readonly Window[] | undefined;
  observed: readonly Window[] | undefined;
}>;

type Frame = Omit<EvidenceInput, 'windows' | 'samples'> & {
  windows: unknown[];
  samples?: unknown[] | undefined;
};

export function readEvidence(
  frame: Frame,
  terms: Terms,
): { evidence: Evidence; problems: InputIssue[] } {
  const problems: InputIssue[] = [];
  const report = (path: string, expected: string, found?: string) =>
    void problems.push({
      path: `evidence.${path}`,
      expected,
      ...(found === undefined ? {} : { found }),
    });
  const tickets = readTickets(frame, report);
  const services = new Set(terms.services?.map(({ id }) => id) ?? ['*']);
  const windows = readList(frame.windows, 'windows', problems, plainWindow, (item, index) =>
    judge(windowSchema, item, (window) => toWindow(window, index)),
  );
  const samples = readList(frame.samples ?? [], 'samples', problems, plainSample, (item, index) =>
    judge(sampleSchema, item, (sample) => toSample(sample, index)),
  );
  for (const window of windows) checkWindow(window, services, tickets, report);
  for (const sample of samples) checkSample(sample, services, report);
  const communications = readCommunications(frame, windows, report);
  const ranges = (name: 'deployed' | 'observed') =>
    frame[name]?.map((range, index) => readRange(range, `${name}.${index}`, report));
  const evidence = {
    windows,
    samples,
    tickets,
    communications,
    unheard: readUnheard(frame, windows, report),
    users: frame.users,
    deployed: ranges('deployed'),
    observed: ranges('observed'),
  };
  return { evidence, problems };
}

type Report = (path: string, expected: string, found?: string) => void;

type Judged<T> = { read: T; error?: never } | { read?: never; error: z.ZodError };

function judge<Input, T>(
  schema: z.ZodType<Input>,
  item: unknown,
  convert: (input: Input) => T,
): Judged<T> {
  const parsed = schema.safeParse(item, { reportInput: true });
  return parsed.success ? { read: convert(parsed.data) } : { error: parsed.error };
}

/** Items that are not valid are reported and left out; the caller then throws. */
function readList<T>(
  list: readonly unknown[],
  name: string,
  problems: InputIssue[],
  plain: (item: unknown, index: number) => T | null,
  careful: (item: unknown, index: number) => Judged<T>,
): T[] {
  const read: T[] = [];
  list.forEach((item, index) => {
    const easy = plain(item, index);
    if (easy) return void read.push(easy);
    const judged = careful(item, index);
    if (judged.error) problems.push(...issuesFrom(judged.error, `evidence.${name}.${index}`));
    else read.push(judged.read);
  });
  return read;
}

/** Zod has seen to it that the text is an instant. */
const at = (text: string): number => parseInstant(text) ?? Number.NaN;

function checkWindow(
  window: EvidenceWindow,
  services: ReadonlySet<string>,
  tickets: ReadonlyMap<string, Ticket>,
  report: Report,
) {
  const { index, start, end, startBounds, endBounds, service, ticket, affectedRatio } = window;
  const path = `windows.${index}`;
  if (end !== null && end < start) report(`${path}.end`, 'an instant not before the start');
  if (service !== undefined && !services.has(service)) {
    report(`${path}.service`, 'the id of a listed service', service);
  }
  if (ticket !== undefined && !tickets.has(ticket)) {
    report(`${path}.ticket`, 'the id of a ticket', ticket);
  }
  if (startBounds && !(startBounds[0] <= start && start <= startBounds[1])) {
    report(`${path}.startBounds`, '[earliest, latest] around the start');
  }
  if (endBounds && !(end !== null && endBounds[0] <= end && end <= endBounds[1])) {
    report(`${path}.endBounds`, '[earliest, latest] around the end');
  }
  if (affectedRatio !== undefined && !/^(0+(\.\d+)?|0*1(\.0+)?)$/.test(affectedRatio)) {
    report(`${path}.affectedRatio`, 'a ratio from 0 to 1', affectedRatio);
  }
}

function checkSample(sample: Sample, services: ReadonlySet<string>, report: Report) {
  const { index, service, total, failed } = sample;
  if (service !== undefined && !services.has(service)) {
    report(`samples.${index}.service`, 'the id of a listed service', service);
  }
  if (failed > total) report(`samples.${index}.failed`, `at most ${total}`, String(failed));
}

function readTickets(frame: Frame, report: Report): Map<string, Ticket> {
  const tickets = new Map<string, Ticket>();
  (frame.tickets ?? []).forEach((ticket, index) => {
    const path = `tickets.${index}`;
    if (tickets.has(ticket.id)) report(`${path}.id`, 'an id of its own', ticket.id);
    const openedAt = at(ticket.openedAt);
    const closedAt = ticket.closedAt === null ? null : at(ticket.closedAt);
    if (closedAt !== null && closedAt < openedAt) {
      report(`${path}.closedAt`, 'an instant not before the opening');
    }
    const pauses = (ticket.pauses ?? []).map((pause, number) =>
      readRange(pause, `${path}.pauses.${number}`, report),
    );
    tickets.set(ticket.id, { id: ticket.id, openedAt, closedAt, pauses });
  });
  return tickets;
}

function readRange(range: { start: string; end: string }, path: string, report: Report): Window {
  const read = { start: at(range.start), end: at(range.end) };
  if (read.end < read.start) report(`${path}.end`, 'an instant not before the start');
  return read;
}

function readCommunications(
  frame: Frame,
  windows: readonly EvidenceWindow[],
  report: Report,
): Communication[] {
  const given = frame.communications ?? [];
  if (given.length === 0) return [];
  const ids = new Set(windows.map(({ id }) => id));
  return given.map(({ at: said, kind, window }, index) => {
    if (window !== undefined && !ids.has(window)) {
      report(`communications.${index}.window`, 'the id of a window', window);
    }
    return { at: at(said), kind, window };
  });
}

function readUnheard(
  { unheard = [] }: Frame,
  windows: readonly EvidenceWindow[],
  report: Report,
): ReadonlySet<string> {
  if (unheard.length === 0) return new Set();
  const ids = new Set(windows.map(({ id }) => id));
  unheard.forEach((id, index) => {
    if (!ids.has(id)) report(`unheard.${index}`, 'the id of a window', id);
  });
  return new Set(unheard);
}
