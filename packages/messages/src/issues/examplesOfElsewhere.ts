import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code of values that come from elsewhere. */
export const ELSEWHERE_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  FROM_TWO_WAYS: { indicator: 'prescription_pass_villages', found: 'formula, from_children' },
  FROM_IDLE_KEY: { key: 'weight', found: 'by: mean', expected: 'by: weighted_mean' },
  FROM_YEARS: { found: 2, expected: 3 },
  FROM_MARKS_ITSELF: { marker: '990330 生态环境局', indicator: 'environment_mark', list: 'organs', scheme: 'north' },
  FROM_SECOND_SEAT: { marker: '990330 生态环境局' },
  FROM_REPORTED: { title: '村卫生室处方合格率', from: 'children' },
  FROM_CHILDREN_GAPS: {
    title: '村卫生室处方合格率',
    count: 2,
    units: '临江县, 望山县',
    child: '处方合格率',
    gaps: '柳村卫生室, 石桥村卫生室',
    missing: 2,
    of: 5,
    share: 20,
  },
  FROM_SHARED_CONTRADICTION: {
    title: '外贸依存度',
    group: '沿海',
    found: 41,
    unit: '连海市',
    first: 40,
    first_unit: '北川市',
    first_cell: 'data/2023.csv:12:4',
  },
  PACK_RESULT_UNKNOWN: {
    kind: 'scheme',
    name: 'enviroment',
    nearest: 'environment',
    known: 'environment, north',
    indicator: 'environment_mark',
  },
  PACK_SCHEME_CIRCLE: { circle: 'north → environment → north' },
  PACK_RESULT_PERIOD: { indicator: 'environment_mark', scheme: 'environment', period: '2023Q1', known: '2022, 2023' },
  PACK_TERM_YEARS: { indicator: 'term_mean', found: 3, expected: 5, period: '2021..2025' },
  PACK_MARKS_ITSELF: { marker: '990330 生态环境局', indicator: 'environment_mark', scheme: 'north', list: 'organs', by: 'environment' },
};
