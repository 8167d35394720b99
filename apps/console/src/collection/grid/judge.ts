import type { Figure } from '@kedu/workflow';
import { quantise } from '@kedu/model';
import { type Content, readContent } from './content.ts';
import { columnOf, contentIn, type Grid, isConflict, isEditable } from './grid.ts';
import { isOpen, type SheetColumn } from './sheet.ts';

/** Fewest characters of an explanation that somebody else can act on; the server refuses less. */
export const SHORTEST_EXPLANATION = 4;

/** What keeps a cell from being saved, in the order in which it is put right. */
export type CellProblem =
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no_number'; readonly hint: string }
  | { readonly kind: 'out_of_range'; readonly low: number | null; readonly high: number | null }
  | { readonly kind: 'late' }
  | { readonly kind: 'not_open'; readonly reasons: readonly string[] }
  | { readonly kind: 'refused'; readonly texts: readonly string[] };

/**
 * What is wrong with a cell as it stands, or undefined. Of what the server has nothing but what keeps it from being submitted.
 *
 * `late` is the explanation that was given once for all figures of the grid.
 */
export function problemOf(grid: Grid, key: string, late: string | undefined): CellProblem | undefined {
  const draft = grid.drafts.get(key);
  if (draft === undefined) return problemOfSaved(grid, key, late);
  const column = columnOf(grid, key);
  if (isConflict(grid, key)) return { kind: 'conflict' };
  if (!isEditable(grid, key)) return { kind: 'not_open', reasons: grid.cells.get(key)?.can.enter ?? [] };
  const reading = readContent(draft.content, column?.measure);
  if (reading.kind === 'no_number') return { kind: 'no_number', hint: reading.hint };
  if (reading.kind === 'figure' && isOutside(reading.figure, column) && !explains(draft.content.note)) {
    const [low, high] = column?.range ?? [null, null];
    return { kind: 'out_of_range', low, high };
  }
  if (reading.kind === 'figure' && column?.isLate && !explains(draft.content.late ?? late)) return { kind: 'late' };
  const refusal = grid.refusals.get(key);
  return refusal === undefined ? undefined : { kind: 'refused', texts: refusal.texts };
}

/** A draft of before the last day says nothing of lateness yet, and is refused without it (COLLECT-9). */
function problemOfSaved(grid: Grid, key: string, late: string | undefined): CellProblem | undefined {
  const cell = grid.cells.get(key);
  if (!isOpen(cell, 'submit')) return undefined;
  if (columnOf(grid, key)?.isLate && cell?.late === undefined && !explains(late)) return { kind: 'late' };
  const refusal = grid.refusals.get(key);
  return refusal === undefined ? undefined : { kind: 'refused', texts: refusal.texts };
}

/** Whether a figure lies outside the range of its indicator (COLLECT-10). */
export function isOutside(figure: Figure, column: Pick<SheetColumn, 'range'> | undefined): boolean {
  if (!('value' in figure)) return false;
  const [low, high] = column?.range ?? [null, null];
  return (low !== null && figure.value < low) || (high !== null && figure.value > high);
}

/** Whether an explanation says enough. */
export function explains(text: string | undefined): boolean {
  return text !== undefined && [...text.trim()].length >= SHORTEST_EXPLANATION;
}

/** Why saved drafts cannot be submitted yet though they may be entered anew: each reason once. */
export function heldBack({ cells, drafts }: Grid, keys: readonly string[]): readonly string[] {
  const held = keys.filter((key) => !drafts.has(key) && cells.get(key)?.step === 'draft' && isOpen(cells.get(key), 'enter'));
  return [...new Set(held.flatMap((key) => cells.get(key)?.can.submit ?? []))];
}

/** How the grid stands: what may be submitted now, what is saved on this device alone, what is missing, what is wrong. */
export interface GridCounts {
  readonly asked: number;
  readonly submittable: readonly string[];
  /** Typed, and not acknowledged yet. */
  readonly unsaved: number;
  /** Open and empty. */
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
}

/** Counts a grid; cells by rows, then columns. */
export function countsOf(grid: Grid, keys: readonly string[], late: string | undefined): GridCounts {
  const missing = keys.filter((key) => isEditable(grid, key) && isBlank(grid, key));
  const wrong = keys.filter((key) => problemOf(grid, key, late) !== undefined);
  const bad = new Set(wrong);
  const submittable = keys.filter(
    (key) => !bad.has(key) && !isBlank(grid, key) && (grid.drafts.has(key) || isOpen(grid.cells.get(key), 'submit')),
  );
  return { asked: keys.length, submittable, unsaved: grid.drafts.size, missing, wrong };
}

function isBlank(grid: Grid, key: string): boolean {
  const content: Content = contentIn(grid, key);
  return readContent(content, columnOf(grid, key)?.measure).kind === 'blank';
}

/** How far a figure moved: in hundredths of a percentage point where it is a percentage itself, else in tenths of a percent of what was there. */
export type FigureChange = { readonly points: number } | { readonly tenths: number };

/**
 * How far a figure moved from another; undefined where one is not there, or where there is no share of what was there.
 *
 * Example: 6.2 after 5.4 in % → { points: 80 }, which is 0.8 points and no 14.8 %; 110 after 100 in 万元 → { tenths: 100 }.
 */
export function changeOf(now: Figure | undefined, before: Figure | undefined, measure: string | undefined): FigureChange | undefined {
  if (measure !== undefined && /^\s*[%％]/.test(measure)) {
    if (now === undefined || before === undefined || !('value' in now) || !('value' in before)) return undefined;
    const difference = now.value - before.value;
    return Math.abs(difference) < 1e9 ? { points: quantise(difference, { places: 2, rule: 'half_even' }) } : undefined;
  }
  const tenths = changeTenths(now, before);
  return tenths === undefined ? undefined : { tenths };
}

/** By how many tenths of a percent a figure moved from another; undefined where there is no such share. */
function changeTenths(now: Figure | undefined, before: Figure | undefined): number | undefined {
  if (now === undefined || before === undefined || !('value' in now) || !('value' in before) || before.value === 0) return undefined;
  const share = ((now.value - before.value) / Math.abs(before.value)) * 100;
  return Number.isFinite(share) && Math.abs(share) < 1e9 ? quantise(share, { places: 1, rule: 'half_even' }) : undefined;
}
