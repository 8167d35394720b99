import type { GivenCommand } from '@kedu/workflow';
import { changeTenths, isOutside } from '../grid/judge.ts';
import type { SheetColumn } from '../grid/sheet.ts';
import type { StandingFigure } from '../read/sheetOf.ts';

/**
 * Figures with those first that somebody should look at: contested, then outside their range, then by how much they moved from the period before or a year
 * before, then what is missing; equal ones stay in the order of the units.
 *
 * Shape: a new list of the same figures. Example: a figure that doubled stands before one that moved by 3 %.
 */
export function differencesFirst(figures: readonly StandingFigure[], range: SheetColumn['range']): readonly StandingFigure[] {
  const weighed = figures.map((figure, place) => ({ figure, place, weight: weightOf(figure, range) }));
  return weighed.sort((a, b) => b.weight - a.weight || a.place - b.place).map(({ figure }) => figure);
}

function weightOf(figure: StandingFigure, range: SheetColumn['range']): number {
  if (figure.isContested || figure.awaitsCorrection) return 4e12;
  if (figure.figure === undefined) return -1;
  if ('missing' in figure.figure) return 1e12;
  if (isOutside(figure.figure, { range })) return 3e12;
  return Math.max(Math.abs(changeTenths(figure.figure, figure.before) ?? 0), Math.abs(changeTenths(figure.figure, figure.yearBefore) ?? 0));
}

/** Whether a command is open for a figure. */
export function mayGive(figure: StandingFigure, command: GivenCommand): boolean {
  return figure.can.some((step) => step.command === command && step.against.length === 0);
}

/** Why a command is not open, each reason with the figures that it stands against; those that the command is simply not for are left out. */
export function reasonsAgainst(
  figures: readonly StandingFigure[],
  command: GivenCommand,
): readonly { readonly text: string; readonly units: readonly StandingFigure['unit'][] }[] {
  const reasons = new Map<string, StandingFigure['unit'][]>();
  for (const { unit, can } of figures) {
    for (const { text } of can.find((step) => step.command === command)?.against ?? [])
      reasons.set(text, [...(reasons.get(text) ?? []), unit]);
  }
  return [...reasons].map(([text, units]) => ({ text, units }));
}
