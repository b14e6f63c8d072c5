import { Masthead } from '@/components/layout/masthead';

import { Gallery } from './gallery';
export default function P() {
  return (
    <>
      <Masthead
        organization="Northfield Mutual"
        nouns={[
          { href: '/overview', label: 'Overview' },
          { href: '/gallery', label: 'Vendors' },
          { href: '/outages', label: 'Outages' },
          { href: '/claims', label: 'Claims', count: 3 },
          { href: '/compare', label: 'Compare' },
          { href: '/imports', label: 'Imports', count: 5 },
          { href: '/contracts', label: 'Contracts' },
          { href: '/settings', label: 'Settings' },
        ]}
        search={
          <span className="text-ink-faint">
            Search <kbd>/</kbd>
          </span>
        }
      />
      <Gallery />
    </>
  );
}
