import type { Recognition, RulerCell, RulerUnit } from '@kedu/engine';
import { formatQuanta } from '@kedu/model';
import { csvComputed, csvNumber, csvText, type CsvRows } from './csvRows.ts';

export const RECOGNITION_COLUMNS = [
  'recognition',
  'period',
  'ruler',
  'list',
  'unit',
  'name',
  'ours',
  'theirs',
  'weight',
  'value',
  'arithmetic',
  'converted',
  'clipped_to',
  'score',
  'missing',
  'rank',
  'confidence',
  'example',
] as const;

/**
 * Writes recognition.csv: by ruler and unit one row a pair, and one with the total, whose `ours` and `theirs` are blank.
 *
 * Units: weight 0–100, of a total what its ruler's shared set covers of its own total, in per cent; values in the unit's own definition,
 * `converted` in that of the ruler (the scheme named in `ruler`). In the
 * order of recognitions, rulers, ranks. Rule: RECOGNISE-5 (docs/spec/recognition.md), OUT-19.
 */
export function writeRecognition(file: CsvRows, recognitions: readonly Recognition[]): void {
  for (const recognition of recognitions) {
    for (const ruler of recognition.rulers) {
      const by = recognition.sides[ruler.side];
      const head = `${csvText(recognition.id)},${recognition.period},${csvText(`${by.scheme}@${by.version}`)},`;
      for (const unit of ruler.units) {
        const own = recognition.sides[unit.side];
        const start = `${head}${csvText(own.list)},${csvText(unit.id)},${csvText(unit.name['zh-CN'])},`;
        for (const cell of unit.cells) {
          const pair = recognition.pairs[cell.pair];
          if (pair)
            file.row(
              `${start}${csvText(pair.indicators[0])},${csvText(pair.indicators[1])},${csvComputed(pair.weights[ruler.side])},${cellText(cell)},,${pair.confidence},${unit.example}`,
            );
        }
        file.row(`${start},,${csvComputed(ruler.covers * 100)},,,,,${totalText(unit, ruler.places)},,${unit.rank || ''},,${unit.example}`);
      }
    }
  }
}

function cellText({ value, arithmetic, converted, clippedTo, score, missing }: RulerCell): string {
  const computed = (x: number | undefined): string => csvComputed(x ?? Number.NaN);
  return [
    csvNumber(value ?? Number.NaN),
    csvText(arithmetic),
    computed(converted),
    computed(clippedTo),
    computed(score),
    missing ?? '',
  ].join(',');
}

function totalText({ total }: RulerUnit, places: number): string {
  return total === undefined ? '' : formatQuanta(total, places);
}
