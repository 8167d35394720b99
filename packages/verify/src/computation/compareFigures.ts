import { keptColumns } from '@kedu/bundle';
import { withheldRows } from '../labels/checkSealed.ts';
import { compareShown } from './compareShown.ts';
import type { ComparedCells } from './compareTable.ts';
import { compareWhole } from './compareWhole.ts';
import type { Comparing } from './comparing.ts';
import type { ShownCells } from './shownCells.ts';

/**
 * Holds what is published of results against the rules: every cell where all data are there, else those on which nothing withheld bears, and the others against what is shown.
 *
 * Shape: cells that are shown are compared, or counted in `cells`. Rule: VERIFY-4, VERIFY-20. Errors, as findings: those of compareTable.
 */
export function compareFigures(comparing: Comparing, cells: ShownCells): ComparedCells {
  const { blocks } = comparing;
  // Earlier runs are not whole where totals are withheld (DISCLOSE-13), and proposals may rest on them.
  const isHidden = [...withheldRows(blocks, 'results').values()].some((reason) => !keptColumns('results', reason).includes('score'));
  // No rule withholds anything of a register: who does opens nothing by it.
  const isWhole = !isHidden && withheldRows(blocks, 'observations').size === 0;
  return isWhole ? compareWhole(comparing) : compareShown(comparing, cells);
}
