/**
 * What a person may choose of how a file is read, as a form asks for it. An importer declares its choices
 * with Zod and the words of the form; the form is drawn from that declaration, so that both stay one.
 */
import { z } from 'zod';

type Words = Readonly<{
  title: string;
  hint?: string;
  /** What the values of a choice of a few are called. */
  labels?: Readonly<Record<string, string>>;
  /** Chosen from the names that the file holds, such as columns or labels; or from the time zones. */
  from?: 'names' | 'zones';
  /** What is done where it is left empty. */
  empty?: string;
  /** What is expected where a text must have a form. */
  expected?: string;
  /** The field of the issues that this choice would settle. */
  settles?: string;
}>;

/** A choice with the words in which a form asks for it. An object of choices is a group with its title. */
export const asked = <T extends z.ZodType>(schema: T, words: Words): T => schema.meta(words);

export type ChoiceField = Readonly<{
  /** Within the mapping: `columns.time`. */
  path: string;
  label: string;
  /** The title of the group that it stands in. */
  group: string | null;
  hint: string | null;
  kind: 'text' | 'words' | 'choice' | 'name' | 'zone';
  /** Of a choice of a few. */
  options: { value: string | number; label: string }[];
  /** Whether it may be left out. */
  optional: boolean;
  empty: string | null;
  /** A regular expression for a text. */
  pattern: string | null;
  expected: string | null;
  settles: string | null;
}>;
export type ChoiceValue = string | number | string[];
export type ChoiceForm = Readonly<{
  fields: ChoiceField[];
  /** What is in use, by path; nothing where it is left open. */
  values: Record<string, ChoiceValue>;
}>;

const property = z.object({
  type: z.string(),
  title: z.string(),
  hint: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  from: z.enum(['names', 'zones']).optional(),
  empty: z.string().optional(),
  expected: z.string().optional(),
  settles: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  default: z.unknown().optional(),
});
const group = z.object({
  title: z.string().optional(),
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()).default([]),
});
const value = z.union([z.string(), z.number(), z.array(z.string())]);

/** The form of `schema`, filled with what `mapping` says, whole or in part, and with the defaults. Throws for a choice that no field asks for. */
export function choiceForm(schema: z.ZodType, mapping: unknown): ChoiceForm {
  const fields: ChoiceField[] = [];
  const values: Record<string, ChoiceValue> = {};
  const add = (json: unknown, path: readonly string[], given: unknown) => {
    const { title = null, properties, required } = group.parse(json);
    for (const [name, inner] of Object.entries(properties)) {
      const at = [...path, name];
      const said = within(given, name);
      if (group.safeParse(inner).success) {
        if (path.length > 0) throw new RangeError(`A group within a group: ${at.join('.')}`);
        add(inner, at, said);
        continue;
      }
      const declared = property.parse(inner);
      const isOptional = declared.default === undefined && !required.includes(name);
      fields.push(fieldOf(at.join('.'), declared, { group: title, isOptional }));
      const used = value.safeParse(said ?? declared.default);
      if (used.success) values[at.join('.')] = used.data;
    }
  };
  add(z.toJSONSchema(schema, { io: 'input' }), [], mapping);
  return { fields, values };
}

function fieldOf(
  path: string,
  { title, hint, labels, empty, expected, settles, pattern, ...declared }: z.infer<typeof property>,
  { group: inGroup, isOptional }: Readonly<{ group: string | null; isOptional: boolean }>,
): ChoiceField {
  const options =
    declared.type === 'integer'
      ? Object.entries(labels).map(([each, label]) => ({ value: Number(each), label }))
      : (declared.enum ?? []).map((each) => ({ value: each, label: labels[each] ?? each }));
  return {
    path,
    label: title,
    group: inGroup,
    hint: hint ?? null,
    kind: kindOf(path, declared, options.length > 0),
    options,
    optional: isOptional,
    empty: empty ?? null,
    pattern: pattern ?? null,
    expected: expected ?? null,
    settles: settles ?? null,
  };
}

function kindOf(
  path: string,
  { type, from }: Pick<z.infer<typeof property>, 'type' | 'from'>,
  isChoice: boolean,
): ChoiceField['kind'] {
  if (isChoice) return 'choice';
  if (type === 'array') return 'words';
  if (type !== 'string') throw new RangeError(`No field of a form asks for ${path}, of ${type}`);
  if (from === 'names') return 'name';
  return from === 'zones' ? 'zone' : 'text';
}

const within = (given: unknown, name: string): unknown =>
  typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
