import { formatYuan, inLocale } from '@kedu/model';
import type { AssessedRun } from './assessedRun.ts';
import { csvNumber, csvText, type CsvRows, schemeCell } from './csvRows.ts';

export const PROPOSAL_COLUMNS = [
  'list',
  'unit',
  'period',
  'rule',
  'action',
  'subject',
  'amount_yuan',
  'saved_yuan',
  'count',
  'ground',
  'decides',
  'title',
  'clause',
  'withheld_because',
  'noise',
  'id',
  'example',
  'scheme',
  'name',
] as const;

/**
 * Writes proposals.csv: one row a proposal, in the order of the engine; `scheme`, `period` and `id` tell every row.
 *
 * Units: amounts in yuan with two decimals, `count` persons. Rule: OUT-6 (docs/spec/output.md).
 */
export function writeProposals(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const { scheme, assessment } of runs) {
    const version = schemeCell(scheme);
    for (const proposal of assessment.proposals) {
      const unit = assessment.units[proposal.unit];
      const texts = [proposal.list, unit?.id ?? '', proposal.period.id, proposal.rule, proposal.action, proposal.subject].map(csvText);
      const rest = [
        proposal.ground,
        proposal.decides,
        inLocale(proposal.title, 'zh-CN'),
        proposal.clause ?? '',
        proposal.withheldBecause ?? '',
        proposal.heldIn === undefined ? (proposal.noise ?? '') : csvNumber(proposal.heldIn),
        proposal.id,
      ].map(csvText);
      const { amountFen, savedFen, count } = proposal;
      const figures = [amountFen, savedFen].map((fen) => (fen === undefined ? '' : formatYuan(fen)));
      file.row(
        [...texts, ...figures, count ?? '', ...rest, String(unit?.example ?? false), version, csvText(unit?.name['zh-CN'] ?? '')].join(','),
      );
    }
  }
}
