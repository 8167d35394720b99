import type { Consequence } from '@kedu/scheme';
import type { Proposal } from '../result.ts';
import type { RunUncertainty } from '../uncertainty/figures.ts';
import { applyRule } from './applyRule.ts';
import type { Proposed } from './context.ts';
import { fieldsOf, type RuleOnList } from './rule.ts';

/** Lines that follow from another line of the same unit and are made anew with it. */
const DERIVED: readonly string[] = ['fill', 'return'];

/**
 * What a rule proposes, without what lies within the errors of the values behind it: such a proposal is withheld (`noise`) with the share of draws in which it was made
 * again, and the sums that it shared with others are made without it.
 *
 * Shape: proposals in the order of the rule. Missing: `noise: not_stated` for a list behind which no indicator states an error.
 * Rule: NOISE-1, NOISE-2 (docs/spec/uncertainty.md), PROPOSE-12. Errors: those of the action.
 * Example: a talk with the last of 12 that is last in 61 % of the draws, at a confidence of 90 % → withheld, heldIn 0.61.
 */
export function withoutNoise(runs: readonly RuleOnList[], rule: Consequence, found: RunUncertainty | undefined): Proposed {
  const made = applyRule(runs, rule);
  if (!rule.unlessNoise || !found) return made;
  const heldIn = ({ id }: Proposal): number => found.held.get(id) ?? 0;
  const weighed = (one: Proposal): boolean =>
    found.lists.has(one.list) && one.withheldBecause === undefined && !DERIVED.includes(one.action);
  const inNoise = made.proposals.filter((one) => weighed(one) && heldIn(one) < found.confidence);
  const isSame = (a: Proposal, b: Proposal): boolean => a.list === b.list && keyOf(runs, rule, a) === keyOf(runs, rule, b);
  const whole = inNoise.filter((one) => !isTranche(one, rule));
  const spared = new Set(whole.map((one) => `${one.list}/${keyOf(runs, rule, one)}`));
  const isSpared = (one: Proposal): boolean => spared.has(`${one.list}/${keyOf(runs, rule, one)}`);
  const again =
    whole.length === 0
      ? made
      : applyRule(
          runs.map((run) => ({ ...run, spared: sparedOf(run, spared) })),
          rule,
        );
  const left = new Map(again.proposals.map((one) => [one.id, one]));
  const proposals = made.proposals.flatMap((one): Proposal[] => {
    if (isSpared(one)) return DERIVED.includes(one.action) ? [] : [withheld(one, heldIn(whole.find((two) => isSame(two, one)) ?? one))];
    const now = left.get(one.id);
    if (!now) return [];
    if (inNoise.includes(one)) return [withheld(now, heldIn(one))];
    return [weighed(now) ? measured(now, heldIn(now)) : found.lists.has(now.list) ? without(now) : now];
  });
  return { proposals, issues: again.issues };
}

/** A part of an allocation has a condition of its own: where that alone is open, the allocation stands. */
function isTranche({ action }: Proposal, { propose }: Consequence): boolean {
  return propose.action === 'allocate' && action !== 'allocate';
}

/** Unit, and field where the rule goes by fields: what is spared together. */
function keyOf(runs: readonly RuleOnList[], rule: Consequence, { list, unit, subject }: Proposal): string {
  if (rule.forEach !== 'field') return String(unit);
  const run = runs.find((one) => one.list.list === list);
  const field = run && fieldsOf(run).find(({ name }) => subject === name || subject.startsWith(`${name}/`));
  return `${unit}/${field?.name ?? subject}`;
}

function sparedOf({ list }: RuleOnList, spared: ReadonlySet<string>): ReadonlySet<string> {
  const head = `${list.list}/`;
  return new Set([...spared].filter((key) => key.startsWith(head)).map((key) => key.slice(head.length)));
}

function without({ noise: _, ...proposal }: Proposal): Proposal {
  return proposal;
}

const measured = (proposal: Proposal, heldIn: number): Proposal => ({ ...without(proposal), heldIn });
const withheld = (proposal: Proposal, heldIn: number): Proposal => ({ ...measured(proposal, heldIn), withheldBecause: 'noise' });
