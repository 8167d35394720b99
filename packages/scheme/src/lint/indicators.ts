import { firstDay, type Issue, parsePeriod } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { CompiledScheme, Indicator, Leaf, Part, TargetRow } from '../compiled.ts';
import type { CompiledExpression } from '../expression/contract.ts';
import { RESERVED_WORDS } from '../expression/vocabularies.ts';
import { METHOD_SHAPES } from '../shapes/methods.ts';
import type { Draft } from './draft.ts';

/** Number of nodes of one kind in a period of another; undefined where they do not tile it. */
const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const;

/**
 * Indicators in themselves and in their use: targets where something needs them, ranges, owners, schedules, the basis of the lag.
 *
 * Rule: SCHEME-22 to SCHEME-28.
 * Errors: SCHEME_RESERVED_NAME, SCHEME_BINDING_WITHOUT_TARGET, SCHEME_TARGET_MISSING, SCHEME_RANGE_ORDER, SCHEME_TARGET_OUT_OF_RANGE, SCHEME_LAG_RATIO, SCHEME_SCHEDULE_NODES,
 * SCHEME_SCHEDULE_ORDER, SCHEME_SCHEDULE_WITHOUT_TARGET; SCHEME_OWNER_MISSING as a warning.
 */
export function checkIndicators(draft: Draft): Issue[] {
  const { scheme, link } = draft;
  const leaves = Object.values(scheme.trees).flatMap(({ parts }) => leavesOf(parts));
  const targetsUnread = link.isBroken(['targets']);
  return scheme.indicators.flatMap((indicator) => {
    if (link.isBroken(['indicators', indicator.id])) return [];
    const rows = scheme.targets.filter((row) => row.indicator === indicator.id);
    const issues = [
      ...checkName(draft, indicator),
      ...checkRange(draft, indicator, rows),
      ...checkOwner(indicator),
      ...checkLag(draft, indicator, rows),
      ...checkSchedule(draft, indicator, leaves),
    ];
    if (!targetsUnread)
      issues.push(
        ...checkTarget(
          draft,
          indicator,
          rows,
          leaves.filter((leaf) => leaf.indicator === indicator.id),
        ),
      );
    return issues;
  });
}

function leavesOf(parts: readonly Part[]): Leaf[] {
  return parts.flatMap((part) => (part.type === 'leaf' ? [part] : part.type === 'composite' ? leavesOf(part.parts) : []));
}

function checkName({ link }: Draft, { id, params }: Indicator): Issue[] {
  const named = (kind: string, name: string, path: readonly string[]): Issue[] =>
    RESERVED_WORDS.includes(name) ? [schemeIssue('SCHEME_RESERVED_NAME', link.place(path, 'key'), { kind, name })] : [];
  return [
    ...named('indicator', id, ['indicators', id]),
    ...Object.keys(params).flatMap((name) => named('param', name, ['indicators', id, 'params', name])),
  ];
}

const has = (rows: readonly TargetRow[], what: 'target' | 'baseline'): boolean => rows.some((row) => row[what] !== undefined);

function checkTarget({ scheme, link }: Draft, indicator: Indicator, rows: readonly TargetRow[], leaves: readonly Leaf[]): Issue[] {
  const { id, clause } = indicator;
  const issues: Issue[] = [];
  const known = {
    // A goal that cannot be decomposed is reported as such; its targets are not missed besides.
    target: indicator.target !== undefined || has(rows, 'target') || scheme.goals.some((goal) => goal.indicator === id && goal.decompose),
    baseline: indicator.baseline !== undefined || has(rows, 'baseline'),
  };
  if (indicator.nature === 'binding' && !known.target)
    issues.push(schemeIssue('SCHEME_BINDING_WITHOUT_TARGET', link.place(['indicators', id], 'key'), { indicator: id }, clause));
  for (const what of ['target', 'baseline'] as const) {
    if (known[what]) continue;
    for (const leaf of leaves) {
      const { name, params } = leaf.method;
      const own =
        Object.hasOwn(METHOD_SHAPES[name].shape, what) &&
        params[what] === undefined &&
        !link.unread.some((at) => at.includes('method') && at.at(-1) === what);
      const reading = Object.entries(params).find(([, value]) => isExpression(value) && readsVariable(value, what));
      const neededBy = own ? name : reading && `${name}.${reading[0]}`;
      if (neededBy !== undefined)
        issues.push(schemeIssue('SCHEME_TARGET_MISSING', leaf.place, { indicator: id, what, needed_by: neededBy }, leaf.clause));
    }
    if (indicator.formula && readsVariable(indicator.formula, what))
      issues.push(schemeIssue('SCHEME_TARGET_MISSING', indicator.formula.place, { indicator: id, what, needed_by: 'formula' }, clause));
    const other = what === 'target' ? indicator.baseline : indicator.target;
    if (isExpression(other) && readsVariable(other, what))
      issues.push(
        schemeIssue(
          'SCHEME_TARGET_MISSING',
          other.place,
          { indicator: id, what, needed_by: what === 'target' ? 'baseline' : 'target' },
          clause,
        ),
      );
  }
  if (Array.isArray(indicator.schedule) && !known.target)
    issues.push(schemeIssue('SCHEME_SCHEDULE_WITHOUT_TARGET', link.place(['indicators', id, 'schedule']), { indicator: id }, clause));
  return issues;
}

function isExpression(value: unknown): value is CompiledExpression {
  return typeof value === 'object' && value !== null && 'reads' in value;
}

