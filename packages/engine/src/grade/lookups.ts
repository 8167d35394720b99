import { type Column, missingCode, missingColumn, type Period, quantaToNumber } from '@kedu/model';
import type { CompiledScheme, TextColumn } from '@kedu/scheme';
import type { CheckedData, Enrolment } from '../context.ts';
import type { ListResult } from '../result.ts';

/** What conditions on results read of a run; a RunContext fits. */
export interface ResultContext {
  readonly input: { readonly scheme: Pick<CompiledScheme, 'indicators' | 'rounding'>; readonly period: Period };
  readonly enrolment: Pick<Enrolment, 'units' | 'attribute'>;
  readonly data: Pick<CheckedData, 'value' | 'target'>;
}

/** The look-ups that gates and consequences share: value(), met(), score(). Columns run over the units of the run. */
export function resultLookup(ctx: ResultContext, parts: ListResult['parts'], name: string, argument: string): Column {
  switch (name) {
    case 'value':
      return ctx.data.value(argument, ctx.input.period);
    case 'met':
      return metTarget(ctx, argument);
    case 'score':
      return partScore(parts, argument) ?? missingColumn(ctx.enrolment.units.length, 'not_applicable');
    default:
      throw new RangeError(`no look-up ${name} among results`);
  }
}

/**
 * Whether each unit reached the target of an indicator in the period: 1, 0, or missing with the reason of the value, then
 * of the target. Rule: GATE-2 (docs/spec/rank-grade.md).
 */
export function metTarget(ctx: ResultContext, indicator: string): Column {
  const value = ctx.data.value(indicator, ctx.input.period);
  const target = ctx.data.target(indicator, ctx.input.period);
  const lower = ctx.input.scheme.indicators.find((one) => one.id === indicator)?.better === 'lower';
  const size = ctx.enrolment.units.length;
  const values = new Float64Array(size).fill(Number.NaN);
  const missing = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) {
    missing[i] = (value.missing[i] as number) || (target.missing[i] as number);
    if (missing[i] !== 0) continue;
    const difference = (value.values[i] as number) - (target.values[i] as number);
    values[i] = (lower ? difference <= 0 : difference >= 0) ? 1 : 0;
  }
  return { values, missing };
}

/** Totals of a list as points over all units of the run; `not_applicable` where a unit is no member or has none. */
export function totals(size: number, members: Int32Array, score: Float64Array, places: number): Column {
  const column = missingColumn(size, 'not_applicable');
  members.forEach((unit, k) => {
    const quanta = score[k] as number;
    if (!Number.isFinite(quanta)) {
      column.missing[unit] = missingCode('undefined');
      return;
    }
    column.values[unit] = quantaToNumber(quanta, places);
    column.missing[unit] = 0;
  });
  return column;
}

/** A part by its path, or by its name where only one part of the tree has it. */
function partScore(parts: ListResult['parts'], argument: string): Column | undefined {
  const exact = parts.get(argument);
  if (exact) return exact.score;
  const named = [...parts.values()].filter((part) => part.path.endsWith(`.${argument}`));
  return named.length === 1 ? named[0]?.score : undefined;
}

export function isText(column: Column | TextColumn): column is TextColumn {
  return 'texts' in column;
}
