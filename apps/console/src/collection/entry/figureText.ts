import { decimalText } from '@kedu/model';
import type { Figure } from '@kedu/workflow';
import type { FigureChange } from '../grid/judge.ts';

/**
 * A figure as people read it: thousands apart by a thin space, a reason by its word, a dash where there is none.
 *
 * Example: figureText({ value: 1234567.5 }, …) → '1 234 567.5'.
 */
export function figureText(
  figure: Figure | undefined,
  words: Readonly<Record<Extract<Figure, { readonly missing: unknown }>['missing'], string>>,
): string {
  if (figure === undefined) return '—';
  return 'value' in figure ? grouped(decimalText(figure.value)) : words[figure.missing];
}

/** A change with its sign: { tenths: 105 } → '+10.5%', { points: -5 } → '−0.05 个百分点'. */
export function changeText(change: FigureChange, words: { readonly points: (text: string) => string }): string {
  if ('tenths' in change) return `${signed(change.tenths, `${tenthsIn(Math.abs(change.tenths))}%`)}`;
  const size = Math.abs(change.points);
  const last = size % 10;
  return words.points(signed(change.points, `${tenthsIn((size - last) / 10)}${last === 0 ? '' : last}`));
}

function tenthsIn(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

function signed(number: number, text: string): string {
  return `${number > 0 ? '+' : number < 0 ? '−' : ''}${text}`;
}

function grouped(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, '\u2009')}${rest}`;
}
