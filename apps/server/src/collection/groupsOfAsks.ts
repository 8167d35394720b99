import { type Ask, type Context, type FigureGroup, figureGroups, unitClasses } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';

/** An ask, and its figures in groups. */
export interface GroupedAsk {
  readonly ask: Ask;
  readonly groups: readonly FigureGroup[];
}

/** How many figures are asked of at a time: others are served between. */
const AT_ONCE = 30_000;

/** The figures of asks, ask by ask, in groups of which whoever is entered may do the same. Rule: COLLECT-13. */
export async function groupsOfAsks(
  { store }: Pick<ServerPorts, 'store'>,
  context: Context,
  asks: readonly Ask[],
): Promise<readonly GroupedAsk[]> {
  const classOf = unitClasses(context);
  const grouped: GroupedAsk[] = [];
  for (const piece of inPieces(asks)) {
    const courses = await store.courses(context.entered, piece);
    for (const [i, ask] of piece.entries()) grouped.push({ ask, groups: figureGroups(ask, courses[i] ?? [], classOf) });
  }
  return grouped;
}

function* inPieces(asks: readonly Ask[]): Generator<readonly Ask[]> {
  let piece: Ask[] = [];
  let figures = 0;
  for (const ask of asks) {
    piece.push(ask);
    figures += ask.units.length;
    if (figures < AT_ONCE) continue;
    yield piece;
    [piece, figures] = [[], 0];
  }
  if (piece.length > 0) yield piece;
}
