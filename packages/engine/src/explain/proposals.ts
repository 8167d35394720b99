import { formatYuan } from '@kedu/model';
import type { Trace } from '../assess.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** What was proposed for a unit, each with its ground and who decides. */
export function explainProposals(trace: Trace, list: string, unit: number): Explanation[] {
  return trace.assessment.proposals
    .filter((proposal) => proposal.unit === unit && proposal.list === list)
    .map(({ action, subject, decides, title, clause, ground, amountFen }) =>
      step(
        'EXPLAIN_PROPOSAL',
        { action, subject, decides },
        {
          title,
          clause,
          ...(ground === '' ? {} : { arithmetic: ground }),
          ...(amountFen === undefined ? {} : { result: formatYuan(amountFen) }),
        },
      ),
    );
}
