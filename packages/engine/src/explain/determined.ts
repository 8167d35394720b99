import type { LocalizedText } from '@kedu/model';
import type { Trace } from '../assess.ts';
import type { DeterminedItem } from '../determine/determined.ts';
import type { Proposal } from '../result.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** What a body changed of a unit in a list and carried out: the grade, or a proposal of a rule. Rule: DETERMINE-4. */
export function determinedItems(
  trace: Trace,
  list: string,
  unit: number,
  { rule, subject }: Pick<Proposal, 'rule' | 'subject'> = { rule: '', subject: '' },
): readonly DeterminedItem[] {
  return (trace.assessment.determined?.items ?? []).filter(
    ({ row, unit: of, carriedOut }) =>
      carriedOut && of === unit && row.list === list && row.rule === rule && (row.subject === '' || row.subject === subject),
  );
}

/** A determination with its ground, meeting, day and body. */
export function explainDetermined({ input }: Trace, { row, barred }: DeterminedItem, title: (grade: string) => LocalizedText): Explanation {
  const { ground, meeting, date } = row;
  const body = input.scheme.determination?.body ?? '';
  const gate = barred && (input.scheme.gates[barred.gate] ?? input.scheme.indicators.find(({ id }) => id === barred.indicator));
  const children = gate ? [step('EXPLAIN_DETERMINED_BARRED', { grade: title(row.to) }, { title: gate.title, clause: gate.clause })] : [];
  const rest = { clause: input.scheme.determination?.clause, children };
  return row.item === 'grade'
    ? step('EXPLAIN_DETERMINED', { from: title(row.from), to: title(row.to), ground, meeting, date, body }, rest)
    : step('EXPLAIN_DETERMINED_DROPPED', { ground, meeting, date, body }, rest);
}
