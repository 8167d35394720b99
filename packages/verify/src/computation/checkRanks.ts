import { keptColumns, ranksFromTotals, SEALED_TABLES } from '@kedu/bundle';
import type { AssessedRun } from '@kedu/tables';
import { eachRow } from '../files/eachRow.ts';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { figureKey, type LabelsOfFigures } from '../labels/checkLabels.ts';
import type { Hidden } from '../labels/hidden.ts';
import type { ComparedCells } from './compareTable.ts';
import type { ShownCells } from './shownCells.ts';

interface Listed {
  readonly line: number;
  readonly row: number;
  readonly unit: string;
  readonly score: string;
  readonly group: string;
  readonly rank: string;
}

interface RanksInput {
  readonly tables: Tables;
  readonly hidden: Hidden;
  readonly labels: LabelsOfFigures;
  /** Rows of results.csv that are withheld, with their reasons. */
  readonly withheld: ReadonlyMap<number, string>;
}

/**
 * Ranks beside withheld data, from the totals as they are published.
 *
 * Shape: ranks compared, of those that bear no label; groups all of whose totals are shown. Who is ranked at all the rules say; where they
 * cannot tell of a unit, whoever has a rank is, and the order of those who have
 * one follows the totals all the same. Rule: LABEL-1, LABEL-2, VERIFY-20. Errors, as findings: VERIFY_CELL.
 */
export function checkRanks(
  { assessment, trace }: AssessedRun,
  { tables, hidden, labels, withheld }: RanksInput,
  cells: ShownCells,
  findings: Findings,
): ComparedCells {
  const blank = new Set<string>();
  const lists = new Map<string, Listed[]>();
  eachRow(tables.of(SEALED_TABLES.results), (cell, line, row) => {
    const [list, group] = [cell('list'), cell('group')];
    const reason = withheld.get(row);
    if (reason !== undefined && !keptColumns('results', reason).includes('score')) blank.add(`${list}\n${group}`);
    const listed = lists.get(list) ?? [];
    listed.push({ line, row, unit: cell('unit'), score: cell('score'), group, rank: cell('rank') });
    lists.set(list, listed);
  });
  const [units, compared, agree] = [new Map(assessment.units.map(({ id }, at) => [id, at])), [] as Listed[], [] as Listed[]];
  for (const [list, listed] of lists) {
    const own = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
    if (!own) continue;
    const { members } = own.enrolled;
    const isRanked = ({ unit, rank }: Listed): boolean =>
      hidden.hidesWhetherRanked(list, unit) ? rank !== '' : own.eligible[members.indexOf(units.get(unit) ?? -1)] === 1;
    const ranks = ranksFromTotals(listed.map((one) => ({ score: one.score, group: one.group, isRanked: isRanked(one) })));
    listed.forEach((one, i) => {
      const { line, row, unit, group, rank } = one;
      if (!cells.isOpen('results', row, 'rank') || blank.has(`${list}\n${group}`)) return;
      const expected = ranks[i] === 0 ? '' : String(ranks[i]);
      if (labels.has(figureKey({ list, unit, figure: 'rank' }))) cells.hold('results', row, 'rank');
      else {
        cells.close('results', row, 'rank');
        compared.push(one);
        if (rank === expected) agree.push(one);
      }
      if (rank === expected) return;
      findings.add(
        'VERIFY_CELL',
        { file: SEALED_TABLES.results, line, unit },
        { key: `${list} ${unit}`, column: 'rank', found: rank, expected },
      );
    });
  }
  return { compared: compared.length, agree: agree.length };
}
