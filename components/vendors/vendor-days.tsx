'use client';

import type { VendorReport } from '@/lib/api/wire/vendors';

import { DayStrip } from '../charts/day-strip';
import { Section } from '../layout/page';
import { dayMonths } from './day-marks';

/** Each day of the last twelve months, where the contract counts months. */
export function VendorDays({ report }: { report: VendorReport }) {
  const { periods, vendor } = report;
  if (!periods.every(({ period }) => /^\d{4}-\d{2}$/.test(period))) return null;
  return (
    <Section
      title="Day by day"
      scope={`${periods[0]?.timeZone ?? 'UTC'}; the area of a square is its minutes, weekends are smaller dots`}
    >
      <DayStrip title={`Outages of ${vendor.name} day by day`} months={dayMonths(report)} />
    </Section>
  );
}
