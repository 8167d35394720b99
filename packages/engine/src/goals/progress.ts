import { type MissingReason, missingReason, parsePeriod, type Period, tidy } from '@kedu/model';
import type { CompiledScheme, Goal, GoalRow, Indicator, KeyResult } from '@kedu/scheme';
import type { Assessment } from '../result.ts';
import { type Attainment, attainment } from './attainment.ts';

/** A row of a goal with what became of it. */
export interface GoalUnitProgress {
  readonly row: GoalRow;
  /** 1 for the first level. */
  readonly level: number;
  /** Index in the run, −1 where the register does not know the unit at the end of the period. */
  readonly unit: number;
  readonly actual?: number | undefined;
  /** Why there is no actual value. */
  readonly missing?: MissingReason | undefined;
  readonly attainment?: Attainment | undefined;
  /** The last light of the indicator for the unit; absent where none is on. */
  readonly light?: string | undefined;
}

/** A key result with the value of the units of its goal together. */
export interface KeyResultProgress {
  readonly keyResult: KeyResult;
  readonly indicator: Indicator | undefined;
  readonly actual?: number | undefined;
  readonly attainment?: Attainment | undefined;
}

/** A goal of the run's period with what became of it. */
export interface GoalProgress {
  readonly goal: Goal;
  readonly indicator: Indicator | undefined;
  /** Each unit before those below it. */
  readonly units: readonly GoalUnitProgress[];
  /** Units of the first level that have reported, of all of them. */
  readonly reported: number;
  readonly of: number;
  /** Of the first level together; absent unless all of them have reported. */
  readonly actual?: number | undefined;
  readonly attainment?: Attainment | undefined;
  readonly keyResults: readonly KeyResultProgress[];
}

/**
 * What became of the goals of a run's period, in the order of the scheme; objectives that only key results measure among them.
 *
 * Rule: GOAL-6, GOAL-7 (docs/spec/goals.md). Errors: none; what is not reported has no actual value, and says why.
 * Example: targets 550 and 330 of 880, actual 560 and 320 → actual 880, attainment 100 %, the second unit at 96.96… %.
 */
export function goalProgress(scheme: CompiledScheme, assessment: Assessment): readonly GoalProgress[] {
  return scheme.goals
    .filter(({ period }) => period === undefined || isPeriod(period, assessment.period))
    .map((goal) => progressOf(goal, scheme, assessment));
}

function isPeriod(text: string, period: Period): boolean {
  const named = parsePeriod(text);
  return text === period.id || (named !== undefined && named.first === period.first && named.last === period.last);
}

function progressOf(goal: Goal, scheme: CompiledScheme, assessment: Assessment): GoalProgress {
  const indicator = scheme.indicators.find(({ id }) => id === goal.indicator);
  const units = inLevels(goal.decompose?.rows ?? []).map(({ row, level }) => unitProgress(goal, row, level, assessment));
  const first = units.filter(({ level }) => level === 1);
  const known = first.flatMap(({ row, actual }) => (actual === undefined ? [] : [{ actual, base: row.base ?? 0 }]));
  const actual = first.length > 0 && known.length === first.length ? together(known, goal.decompose?.sum ?? 'sum') : undefined;
  return {
    goal,
    indicator,
    units,
    reported: known.length,
    of: first.length,
    actual,
    attainment: actual === undefined || goal.target === undefined ? undefined : attainment(actual, goal.target, goal.better),
    keyResults: goal.keyResults.map((keyResult) => keyResultProgress(keyResult, goal, scheme, assessment)),
  };
}

/** Rows of a table, each before those under it. */
function inLevels(
  rows: readonly GoalRow[],
  under?: string | undefined,
  level = 1,
): readonly { readonly row: GoalRow; readonly level: number }[] {
  return rows.filter((row) => row.under === under).flatMap((row) => [{ row, level }, ...inLevels(rows, row.code, level + 1)]);
}

function unitProgress(
  { indicator = '', better }: Goal,
  row: GoalRow,
  level: number,
  { units, values, lights }: Assessment,
): GoalUnitProgress {
  const unit = units.findLastIndex(({ code }) => code === row.code);
  const column = values.get(indicator);
  if (unit < 0 || !column) return { row, level, unit, missing: 'not_applicable' };
  const light = lights.findLast((one) => one.indicator === indicator)?.cell(unit).light;
  const missing = missingReason(column.missing[unit] ?? 0);
  if (missing) return { row, level, unit, missing, light };
  const actual = column.values[unit] as number;
  return { row, level, unit, actual, light, attainment: row.target === undefined ? undefined : attainment(actual, row.target, better) };
}

/** Sum, or mean weighted by base, in the order of the table. */
function together(known: readonly { readonly actual: number; readonly base: number }[], sum: 'sum' | 'weighted_mean'): number {
  if (sum === 'sum') return tidy(known.reduce((total, { actual }) => total + actual, 0));
  const weight = known.reduce((total, { base }) => total + base, 0);
  return tidy(known.reduce((total, { actual, base }) => total + actual * base, 0) / weight);
}

/** Sum of quantities and counts, mean of rates, over the members of the goal's list that have a value; of all lists where it names none. */
function keyResultProgress(keyResult: KeyResult, goal: Goal, scheme: CompiledScheme, assessment: Assessment): KeyResultProgress {
  const indicator = scheme.indicators.find(({ id }) => id === keyResult.indicator);
  const column = assessment.values.get(keyResult.indicator);
  const lists = assessment.lists.filter(({ list }) => goal.list === undefined || list === goal.list);
  const members = [...new Set(lists.flatMap((list) => [...list.members]))].sort((a, b) => a - b);
  const values = members.flatMap((unit) => (column?.missing[unit] === 0 ? [column.values[unit] as number] : []));
  if (!indicator || values.length === 0) return { keyResult, indicator };
  const sum = values.reduce((total, x) => total + x, 0);
  const actual = tidy(indicator.kind === 'quantity' || indicator.kind === 'count' ? sum : sum / values.length);
  return { keyResult, indicator, actual, attainment: attainment(actual, keyResult.target, indicator.better) };
}
