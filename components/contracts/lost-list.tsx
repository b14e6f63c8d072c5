import type { OpenSloWritten } from '@/lib/api/wire/contracts';

/** What one format cannot say of the other, by the path where it stands. */
export function LostList({ lost }: Pick<OpenSloWritten, 'lost'>) {
  if (lost.length === 0) return <p className="text-ink-soft">Nothing was lost.</p>;
  return (
    <div>
      <p className="font-medium">Left out, since the other format has no place for it:</p>
      <ul className="mt-1 max-h-48 overflow-auto text-xs">
        {lost.map(({ path, why }) => (
          <li key={`${path} ${why}`} className="border-b border-line py-1">
            <code>{path || 'the document'}</code>: {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
