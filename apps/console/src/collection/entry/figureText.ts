import { decimalText } from '@kedu/model';
import type { Figure } from '@kedu/workflow';

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

/** Tenths of a percent with their sign: 105 → '+10.5%'. */
export function tenthsText(tenths: number): string {
  const size = Math.abs(tenths);
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '';
  return `${sign}${Math.floor(size / 10)}.${size % 10}%`;
}

function grouped(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, '\u2009')}${rest}`;
}
