import type { Context } from '../context.ts';
import { wholeKind } from '../perform/wholeKind.ts';
import type { Commit, Store } from '../ports.ts';

/**
 * The other import that recorded the same file, if one did, and what this answer rests on: the imports of that file, and that there is no
 * other. Rule: COLLECT-11, COMMIT-8.
 */
export async function recordedBefore(
  store: Pick<Store, 'names' | 'read'>,
  context: Pick<Context, 'entered'>,
  id: string,
  hash: string,
): Promise<{ readonly stream: string | undefined; readonly read: Commit['expected'] }> {
  const { held, read } = await wholeKind(store, context, 'import', ({ state }) => state.hash === hash);
  const same = held.find(({ stream, state }) => stream !== `import/${id}` && state.standing === 'recorded' && state.hash === hash);
  return { stream: same?.stream, read };
}
