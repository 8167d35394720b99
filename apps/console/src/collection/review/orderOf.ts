import type { GivenCommand } from '@kedu/workflow';
import { changeOf, isOutside } from '../grid/judge.ts';
import type { SheetColumn } from '../grid/sheet.ts';
import type { StandingFigure } from '../read/sheetOf.ts';

/**
 * Figures with those first that somebody should look at: contested, then outside their range, then by how much they moved from the period before or a year
 * before, then what is missing; equal ones stay in the order of the units.
 *
 * Shape: a new list of the same figures. With the unit of `measure` percentages move by points. Example: a figure that doubled stands before one that moved by 3 %.
 */
export function differencesFirst(
  figures: readonly StandingFigure[],
  range: SheetColumn['range'],
  measure?: string,
): readonly StandingFigure[] {
  const weighed = figures.map((figure, place) => ({ figure, place, weight: weightOf(figure, range, measure) }));
  return weighed.sort((a, b) => b.weight - a.weight || a.place - b.place).map(({ figure }) => figure);
}

function weightOf(figure: StandingFigure, range: SheetColumn['range'], measure: string | undefined): number {
  if (figure.isContested || figure.awaitsCorrection) return 4e12;
  if (figure.figure === undefined) return -1;
  if ('missing' in figure.figure) return 1e12;
  if (isOutside(figure.figure, { range })) return 3e12;
  const moves = [figure.before, figure.yearBefore].map((before) => changeOf(figure.figure, before, measure));
  return Math.max(...moves.map((move) => (move === undefined ? 0 : Math.abs('points' in move ? move.points : move.tenths))));
}

/** Whether nobody objects to a figure, so that it may go with many others. */
export function isCalm({ isContested, awaitsCorrection }: StandingFigure): boolean {
  return !isContested && !awaitsCorrection;
}

/** Whether a command is open for a figure. */
export function mayGive(figure: StandingFigure, command: GivenCommand): boolean {
  return figure.can.some((step) => step.command === command && step.against.length === 0);
}

/** Commands that are given for many figures at once; the first that is open anywhere is what a page is for. */
export type BulkCommand = 'approve' | 'check';
const BULK: readonly BulkCommand[] = ['approve', 'check'];
/** Steps in which nothing of a command is left to do. */
const DONE: Readonly<Record<BulkCommand, readonly StandingFigure['step'][]>> = { approve: ['approved'], check: ['checked', 'approved'] };

/** The command that a column is open for. */
export function openBulk(figures: readonly StandingFigure[]): BulkCommand | undefined {
  return BULK.find((command) => figures.some((figure) => mayGive(figure, command)));
}

/** The command that the reader’s post waits to give, with the figures that it waits for: it is his, and open for none of them yet. */
export function awaitedBulk(
  figures: readonly StandingFigure[],
): { readonly command: BulkCommand; readonly figures: readonly StandingFigure[] } | undefined {
  if (openBulk(figures) !== undefined) return undefined;
  return BULK.filter((command) => figures.some((figure) => isHis(figure, command)))
    .map((command) => ({ command, figures: figures.filter(({ step }) => !DONE[command].includes(step)) }))
    .find((awaited) => awaited.figures.length > 0);
}

function isHis(figure: StandingFigure, command: GivenCommand): boolean {
  const against = figure.can.find((each) => each.command === command)?.against ?? [];
  return against.length > 0 && against.every(({ code }) => code !== 'RIGHT_DENIED' && code !== 'RIGHT_SEAT');
}

/** Why a command is not open for some figures: the sentence, its code, and where they stand if that is why. */
export interface ReasonAgainst {
  readonly text: string;
  readonly code: string;
  /** The step in which the figures are, where the command is out of turn. */
  readonly step?: StandingFigure['step'] | undefined;
  /** The last day on which their units may object, where their silence is why (COLLECT-6). */
  readonly until?: string | undefined;
  readonly units: readonly StandingFigure['unit'][];
}

/** Why a command is not open, each reason with the figures that it stands against. */
export function reasonsAgainst(figures: readonly StandingFigure[], command: GivenCommand): readonly ReasonAgainst[] {
  const reasons = new Map<string, ReasonAgainst>();
  for (const { unit, step, can } of figures) {
    for (const { text, code, args } of can.find((each) => each.command === command)?.against ?? []) {
      const isOutOfTurn = code === 'STEP_NOT_ALLOWED';
      const until = code === 'COLLECT_WINDOW' && args['until'] ? { until: String(args['until']) } : {};
      const key = isOutOfTurn ? `${step} ${text}` : `${until.until ?? ''} ${text}`;
      const known = reasons.get(key) ?? { text, code, ...(isOutOfTurn ? { step } : {}), ...until, units: [] };
      reasons.set(key, { ...known, units: [...known.units, unit] });
    }
  }
  return [...reasons.values()];
}
