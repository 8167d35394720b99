import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { AlternativeMethod } from '../compiled.ts';
import type { Draft } from './draft.ts';
import { boundFaults, methodFaults } from './methods.ts';

/**
 * Alternative methods that are none: for an indicator that no part scores, the method that scores it already, or parameters with which it could give no score.
 *
 * Rule: DESIGN-3, SCHEME-56. Errors: SCHEME_DESIGN_UNSCORED, SCHEME_DESIGN_SAME, SCHEME_METHOD_PARAMETER at the alternative.
 */
export function checkDesign({ scheme, leafNotes, link }: Draft): Issue[] {
  const { design, indicators } = scheme;
  if (!design || link.isBroken(['design']) || link.isBroken(['score'])) return [];
  return [...design.methods].flatMap(([id, alternatives]) => {
    const indicator = indicators.find((one) => one.id === id);
    const leaves = leafNotes.filter(({ leaf }) => leaf.indicator === id).map(({ leaf }) => leaf);
    const [first] = alternatives;
    if (!indicator || !first) return [];
    if (leaves.length === 0) return [schemeIssue('SCHEME_DESIGN_UNSCORED', first.place, { indicator: id })];
    return alternatives.flatMap(({ method, place }) => {
      const { name } = method;
      if (leaves.every((leaf) => isSame(leaf.method, method)))
        return [schemeIssue('SCHEME_DESIGN_SAME', place, { indicator: id, method: name })];
      // Bounds that a leaf states both of are its own fault, whatever scores it.
      const faults = leaves.flatMap((leaf) => [
        ...methodFaults({ ...leaf, method }, indicator),
        ...(leaf.cap === undefined || leaf.floor === undefined ? boundFaults({ ...leaf, method }) : []),
      ]);
      return faults
        .slice(0, 1)
        .map(({ at, found, must }) =>
          schemeIssue('SCHEME_METHOD_PARAMETER', place, { indicator: id, method: name, parameter: String(at[0]), found, must }),
        );
    });
  });
}

type Method = AlternativeMethod['method'];

function isSame(one: Method, other: Method): boolean {
  return one.name === other.name && keyOf(one) === keyOf(other);
}

function keyOf({ params }: Method): string {
  return JSON.stringify(
    Object.entries(params)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, param]) => [name, typeof param === 'object' && 'source' in param ? param.source : param]),
  );
}
