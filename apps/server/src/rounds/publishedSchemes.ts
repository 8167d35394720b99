import type { Entered } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import type { HeldScheme } from '../knowledge/schemeLibrary.ts';
import { type IndicatorTitle, titlesOfScheme } from './schemeOfRound.ts';

/** Scheme versions of an authority that are published and can be read, the last of them first. */
export async function publishedSchemes(
  { store, knowledge }: Pick<ServerPorts, 'store' | 'knowledge'>,
  entered: Entered,
): Promise<readonly HeldScheme[]> {
  const published = (await readAll(store, entered, 'scheme')).filter(({ state }) => state.standing === 'published').reverse();
  const held = await Promise.all(
    published.map(({ stream, state }) => knowledge.held(entered.authority, stream.slice('scheme/'.length), state)),
  );
  return held.filter((scheme) => scheme !== undefined);
}

/** Titles of indicators by the first of some schemes that has them; one that none has goes by its ID. */
export function titlesOfSchemes(schemes: readonly HeldScheme[]): (indicator: string) => IndicatorTitle {
  const own = new Map<string, (indicator: string) => IndicatorTitle>();
  for (const held of schemes) {
    const titles = titlesOfScheme(held);
    for (const { id } of held.scheme.indicators) if (!own.has(id)) own.set(id, titles);
  }
  const unknown = titlesOfScheme(undefined);
  return (id) => (own.get(id) ?? unknown)(id);
}
