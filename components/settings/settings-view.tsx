'use client';

import { useSuspenseQuery } from '@tanstack/react-query';

import { Page, Section, SectionColumns, TitleBlock } from '@/components/layout/page';
import { ThemeToggle } from '@/components/layout/theme-toggle';
import { settingsQuery } from '@/lib/api/queries';

import { AuditSection } from './audit-section';
import { KeySection } from './key-section';
import { PeopleSection } from './people-section';
import { ShortcutSwitch } from './shortcut-switch';

/** Who works here, what may call in, what was done; and this browser's own choices. */
export function SettingsView() {
  const { data: settings } = useSuspenseQuery(settingsQuery());
  return (
    <Page className="pb-16">
      <TitleBlock place="Settings" title={settings.organization.name} />
      <PeopleSection settings={settings} />
      <KeySection settings={settings} />
      <SectionColumns>
        <Section flush title="Keyboard" id="keyboard" scope="This browser">
          <ShortcutSwitch />
        </Section>
        <Section flush title="Colours" scope="This browser">
          <ThemeToggle />
        </Section>
      </SectionColumns>
      <AuditSection entries={settings.audit} />
    </Page>
  );
}
