import { type BundleManifest, primaryRows } from '@kedu/bundle';
import type { ResultTableName } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { checkDisclosure } from '../labels/checkDisclosure.ts';
import { checkLabels, type LabelsOfFigures } from '../labels/checkLabels.ts';
import type { CheckedBlocks } from '../labels/checkSealed.ts';
import { Hidden } from '../labels/hidden.ts';
import type { VerifyStep } from '../steps.ts';
import { compareFigures } from './compareFigures.ts';
import type { Comparing } from './comparing.ts';
import { type Machine, type Recomputed, recompute } from './recompute.ts';
import { ShownCells } from './shownCells.ts';

/** Cells of results by what could be said of them. */
export interface CheckedFigures {
  readonly compared: number;
  readonly agree: number;
  readonly attested: number;
  readonly notRecomputable: number;
  /** Cells that rest on withheld rows and were held against what is shown; those that could not be, and the tables of these. Rule: VERIFY-20. */
  readonly shown: number;
  readonly unchecked: number;
  readonly openTables: readonly ResultTableName[];
}

/** What came of it, with the rules and the units as far as they could be read. */
export interface CheckedComputation extends Recomputed {
  readonly figures: CheckedFigures;
}

interface Recomputing extends Machine {
  readonly blocks: CheckedBlocks;
  readonly onStep: (step: VerifyStep) => void;
}

/**
 * Makes the run again, works its labels out again, and compares every figure that can be recomputed with what was published.
 *
 * Rule: VERIFY-4, LABEL-1, LABEL-2, DISCLOSE-14. Errors, as findings: those of recompute, checkDisclosure, checkLabels, compareTable and checkRanks.
 */
export function checkComputation(
  files: ReadonlyMap<string, Uint8Array>,
  tables: Tables,
  manifest: BundleManifest,
  { blocks, newHasher, kernel, onStep }: Recomputing,
  findings: Findings,
): CheckedComputation {
  onStep('compute');
  const { run, scheme, register } = recompute(files, manifest, findings, { newHasher, kernel });
  onStep('labels');
  const labels: LabelsOfFigures =
    scheme && register ? checkLabels(files, tables, { scheme, register, manifest, blocks }, findings) : new Map();
  const bearing = (label: string): number => [...labels.values()].filter((one) => one.label === label).length;
  const named = { attested: bearing('attested'), notRecomputable: bearing('not_recomputable') };
  if (!run) return { figures: { compared: 0, agree: 0, ...named, shown: 0, unchecked: 0, openTables: [] }, scheme, register };
  onStep('compare');
  const primary = primaryRows({ run, level: manifest.level });
  const hidden = new Hidden(run, primary, tables, blocks);
  checkDisclosure({ run, primary, hidden, manifest, files, tables, blocks, findings });
  const comparing: Comparing = { run, tables, blocks, labels, hidden, findings };
  const cells = new ShownCells(tables);
  const compared = compareFigures(comparing, cells);
  const [shown, unchecked] = [cells.count('shown'), cells.count('unchecked')];
  return { figures: { ...compared, ...named, shown, unchecked, openTables: cells.tables('unchecked') }, scheme, register, run };
}
