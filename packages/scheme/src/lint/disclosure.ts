import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { registerScope } from './enrol.ts';
import type { Draft } from './draft.ts';

/**
 * Rules of disclosure that would keep nothing back, and such as would show results of persons to everybody.
 *
 * Rules: DISCLOSE-3, DISCLOSE-5. Errors: SCHEME_DISCLOSE_NOBODY (`set`, `units`) at the rule, SCHEME_DISCLOSE_PERSONS at the rule.
 */
export function checkDisclosure(draft: Draft): Issue[] {
  const { scheme, link } = draft;
  if (!scheme.disclosure || link.isBroken(['disclosure'])) return [];
  return [...ofNothing(draft), ...ofPersons(draft)];
}

/** A set is empty, or its condition fits no unit. A rule of a parent about indicators that this scheme leaves on the shelf is none of its faults. */
function ofNothing({ scheme, enrolment, shelf, layer }: Draft): Issue[] {
  const { indicators, smallCells } = scheme.disclosure as NonNullable<typeof scheme.disclosure>;
  const own = layer.source.fileOf([]);
  return [...indicators, ...smallCells].flatMap((rule) => {
    const { place, clause, of } = rule;
    if (place.file !== own) return [];
    const empty = of.find((word) => word.includes(':') && rule.indicators.length === 0) ?? '';
    if (empty !== '' && shelf.length > 0) return [schemeIssue('SCHEME_DISCLOSE_NOBODY', place, { reason: 'set', found: empty }, clause)];
    if (!('where' in rule) || !rule.where || !enrolment) return [];
    const holds = rule.where.evaluate(registerScope(enrolment.units, scheme.attributes));
    const some = enrolment.units.some((_, i) => holds.missing[i] === 0 && holds.values[i] === 1);
    return some ? [] : [schemeIssue('SCHEME_DISCLOSE_NOBODY', place, { reason: 'units', found: rule.where.source }, clause)];
  });
}

function ofPersons({ scheme, enrolment }: Draft): Issue[] {
  const { results } = scheme.disclosure as NonNullable<typeof scheme.disclosure>;
  if (!enrolment) return [];
  return results.flatMap(({ lists, level, place, clause }) =>
    level !== 'public'
      ? []
      : lists.flatMap((id) => {
          const list = scheme.lists.find((one) => one.id === id);
          const persons = list ? enrolment.members(list.units).filter((i) => enrolment.units[i]?.kind === 'person').length : 0;
          return persons === 0 ? [] : [schemeIssue('SCHEME_DISCLOSE_PERSONS', place, { list: id, count: persons }, clause)];
        }),
  );
}
