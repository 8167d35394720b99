import type { UnitClass, UnitList, UnitSelector } from '../compiled.ts';
import { eligibilityVocabulary, unitVocabulary } from '../expression/vocabularies.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { type Linker, localized } from './linker.ts';
import type { Path } from './source.ts';

type SelectorShape = SchemeShape['lists'][string]['units'];

/** Lists of units that are ranked together (SCHEME-30). A selector that could not be read chooses none and is marked unread. */
export function buildLists(shapes: SchemeShape['lists'], link: Linker): UnitList[] {
  return Object.entries(shapes).map(([id, shape]) => {
    const path = ['lists', id];
    const groupBy = shape.group_by ?? 'group';
    if (shape.groups || shape.group_by !== undefined)
      link.mention('attribute', groupBy, [...path, shape.group_by === undefined ? 'groups' : 'group_by']);
    if (shape.within !== undefined) link.mention('hierarchy', shape.within, [...path, 'within']);
    return {
      id,
      title: shape.title === undefined ? { 'zh-CN': id } : localized(shape.title),
      units: buildSelector(shape.units, [...path, 'units'], link),
      ...buildGroups(shape.groups),
      groupBy,
      nodes: shape.nodes,
      watch: shape.watch,
      within: shape.within,
      eligible: buildEligible(shape.eligible, [...path, 'eligible'], link),
      place: link.place(path, 'key'),
    };
  });
}

/** Groups as a list, or as a mapping that gives them titles (SCHEME-32). */
function buildGroups(groups: SchemeShape['lists'][string]['groups']): Pick<UnitList, 'groups' | 'groupTitles'> {
  if (groups === undefined || Array.isArray(groups)) return { groups };
  return {
    groups: Object.keys(groups),
    groupTitles: Object.fromEntries(Object.entries(groups).map(([group, title]) => [group, localized(title)])),
  };
}

function buildEligible(shape: SchemeShape['lists'][string]['eligible'], path: Path, link: Linker): UnitList['eligible'] {
  if (!shape) return undefined;
  const clause = link.clause(path, shape.clause);
  const when = link.expression([...path, 'when'], shape.when, 'bool', eligibilityVocabulary(link.context, 'eligible'), clause);
  return when && { when, otherwise: localized(shape.otherwise), clause };
}

/** Main classes or overlays, in the order of the file (CLASS-1). */
export function buildClasses(field: 'classes' | 'overlays', shapes: SchemeShape['classes'], link: Linker): UnitClass[] {
  return Object.entries(shapes).map(([id, shape]) => {
    const path = [field, id];
    const clause = link.clause(path, shape.clause);
    return {
      id,
      title: localized(shape.title),
      units: buildSelector(shape.units, [...path, 'units'], link, clause),
      clause,
      place: link.place(path, 'key'),
    };
  });
}

function buildSelector(shape: SelectorShape, path: Path, link: Linker, clause?: string): UnitSelector {
  if (Array.isArray(shape))
    return { codes: shape.map((reference, index) => link.unitCode(reference, link.place([...path, index]), clause)) };
  if (typeof shape === 'string') return { kind: shape };
  const where = link.expression([...path, 'where'], shape.where, 'bool', unitVocabulary(link.context), clause);
  return where ? { where } : { codes: [] };
}
