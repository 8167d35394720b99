import type { IssueArgs } from '@kedu/model';
import type { GOAL_WORDS } from './goals.ts';

const UNIT = '990100 北川市';
const GOAL = '工业投资增长10%';

/** Arguments of an example for each code of goals. */
export const GOAL_EXAMPLES: Readonly<Record<keyof typeof GOAL_WORDS, IssueArgs>> = {
  GOAL_WITHOUT_LEAD: { title: GOAL },
  GOAL_INCOMPLETE: { title: GOAL, missing: 'period, list' },
  GOAL_NOT_SCORED: { title: GOAL, indicator: 'industrial_investment', list: 'places' },
  GOAL_NOT_SCORED_KEY_RESULTS: { title: GOAL, indicator: 'industrial_investment', list: '' },
  GOAL_UNIT_OUTSIDE_LIST: { unit: '990001 办公厅', list: '市' },
  GOAL_MEMBER_WITHOUT_ROW: { title: GOAL, list: '市', count: 2, units: '990100 北川市, 990200 连海市' },
  GOAL_UNIT_TWICE: { unit: UNIT, first_line: 2 },
  GOAL_UNIT_TWO_GOALS: { unit: UNIT, title: GOAL, other: '扩大有效投资' },
  GOAL_UNDER_UNKNOWN: { unit: '990111 东关区', found: '990110 城关县' },
  GOAL_UNDER_CYCLE: { cycle: '990100 → 990110 → 990100' },
  GOAL_BASE: { unit: UNIT, by: 'base', sum: 'sum', because: 'negative', found: -12 },
  GOAL_POTENTIAL: { unit: '', by: 'potential', sum: 'sum', because: 'all_zero', found: 0 },
  GOAL_POTENTIAL_DIRECTION: { unit: '', found: 900 },
  GOAL_POTENTIAL_BELOW_ZERO: { unit: '990110 甲市', base: 10, found: 10, improvement: 20 },
  GOAL_STEP: { unit: '', found: 10.05, step: 0.1 },
  GOAL_TARGET_BLANK: { unit: UNIT },
  GOAL_REASON_MISSING: { unit: UNIT, found: 12, by: 'potential' },
  GOAL_SHORTFALL: {
    title: GOAL,
    unit: UNIT,
    sum: 'weighted_mean',
    expected: 10,
    found: 9.8,
    gap: 0.2,
    shares: '东关区 9.5, 西关区 10.1',
  },
  GOAL_ESCALATION: { title: GOAL, target: 10, found: 10.3, excess: '+3%', levels: '+1%, +1.980198%', permitted: '5%' },
  GOAL_ESCALATION_HIGH: { title: GOAL, target: 10, found: 11.2, excess: '+12%', levels: '+5%, +6.666667%', permitted: '5%' },
  GOAL_TARGET_OVERRULED: { unit: UNIT, found: 11, expected: 10.4, title: GOAL },
};
