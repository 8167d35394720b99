import { SEALED_TABLES, textOfCell } from '@kedu/bundle';
import { gradesOf, type ListResult, type PartResult, rank } from '@kedu/engine';
import { type Column, missingCode, quantaToNumber, quantise, type Rounding, tidyScore } from '@kedu/model';
import type { Composite, Part } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Hidden } from '../labels/hidden.ts';

/** A list as it is published, where data are withheld: what cannot be computed is as it is shown, or missing. */
export interface ShownList {
  readonly tree: Composite;
  /** Totals, ranks and grades as published; of units on which something withheld bears parts too. */
  readonly result: ListResult;
  /** Whether the score of a part of a unit is not blank; a part without a row does not count. */
  readonly isShown: (path: string, unit: number) => boolean;
}

/**
 * The lists of a run with what is published in the place of what cannot be computed: so that what follows from it by the rules can be held against it.
 *
 * Shape: as the lists of the run. Missing: `withheld`. Rule: VERIFY-20. Errors: none; a cell that is no number is missing.
 */
export function shownLists({ assessment, scheme, trace }: AssessedRun, tables: Tables, hidden: Hidden): readonly ShownList[] {
  const parts = new CellsByKey(tables, SEALED_TABLES.parts, ['list', 'unit', 'part']);
  const results = new CellsByKey(tables, SEALED_TABLES.results, ['list', 'unit']);
  const { total, part: rounding } = scheme.rounding;
  return assessment.lists.flatMap((own): ShownList[] => {
    const tree = scheme.trees[own.list];
    const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === own.list);
    if (!tree || !scores) return [];
    const idOf = (unit: number): string => assessment.units[unit]?.id ?? '';
    const affected = [...own.members].filter((unit) => hidden.restsTree(own.list, idOf(unit)));
    const shown = new Map<string, PartResult>();
    const at = (path: string, unit: number) => parts.at(own.list, idOf(unit), path);
    for (const one of allParts(tree)) {
      const computed = own.parts.get(one.path);
      if (computed)
        shown.set(
          one.path,
          asShown(one, computed, affected, (unit) => at(one.path, unit), rounding),
        );
    }
    const root = own.parts.get(tree.path);
    if (root) shown.set(tree.path, root);
    const cell = (unit: number, column: string): string => results.at(own.list, idOf(unit))?.(column) ?? '';
    const quanta = (column: string): Float64Array => Float64Array.from(own.members, (unit) => quantaOf(cell(unit, column), total));
    const score = quanta('score');
    const ranked = Uint8Array.from(own.members, (unit, m) => {
      const isEligible = hidden.hidesWhetherRanked(own.list, idOf(unit)) ? cell(unit, 'rank') !== '' : scores.eligible[m] === 1;
      return isEligible && !Number.isNaN(score[m]) ? 1 : 0;
    });
    const { minGroup } = gradesOf(scheme.grades, own.list)?.quota ?? {};
    const result: ListResult = {
      ...own,
      ranked,
      points: quanta('points'),
      score,
      ...rank({ ranked, score, groups: own.groups, classes: own.classes, minGroup }),
      grades: Array.from(own.members, (unit) => textOfCell(cell(unit, 'grade'))),
      parts: shown,
    };
    const isAffected = new Set(affected);
    return [{ tree, result, isShown: (path, unit) => !isAffected.has(unit) || at(path, unit)?.('score') !== '' }];
  });
}

/** A part as it was computed, but for units on which something withheld bears: of these as it is published. */
function asShown(
  part: Part,
  computed: PartResult,
  units: readonly number[],
  cellsOf: (unit: number) => ((column: string) => string) | undefined,
  rounding: Rounding | undefined,
): PartResult {
  const copy = ({ values, missing }: Column): { readonly values: Float64Array; readonly missing: Uint8Array } => ({
    values: Float64Array.from(values),
    missing: Uint8Array.from(missing),
  });
  const [score, points, weight] = [copy(computed.score), copy(computed.points), Float64Array.from(computed.weight)];
  for (const unit of units) {
    const cell = cellsOf(unit);
    const [own, counted] = [numberOf(cell?.('score')), numberOf(cell?.('weight'))];
    const isMissing = Number.isNaN(own);
    score.values[unit] = own;
    score.missing[unit] = points.missing[unit] = isMissing ? WITHHELD : 0;
    if (part.type === 'addition') {
      points.values[unit] = own;
      continue;
    }
    weight[unit] = counted;
    const given = (counted * own) / 100;
    points.values[unit] = rounding && !Number.isNaN(given) ? quantaToNumber(quantise(tidyScore(given), rounding), rounding.places) : given;
  }
  return { path: computed.path, score, points, weight };
}

const WITHHELD = missingCode('withheld');

function allParts(node: Composite): readonly Part[] {
  return node.parts.flatMap((part) => (part.type === 'composite' ? [part, ...allParts(part)] : [part]));
}

/** Whole quanta of a decimal as it is published; NaN for a blank cell, or for none. */
export function quantaOf(text: string, { places }: Pick<Rounding, 'places'>): number {
  const number = numberOf(text);
  return Number.isNaN(number) ? Number.NaN : quantise(number, { places, rule: 'half_up' });
}

function numberOf(text: string | undefined): number {
  const own = text === undefined ? '' : textOfCell(text);
  return /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/.test(own) ? Number(own) : Number.NaN;
}

/** Cells of the rows of a table by what tells them, then by column. */
export class CellsByKey {
  readonly #rows = new Map<string, (column: string) => string>();

  constructor(tables: Tables, path: string, key: readonly string[]) {
    const { headings = [], rows = [] } = tables.of(path) ?? {};
    const at = key.map((name) => headings.indexOf(name));
    for (const { cells } of rows) {
      const own = JSON.stringify(at.map((column) => textOfCell(cells[column] ?? '')));
      this.#rows.set(own, (column) => cells[headings.indexOf(column)] ?? '');
    }
  }

  at(...key: readonly string[]): ((column: string) => string) | undefined {
    return this.#rows.get(JSON.stringify(key));
  }
}
