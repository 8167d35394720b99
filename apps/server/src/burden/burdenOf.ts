import { type Asking, askingsOf, type BurdenLine, burdenLines, type Cell, type Context, type Store, valueStream } from '@kedu/workflow';
import { readAll } from '../knowledge/heldStreams.ts';

/** How many figures are read at a time. */
const AT_ONCE = 5_000;

/** The whole ledger of burden of an authority, out of its rounds, figures, and what was asked beside them. Rules: BURDEN-1, BURDEN-2. */
export async function burdenOf(store: Pick<Store, 'names' | 'read'>, { entered, rights }: Context): Promise<readonly BurdenLine[]> {
  const unitOfPost = (post: string): string => rights.posts.find(({ id }) => id === post)?.unit ?? post;
  const askings: Asking[] = [];
  for (const { state } of await readAll(store, entered, 'round')) {
    if (state.openedAt === undefined || state.standing === 'cancelled') continue;
    const cells = state.asks.flatMap(({ indicator, period, source, units }) =>
      units.map((unit): Cell => ({ indicator, period, unit, source })),
    );
    askings.push(...askingsOf(state, [], unitOfPost));
    for (let at = 0; at < cells.length; at += AT_ONCE) {
      const piece = cells.slice(at, at + AT_ONCE);
      const held = await store.read(entered, piece.map(valueStream));
      const states = held.map((each, i) => ({ cell: piece[i] as Cell, state: each.state }));
      askings.push(...askingsOf(state, states, unitOfPost).filter(({ type }) => type !== 'round'));
    }
  }
  for (const { stream, state } of await readAll(store, entered, 'burden')) {
    const unit = stream.slice('burden/'.length);
    for (const { kind, on } of state.asked) askings.push({ type: kind, at: `${on}T04:00:00.000Z`, unit });
  }
  return burdenLines(askings, unitOfPost);
}
