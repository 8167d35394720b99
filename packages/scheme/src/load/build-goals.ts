import { parsePeriod } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator, TargetRow } from '../compiled.ts';
import { decompose } from '../goals/decompose.ts';
import { type FamilyFault, familyFaults, type GoalFamily } from '../goals/family.ts';
import type { Decomposition, Goal, GoalRow, NamedUnit } from '../goals/goal.ts';
import { reconcile, type TargetedUnit } from '../goals/reconcile.ts';
import type { GoalShape } from '../shapes/goals.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { type Linker, localized, splitUnit } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

/** Columns of the table of a goal. */
export const GOAL_COLUMNS: TableColumns = {
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
 * Errors: those of tables; SCHEME_PERIOD, GOAL_UNIT_TWICE, GOAL_UNDER_UNKNOWN, GOAL_UNDER_CYCLE, GOAL_BASE, GOAL_POTENTIAL, GOAL_POTENTIAL_DIRECTION, GOAL_STEP, GOAL_TARGET_BLANK.
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
  const whole = target !== undefined && !link.isBroken([...path, 'table']) && read.isTree;
  const made: Decomposition = { by, sum, step, rows, place };
  if (!whole) return made;
  const filled = new Map<string, GoalRow>();
  const descend = (under: string | undefined, shared: number): void => {
    const own = rows.filter((row) => row.under === under);
    if (own.length === 0) return;
    const family: GoalFamily = { by, sum, step, better, target: shared, members: own };
    const faults = familyFaults(family);
    const parent = under === undefined ? undefined : read.lineOf(under);
    for (const fault of faults) read.say(fault, family, own, parent, [...path, 'step']);
    if (faults.length > 0) return;
    const computed = decompose(family);
    for (const [i, row] of own.entries()) {
      const held = row.written ?? (computed[i]?.target as number);
      filled.set(row.code, { ...row, target: held, ...(row.written === undefined ? { computed: computed[i] } : {}) });
      descend(row.code, held);
    }
  };
  descend(undefined, target);
  const all = rows.map((row) => filled.get(row.code) ?? row);
  const targeted = all.flatMap((row): TargetedUnit[] => (row.target === undefined ? [] : [{ ...row, target: row.target }]));
  return {
    ...made,
    rows: all,
    reconciliation: targeted.length === all.length && all.length > 0 ? reconcile({ target, sum, better }, targeted) : undefined,
  };
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

  lineOf(code: string): TableRow | undefined {
    return this.byCode.get(code);
  }

  /** A fault of a family as an issue at its cell; at the parent, or in the scheme, where it is that of all. */
  say(
    fault: FamilyFault,
    { by, sum, target, step }: GoalFamily,
    members: readonly GoalRow[],
    parent: TableRow | undefined,
    path: Path,
  ): void {
    const { link, clause } = this;
    const above = parent ? parent.place('unit') : link.place(path.slice(0, -1), 'key');
    const name = parent?.text('unit') ?? '';
    switch (fault.about) {
      case 'step':
        link.issues.push(
          schemeIssue('GOAL_STEP', parent ? parent.place('target') : link.place(path), { found: target, step, unit: name }, clause),
        );
        return;
      case 'direction':
        link.issues.push(schemeIssue('GOAL_POTENTIAL_DIRECTION', above, { found: target, unit: name }, clause));
        return;
      case 'bases':
      case 'potentials': {
        const code = fault.about === 'bases' ? 'GOAL_BASE' : 'GOAL_POTENTIAL';
        link.issues.push(schemeIssue(code, above, { unit: name, by, sum, because: fault.because, found: 0 }, clause));
        return;
      }
      default: {
        const member = members[fault.member] as GoalRow;
        const row = this.byCode.get(member.code) as TableRow;
        const args = { unit: `${member.code} ${member.name}`, by, sum, because: fault.because };
        if (fault.about === 'target') this.wrong('GOAL_TARGET_BLANK', row, 'target', { unit: args.unit });
        else
          this.wrong(fault.about === 'base' ? 'GOAL_BASE' : 'GOAL_POTENTIAL', row, fault.about, {
            ...args,
            found: row.number(fault.about) ?? '',
          });
      }
    }
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
    code: 'GOAL_UNIT_TWICE' | 'GOAL_UNDER_UNKNOWN' | 'GOAL_UNDER_CYCLE' | 'GOAL_TARGET_BLANK' | 'GOAL_BASE' | 'GOAL_POTENTIAL',
    row: TableRow,
    column: string,
    args: Readonly<Record<string, string | number>>,
  ): void {
    this.link.issues.push(schemeIssue(code, row.place(column), args, this.clause));
    if (code === 'GOAL_UNIT_TWICE' || code === 'GOAL_UNDER_UNKNOWN' || code === 'GOAL_UNDER_CYCLE') this.isTree = false;
  }
}
