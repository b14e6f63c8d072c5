import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import './globals.css';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';

import { Providers } from '@/components/providers';

export const metadata: Metadata = {
  title: { default: 'Makegood', template: '%s · Makegood' },
  description: 'What vendors promised, what they delivered, and what they owe.',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value;
  return (
    <html lang="en" {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
