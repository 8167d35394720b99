import { bilingual, type Fen, firstDay, formatYuan, type Issue, lastDay } from '@kedu/model';
import type { PayItemRow } from '@kedu/scheme';
import { proposeIssue } from './codes.ts';
import type { ProposeContext, Proposed } from './context.ts';
import { shareOfFen } from './fen.ts';
import { ownVerdicts } from './rows.ts';
import { type Line, proposalOf, type RuleFor, undetermined } from './rule.ts';

/** Why an item is paid nothing. */
export const ITEM_NOTES = ['paid', 'below_quality', 'outside_period', 'after_as_of'] as const;
export type ItemNote = (typeof ITEM_NOTES)[number];

/** An item with what it is paid. */
export interface PaidItem {
  readonly row: PayItemRow;
  readonly because: ItemNote;
  readonly amountFen: Fen;
}

/**
 * Work paid by item: the rate of its difficulty times the share of its result, nothing where a quality check found it below the mark, capped for
 * every person; items of other periods do not count.
 *
 * Shape: `runs` — the rule on each of its lists; a unit counts in the first list that holds it; one line a person, in the order of the table.
 * Units: fen; every item is rounded to the fen, half up. Subject: the person's pseudonym.
 * Rule: PROPOSE-16; C13 (docs/spec/proposals.md). Errors: PROPOSE_UNIT_UNKNOWN, PROPOSE_UNDETERMINED.
 * Example: hard 800.00 agreed at 60 % and simple 100.00 fulfilled → 580.00; with a cap of 500 → 500.00.
 */
export function payItems(runs: readonly RuleFor<'pay_items'>[]): Proposed {
  const [first] = runs;
  if (!first) return { proposals: [], issues: [] };
  const issues: Issue[] = [];
  const persons = new Map<string, PaidItem[]>();
  for (const one of paidItems(first.ctx, first.act)) {
    if (one.because !== 'paid' && one.because !== 'below_quality') continue;
    const key = JSON.stringify([one.row.unitCode, one.row.person]);
    const own = persons.get(key);
    if (own) own.push(one);
    else persons.set(key, [one]);
  }
  const homes = new Map<string, ReturnType<typeof homeOf>>();
  const proposals = [...persons.values()].flatMap((items) => {
    const { row } = items[0] as PaidItem;
    if (!homes.has(row.unitCode)) homes.set(row.unitCode, homeOf(runs, row, issues));
    const home = homes.get(row.unitCode);
    return home ? [proposalOf(home.run, lineOf(home.unit, row.person, items, first.act))] : [];
  });
  return { proposals, issues };
}

/**
 * Every item of a rule with what it is paid and why, in the order of the table.
 * Rule: PROPOSE-16. Errors: none; every row has a rate and a share (SCHEME_UNKNOWN_NAME otherwise).
 */
export function paidItems({ input }: Pick<ProposeContext, 'input'>, act: RuleFor<'pay_items'>['act']): PaidItem[] {
  const from = firstDay(input.period);
  const until = lastDay(input.period);
  return act.items.map((row): PaidItem => {
    const nothing = (because: ItemNote): PaidItem => ({ row, because, amountFen: 0 });
    if (row.date < from || row.date > until) return nothing('outside_period');
    if (row.date > input.asOf) return nothing('after_as_of');
    if (act.qualityBelow !== undefined && row.quality !== undefined && row.quality < act.qualityBelow) return nothing('below_quality');
    const rateFen = act.ratesFen[row.difficulty] ?? 0;
    return { row, because: 'paid', amountFen: shareOfFen(rateFen, act.results[row.result] ?? 0) };
  });
}

/** `hard agreed 2 × 480.00 + simple fulfilled 1 × 100.00 = 1060.00; min(1060.00, 500.00) = 500.00`. */
function lineOf(unit: number, person: string, items: readonly PaidItem[], { capFen }: RuleFor<'pay_items'>['act']): Line {
  const kinds = new Map<string, { count: number; amountFen: Fen }>();
  for (const { row, because, amountFen } of items) {
    if (because !== 'paid') continue;
    const name = `${row.difficulty} ${row.result}`;
    kinds.set(name, { count: (kinds.get(name)?.count ?? 0) + 1, amountFen });
  }
  const earnedFen = items.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const refused = items.filter(({ because }) => because === 'below_quality').length;
  const amountFen = capFen === undefined ? earnedFen : Math.min(earnedFen, capFen);
  const terms = [...kinds.values()].map((kind) => `${kind.count} × ${formatYuan(kind.amountFen)}`);
  const ground = [
    ...[...kinds].map(([name, kind]) => `${name} ${kind.count}`),
    ...(refused > 0 ? [`below_quality ${refused}`] : []),
    `${terms.length > 0 ? terms.join(' + ') : '0.00'} = ${formatYuan(earnedFen)}`,
    ...(amountFen < earnedFen ? [`min(${formatYuan(earnedFen)}, ${formatYuan(capFen as Fen)}) = ${formatYuan(amountFen)}`] : []),
  ];
  return { unit, action: 'pay_items', subject: person, amountFen, ground: ground.join('; ') };
}

/** The first list that holds the unit, where the rule applies to it. */
function homeOf(
  runs: readonly RuleFor<'pay_items'>[],
  row: PayItemRow,
  issues: Issue[],
): { readonly run: RuleFor<'pay_items'>; readonly unit: number } | undefined {
  for (const run of runs) {
    const unit = run.ctx.enrolment.indexOfCode(row.unitCode);
    const k = unit < 0 ? -1 : run.list.members.indexOf(unit);
    if (k < 0) continue;
    const verdict = ownVerdicts(run)[k];
    if (verdict === 'undetermined' && run.rule.when) issues.push(undetermined(run, run.rule.when, run.scope, unit));
    return verdict === 'holds' ? { run, unit } : undefined;
  }
  const { rule } = runs[0] as RuleFor<'pay_items'>;
  issues.push(proposeIssue('PROPOSE_UNIT_UNKNOWN', row.place, { ...bilingual('rule', rule.title), code: row.unitCode }, rule.clause));
  return undefined;
}
