import type { Issue, UnitRegister } from '@kedu/model';
import { type CompiledScheme, enrolInForce, type Indicator, type Part, restsOn } from '@kedu/scheme';
import { composeIssue } from './codes.ts';
import { resultIndicators } from './schemeOrder.ts';
import { versionsRead } from './versionsRead.ts';

/**
 * Marks given in another scheme that come back to the marker as part of its own result, through however many schemes.
 *
 * Rule: FROM-6. Errors: PACK_MARKS_ITSELF at the mark. Marks within one scheme are looked through by its own lint.
 * Example: the environment bureau marks towns in its own scheme; the main scheme assesses the bureau itself by that result.
 */
export function ownMarks(scheme: CompiledScheme, schemes: readonly CompiledScheme[], register: UnitRegister): Issue[] {
  if (resultIndicators(scheme).length === 0) return [];
  const enrolment = enrolInForce(scheme, register);
  return scheme.lists.flatMap((list) => {
    const tree = scheme.trees[list.id];
    if (!tree) return [];
    const codes = new Set(enrolment.members(list.units).map((i) => enrolment.units[i]?.code));
    return marksBehind(scheme, tree, schemes, new Set()).flatMap(({ by, through, marked }) => {
      const marks = marked.markedBy;
      if (!marks || marks.secondSeat || !codes.has(marks.code)) return [];
      const args = { marker: `${marks.code} ${marks.name}`, indicator: through, scheme: scheme.id, list: list.id, by };
      return [composeIssue('PACK_MARKS_ITSELF', marks.place, args, marked.clause)];
    });
  });
}

interface MarkBehind {
  /** The scheme in which the mark is given. */
  readonly by: string;
  /** The indicator through which it comes back. */
  readonly through: string;
  readonly marked: Indicator;
}

function marksBehind(scheme: CompiledScheme, part: Part, schemes: readonly CompiledScheme[], seen: Set<Part>): readonly MarkBehind[] {
  if (seen.has(part)) return [];
  seen.add(part);
  const rests = restsOn(part, scheme.indicators);
  return resultIndicators(scheme)
    .filter(({ id }) => rests.has(id))
    .flatMap(({ id, resultOf }) =>
      versionsRead(scheme, resultOf, schemes).flatMap((other) => {
        const tree = other.trees[resultOf.list];
        const read = tree && partAt(tree, resultOf.part ?? '');
        if (!read) return [];
        const own = restsOn(read, other.indicators);
        const here = other.indicators.filter((indicator) => own.has(indicator.id)).map((marked) => ({ by: other.id, marked }));
        return [...here, ...marksBehind(other, read, schemes, seen)].map((mark) => ({ ...mark, through: id }));
      }),
    );
}

function partAt(part: Part, path: string): Part | undefined {
  if (part.path === path) return part;
  return part.type === 'composite' ? part.parts.map((child) => partAt(child, path)).find((found) => found !== undefined) : undefined;
}
