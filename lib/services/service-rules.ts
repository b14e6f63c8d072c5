import 'server-only';
/** Which service of ours a name in a file is: by what a person chose, by a rule of theirs, or by its own name. */
import type { ImportOptions } from '@/lib/api/wire/imports';
import type { Service } from '@/lib/api/wire/vendors';

/** The id of a service of ours, the whole vendor (null), or no place. */
type Spot = Readonly<{ serviceId: string | null }> | 'left out' | 'undecided';

const WHOLE = { serviceId: null };

type Choices = Readonly<{
  options: Pick<ImportOptions, 'serviceMap'>;
  services: readonly Service[];
}>;

/** Where a name of the file goes: a service of ours, the whole vendor (null), nowhere, or undecided. */
export function placeOf(name: string | undefined, { options, services }: Choices): Spot {
  if (name === undefined) return WHOLE;
  const chosen = options.serviceMap?.[name] ?? ruledBy(options.serviceMap ?? {}, name);
  if (chosen === '*') return WHOLE;
  if (chosen === '-') return 'left out';
  if (chosen !== undefined) {
    return services.some(({ id }) => id === chosen) ? { serviceId: chosen } : 'undecided';
  }
  const plain = (text: string) => text.trim().toLowerCase();
  const same = services.find(
    ({ name: ours, key }) => plain(ours) === plain(name) || key === plain(name),
  );
  if (same) return { serviceId: same.id };
  // A vendor without services is one service: every name of it is the whole.
  return services.length === 0 ? WHOLE : 'undecided';
}

/** What a rule such as `US East*` says of a name; of several that fit, the longest. Case does not matter. */
function ruledBy(map: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = name.toLowerCase();
  const [rule] = Object.keys(map)
    .filter((key) => key.includes('*') && fitsRule(key.toLowerCase(), plain))
    .toSorted((a, b) => b.length - a.length);
  return rule === undefined ? undefined : map[rule];
}

/** The parts of the rule stand in the name in their order, the first at its start and the last at its end. */
function fitsRule(rule: string, name: string): boolean {
  const parts = rule.split('*');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (name.length < first.length + last.length) return false;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
