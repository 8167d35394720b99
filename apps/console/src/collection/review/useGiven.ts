import { useState } from 'react';
import type { Cell } from '@kedu/workflow';
import { useQueryClient } from '@tanstack/react-query';
import { newKey } from '../../app/api.ts';
import type { Refused } from '../../app/refused.ts';
import type { GivenValue } from '../grid/grid.ts';
import { giveInPieces } from '../grid/pieces.ts';
import { keyOf } from '../grid/sheet.ts';
import { saveValues } from '../read/saveValues.ts';

/** What came of a command for figures. */
export interface GivenOutcome {
  readonly command: GivenValue['type'];
  /** How many were done, also where the rest was refused. */
  readonly done: number;
  /** Against single figures, by cell; and against all of it. */
  readonly byCell: ReadonlyMap<string, readonly string[]>;
  readonly texts: readonly string[];
  /** The whole of it, as the form of one figure shows it. */
  readonly refused?: Refused | undefined;
  readonly isAway: boolean;
}

export interface Given {
  readonly outcome: GivenOutcome | undefined;
  readonly isRunning: boolean;
  readonly give: (command: GivenValue, cells: readonly { readonly cell: Cell; readonly seen: number }[]) => Promise<boolean>;
  readonly clear: () => void;
}

/**
 * Gives one command for many figures with the versions that are before the reader’s eyes, all or none of each piece (COLLECT-17); the
 * figures are read anew afterwards.
 */
export function useGiven(to: { readonly authority: string; readonly round: string }): Given {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<GivenOutcome>();
  const [isRunning, setRunning] = useState(false);
  const give: Given['give'] = async (command, cells) => {
    setRunning(true);
    const entries = cells.map(({ cell, seen }) => ({ cell, seen, command }));
    const { done, answer } = await giveInPieces(entries, (piece) => saveValues(to, newKey(), piece));
    // Read anew first: what is said of the figures and what stands of them change together.
    await queries.invalidateQueries();
    setRunning(false);
    const nothing = { command: command.type, done, byCell: new Map(), texts: [], isAway: false };
    if (answer.kind === 'taken') setOutcome(nothing);
    else if (answer.kind === 'away') setOutcome({ ...nothing, isAway: true });
    else {
      const { cells: named, texts, refused } = answer;
      setOutcome({ ...nothing, byCell: new Map(named.map(({ key, texts: said }) => [key, said])), texts, refused });
    }
    return answer.kind === 'taken';
  };
  return { outcome, isRunning, give, clear: () => setOutcome(undefined) };
}

/** Figures as a command names them. */
export function namedCells(
  figures: readonly {
    readonly indicator: string;
    readonly period: string;
    readonly source: string;
    readonly seen: number;
    readonly unit: { readonly id: string };
  }[],
): readonly { readonly cell: Cell; readonly seen: number }[] {
  return figures.map(({ indicator, period, source, seen, unit }) => ({ cell: { indicator, period, unit: unit.id, source }, seen }));
}

/** Sentences that stand beside a figure. */
export function saidOf(outcome: GivenOutcome | undefined, figure: Parameters<typeof namedCells>[0][number]): readonly string[] {
  const [named] = namedCells([figure]);
  return named === undefined ? [] : (outcome?.byCell.get(keyOf(named.cell)) ?? []);
}
