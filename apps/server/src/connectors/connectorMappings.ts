import type { Entered } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { GUESS, TEMPLATE } from '../imports/importMapping.ts';
import { readAll } from '../knowledge/heldStreams.ts';

/**
 * Ways in which files of a connector can be read: as a template, by a guess, or by a mapping file of a published scheme version.
 *
 * Rules: ROUND-12, IMPORT-3. Errors: none.
 */
export async function connectorMappings(
  { store, knowledge }: Pick<ServerPorts, 'store' | 'knowledge'>,
  entered: Entered,
): Promise<string[]> {
  const published = (await readAll(store, entered, 'scheme')).filter(({ state }) => state.standing === 'published');
  const files = new Set<string>();
  // One after the other: of many that are not outlined yet few stand in memory at a time.
  for (const hash of new Set(published.map(({ state }) => state.hash)))
    for (const name of (await knowledge.outlined(entered.authority, hash)).mappings ?? []) files.add(name);
  return [TEMPLATE, GUESS, ...[...files].sort()];
}
