import { formatYuan } from '@kedu/model';
import type { Trace } from '../assess.ts';
import { paidItems } from '../propose/payItems.ts';
import type { Proposal } from '../result.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** Every item of one person behind a proposal of pay by item, with what it is paid and why. Rule: PROPOSE-16, EXPLAIN-1. */
export function explainPayItems({ input, enrolment }: Trace, { rule, unit, subject }: Proposal): Explanation[] {
  const act = input.scheme.consequences.find(({ id }) => id === rule)?.propose;
  if (act?.action !== 'pay_items') return [];
  const code = enrolment.units[unit]?.code;
  return paidItems({ input }, act)
    .filter(({ row }) => row.unitCode === code && row.person === subject)
    .map(({ row, because, amountFen }) => {
      const rate = formatYuan(act.ratesFen[row.difficulty] ?? 0);
      const isPaid = because === 'paid';
      const { file, line } = row.place;
      return step(
        'EXPLAIN_ITEM',
        { item: row.item, date: row.date, difficulty: row.difficulty, result_of_item: row.result, because: isPaid ? '' : because },
        {
          result: formatYuan(amountFen),
          ...(isPaid ? { arithmetic: `${rate} × ${act.results[row.result] ?? 0}` } : {}),
          ...(file === undefined ? {} : { origin: { file, line: line ?? 0, example: false } }),
        },
      );
    });
}
