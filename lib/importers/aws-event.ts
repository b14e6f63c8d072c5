/**
 * An event as AWS tells it, whichever way: posts with their times, the services it touched, and how badly.
 * Its own fields are `announced` and begin with the first post; the window of the impact is only in the
 * last text. Observations: ref `event:service`; a statement's `about` is the event.
 */
import {
  type Edge,
  type Evidence,
  type Issue,
  type Observation,
  type Place,
  type StatementKind,
} from '@/lib/sla/evidence';

import { awsFinders } from './aws-stated';
import { promisedUpdate } from './next-update';
import { pacificDate } from './pacific-time';
import { UTC } from './ready-outages';
import { statedWindows } from './stated';

export type AwsPost = Readonly<{
  ref: string;
  place: Place;
  text: string;
  at: Edge;
  /** It says that the event is over. */
  isOver: boolean;
}>;

export type AwsEvent = Readonly<{
  ref: string;
  place: Place;
  title: string;
  start: Edge;
  /** Null while it is open. */
  end: Edge | null;
  /** `key` tells the services of one event apart; `severity` as AWS writes it. */
  services: readonly Readonly<{ key?: string; name: string; severity: string }>[];
  /** Oldest first. */
  posts: readonly AwsPost[];
  /** The end is that of the last word, not of the event. */
  isCut?: boolean;
}>;

type Meaning = Readonly<{ state: Observation['state']; note?: string }>;

const UNSAID = 'a status that tells how bad it was; read as degraded, since AWS';
const INFORMED: Meaning = { state: 'degraded', note: `${UNSAID} informs so of most impairments` };
const OVER: Meaning = { state: 'degraded', note: `${UNSAID} tells only that it is over` };
const KNOWN = 'a status of AWS: 0 to 3, or a headline such as "Service disruption"';

/** Status codes of the JSON files, headlines of the feeds. */
const SEVERITIES: Readonly<Record<string, Meaning>> = {
  '0': OVER,
  '1': INFORMED,
  '2': { state: 'degraded' },
  '3': { state: 'down' },
  'Service is operating normally': OVER,
  'Informational message': INFORMED,
  'Service impact': { state: 'degraded' },
  'Service degradation': { state: 'degraded' },
  'Service disruption': { state: 'down' },
};

export const AWS_HEADLINES: readonly string[] = Object.keys(SEVERITIES).filter(
  (word) => word.length > 1,
);

export const withoutResolved = (title: string): string =>
  title.replace(/^\s*\[RESOLVED\]\s*/i, '').trim();

export const isResolved = (title: string): boolean => /^\s*\[RESOLVED\]/i.test(title);

/** The facts of an event; what keeps some of them out goes to `issues`. */
export const awsEvidence = (event: AwsEvent, issues: Issue[]): Evidence[] => [
  ...windowsOf(event, issues),
  ...statementsOf(event),
];

function windowsOf(event: AwsEvent, issues: Issue[]): Evidence[] {
  const { ref, place, title, start, end, posts } = event;
  const tell = (
    severity: Issue['severity'],
    field: string,
    [found, expected]: [string, string],
  ) => {
    issues.push({ place, field, found, expected, severity });
    return [];
  };
  if (end !== null && end.at < start.at) {
    const found = `${iso(end)} before ${iso(start)}`;
    return tell('error', 'end', [found, 'an end that is not before the start']);
  }
  const announced = event.services.flatMap(({ key, name, severity }): Observation[] => {
    const meaning = Object.hasOwn(SEVERITIES, severity) ? SEVERITIES[severity] : undefined;
    if (!meaning) {
      return tell('error', 'status', [severity, KNOWN]);
    }
    if (meaning.note) tell('note', 'status', [severity, meaning.note]);
    return [
      {
        kind: 'observation',
        ref: key === undefined ? ref : `${ref}:${key}`,
        service: name,
        place,
        ...(title && { title }),
        state: meaning.state,
        basis: 'announced',
        severity,
        start,
        end,
        precision: event.isCut ? 'approximate' : 'exact',
        zone: UTC,
      },
    ];
  });
  const last = posts.at(-1);
  const words =
    end === null || event.isCut || !last
      ? []
      : [{ text: last.text, at: last.at.at, day: pacificDate(last.at.at), place: last.place }];
  const stated = statedWindows({ ref, title }, words, announced, awsFinders);
  if (end === null || end.at > start.at) return [...announced, ...stated];
  if (stated.length === 0 && announced.length > 0) {
    tell('error', 'window', [
      `one post, ${iso(start)}`,
      'a post before it, or a certain window in its text',
    ]);
  }
  return stated;
}

function statementsOf({ ref, posts }: AwsEvent): Evidence[] {
  const restored = posts.findLastIndex(({ isOver }) => !isOver) + 1;
  return posts.map((post, index): Evidence => {
    const nextUpdateBy = post.isOver ? null : promisedUpdate(post.text, post.at.at);
    return {
      kind: 'statement',
      ref: post.ref,
      place: post.place,
      statement: kindOf(index, restored, post),
      at: post.at,
      channel: 'status page',
      text: post.text,
      about: ref,
      ...(nextUpdateBy !== null && { nextUpdateBy }),
    };
  });
}

/** What says that it is over, with nothing after it that says otherwise, restores; more of it adds to that. */
function kindOf(index: number, restored: number, { isOver }: AwsPost): StatementKind {
  if (index === restored) return 'restored';
  return index === 0 && !isOver ? 'acknowledgement' : 'update';
}

/** The posts with references of their own, where two came in the same minute or second. */
export function withOwnRefs(posts: readonly AwsPost[]): readonly AwsPost[] {
  const times = new Map<string, number>();
  return posts.map((post) => {
    const nth = (times.get(post.ref) ?? 0) + 1;
    times.set(post.ref, nth);
    return nth === 1 ? post : { ...post, ref: `${post.ref}:${nth}` };
  });
}

const iso = ({ at }: Edge) => new Date(at).toISOString();
