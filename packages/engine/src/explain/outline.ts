import type { Trace } from '../assess.ts';
import type { ExplainCode } from './codes.ts';
import type { Asked } from './explain.ts';
import type { Explanation } from './node.ts';
import { explainComposite, explainLeaf } from './part.ts';
import { explainScore } from './standing.ts';

/** What is kept of a part below the one that is outlined: its weight and the points that it gives. */
const KEPT: ReadonlySet<ExplainCode> = new Set([
  'EXPLAIN_WEIGHT',
  'EXPLAIN_REWEIGHTED',
  'EXPLAIN_SCALED',
  'EXPLAIN_POINTS',
  'EXPLAIN_MISSING',
]);
const PARTS: ReadonlySet<ExplainCode> = new Set(['EXPLAIN_PART', 'EXPLAIN_INDICATOR']);

/**
 * Why a member of a list has its total, or the score of one part, one level deep: the sum and what each part below gives to it.
 *
 * Rule: FROM-7 (docs/spec/composed.md). Errors: RangeError for a list, member or part that the run does not hold.
 * Example: EXPLAIN_SCORE 87.35 › EXPLAIN_PART › EXPLAIN_COMPOSITE `60 × 90 ÷ 100 + …`, EXPLAIN_INDICATOR 水质 › EXPLAIN_POINTS.
 */
export function outline(trace: Trace, { list: id, member }: Asked, part: string): Explanation {
  const list = trace.scores.lists.find((one) => one.enrolled.list.id === id);
  const result = trace.assessment.lists.find((one) => one.list === id);
  const unit = result?.members[member];
  if (!list || !result || unit === undefined) throw new RangeError(`no member ${member} in list ${id}`);
  if (part === '') {
    const score = explainScore(trace, list, result, member);
    // The tree goes by its list among the parts of another scheme.
    const { title } = list.enrolled.list;
    return { ...score, children: score.children.map((child) => (PARTS.has(child.code) ? { ...shallow(child), title } : child)) };
  }
  const leaf = list.leaves.get(part);
  if (leaf) return explainLeaf(trace, list, leaf, unit, member);
  const node = list.composites.get(part);
  if (!node) throw new RangeError(`no part ${part} in list ${id}`);
  return shallow(explainComposite(trace, list, node.composite, unit, member));
}

function shallow(node: Explanation): Explanation {
  return {
    ...node,
    children: node.children.map((child) =>
      PARTS.has(child.code) ? { ...child, children: child.children.filter(({ code }) => KEPT.has(code)) } : child,
    ),
  };
}
