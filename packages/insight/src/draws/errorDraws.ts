import type { Deviations } from '@kedu/engine';
import type { IndicatorError } from '../errors/errorsOf.ts';
import { ALL_UNITS, type DeviateColumn, deviates } from './deviates.ts';

/** What errors add to values, draw by draw. */
export interface ErrorDraws {
  /** So many draws are taken together; even, or 1. */
  readonly batch: number;
  /** Takes so many draws from one on, which is a multiple of `batch`. */
  take(first: number, count: number): void;
  /** Deviations in a draw that was taken, over the units of the run; read before others are taken. */
  of(draw: number): Deviations;
}

interface DrawnColumn {
  readonly parts: readonly (IndicatorError['sources'][number] & { readonly concerned: Int32Array; readonly normal: DeviateColumn })[];
  readonly deviation: Float64Array;
  /** The draw that stands there. */
  drawn: number;
}

const NONE_YET = -1;

/** Those of a source that it concerns: units whose deviation is not 0. */
export function concernedBy({ sd }: IndicatorError['sources'][number]): Int32Array {
  return Int32Array.from([...sd.keys()].filter((unit) => sd[unit] !== 0));
}

/**
 * Errors by the reference: drawn where they are asked for.
 *
 * Shape: over the units of the run. Rule: DRAW-1. Errors: none.
 */
export function errorDraws(errors: readonly IndicatorError[], unitIds: readonly string[], seed: number): ErrorDraws {
  const columns = new Map<string, DrawnColumn>(
    errors.map(({ indicator, sources }) => {
      const parts = sources.map((source, i) => {
        const concerned = concernedBy(source);
        const named = source.shared ? [ALL_UNITS] : Array.from(concerned, (unit) => unitIds[unit] as string);
        return { ...source, concerned, normal: deviates(seed, indicator, i, named) };
      });
      return [indicator, { parts, deviation: new Float64Array(unitIds.length), drawn: NONE_YET }];
    }),
  );
  return {
    batch: 1,
    take: () => undefined,
    of: (draw) => (indicator) => {
      const column = columns.get(indicator);
      if (!column) return undefined;
      const { parts, deviation } = column;
      if (column.drawn === draw) return deviation;
      column.drawn = draw;
      deviation.fill(0);
      for (const { sd, shared, concerned, normal } of parts) {
        const z = normal.draw(draw);
        for (let i = 0; i < concerned.length; i += 1) {
          const unit = concerned[i] as number;
          deviation[unit] = (deviation[unit] as number) + (sd[unit] as number) * (z[shared ? 0 : i] as number);
        }
      }
      return deviation;
    },
  };
}
