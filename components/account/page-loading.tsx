import { Page, TitleBlock } from '@/components/layout/page';

/** A page whose figures are on their way: its title stands already. */
export function PageLoading({ title }: { title: string }) {
  return (
    <Page>
      <TitleBlock title={title} />
      <output className="mt-8 block min-h-96 border-t border-ink pt-2 text-ink-faint">
        Reading
      </output>
    </Page>
  );
}
