import { type Place, parsePeriod } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator, TargetRow } from '../compiled.ts';
import { decomposeRows } from '../goals/decomposeRows.ts';
import { type CellPlace, faultIssue } from '../goals/faultIssue.ts';
import type { Decomposition, Goal, GoalRow, NamedUnit } from '../goals/goal.ts';
import type { GoalShape } from '../shapes/goals.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { type Linker, localized, splitUnit } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

/** Columns of the table of a goal. */
const GOAL_COLUMNS: TableColumns = {
  unit: { kind: 'unit', required: true },
  base: { kind: 'number', required: false },
  potential: { kind: 'number', required: false },
  target: { kind: 'number', required: false },
  under: { kind: 'unit', required: false },
  reason: { kind: 'text', required: false },
};

const STEPS = { sum: 1, weighted_mean: 0.1 } as const;

/**
 * Goals with the targets of their units, computed level by level.
 *
 * Rule: GOAL-1 to GOAL-3. Shape: in the order of the file.
 * Errors: those of tables; SCHEME_PERIOD, GOAL_UNIT_TWICE, GOAL_UNDER_UNKNOWN, GOAL_UNDER_CYCLE, GOAL_BASE, GOAL_POTENTIAL,
 * GOAL_POTENTIAL_DIRECTION, GOAL_POTENTIAL_BELOW_ZERO, GOAL_STEP, GOAL_TARGET_BLANK.
 */
export function buildGoals(shapes: SchemeShape['goals'], indicators: readonly Indicator[], link: Linker): Goal[] {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return Object.entries(shapes).map(([id, shape]) => {
    const path = ['goals', id];
    const clause = link.clause(path, shape.clause);
    if (shape.indicator !== undefined) link.mention('indicator', shape.indicator, [...path, 'indicator'], clause);
    if (shape.list !== undefined) link.mention('list', shape.list, [...path, 'list'], clause);
    if (shape.period !== undefined && !parsePeriod(shape.period))
      link.issues.push(schemeIssue('SCHEME_PERIOD', link.place([...path, 'period']), { found: shape.period }, clause));
    const named = (reference: string, at: Path): NamedUnit => {
      link.unitCode(reference, link.place(at), clause);
      return splitUnit(reference);
    };
    const better = known.get(shape.indicator ?? '')?.better ?? 'higher';
    return {
      id,
      title: localized(shape.title),
      source: shape.source,
      indicator: shape.indicator,
      period: shape.period,
      target: shape.target,
      better,
      lead: shape.lead === undefined ? undefined : named(shape.lead, [...path, 'lead']),
      sharedWith: shape.shared_with.map((unit, index) => named(unit, [...path, 'shared_with', index])),
      list: shape.list,
      decompose: shape.decompose && buildDecomposition(shape, shape.decompose, better, [...path, 'decompose'], link, clause),
      escalation: shape.escalation,
      keyResults: shape.key_results.map(({ title, indicator, target }, index) => ({
        title: localized(title),
        indicator: link.mention('indicator', indicator, [...path, 'key_results', index, 'indicator'], clause),
        target,
      })),
      clause,
      place: link.place(path, 'key'),
    };
  });
}

/** Targets of units that follow from goals, as rows of the table of targets (GOAL-5). */
export function targetsOfGoals(goals: readonly Goal[]): TargetRow[] {
  return goals.flatMap(({ id, indicator, period, decompose: made }) =>
    indicator === undefined || period === undefined || !made
      ? []
      : made.rows.flatMap(({ code, target, place }) =>
          target === undefined ? [] : [{ indicator, unitCode: code, period, target, goal: id, place }],
        ),
  );
}

function buildDecomposition(
  { target }: GoalShape,
  shape: NonNullable<GoalShape['decompose']>,
  better: 'higher' | 'lower',
  path: Path,
  link: Linker,
  clause: string | undefined,
): Decomposition {
  const table = link.table([...path, 'table'], shape.table, GOAL_COLUMNS);
  const place = link.place(path, 'key');
  const { by, sum } = shape;
  const step = shape.step ?? STEPS[sum];
  const read = new Rows(table, link, clause);
  const rows = read.rows();
  const made: Decomposition = { by, sum, step, rows, place };
  if (target === undefined || link.isBroken([...path, 'table']) || !read.isTree) return made;
  const shared = decomposeRows({ by, sum, step, better, target }, rows);
  const at: CellPlace = (code, column) =>
    code === undefined
      ? link.place(column === 'step' ? [...path, 'step'] : path, column === 'step' ? 'value' : 'key')
      : read.place(code, column);
  link.issues.push(...shared.faults.map((fault) => faultIssue(fault, (code) => read.nameOf(code), at, clause)));
  return { ...made, rows: shared.rows, reconciliation: shared.reconciliation };
}

/** Rows of one table, with the cells that issues speak of. */
class Rows {
  /** Whether the units stand in levels: each once, each under one that is there, nobody under himself. */
  isTree = true;
  private readonly byCode = new Map<string, TableRow>();

  constructor(
    private readonly table: readonly TableRow[],
    private readonly link: Linker,
    private readonly clause: string | undefined,
  ) {}

  rows(): GoalRow[] {
    const { link, clause } = this;
    const rows: GoalRow[] = [];
    for (const row of this.table) {
      const reference = row.text('unit') as string;
      const code = link.unitCode(reference, row.place('unit'), clause);
      const before = this.byCode.get(code);
      if (before) {
        this.wrong('GOAL_UNIT_TWICE', row, 'unit', { unit: reference, first_line: before.line });
        continue;
      }
      this.byCode.set(code, row);
      const under = row.text('under');
      rows.push({
        ...splitUnit(reference),
        base: row.number('base'),
        potential: row.number('potential'),
        written: row.number('target'),
        under: under === undefined ? undefined : link.unitCode(under, row.place('under'), clause),
        reason: row.text('reason'),
        place: row.place('unit'),
      });
    }
    this.checkTree(rows);
    return rows;
  }

  nameOf(code: string): string {
    return this.byCode.get(code)?.text('unit') ?? code;
  }

  place(code: string, column: string): Place {
    return this.byCode.get(code)?.place(column) ?? {};
  }

  private checkTree(rows: readonly GoalRow[]): void {
    const above = new Map(rows.map(({ code, under }) => [code, under]));
    for (const { code, under } of rows) {
      const row = this.byCode.get(code) as TableRow;
      if (under !== undefined && !above.has(under)) {
        this.wrong('GOAL_UNDER_UNKNOWN', row, 'under', { found: row.text('under') ?? '', unit: row.text('unit') ?? '' });
        continue;
      }
      const seen = [code];
      for (let at = under; at !== undefined && !seen.includes(at); at = above.get(at)) seen.push(at);
      const last = above.get(seen.at(-1) as string);
      if (last === code) this.wrong('GOAL_UNDER_CYCLE', row, 'under', { cycle: [...seen, code].join(' → ') });
      else if (last !== undefined && seen.includes(last)) this.isTree = false;
    }
  }

  private wrong(
    code: 'GOAL_UNIT_TWICE' | 'GOAL_UNDER_UNKNOWN' | 'GOAL_UNDER_CYCLE',
    row: TableRow,
    column: string,
    args: Readonly<Record<string, string | number>>,
  ): void {
    this.link.issues.push(schemeIssue(code, row.place(column), args, this.clause));
    this.isTree = false;
  }
}
