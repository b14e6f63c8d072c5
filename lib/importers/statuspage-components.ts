/**
 * Which component was how broken, and when, from an incident's updates. A page that sets the whole
 * incident to its worst word would admit hours where it announced minutes; the updates know better.
 */
import type { Issue, Observation, Place } from '@/lib/sla/evidence';

import type { Incident } from './statuspage-incident';

export type Stretch = Readonly<{
  ref: string;
  service?: string;
  state: Observation['state'];
  /** The page's own word: a component status, or the incident's impact. */
  severity?: string;
  start: number;
  end: number | null;
}>;

type Span = Readonly<{ start: number; end: number | null }>;
type Change = Readonly<{ at: number; status: string; state: Observation['state'] | 'well' }>;
type Course = { key: string; name: string; changes: Change[] };

const COMPONENT_STATES: ReadonlyMap<string, Observation['state'] | 'well'> = new Map([
  ['operational', 'well'],
  ['under_maintenance', 'well'],
  ['degraded_performance', 'degraded'],
  ['partial_outage', 'degraded'],
  ['major_outage', 'down'],
]);
const stateOf = (status: string | null) => COMPONENT_STATES.get(status ?? '');

/** Whether a page that shows this status says that the component works as it should or as announced. */
export const isWell = (status: string): boolean => stateOf(status) === 'well';

/** `none` can still be an outage, and a page that has no impacts admits no more than a disturbance. */
const IMPACT_STATES: ReadonlyMap<string, Observation['state']> = new Map([
  ['none', 'degraded'],
  ['minor', 'degraded'],
  ['major', 'degraded'],
  ['critical', 'down'],
]);

/**
 * The stretches of every affected component inside `window`. A component that no update calls broken
 * is left out beside one that is; when none is called broken, the incident's impact speaks for all.
 */
export function stretchesOf(incident: Incident, window: Span, issues: Issue[]): Stretch[] {
  const courses = coursesOf(incident, window, issues);
  const broken = courses.flatMap((course) => stretchesOfCourse(incident.id, course, window));
  if (broken.length > 0) return broken;
  const { impact } = incident;
  const state =
    incident.state ?? (impact === undefined ? 'degraded' : IMPACT_STATES.get(impact ?? ''));
  if (!state || impact === null) {
    report(issues, incident.place, 'impact', impact ?? 'no impact', 'error');
    return [];
  }
  if (impact === 'none') report(issues, incident.place, 'impact', 'none', 'note');
  const whole = { state, ...(impact !== undefined && { severity: impact }), ...window };
  if (courses.length === 0) return [{ ref: incident.id, ...whole }];
  return courses.map(({ key, name }) => ({
    ref: `${incident.id}:${key}`,
    service: name,
    ...whole,
  }));
}

function coursesOf(incident: Incident, window: Span, issues: Issue[]): Course[] {
  const courses = new Map<string, Course>();
  let firstAt: number | null = null;
  for (const update of incident.updates) {
    for (const { key, name, status, state = stateOf(status) } of update.affected) {
      const course = courses.get(key) ?? { key, name, changes: [] };
      courses.set(key, course);
      if (status === null || update.shownAt === null) continue;
      if (!state) {
        report(issues, update.place, 'affected_components.new_status', status, 'error');
        continue;
      }
      firstAt ??= update.shownAt;
      const at = update.shownAt === firstAt ? window.start : Math.max(update.shownAt, window.start);
      course.changes.push({ at, status, state });
    }
  }
  for (const { key, name } of componentsOf(incident)) {
    const known = courses.get(key);
    if (known) known.name = name;
    else courses.set(key, { key, name, changes: [] });
  }
  return [...courses.values()];
}

/** Every component that the incident or one of its updates names, once; the page's own name for it. */
export function componentsOf(
  incident: Incident,
): readonly Readonly<{ key: string; name: string }>[] {
  const names = new Map<string, string>();
  for (const { key, name } of incident.updates.flatMap((update) => update.affected)) {
    names.set(key, name);
  }
  for (const { key, name } of incident.components) {
    const listed = names.has(key) || ![...names.values()].includes(name);
    if (listed) names.set(key, name);
  }
  return [...names].map(([key, name]) => ({ key, name }));
}

/** The first statuses hold from the incident's start; a component that is named later is broken from then on. */
function stretchesOfCourse(incidentId: string, course: Course, window: Span): Stretch[] {
  const stretches: Stretch[] = [];
  const { changes } = course;
  const turns = changes.filter((change, index) => change.status !== changes[index - 1]?.status);
  for (const [index, { at, status, state }] of turns.entries()) {
    const end = earlier(turns[index + 1]?.at ?? null, window.end);
    if (state === 'well' || (end !== null && end <= at)) continue;
    const nth = stretches.length === 0 ? '' : `:${stretches.length + 1}`;
    const ref = `${incidentId}:${course.key}${nth}`;
    stretches.push({ ref, service: course.name, state, severity: status, start: at, end });
  }
  return stretches;
}

const earlier = (a: number | null, b: number | null) =>
  a === null ? b : b === null ? a : Math.min(a, b);

function report(
  issues: Issue[],
  place: Place,
  field: string,
  found: string,
  severity: Issue['severity'],
) {
  const expected =
    severity === 'note'
      ? 'an impact; read as degraded, since an impact of none can still be an outage'
      : `one of ${[...(field === 'impact' ? IMPACT_STATES : COMPONENT_STATES).keys()].join(', ')}`;
  issues.push({ place, field, found, expected, severity });
}
