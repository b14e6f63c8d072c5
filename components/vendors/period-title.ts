import { formatMonth } from '../format-date';

/** "October 2026" for a month; other labels of the terms format as they are ("2026-Q3"). */
export const periodTitle = (label: string): string =>
  /^\d{4}-\d{2}$/.test(label) ? formatMonth(label) : label;
