import { determineGrades, determineProposals, type Proposal, propose } from '@kedu/engine';
import type { Consequence } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Hidden } from '../labels/hidden.ts';
import type { ShownList } from './shownLists.ts';

/** Actions by which money goes from one unit to others: what one of them gives hangs on what the others do. */
const OF_ONE_POOL: readonly string[] = ['cut', 'return', 'allocate', 'release', 'hold', 'take', 'give', 'fill', 'compensate', 'pay'];

/** Proposals as they follow from what is shown. */
export interface ShownProposals {
  readonly run: AssessedRun;
  /** Whether what a rule proposes hangs on something that is not shown: errors of withheld values, a share of a pool into which a withheld proposal pays. */
  readonly isOpen: (rule: string) => boolean;
}

/**
 * The proposals of a run made again from its lists as they are published: a rule that reads totals, ranks and grades can be followed without what these rest on.
 *
 * Shape: the run with the lists as shown. Rule: VERIFY-20, PROPOSE-1. Errors: none.
 */
export function shownProposals(run: AssessedRun, shown: readonly ShownList[], hidden: Hidden): ShownProposals {
  const { assessment, trace, scheme } = run;
  const lists = assessment.lists.map((list) => shown.find(({ result }) => result.list === list.list)?.result ?? list);
  const proposed = propose(trace, lists, assessment.lights).proposals;
  const determined = determineGrades(trace, lists);
  const proposals: readonly Proposal[] = determined
    ? determineProposals(trace, lists, { ...determined, lists }, proposed).proposals
    : proposed;
  const isTouched = lists.some(({ list, members }) =>
    [...members].some((unit) => hidden.restsTree(list, assessment.units[unit]?.id ?? '')),
  );
  const tellsOfParts = (rule: Consequence): boolean => isTouched && (rule.forEach === 'field' || rule.unlessNoise);
  const isOpenAlone = (rule: Consequence): boolean => hidden.restsAnywhere(hidden.reach.rule(rule)) || tellsOfParts(rule);
  const isPoolOpen = scheme.consequences.some((rule) => OF_ONE_POOL.includes(rule.propose.action) && isOpenAlone(rule));
  const open = new Set(
    scheme.consequences
      .filter((rule) => isOpenAlone(rule) || (isPoolOpen && OF_ONE_POOL.includes(rule.propose.action)))
      .map(({ id }) => id),
  );
  return { run: { ...run, assessment: { ...assessment, lists, proposals } }, isOpen: (rule) => open.has(rule) };
}
