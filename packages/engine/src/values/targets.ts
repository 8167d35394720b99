import { type Column, constantColumn, missingColumn, parsePeriod, type Period } from '@kedu/model';
import type { CompiledScheme, Goal, GoalRow, TargetRow } from '@kedu/scheme';
import type { EnrolledList } from '../context.ts';

export type Measure = 'target' | 'baseline';

/** Targets and baselines from the table of the scheme. */
export interface TargetTable {
  /**
   * What the table says for a period; cells that no row reaches are `not_applicable`, undefined where no row says anything.
   * With `own`, only rows that name the period itself count.
   */
  column(indicator: string, measure: Measure, period: Period, own?: boolean): Column | undefined;
}

/** What the table asks of a register. */
export interface TargetRegister {
  readonly units: { readonly length: number };
  readonly lists: readonly Pick<EnrolledList, 'members' | 'classes' | 'overlays'>[];
  /** −1 for a unit outside. */
  indexOfCode(code: string): number;
}

/**
 * The table of targets over the units of a run.
 *
 * A row for the unit stands above one for an overlay (the later overlay above the earlier), that above one for the class, that
 * above one for all; a target that follows from a goal stands between unit and overlay; within these a row that names the period stands above a general one; then the later row.
 * Rule: TARGET-1 (docs/spec/values.md), GOAL-5. Errors: none; rows of units outside the run reach nobody.
 * Example: rows all 80, class ecological 90, unit 990400 85 → 990400 has 85, other ecological units 90, the rest 80.
 */
export function targetTable(scheme: Pick<CompiledScheme, 'targets' | 'overlays'>, enrolment: TargetRegister): TargetTable {
  const rows = new Map<string, TargetRow[]>();
  for (const row of scheme.targets) {
    const own = rows.get(row.indicator);
    if (own) own.push(row);
    else rows.set(row.indicator, [row]);
  }
  const groups = groupsOf(scheme, enrolment);
  const size = enrolment.units.length;
  return {
    column(indicator, measure, period, own = false) {
      const fit = fittingRows(rows.get(indicator) ?? [], measure, period, own);
      if (fit.length === 0) return undefined;
      if (fit.every((row) => row.unitCode === undefined && row.class === undefined)) {
        const last = fit.findLast((row) => row.period !== undefined) ?? fit.at(-1);
        return constantColumn(size, last?.[measure] as number);
      }
      return spread(fit, measure, groups, enrolment);
    },
  };
}

/** Rows of one indicator that say something of a measure in a period; with `own` only those that name the period. */
export function fittingRows(rows: readonly TargetRow[], measure: Measure, period: Period, own = false): readonly TargetRow[] {
  return rows.filter((row) => row[measure] !== undefined && (row.period === undefined ? !own : names(row.period, period)));
}

interface Group {
  /** How high its rows stand: all 0, class 2, overlays 4, 6, … by precedence; a row that names the period one higher. */
  readonly height: number;
  readonly units: ReadonlySet<number>;
}

const UNIT_HEIGHT = 1e6;
/** Rows that follow from goals: above classes, below any row of the table for the unit (GOAL-5). */
const GOAL_HEIGHT = UNIT_HEIGHT - 2;

function groupsOf(scheme: Pick<CompiledScheme, 'overlays'>, enrolment: TargetRegister): ReadonlyMap<string, Group> {
  const heights = new Map(scheme.overlays.map((overlay, k) => [overlay.id, 4 + 2 * k]));
  const groups = new Map<string, { readonly height: number; readonly units: Set<number> }>();
  const add = (name: string, unit: number): void => {
    const group = groups.get(name) ?? { height: heights.get(name) ?? 2, units: new Set<number>() };
    group.units.add(unit);
    groups.set(name, group);
  };
  for (const { members, classes, overlays } of enrolment.lists) {
    members.forEach((unit, k) => {
      if (classes[k]) add(classes[k], unit);
      for (const name of overlays[k] ?? []) add(name, unit);
    });
  }
  return groups;
}

function spread(rows: readonly TargetRow[], measure: Measure, groups: ReadonlyMap<string, Group>, enrolment: TargetRegister): Column {
  const size = enrolment.units.length;
  const column = missingColumn(size, 'not_applicable');
  const standing = new Float64Array(size).fill(-1);
  for (const row of rows) {
    const value = row[measure] as number;
    const named = row.period === undefined ? 0 : 1;
    const put = (unit: number, height: number): void => {
      if (height < (standing[unit] as number)) return;
      standing[unit] = height;
      column.values[unit] = value;
      column.missing[unit] = 0;
    };
    if (row.unitCode !== undefined) {
      const unit = enrolment.indexOfCode(row.unitCode);
      if (unit >= 0) put(unit, (row.goal === undefined ? UNIT_HEIGHT : GOAL_HEIGHT) + named);
    } else if (row.class !== undefined) {
      const group = groups.get(row.class);
      for (const unit of group?.units ?? []) put(unit, (group as Group).height + named);
    } else {
      for (let unit = 0; unit < size; unit += 1) put(unit, named);
    }
  }
  return column;
}

/** The goal that gives a unit its target of an indicator in a period; undefined where a row of the table stands above it, or none does. */
export function goalOfTarget(
  { goals, targets }: Pick<CompiledScheme, 'goals' | 'targets'>,
  indicator: string,
  period: Period,
  unitCode: string,
): { readonly goal: Goal; readonly row: GoalRow } | undefined {
  for (const goal of goals) {
    if (goal.indicator !== indicator || goal.period === undefined || !names(goal.period, period)) continue;
    const row = goal.decompose?.rows.find(({ code, target }) => code === unitCode && target !== undefined);
    if (!row) continue;
    const isOverruled = targets.some(
      (own) =>
        own.goal === undefined &&
        own.indicator === indicator &&
        own.unitCode === unitCode &&
        own.target !== undefined &&
        (own.period === undefined || names(own.period, period)),
    );
    return isOverruled ? undefined : { goal, row };
  }
  return undefined;
}

function names(text: string, period: Period): boolean {
  if (text === period.id) return true;
  const named = parsePeriod(text);
  return named !== undefined && named.first === period.first && named.last === period.last;
}
