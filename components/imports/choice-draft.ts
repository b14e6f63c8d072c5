/**
 * The form of what a format lets a person choose: every choice a text by its path, the empty one for
 * "left open". The server checks again; this tells the missing answers at their fields.
 */
import type { ChoiceField, ChoiceForm, ImportIssue } from '@/lib/api/wire/imports';

import type { Fault } from '../account/faults';
import { wordsOf } from './mapping-draft';

export type ChoiceDraft = Readonly<Record<string, string>>;

export const choiceDraftOf = ({ fields, values }: ChoiceForm): ChoiceDraft =>
  Object.fromEntries(fields.map(({ path }) => [path, textOf(values[path])]));

const textOf = (value: ChoiceForm['values'][string] | undefined) =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** What the form still lacks, by path. */
export const choiceFaults = (fields: readonly ChoiceField[], draft: ChoiceDraft): Fault[] =>
  fields.flatMap(({ path, kind, optional, pattern, expected }): Fault[] => {
    const text = (draft[path] ?? '').trim();
    if (text === '') {
      return optional || kind === 'words' ? [] : [{ path, expected: expected ?? 'an answer' }];
    }
    if (kind !== 'text' || pattern === null || new RegExp(pattern).test(text)) return [];
    return [{ path, found: text, expected: expected ?? 'another form' }];
  });

/** The mapping as the server takes it. Call it only without faults. */
export function choiceMappingOf(
  fields: readonly ChoiceField[],
  draft: ChoiceDraft,
): Record<string, unknown> {
  const mapping: Record<string, unknown> = {};
  const groups = new Map<string, Record<string, unknown>>();
  for (const field of fields) {
    const value = valueOf(field, draft[field.path] ?? '');
    if (value === undefined) continue;
    const [name = '', inner] = field.path.split('.');
    if (inner === undefined) {
      mapping[name] = value;
      continue;
    }
    const group = groups.get(name) ?? {};
    groups.set(name, group);
    group[inner] = value;
    mapping[name] = group;
  }
  return mapping;
}

function valueOf({ kind, optional, options }: ChoiceField, text: string) {
  if (kind === 'words') {
    const words = wordsOf(text);
    return optional && words.length === 0 ? undefined : words;
  }
  if (kind === 'choice') return options.find(({ value }) => String(value) === text)?.value;
  return text.trim() || undefined;
}

/** What is in use, in words; null where nothing is said of it. */
export function usedText(
  { path, kind, options, empty }: ChoiceField,
  { values }: Pick<ChoiceForm, 'values'>,
): string | null {
  const text = textOf(values[path]);
  const named = options.find(({ value }) => String(value) === text)?.label;
  return (kind === 'choice' ? named : text) || empty;
}

/** The options of a choice as a select shows them, with what is chosen though the file has it not. */
export function optionsOf(
  { kind, options, optional, empty }: ChoiceField,
  names: readonly string[],
  chosen: string,
): { value: string; label: string }[] {
  const open = { value: '', label: optional ? (empty ?? 'None') : 'Choose' };
  if (kind === 'choice') {
    const all = options.map(({ value, label }) => ({ value: String(value), label }));
    return optional || chosen === '' ? [open, ...all] : all;
  }
  const known = [...new Set(names)].filter((name) => name !== '');
  return [
    open,
    ...known.map((name) => ({ value: name, label: name })),
    ...(chosen === '' || known.includes(chosen)
      ? []
      : [{ value: chosen, label: `${chosen}, not in this file` }]),
  ];
}

export type ChoiceGroup = Readonly<{ title: string | null; fields: readonly ChoiceField[] }>;

/** Fields that stand together, in the order of the declaration. */
export function choiceGroups(fields: readonly ChoiceField[]): ChoiceGroup[] {
  const groups: { title: string | null; fields: ChoiceField[] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.title === field.group) last.fields.push(field);
    else groups.push({ title: field.group, fields: [field] });
  }
  return groups;
}

const MOST_TOLD = 12;

/** What was found in the file that these choices would settle, each once. */
export function unsettled(
  fields: readonly ChoiceField[],
  issues: readonly ImportIssue[],
): string[] {
  const settled = new Set(fields.map(({ settles }) => settles));
  const found = issues
    .filter(({ field, severity }) => severity === 'error' && settled.has(field))
    .map((issue) => issue.found);
  return [...new Set(found.map(uncounted))].filter(Boolean).slice(0, MOST_TOLD);
}

/** `"page" (3 ×)`, as issues are counted, without its marks: what a person would type. */
function uncounted(found: string): string {
  const quoted = /^"(.*)" \(\d+ ×\)$/.exec(found)?.[1];
  return quoted === undefined ? found : quoted.replaceAll(/\\(["\\])/g, '$1');
}

/** Whether something was found that one of the choices would settle. */
export const isUnsettled = ({ fields }: ChoiceForm, issues: readonly ImportIssue[]): boolean =>
  unsettled(fields, issues).length > 0;
