import { type PairFinding, weightEffects } from '@kedu/engine';
import type { AssessedRun } from './assessedRun.ts';
import { csvNumber, csvText, type CsvRows, schemeCell } from './csvRows.ts';

export const WEIGHT_COLUMNS = [
  'list',
  'period',
  'part',
  'weight',
  'effective',
  'units',
  'mean',
  'deviation',
  'no_effect',
  'redundant_with',
  'against',
  'ranked',
  'example',
  'scheme',
] as const;

/**
 * Writes weights.csv: what each part of a tree was meant to count and what it did, one row a list and part, in the order of runs, lists and the tree.
 *
 * Units: `weight` points of 100 (mean over the ranked units), `effective` a share of the differences in the total, blank where WEIGH-20 knows none; `units`
 * ranked units with a score, `mean` and `deviation` of their scores; `redundant_with` and `against` paths of the same node with r, `gdp:0.97`, apart by
 * spaces. Rule: OUT-18 (docs/spec/output.md).
 */
export function writeWeights(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const { scheme, assessment } of runs) {
    const version = schemeCell(scheme);
    for (const list of assessment.lists) {
      const tree = scheme.trees[list.list];
      if (!tree) continue;
      const { parts, pairs, ranked } = weightEffects(tree, list);
      const example = [...list.members].some((unit) => assessment.units[unit]?.example === true);
      for (const part of parts) {
        const figures = [part.nominal, part.effective, part.units, part.mean, part.deviation].map(toMillionths);
        const with_ = (['redundant', 'against'] as const).map((kind) => csvText(partners(pairs, kind, part.path)));
        file.row(
          `${csvText(list.list)},${list.period.id},${csvText(part.path)},${figures.join(',')},${part.noEffect},${with_.join(',')},${ranked},${example},${version}`,
        );
      }
    }
  }
}

function partners(pairs: readonly PairFinding[], kind: PairFinding['kind'], path: string): string {
  return pairs
    .filter((pair) => pair.kind === kind && (pair.one === path || pair.other === path))
    .map(({ one, other, r }) => `${one === path ? other : one}:${r.toFixed(2)}`)
    .join(' ');
}

/** Figures about figures: six decimals. */
function toMillionths(x: number): string {
  return csvNumber(Number.isNaN(x) ? x : Math.round(x * 1e6) / 1e6);
}
