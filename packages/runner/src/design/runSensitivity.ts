import type { ListSensitivity } from '@kedu/engine';
import { designRuleOf, designSensitivity } from '@kedu/insight';
import { type Issue, nearest } from '@kedu/model';
import { type DesignRule, MOST_DESIGNS } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { designIssue } from './codes.ts';

/** Fewest designs that show a band. */
const FEWEST_DESIGNS = 100;

/** What is asked beside what the scheme says. */
export interface SensitivityAsked {
  /** Those that the scheme asks about, else all of the run, without it. */
  readonly list?: string | undefined;
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
  readonly onList?: ((list: string) => void) | undefined;
}

/** Sensitivity of the lists of a run to its design. */
export interface RunSensitivity {
  readonly rule: DesignRule;
  readonly lists: readonly ListSensitivity[];
  readonly issues: readonly Issue[];
}

/**
 * What the designer’s choices do to the lists of a run: by `design:` of its scheme, else by weights within a fifth of their own.
 *
 * Rule: DESIGN-1 to DESIGN-7. Errors: DESIGN_LIST_UNKNOWN, DESIGN_DRAWS; DESIGN_LIST_OF_ONE and DESIGN_NO_CHOICE as notices.
 * Example: runSensitivity(run, { list: 'places' }).lists[0].best → best place of each unit in 90 % of the designs.
 */
export function runSensitivity({ scheme, assessment, trace }: AssessedRun, asked: SensitivityAsked = {}): RunSensitivity {
  const { list, draws, seed } = asked;
  const rule = designRuleOf(scheme.design, { ...(draws === undefined ? {} : { draws }), ...(seed === undefined ? {} : { seed }) });
  const known = assessment.lists.map((one) => one.list).filter((id) => scheme.trees[id]);
  if (list !== undefined && !known.includes(list)) {
    const args = { found: list, nearest: nearest(list, known), known: known.join(', ') };
    return { rule, lists: [], issues: [designIssue('DESIGN_LIST_UNKNOWN', {}, args)] };
  }
  if (!Number.isInteger(rule.draws) || rule.draws < FEWEST_DESIGNS || rule.draws > MOST_DESIGNS) {
    const args = { found: rule.draws, least: FEWEST_DESIGNS, most: MOST_DESIGNS };
    return { rule, lists: [], issues: [designIssue('DESIGN_DRAWS', {}, args)] };
  }
  const lists: ListSensitivity[] = [];
  const issues: Issue[] = [];
  const wanted = list === undefined ? known.filter((id) => !rule.lists || rule.lists.includes(id)) : [list];
  for (const id of wanted) {
    asked.onList?.(id);
    const found = designSensitivity(trace, id, rule);
    if (found) {
      lists.push(found);
      continue;
    }
    const ranked = assessment.lists.find((one) => one.list === id)?.rank.filter((rank) => rank > 0).length ?? 0;
    const title = scheme.lists.find((one) => one.id === id)?.title['zh-CN'] ?? id;
    issues.push(
      ranked < 2 ? designIssue('DESIGN_LIST_OF_ONE', {}, { list: title, ranked }) : designIssue('DESIGN_NO_CHOICE', {}, { list: title }),
    );
  }
  return { rule, lists, issues };
}
