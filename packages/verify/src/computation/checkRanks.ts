import { keptColumns, ranksFromTotals, SEALED_TABLES } from '@kedu/bundle';
import type { AssessedRun } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { figureKey, type LabelsOfFigures } from '../labels/checkLabels.ts';
import type { ComparedCells } from './compareTable.ts';

interface Listed {
  readonly line: number;
  readonly unit: string;
  readonly score: string;
  readonly group: string;
  readonly rank: string;
}

interface HiddenRanks {
  /** Rows of results.csv. */
  readonly withheld: ReadonlyMap<number, string>;
  /** Whether who is ranked in a list hangs on something withheld. */
  readonly isOpen: (list: string) => boolean;
}

/**
 * Ranks of lists some of whose totals rest on withheld data, from the totals as they are published.
 *
 * Shape: ranks compared, lists without a withheld total. Who is ranked at all the rules say, not the totals. Rule: LABEL-1, LABEL-2. Errors, as findings: VERIFY_CELL.
 */
export function checkRanks(
  { assessment, trace }: AssessedRun,
  tables: Tables,
  { withheld, isOpen }: HiddenRanks,
  labels: LabelsOfFigures,
  findings: Findings,
): ComparedCells {
  const file = SEALED_TABLES.results;
  const { headings = [], rows = [] } = tables.of(file) ?? {};
  const hidden = new Set<string>();
  const lists = new Map<string, Listed[]>();
  rows.forEach(({ line, cells }, i) => {
    const cell = (name: string): string => cells[headings.indexOf(name)] ?? '';
    const list = cell('list');
    const reason = withheld.get(i);
    if (reason !== undefined && !keptColumns('results', reason).includes('score')) hidden.add(list);
    const listed = lists.get(list) ?? [];
    listed.push({ line, unit: cell('unit'), score: cell('score'), group: cell('group'), rank: cell('rank') });
    lists.set(list, listed);
  });
  let compared = 0;
  let agree = 0;
  for (const [list, listed] of lists) {
    const own = assessment.lists.find((one) => one.list === list);
    if (!own || hidden.has(list) || isOpen(list)) continue;
    const eligible = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list)?.eligible;
    const ranked = new Set([...own.members].flatMap((unit, m) => (eligible?.[m] === 1 ? [assessment.units[unit]?.id ?? ''] : [])));
    const ranks = ranksFromTotals(listed.map(({ unit, score, group }) => ({ score, group, isRanked: ranked.has(unit) })));
    listed.forEach(({ line, unit, rank }, i) => {
      if (labels.has(figureKey({ list, unit, figure: 'rank' }))) return;
      compared += 1;
      const expected = ranks[i] === 0 ? '' : String(ranks[i]);
      if (rank === expected) agree += 1;
      else findings.add('VERIFY_CELL', { file, line, unit }, { key: `${list} ${unit}`, column: 'rank', found: rank, expected });
    });
  }
  return { compared, agree };
}
