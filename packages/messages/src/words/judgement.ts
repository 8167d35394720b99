import { type WordTable, words } from './table.ts';

/** Columns of a table of applications, as steps. */
export const EVENT_COLUMN_WORDS = {
  applied_on: words('申报', 'application'),
  first_check: words('初审', 'first check'),
  review: words('复核', 'review'),
  notice_from: words('公示开始', 'notice from'),
  notice_until: words('公示结束', 'notice until'),
  recognised_on: words('认定', 'recognition'),
} as const satisfies WordTable;

/** Steps of an application that were taken. */
export const EVENT_STEP_WORDS = {
  applied: words('申报', 'applied for'),
  first_check: words('初审', 'first check'),
  review: words('复核', 'review'),
  notice: words('公示', 'public notice'),
  recognised: words('认定', 'recognised'),
} as const satisfies WordTable;

/** What a determination must state. */
export const DETERMINATION_COLUMN_WORDS = {
  ground: words('理由', 'ground'),
  meeting: words('会议', 'meeting'),
  date: words('日期', 'date'),
} as const satisfies WordTable;

/** That a run gave nothing to determine. */
export const DETERMINED_NONE_WORDS = {
  grade: words('没有等次（没有得分，或不参加评等）', 'no grade (no score, or not graded)'),
  proposal: words('没有提出这项建议', 'no such proposal'),
} as const satisfies WordTable;

/** Ways of rounding the places of a quota. */
export const QUOTA_ROUND_WORDS = {
  nearest: words('nearest（四舍五入）', 'nearest'),
  up: words('up（有小数即进一）', 'up'),
} as const satisfies WordTable;
