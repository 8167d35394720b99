import type { IssueArgs } from '@kedu/model';
import type { DIFFERENCE_WORDS } from './differences.ts';

/** Arguments of an example for each code of compared and replayed schemes; docs/errors.md shows them in words. */
export const DIFFERENCE_EXAMPLES: Readonly<Record<keyof typeof DIFFERENCE_WORDS, IssueArgs>> = {
  DIFF_VERSION_UNKNOWN: { found: 'north@2033', nearest: 'north@2023', known: 'north@2022, north@2023' },
  DIFF_VERSION_WHICH: { found: 'north', known: 'north@2022, north@2023' },
  DIFF_NO_LIST: { before: 'north@2023', after: 'instruments@2024', before_lists: 'places, organs', after_lists: 'institutes' },
  DIFF_NO_PERIOD: { before: 'north@2025', after: 'north@2026', before_periods: '', after_periods: '' },
  DIFF_TARGETS_LENT: { scheme: 'north@2023', period: '2024', indicators: 'gdp_growth, new_jobs', count: 2 },
  DIFF_EVENTS_LENT: { scheme: 'north@2023', period: '2024', parts: 'places/malus' },
  DIFF_NO_TARGET: { scheme: 'north@2024', period: '2022', indicators: 'pilot_bases', count: 1 },
  DIFF_NO_VALUE: { scheme: 'north@2024', period: '2022', indicators: 'county_clusters, leaders_review', count: 2 },
};
