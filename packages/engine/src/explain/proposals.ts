import { formatYuan } from '@kedu/model';
import type { Trace } from '../assess.ts';
import { bodyName } from './bodyName.ts';
import { determinedItems, explainDetermined } from './determined.ts';
import type { Explanation } from './node.ts';
import { explainPayItems } from './payItems.ts';
import { step } from './step.ts';
import { explainNoise } from './uncertainty.ts';

/** What was proposed for a unit, each with its ground and who decides. */
export function explainProposals(trace: Trace, list: string, unit: number): Explanation[] {
  return trace.assessment.proposals
    .filter((proposal) => proposal.unit === unit && proposal.list === list)
    .map((proposal) => {
      const { action, subject, about, decides, title, clause, ground, amountFen, savedFen, count, rule } = proposal;
      return step(
        'EXPLAIN_PROPOSAL',
        {
          action,
          subject: about ?? subject,
          decides: bodyName(trace, decides),
          saved: savedFen === undefined ? '' : formatYuan(savedFen),
          count: count ?? '',
        },
        {
          title,
          clause,
          ...(ground === '' ? {} : { arithmetic: ground }),
          ...(amountFen === undefined ? {} : { result: formatYuan(amountFen) }),
          children: [
            ...explainPayItems(trace, proposal),
            ...explainNoise(trace, proposal),
            ...determinedItems(trace, list, unit, { rule, subject }).map((item) =>
              explainDetermined(trace, item, (id) => ({ 'zh-CN': id })),
            ),
          ],
        },
      );
    });
}
