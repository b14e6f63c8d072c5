'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

import { cn } from '../ui/cn';
import { Popover } from '../ui/popover';
import { ThemeToggle } from './theme-toggle';

export type Noun = Readonly<{
  href: string;
  label: string;
  /** Work that waits, never a total; not shown when 0. */
  count?: number;
}>;

export type MastheadProps = Readonly<{
  nouns: readonly Noun[];
  /** The organisation whose statement this is. */
  organization: string;
  /** Where the mark leads. */
  home?: string;
  /** In the organisation's menu above the colours: links, another organisation, who is signed in, sign out. */
  menu?: ReactNode;
  /** Search and commands, at the right: `<SearchHint />` or a button of its own. */
  search?: ReactNode;
  /** One line that stays while long work runs: "Importing nagios-2024.log, 62 %". */
  running?: ReactNode;
}>;

/** Mark, nouns, organisation. Below 960 the nouns are a second line that scrolls, the current one in view. */
export function Masthead(props: MastheadProps) {
  const { nouns, organization, home = '/', menu, search, running } = props;
  return (
    <>
      <a
        href="#main"
        className="absolute -left-[999px] z-40 bg-raised p-2 focus:top-2 focus:left-4"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-20 border-b border-line bg-paper print:static print:border-0">
        <div className="mx-auto flex min-h-13 max-w-page flex-wrap items-center gap-x-4 px-4 pt-2 sm:px-6 md:flex-nowrap md:gap-x-8 md:px-10 md:pt-0 print:p-0">
          <Link
            href={home}
            className="inline-flex items-center gap-2.5 text-base font-bold tracking-[-0.01em] text-ink no-underline"
          >
            <Mark />
            Makegood
          </Link>
          <Nouns nouns={nouns} />
          <div className="ml-auto flex items-center gap-3 whitespace-nowrap md:gap-4 print:ml-0">
            <Popover
              label="Organisation and account"
              trigger={
                <button
                  type="button"
                  className="max-w-[28vw] truncate sm:max-w-[44vw] text-ink-soft hover:text-ink md:max-w-[16rem]"
                >
                  {organization}
                </button>
              }
            >
              <div className="grid gap-4">
                {menu}
                <div className="grid gap-1.5">
                  <span className="text-xs text-ink-faint">Colours</span>
                  <ThemeToggle />
                </div>
              </div>
            </Popover>
            {search ? <div className="print:hidden">{search}</div> : null}
          </div>
        </div>
        {running ? (
          <div className="mx-auto max-w-page px-4 pb-1.5 text-xs text-ink-faint sm:px-6 md:px-10 print:hidden">
            {running}
          </div>
        ) : null}
      </header>
    </>
  );
}

function Nouns({ nouns }: { nouns: readonly Noun[] }) {
  const pathname = usePathname();
  const list = useRef<HTMLElement>(null);
  const current = nouns.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));

  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (link) list.current?.scrollTo({ left: link.offsetLeft - link.clientWidth });
  }, [pathname]);

  return (
    <nav
      ref={list}
      aria-label="Main"
      className="relative order-3 -mx-4 flex flex-[1_0_100%] [scrollbar-width:none] gap-5.5 overflow-x-auto [mask-image:linear-gradient(to_right,#000_88%,transparent)] px-4 sm:-mx-6 sm:px-6 sm:[mask-image:none] md:order-none md:mx-0 md:flex-1 md:px-0 print:hidden"
    >
      {nouns.map(({ href, label, count = 0 }) => (
        <Link
          key={href}
          href={href}
          {...(href === current?.href ? { 'aria-current': 'page' as const } : {})}
          className={cn(
            'border-b-2 py-2 whitespace-nowrap no-underline outline-offset-[-2px] md:pt-3.75 md:pb-3.5',
            href === current?.href
              ? 'border-accent font-medium text-ink'
              : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {label}
          {count > 0 ? (
            <span className="ml-1 text-xs font-normal text-ink-faint">
              {count}
              <span className="sr-only"> waiting</span>
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}

/** A line that breaks off and is made good below. */
export function Mark() {
  return (
    <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true" className="block">
      <path d="M0 3.5H9M17 3.5H26" stroke="var(--color-ink)" strokeWidth="3" />
      <path d="M9 12.5H17" stroke="var(--color-accent)" strokeWidth="3" />
    </svg>
  );
}
