import { bilingual, type Issue, type IssueArgs, joined, type MissingReason, missingReason, type Origin, placeOfOrigin } from '@kedu/model';
import type { Indicator, Read } from '@kedu/scheme';
import { engineIssue } from '../codes.ts';
import type { RunContext } from '../context.ts';
import { valueIssue } from '../values/codes.ts';
import { formulaScope, indicatorRead } from '../values/formulaScope.ts';
import { concernedUnits } from './concernedUnits.ts';
import { familyGaps } from './familyGaps.ts';
import type { LeafScores, ListScores } from './scoreTable.ts';

/** So many units are named in one issue; the rest is counted. */
const NAMED = 3;
/** So many parts of a list are named one by one; the rest is counted. */
const NAMED_PARTS = 10;

/**
 * What has to be said of gaps that change scores without anybody's decision: formulas that gave nothing, and values that are overdue.
 *
 * Shape: formulas once per indicator and reason over all lists, then values of the units below once per indicator, then overdue values once
 * per list and part,
 * then units whose marks or answers are too few (nobody reports those, so that no unit is late with them); units ascending.
 * Gaps without weight, and units outside the lists, are passed over; so is what was said already (`refuse`, CHECK-9).
 * Rule: CHECK-11 (docs/spec/values.md), FROM-1 (docs/spec/composed.md), IMPUTE-7 (docs/spec/methods.md). Errors: CHECK_FORMULA_NO_RESULT,
 * FROM_CHILDREN_GAPS, SCORE_OVERDUE, SCORE_OVERDUE_MORE, SCORE_UNRATED, SCORE_UNSURVEYED.
 * Example: a unit reports 0 beds, `doctors / beds` weighs 10 → a warning with the cell of the 0.
 */
export function gaps(ctx: RunContext, lists: readonly ListScores[]): readonly Issue[] {
  return [...formulaGaps(ctx, lists), ...familyGaps(ctx, lists), ...overdueGaps(ctx, lists), ...unratedGaps(ctx, lists)];
}

function formulaGaps(ctx: RunContext, lists: readonly ListScores[]): Issue[] {
  return ctx.input.scheme.indicators.flatMap((indicator) => {
    if (!indicator.formula) return [];
    const { missing } = ctx.data.value(indicator.id, ctx.input.period);
    const byReason = new Map<MissingReason, number[]>();
    for (const unit of concernedUnits(ctx, lists, indicator.id)) {
      const reason = missingReason(missing[unit] as number);
      if (reason !== 'division_by_zero' && reason !== 'undefined') continue;
      const known = byReason.get(reason);
      if (known) known.push(unit);
      else byReason.set(reason, [unit]);
    }
    return [...byReason].map(([reason, units]) => formulaIssue(ctx, indicator, reason, units));
  });
}

function formulaIssue(ctx: RunContext, indicator: Indicator, reason: MissingReason, units: readonly number[]): Issue {
  const first = units[0] as number;
  const { at, origin } = originOfGap(ctx, indicator, first, reason);
  const formula = at.indicator.formula as NonNullable<Indicator['formula']>;
  const scope = formulaScope({ scheme: ctx.input.scheme, enrolment: ctx.enrolment, data: ctx.data }, at.indicator, at.period);
  const place = origin === undefined ? formula.place : placeOfOrigin(origin);
  return valueIssue(
    'CHECK_FORMULA_NO_RESULT',
    { ...place, unit: ctx.enrolment.units[first]?.id, indicator: indicator.id, period: ctx.input.period.id },
    {
      ...bilingual('title', indicator.title),
      reason,
      count: units.length,
      ...named(ctx, units),
      formula: formula.source,
      sum: formula.arithmetic(scope, first),
    },
    indicator.clause,
  );
}

interface Gap {
  readonly at: { readonly indicator: Indicator; readonly period: RunContext['input']['period'] };
  readonly origin: Origin | undefined;
}

