import type { IssueArgs } from '@kedu/model';
import type { DESIGN_WORDS } from './designs.ts';

/** Arguments of an example for each code of design sensitivity; docs/errors.md shows them in words. */
export const DESIGN_EXAMPLES: Readonly<Record<keyof typeof DESIGN_WORDS, IssueArgs>> = {
  SCHEME_DESIGN_UNSCORED: { indicator: 'openness_rectification' },
  SCHEME_DESIGN_SAME: { indicator: 'gdp_growth', method: 'completion' },
  DESIGN_LIST_OF_ONE: { list: '高新区', ranked: 1 },
  DESIGN_LIST_UNKNOWN: { found: 'place', nearest: 'places', known: 'places, organs' },
  DESIGN_DRAWS: { found: 50_000, least: 100, most: 20_000 },
  DESIGN_NO_CHOICE: { list: '设区市' },
};
