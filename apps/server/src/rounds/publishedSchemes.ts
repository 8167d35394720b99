import type { Entered } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import type { OutlinedScheme } from '../knowledge/outlinedFiles.ts';
import { type IndicatorTitle, titlesOfScheme } from './schemeOfRound.ts';

/** A published version as far as lists tell of it. */
export interface PublishedScheme {
  readonly scheme: OutlinedScheme;
}

/** Scheme versions of an authority that are published and can be read, the last of them first. */
export async function publishedSchemes(
  { store, knowledge }: Pick<ServerPorts, 'store' | 'knowledge'>,
  entered: Entered,
): Promise<readonly PublishedScheme[]> {
  const versions = (await readAll(store, entered, 'scheme')).filter(({ state }) => state.standing === 'published').reverse();
  const published: PublishedScheme[] = [];
  // One after the other: of many that are not outlined yet few stand in memory at a time.
  for (const { stream, state } of versions) {
    const { pack } = await knowledge.outlined(entered.authority, state.hash);
    const scheme = pack?.schemes.find(({ id, version }) => `scheme/${id}@${version}` === stream);
    if (scheme !== undefined) published.push({ scheme });
  }
  return published;
}

/** Titles of indicators by the first of some schemes that has them; one that none has goes by its ID. */
export function titlesOfSchemes(schemes: readonly PublishedScheme[]): (indicator: string) => IndicatorTitle {
  const own = new Map<string, (indicator: string) => IndicatorTitle>();
  for (const held of schemes) {
    const titles = titlesOfScheme(held);
    for (const { id } of held.scheme.indicators) if (!own.has(id)) own.set(id, titles);
  }
  const unknown = titlesOfScheme(undefined);
  return (id) => (own.get(id) ?? unknown)(id);
}
