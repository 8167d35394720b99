import type { LocalizedText, Place } from '@kedu/model';

/** What carries out clauses that no rule cites: regulation file → clause → words, each with its place. Rule: PACK-10. */
export type CarriedOut = ReadonlyMap<string, ReadonlyMap<string, { readonly text: LocalizedText; readonly place: Place }>>;
