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