/** The formula that gave nothing, which may lie below the one that is scored, and the cell of its divisor. */
function originOfGap(ctx: RunContext, indicator: Indicator, unit: number, reason: MissingReason, period = ctx.input.period): Gap {
  const known = new Map(ctx.input.scheme.indicators.map((one) => [one.id, one]));
  const formula = indicator.formula as NonNullable<Indicator['formula']>;
  const reads = formula.reads.flatMap((read) => {
    const asked = indicatorRead(read, period, known);
    return asked ? [{ read, id: asked[0], period: asked[1], column: ctx.data.value(asked[0], asked[1]) }] : [];
  });
  const below = reads.find(({ id, column }) => known.get(id)?.formula && missingReason(column.missing[unit] as number) === reason);
  if (below) return originOfGap(ctx, known.get(below.id) as Indicator, unit, reason, below.period);
  const divisors = reads.filter(({ read }) => isDivisor(formula.source, read));
  const culprit =
    divisors.find(({ column }) => column.values[unit] === 0) ?? divisors[0] ?? (reason === 'undefined' ? reads[0] : undefined);
  const origin = culprit && ctx.data.sources(culprit.id, culprit.period, unit).find((cell) => cell.origin)?.origin;
  return { at: { indicator, period }, origin };
}

/** Whether a formula reads something behind a sign of division: `a / b` reads b there. */
function isDivisor(source: string, read: Read): boolean {
  const behind = source.slice(source.search(/[/%]/) + 1);
  if (behind.length > source.length - 1) return false;
  const text = read.kind === 'lookup' ? `${read.name}\\(\\s*['"]${read.argument}['"]` : `${read.name.replaceAll('.', '\\.')}(?![\\w.(])`;
  return new RegExp(`(?<![\\w.'"])${text}`).test(behind);
}

function overdueGaps(ctx: RunContext, lists: readonly ListScores[]): Issue[] {
  const unreported = new Set(
    ctx.data.issues.filter(({ code }) => code === 'CHECK_INDICATOR_WITHOUT_DATA').map(({ place }) => place.indicator),
  );
  return lists.flatMap((list) => {
    const issues = [...list.leaves.values()].flatMap((scores) => {
      // Of what comes from the units below, from another scheme or from raters or the public nobody owes a report (FROM-1, FROM-2,
      // RATERS-2, SURVEY-6).
      if (scores.indicator.fromChildren || scores.indicator.resultOf || scores.indicator.raters || scores.indicator.survey) return [];
      if (scores.leaf.missing.rule === 'refuse' || unreported.has(scores.leaf.indicator)) return [];
      return gapIssue('SCORE_OVERDUE', ctx, list, scores) ?? [];
    });
    return issues.length > NAMED_PARTS ? [...issues.slice(0, NAMED_PARTS), moreOverdue(ctx, list, issues.slice(NAMED_PARTS))] : issues;
  });
}

function moreOverdue(ctx: RunContext, { enrolled, tree }: ListScores, rest: readonly Issue[]): Issue {
  const count = rest.reduce((sum, { args }) => sum + Number(args.count), 0);
  const args = { list: enrolled.list.id, parts: rest.length, count };
  return engineIssue('SCORE_OVERDUE_MORE', { ...tree.place, period: ctx.input.period.id }, args, tree.clause);
}

function unratedGaps(ctx: RunContext, lists: readonly ListScores[]): Issue[] {
  return lists.flatMap((list) =>
    [...list.leaves.values()].flatMap((scores) => {
      const { indicator, leaf } = scores;
      const code = indicator.raters ? 'SCORE_UNRATED' : indicator.survey ? 'SCORE_UNSURVEYED' : undefined;
      return code !== undefined && leaf.missing.rule !== 'refuse' ? (gapIssue(code, ctx, list, scores) ?? []) : [];
    }),
  );
}

function gapIssue(
  code: 'SCORE_OVERDUE' | 'SCORE_UNRATED' | 'SCORE_UNSURVEYED',
  ctx: RunContext,
  { enrolled }: ListScores,
  { leaf, value, asked }: LeafScores,
): Issue | undefined {
  const members = [...enrolled.members].filter((unit) => asked[unit] === 1);
  const overdue = members.filter((unit) => missingReason(value.missing[unit] as number) === 'overdue');
  if (overdue.length === 0) return undefined;
  return engineIssue(
    code,
    { ...leaf.place, indicator: leaf.indicator, period: ctx.input.period.id },
    {
      list: enrolled.list.id,
      part: leaf.path,
      ...bilingual('title', leaf.title),
      count: overdue.length,
      of: members.length,
      ...named(ctx, overdue),
      more: Math.max(0, overdue.length - NAMED),
      rule: leaf.missing.rule,
    },
    leaf.clause,
  );
}

/** The first units by name, as the argument `units`. */
function named({ enrolment }: RunContext, units: readonly number[]): IssueArgs {
  return bilingual('units', joined(units.slice(0, NAMED).flatMap((unit) => enrolment.units[unit]?.name ?? [])));
}
