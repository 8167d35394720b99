import type { Indicator } from '../compiled.ts';
import type { Disclosure } from '../disclosure.ts';
import { unitVocabulary } from '../expression/vocabularies.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { selectIndicators } from './build-tree.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';

/**
 * Who may see what of a run, with sets of indicators told one by one; nothing where the scheme does not say.
 *
 * Shape: a rule without a clause of its own follows that of the section. Rules: DISCLOSE-2 to DISCLOSE-7. Errors: SCHEME_UNKNOWN_NAME and SCHEME_CLAUSE_UNKNOWN by the lint, those of expressions.
 * Example: `disclosure: { small_cells: [{ indicators: [accidents], below: 5 }] }`.
 */
export function buildDisclosure(shape: SchemeShape['disclosure'], indicators: readonly Indicator[], link: Linker): Disclosure | undefined {
  if (!shape) return undefined;
  const at: Path = ['disclosure'];
  const clause = link.clause(at, shape.clause);
  const idsOf = (words: readonly string[], path: Path): readonly string[] => {
    words.forEach((word, i) => {
      if (!word.includes(':')) link.mention('indicator', word, [...path, 'indicators', i], clause);
    });
    const known = new Set(indicators.map(({ id }) => id));
    const named = words.flatMap((word) => (word.includes(':') ? selectIndicators(word, indicators).map(({ id }) => id) : [word]));
    return [...new Set(named)].filter((id) => known.has(id)).sort();
  };
  return {
    name: 'disclosure',
    clause,
    place: link.place(at, 'key'),
    indicators: shape.indicators.map(({ indicators: of, level, because, where, clause: own }, i) => {
      const path = [...at, 'indicators', i];
      const told = link.clause(path, own) ?? clause;
      const read = where === undefined ? undefined : link.expression([...path, 'where'], where, 'bool', unitVocabulary(link.context), told);
      return { of, indicators: idsOf(of, path), level, because, ...(read ? { where: read } : {}), clause: told, place: link.place(path) };
    }),
    smallCells: shape.small_cells.map(({ indicators: of, below, clause: own }, i) => {
      const path = [...at, 'small_cells', i];
      return { of, indicators: idsOf(of, path), below, clause: link.clause(path, own) ?? clause, place: link.place(path) };
    }),
    results: shape.results.map(({ lists, level, because, clause: own }, i) => {
      const path = [...at, 'results', i];
      link.mentionAll('list', lists, [...path, 'lists'], own);
      return { lists, level, because, clause: link.clause(path, own) ?? clause, place: link.place(path) };
    }),
    personnel: shape.personnel ?? 'internal',
  };
}
