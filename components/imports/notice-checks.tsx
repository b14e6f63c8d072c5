import { Checks } from '../ui/checks';

const PARTS = [
  ['window', 'Window'],
  ['impact', 'Impact'],
  ['cause', 'Cause'],
  ['apology', 'Apology'],
  ['prevention', 'Prevention'],
] as const;

/** What a good notice has, and which of it this one has. */
export function NoticeChecks({ contains }: { contains: Readonly<Record<string, boolean>> }) {
  const there = PARTS.filter(([key]) => contains[key]).length;
  return (
    <div className="mt-8 border-t border-ink pt-2.5">
      <div className="mb-1 flex items-baseline justify-between gap-4">
        <h3>What a good notice has</h3>
        <span className="text-xs text-ink-faint">
          {there} of {PARTS.length}
        </span>
      </div>
      <Checks
        checks={PARTS.map(([key, what]) => ({
          key,
          what,
          state: contains[key] ? ('met' as const) : ('unknown' as const),
          proof: contains[key] ? 'in the text' : 'not in the text',
        }))}
      />
    </div>
  );
}
