import type { Issue } from '@kedu/model';
import { encodeObservations } from '@kedu/snapshot';
import {
  type BlobStore,
  type Commit,
  type Context,
  denied,
  type RoundCommand,
  type StagedBytes,
  type Store,
  wholeColumns,
} from '@kedu/workflow';
import { stageBytes } from '../knowledge/bytes.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { type SealedFigure, sealedObservations } from './sealedObservations.ts';

export type SealCommand = Extract<RoundCommand, { readonly type: 'seal_round' }>;

/** The command that seals a round, the snapshot that it names, which waits for it, and how far the figures were that it was made of. */
interface ComingSeal {
  readonly command: SealCommand;
  readonly staged: StagedBytes;
  readonly readBefore: Commit['expected'];
}

/**
 * Takes what is approved of a round now as a snapshot, and gives the command that seals
 * it; whether it may be sealed, and the snapshot is kept, is the command's to say.
 *
 * Rules: ROUND-8, COMMIT-8, SNAPSHOT-1, STORE-12. Errors: RIGHT_SEAT, RIGHT_DENIED.
 */
export async function sealCommand(
  { store, blobs }: { readonly store: Pick<Store, 'read' | 'known' | 'numbers'>; readonly blobs: BlobStore },
  context: Context,
  round: string,
  isExample: boolean,
  reason?: string,
): Promise<{ readonly value: ComingSeal } | { readonly issues: readonly Issue[] }> {
  const { entered, at } = context;
  const issue = denied(context, 'seal_round');
  if (issue) return { issues: [issue] };
  const { state } = await readOne(store, entered, 'round', round);
  const readBefore = await wholeColumns(store, context, state.asks);
  const figures = await approvedFigures(store, context, state.asks);
  const bytes = encodeObservations(sealedObservations(figures, round, isExample));
  const staged = await stageBytes(blobs, entered, bytes);
  const because = reason === undefined ? {} : { reason };
  const command: SealCommand = { type: 'seal_round', hash: staged.hash, figures: figures.length, knownAt: at, ...because };
  return { value: { command, staged, readBefore } };
}

/** Figures that a round asks for as they count now: the last approved version of each. Rule: COLLECT-7. */
async function approvedFigures(
  store: Pick<Store, 'known'>,
  { entered, at }: Context,
  asks: readonly { readonly indicator: string; readonly period: string; readonly source: string; readonly units: readonly string[] }[],
): Promise<readonly SealedFigure[]> {
  const asked = new Map(asks.map((ask) => [`${ask.indicator}/${ask.period}/${ask.source}`, new Set(ask.units)]));
  const known = await store.known(entered, {
    at,
    as: 'counted',
    indicators: [...new Set(asks.map(({ indicator }) => indicator))],
    periods: [...new Set(asks.map(({ period }) => period))],
  });
  return known.filter(({ indicator, period, source, unit }) => asked.get(`${indicator}/${period}/${source}`)?.has(unit) === true);
}
