import type { Recognition, Ruler } from '@kedu/engine';
import { quantaToNumber } from '@kedu/model';
import type { Case, ExpectedByRuler } from './caseFile.ts';

const RULERS = ['by_ours', 'by_theirs'] as const;

/** What came out of mutual recognition otherwise than a case expects, one line each; pairs are named by our indicator. Rule: RECOGNISE-1, RECOGNISE-2. */
export function recognitionDifferences(one: Case, recognitions: readonly Recognition[]): string[] {
  const { recognition = {}, within } = one.expect;
  return Object.entries(recognition).flatMap(([id, expected]) => {
    const own = recognitions.find((candidate) => candidate.id === id && candidate.period === one.period);
    if (!own) return [`no recognition ${id} in ${one.period}`];
    const found: string[] = [];
    const compare = (name: string, actual: unknown, wanted: unknown): void => {
      const same = typeof actual === 'number' && typeof wanted === 'number' ? Math.abs(actual - wanted) <= within : actual === wanted;
      if (!same) found.push(`${id} ${name}: ${String(actual)}, expected ${String(wanted)}`);
    };
    const nameOf = ({ indicators }: Recognition['pairs'][number]): string => indicators[0];
    if (expected.shared)
      compare(
        'shared',
        own.pairs
          .filter(({ leftOut }) => leftOut === undefined)
          .map(nameOf)
          .join(', '),
        expected.shared.join(', '),
      );
    for (const [pair, why] of Object.entries(expected.left_out ?? {})) {
      const row = own.pairs.find((candidate) => nameOf(candidate) === pair);
      compare(`left out ${pair}`, row ? (row.leftOut ?? 'shared') : 'no such pair', why);
    }
    if (expected.covers?.ours !== undefined) compare('covers ours', own.rulers[0].covers, expected.covers.ours);
    if (expected.covers?.theirs !== undefined) compare('covers theirs', own.rulers[1].covers, expected.covers.theirs);
    RULERS.forEach((key, side) => {
      for (const [unit, wanted] of Object.entries(expected[key] ?? {}))
        unitFigures(own, own.rulers[side as 0 | 1], unit, wanted).forEach(([name, actual, due]) => {
          compare(`${key} ${unit} ${name}`, actual, due);
        });
    });
    return found;
  });
}

/** Figures of a unit by one ruler, each with what is expected of it. */
function unitFigures(
  { pairs }: Recognition,
  { units, places }: Ruler,
  reference: string,
  wanted: ExpectedByRuler,
): readonly (readonly [name: string, actual: unknown, wanted: unknown])[] {
  const unit = units.find(({ code, name }) => `${code} ${name['zh-CN']}` === reference);
  if (!unit) return [['unit', 'not among those that are compared', 'compared']];
  const cellOf = (pair: string) => unit.cells.find((cell) => pairs[cell.pair]?.indicators[0] === pair);
  return [
    ...(wanted.total === undefined
      ? []
      : [['total', unit.total === undefined ? 'missing' : quantaToNumber(unit.total, places), wanted.total] as const]),
    ...(wanted.rank === undefined ? [] : [['rank', unit.rank, wanted.rank] as const]),
    ...Object.entries(wanted.converted ?? {}).map(
      ([pair, due]) => [`converted ${pair}`, cellOf(pair)?.converted ?? 'missing', due] as const,
    ),
    ...Object.entries(wanted.scores ?? {}).map(([pair, due]) => [`score ${pair}`, cellOf(pair)?.score ?? 'missing', due] as const),
  ];
}