function readsVariable({ reads }: CompiledExpression, name: string): boolean {
  return reads.some((read) => read.kind === 'variable' && read.name === name);
}

function checkRange({ link }: Draft, { id, range, target, clause }: Indicator, rows: readonly TargetRow[]): Issue[] {
  if (!range) return [];
  const [low, high] = [range[0] ?? Number.NEGATIVE_INFINITY, range[1] ?? Number.POSITIVE_INFINITY];
  if (low > high) return [schemeIssue('SCHEME_RANGE_ORDER', link.place(['indicators', id, 'range']), { found: `${low}, ${high}` }, clause)];
  const expected = `${range[0] ?? '−∞'}…${range[1] ?? '∞'}`;
  const outside = (value: unknown): value is number => typeof value === 'number' && (value < low || value > high);
  return [
    ...(outside(target)
      ? [
          schemeIssue(
            'SCHEME_TARGET_OUT_OF_RANGE',
            link.place(['indicators', id, 'target']),
            { indicator: id, found: target, expected },
            clause,
          ),
        ]
      : []),
    ...rows
      .filter((row) => outside(row.target))
      .map((row) => schemeIssue('SCHEME_TARGET_OUT_OF_RANGE', row.place, { indicator: id, found: row.target as number, expected }, clause)),
  ];
}

function checkOwner({ id, owner, formula, raters, survey, fromChildren, resultOf, markedBy, place, clause }: Indicator): Issue[] {
  const isComputed = formula ?? raters ?? survey ?? fromChildren ?? resultOf ?? markedBy;
  return owner === undefined && isComputed === undefined ? [schemeIssue('SCHEME_OWNER_MISSING', place, { indicator: id }, clause)] : [];
}

/** SCHEME-27: a ratio says nothing of a growth rate, a rate, a zero or a negative target. */
function checkLag({ scheme, link }: Draft, indicator: Indicator, rows: readonly TargetRow[]): Issue[] {
  const { id, accrual, lag, light, target, clause } = indicator;
  const watched =
    light === 'all' && scheme.lights.rules.some((rule) => (!rule.for || rule.for.includes(id)) && readsVariable(rule.when, 'lag'));
  const measured = target !== undefined || has(rows, 'target') || typeof indicator.schedule === 'object';
  if ((lag?.in ?? 'ratio') !== 'ratio' || !(lag !== undefined || (watched && measured))) return [];
  const place = lag ? link.place(['indicators', id, 'lag', 'in']) : link.place(['indicators', id], 'key');
  if (accrual === 'growth' || accrual === 'rate')
    return [schemeIssue('SCHEME_LAG_RATIO', place, { indicator: id, because: 'accrual', found: accrual }, clause)];
  const values: unknown[] = [
    target,
    ...rows.map((row) => row.target),
    ...(typeof indicator.schedule === 'object' && !Array.isArray(indicator.schedule) ? Object.values(indicator.schedule) : []),
  ];
  const wrong = values.find((value): value is number => typeof value === 'number' && value <= 0);
  return wrong === undefined
    ? []
    : [schemeIssue('SCHEME_LAG_RATIO', place, { indicator: id, because: wrong === 0 ? 'zero' : 'negative', found: wrong }, clause)];
}

function checkSchedule({ scheme, link }: Draft, indicator: Indicator, leaves: readonly Leaf[]): Issue[] {
  const { id, schedule, accrual, clause } = indicator;
  if (typeof schedule !== 'object') return [];
  const path = ['indicators', id, 'schedule'];
  const issues: Issue[] = [];
  if (Array.isArray(schedule)) {
    for (const [kind, expected] of nodesOf(scheme, id, leaves)) {
      if (schedule.length !== expected)
        issues.push(
          schemeIssue('SCHEME_SCHEDULE_NODES', link.place(path), { indicator: id, found: schedule.length, expected, nodes: kind }, clause),
        );
    }
  }
  if (accrual !== 'cumulative') return issues;
  const due: readonly (readonly [key: string | number, value: number])[] = Array.isArray(schedule)
    ? schedule.map((value: number, index) => [index, value] as const)
    : Object.entries(schedule as Readonly<Record<string, number>>).sort(([a], [b]) => (startOf(a) < startOf(b) ? -1 : 1));
  due.forEach(([key, value], index) => {
    const before = due[index - 1];
    if (before && value < before[1])
      issues.push(
        schemeIssue('SCHEME_SCHEDULE_ORDER', link.place([...path, key]), { indicator: id, found: value, after: before[1] }, clause),
      );
  });
  return issues;
}

function startOf(period: string): string {
  const parsed = parsePeriod(period);
  return parsed ? `${firstDay(parsed)} ${String(parsed.last).padStart(8, '0')}` : period;
}

/** Kinds of node at which the indicator is due, with their number in a period of the scheme. */
function nodesOf(scheme: CompiledScheme, id: string, leaves: readonly Leaf[]): ReadonlyMap<string, number> {
  const using = scheme.lists.filter((list) => leavesOf(scheme.trees[list.id]?.parts ?? []).some((leaf) => leaf.indicator === id));
  const lists = leaves.some((leaf) => leaf.indicator === id) ? using : scheme.lists.filter(({ nodes }) => nodes !== undefined);
  const nodes = new Map<string, number>();
  for (const list of lists) {
    const kind = list.nodes ?? scheme.every;
    // How many years a term has is known to the pack that runs it.
    if (kind in MONTHS && scheme.every !== 'term') nodes.set(kind, MONTHS[scheme.every] / MONTHS[kind as keyof typeof MONTHS]);
  }
  return nodes;
}
