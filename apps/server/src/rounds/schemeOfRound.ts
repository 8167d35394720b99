import type { LocalizedText } from '@kedu/model';
import { type Entered, type Round, type Store, streamName } from '@kedu/workflow';
import type { OutlinedScheme } from '../knowledge/outlinedFiles.ts';
import type { HeldScheme, SchemeLibrary } from '../knowledge/schemeLibrary.ts';

/** The scheme version that a round collects for; undefined where its files cannot be read. */
export async function schemeOfRound(
  { knowledge }: { readonly knowledge: Pick<SchemeLibrary, 'find'> },
  { authority }: Pick<Entered, 'authority'>,
  { plan }: Round,
): Promise<HeldScheme | undefined> {
  return plan === undefined ? undefined : knowledge.find(authority, `${plan.scheme}@${plan.version}`);
}

/** Titles of the schemes that rounds are planned for, by `scheme@version`: each is read once; none where its files cannot be. */
export async function schemeTitles(
  { store, knowledge }: { readonly store: Pick<Store, 'read'>; readonly knowledge: Pick<SchemeLibrary, 'outlined'> },
  entered: Entered,
  rounds: readonly Round[],
): Promise<ReadonlyMap<string, LocalizedText>> {
  const ids = [...new Set(rounds.flatMap(({ plan }) => (plan === undefined ? [] : [`${plan.scheme}@${plan.version}`])))];
  const titles = new Map<string, LocalizedText>();
  if (ids.length === 0) return titles;
  // One after the other: of many that are not outlined yet few stand in memory at a time.
  for (const { stream, state } of await store.read(
    entered,
    ids.map((id) => streamName('scheme', id)),
  )) {
    if (state.hash === '') continue;
    const { pack } = await knowledge.outlined(entered.authority, state.hash);
    const scheme = pack?.schemes.find(({ id, version }) => `scheme/${id}@${version}` === stream);
    if (scheme !== undefined) titles.set(`${scheme.id}@${scheme.version}`, scheme.title);
  }
  return titles;
}

/** What a page says of an indicator. */
export interface IndicatorTitle {
  readonly title: LocalizedText;
  readonly unit: string;
  readonly clause?: string | undefined;
}

/**
 * Titles of the indicators of a scheme; one that it does not know goes by its
 * ID. `clause` is its heading in the regulation, with its number.
 */
export function titlesOfScheme(
  held: { readonly scheme: Pick<OutlinedScheme, 'indicators' | 'clauses'> } | undefined,
): (indicator: string) => IndicatorTitle {
  const known = new Map(held?.scheme.indicators.map((indicator) => [indicator.id, indicator]));
  return (id) => {
    const indicator = known.get(id);
    if (indicator === undefined) return { title: { 'zh-CN': id }, unit: '' };
    const { title, unit = '', clause } = indicator;
    const heading = clause === undefined ? undefined : held?.scheme.clauses.get(clause);
    return { title, unit, ...(clause === undefined ? {} : { clause: heading === undefined ? clause : `${clause} ${heading}` }) };
  };
}
