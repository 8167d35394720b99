import type { Edge, Fact } from './fact.ts';
import { type Mark, scoreOf } from './mark.ts';

type Band = Extract<Fact, { kind: 'band' }>;

interface Piece {
  readonly low: Edge | undefined;
  readonly high: Edge | undefined;
  readonly score: number;
}

/** Bands in rising order, each with the comparison that ends it; the last goes on for ever. */
export interface Steps {
  readonly below: readonly { readonly value: number; readonly takes: boolean; readonly score: number }[];
  readonly last: number;
}

/**
 * Bands laid end to end; undefined where they leave a gap or overlap.
 *
 * An edge that two bands name belongs to the one that says so, else to the one with more points. Whole numbers one apart
 * (1-3, 4-6) meet at the upper one where `whole`. `otherwise` fills what lies beyond the bands.
 * Rule: CRITERIA-BAND. Example: ≥95 → 100, 90–95 → 80, <90 → 0 gives below [90: 0, 95: 80], last 100.
 */
export function layBands(bands: readonly Band[], full: number, whole: boolean, otherwise: Mark | undefined): Steps | undefined {
  const pieces: Piece[] = bands.map(({ low, high, mark }) => ({ low, high, score: scoreOf(mark, full) }));
  pieces.sort(
    (a, b) =>
      (a.low?.value ?? Number.NEGATIVE_INFINITY) - (b.low?.value ?? Number.NEGATIVE_INFINITY) ||
      (a.high?.value ?? Number.POSITIVE_INFINITY) - (b.high?.value ?? Number.POSITIVE_INFINITY),
  );
  const rest = otherwise && scoreOf(otherwise, full);
  const first = pieces[0];
  const final = pieces.at(-1);
  if (!first || !final) return undefined;
  if (first.low !== undefined) {
    if (rest !== undefined)
      pieces.unshift({
        low: undefined,
        high: { ...first.low, takes: first.low.takes === undefined ? undefined : !first.low.takes },
        score: rest,
      });
    else if (!(whole && first.low.value === 0)) return undefined;
  }
  if (final.high !== undefined) {
    if (rest === undefined) return undefined;
    pieces.push({
      low: { ...final.high, takes: final.high.takes === undefined ? undefined : !final.high.takes },
      high: undefined,
      score: rest,
    });
  }
  return join(pieces, whole);
}

function join(pieces: readonly Piece[], whole: boolean): Steps | undefined {
  const below: { value: number; takes: boolean; score: number }[] = [];
  for (let i = 0; i + 1 < pieces.length; i += 1) {
    const lower = pieces[i] as Piece;
    const upper = pieces[i + 1] as Piece;
    const end = lower.high;
    const start = upper.low;
    if (!end || !start) return undefined;
    if (end.value === start.value) {
      if (end.takes === false && start.takes === false) return undefined;
      const takes = end.takes === start.takes ? lower.score > upper.score : end.takes === true || start.takes === false;
      below.push({ value: end.value, takes, score: lower.score });
    } else if (whole && start.value - end.value === 1) below.push({ value: start.value, takes: false, score: lower.score });
    else return undefined;
  }
  return { below, last: (pieces.at(-1) as Piece).score };
}

/** The steps as a quantity of the expression language: `rate < 90 ? 0 : rate < 95 ? 80 : 100`. */
export function bandFormula(indicator: string, { below, last }: Steps): string {
  return [...below.map(({ value, takes, score }) => `${indicator} ${takes ? '<=' : '<'} ${value} ? ${score} :`), String(last)].join(' ');
}
