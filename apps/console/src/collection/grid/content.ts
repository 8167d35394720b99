import { type NumberForm, type NumberHint, readCell } from '@kedu/intake';
import { decimalText } from '@kedu/model';
import type { Figure } from '@kedu/workflow';

/** Why a figure is not there, as whoever reports it may say. */
export type AbsenceReason = Extract<Figure, { readonly missing: unknown }>['missing'];
export const ABSENCE_REASONS = ['source_late', 'not_applicable', 'withheld'] as const satisfies readonly AbsenceReason[];

/** What stands in a cell of the grid: the text as it was typed, or a reason in its place, with what is said beside it. */
export interface Content {
  readonly text: string;
  readonly missing?: AbsenceReason | undefined;
  readonly note?: string | undefined;
  readonly late?: string | undefined;
}

export const EMPTY: Content = { text: '' };

/** What a content says. `typed` is how its number was written, where it was no plain decimal. */
export type ContentReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'figure'; readonly figure: Figure; readonly typed?: NumberForm | undefined }
  | { readonly kind: 'no_number'; readonly hint: NumberHint | 'suffix' | 'reason' };

/**
 * What a content says, by the same reading of numbers as files have (INTAKE-1, INTAKE-6, INTAKE-7).
 *
 * Units: the figure is in `measure`, the unit of the indicator. A reason in words is a reason; one that nobody may give by hand is no number.
 * Example: { text: '1.2亿' } in 万元 → 12000; { text: '不适用' } → not_applicable; { text: 'O.5' } → letter_for_digit.
 */
export function readContent({ text, missing }: Content, measure: string | undefined): ContentReading {
  if (missing !== undefined) return { kind: 'figure', figure: { missing } };
  const reading = readCell(text, measure);
  switch (reading.kind) {
    case 'blank':
      return { kind: 'blank' };
    case 'number':
      return { kind: 'figure', figure: { value: reading.value + 0 }, typed: reading.form };
    case 'reason': {
      const reason = ABSENCE_REASONS.find((each) => each === reading.reason);
      return reason === undefined ? { kind: 'no_number', hint: 'reason' } : { kind: 'figure', figure: { missing: reason } };
    }
    case 'suffix':
      return { kind: 'no_number', hint: 'suffix' };
    case 'no_number':
      return { kind: 'no_number', hint: reading.hint };
  }
}

/** A figure as the content that would be typed for it. */
export function contentOf(figure: Figure | undefined, said: Pick<Content, 'note' | 'late'> = {}): Content {
  const { note, late } = said;
  const beside = { ...(note === undefined ? {} : { note }), ...(late === undefined ? {} : { late }) };
  if (figure === undefined) return { text: '', ...beside };
  return 'value' in figure ? { text: decimalText(figure.value), ...beside } : { text: '', missing: figure.missing, ...beside };
}

/** Whether two contents come to the same figure with the same words beside it. Texts that are no number are compared as they stand. */
export function sameContent(a: Content, b: Content, measure: string | undefined): boolean {
  if ((a.note ?? '') !== (b.note ?? '') || (a.late ?? '') !== (b.late ?? '')) return false;
  return sameFigure(a, b, measure);
}

function sameFigure(a: Content, b: Content, measure: string | undefined): boolean {
  if (a.text === b.text && a.missing === b.missing) return true;
  const [first, second] = [readContent(a, measure), readContent(b, measure)];
  if (first.kind === 'blank' || second.kind === 'blank') return first.kind === second.kind;
  if (first.kind !== 'figure' || second.kind !== 'figure') return false;
  return equalFigures(first.figure, second.figure);
}

/** Whether two figures are the same number or the same reason. */
export function equalFigures(a: Figure, b: Figure): boolean {
  return 'value' in a ? 'value' in b && a.value === b.value : 'missing' in b && a.missing === b.missing;
}
