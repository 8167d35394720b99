import { bilingual, nearest, titledId } from '@kedu/model';
import type { Issue, Place, UnitVersion } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { UnitClass, UnitList } from '../compiled.ts';
import type { UnitMention } from '../load/linker.ts';
import { listed } from '../load/listed.ts';
import type { Draft } from './draft.ts';
import type { Enrolment } from './enrol.ts';

/**
 * Code and name of every unit named, as a pair, in the register (SCHEME-31).
 *
 * A pair that stands several times is one issue, at its first place, with its count.
 * A name that the code had in any version is right; a code that lies in the register under another name, or a name under another code, is not.
 * Errors: SCHEME_UNIT_UNKNOWN, SCHEME_UNIT_NAME (what the register says of the code, and the code that has the name).
 */
export function checkUnitPairs({ link, register }: Draft): Issue[] {
  if (!register) return [];
  const byCode = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const english = new Set<string>();
  for (const { code, name } of register.versions) {
    put(byCode, code, name['zh-CN']);
    put(byName, name['zh-CN'], code);
    if (name.en !== undefined) {
      english.add(`${code} ${name.en}`);
      put(byName, name.en, code);
    }
  }
  const wrong = link.units.filter(({ code, name }) => !byCode.get(code)?.has(name) && !english.has(`${code} ${name}`));
  return pairsOnce(wrong).flatMap(({ code, name, place, clause, count }) => {
    const names = byCode.get(code);
    const pair = (at: string): string => `${[...(byName.get(at) ?? [])].sort().join(' / ')} ${at}`;
    // A name that stands alone was read as a code.
    const meant = name === '' ? code : name;
    const near = byName.has(meant) ? meant : nearest(meant, byName.keys());
    if (names)
      return [
        schemeIssue(
          'SCHEME_UNIT_NAME',
          place,
          { code, found: name, expected: [...names].sort().join(' / '), nearest: near === '' || names.has(near) ? '' : pair(near), count },
          clause,
        ),
      ];
    const nearCode = near === '' ? nearest(code, byCode.keys()) : '';
    return [
      schemeIssue(
        'SCHEME_UNIT_UNKNOWN',
        place,
        {
          code,
          name,
          nearest: near !== '' ? pair(near) : nearCode === '' ? '' : `${nearCode} ${[...(byCode.get(nearCode) ?? [])].sort().join(' / ')}`,
          count,
        },
        clause,
      ),
    ];
  });
}

/** Each pair of code and name once, at the place that comes first in its files. */
function pairsOnce(mentions: readonly UnitMention[]): (UnitMention & { readonly count: number })[] {
  const once = new Map<string, UnitMention & { readonly count: number }>();
  const before = (a: Place, b: Place): boolean => (a.file === b.file ? (a.line ?? 0) < (b.line ?? 0) : (a.file ?? '') < (b.file ?? ''));
  for (const mention of mentions) {
    const key = `${mention.code} ${mention.name}`;
    const known = once.get(key);
    const first = known && !before(mention.place, known.place) ? known : mention;
    once.set(key, { ...first, count: (known?.count ?? 0) + 1 });
  }
  return [...once.values()];
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

/**
 * No list, group or class without units, no unit in two main classes, no unit twice in one selector, no ID for two classes.
 *
 * Rule: CLASS-1, CLASS-2, CLASS-3, SCHEME-30.
 * Errors: SCHEME_LIST_EMPTY, SCHEME_GROUP_EMPTY, CLASS_EMPTY, CLASS_TWICE, CLASS_DUPLICATE_ID, CLASS_RESERVED_ID, SCHEME_UNIT_TWICE; SCHEME_UNIT_IN_TWO_LISTS as a warning.
 */
export function checkMembership(draft: Draft): Issue[] {
  const { scheme, enrolment } = draft;
  const issues = [...checkClassIds(draft), ...checkTwice(draft)];
  if (!enrolment) return issues;
  const readable = (section: string, { id }: UnitList | UnitClass): boolean =>
    !draft.link.isBroken([section, id, 'units']) && !draft.link.isBroken([section, id]);
  for (const list of scheme.lists) {
    if (!readable('lists', list)) continue;
    const members = enrolment.members(list.units);
    if (members.length === 0) issues.push(schemeIssue('SCHEME_LIST_EMPTY', list.place, { list: list.id, found: selectorText(list.units) }));
    else
      issues.push(
        ...checkGroups(
          list,
          members.map((i) => enrolment.units[i] as UnitVersion),
        ),
      );
  }
  for (const [section, classes] of [
    ['classes', scheme.classes],
    ['overlays', scheme.overlays],
  ] as const) {
    for (const unitClass of classes) {
      if (readable(section, unitClass) && enrolment.members(unitClass.units).length === 0)
        issues.push(
          schemeIssue('CLASS_EMPTY', unitClass.place, { class: unitClass.id, found: selectorText(unitClass.units) }, unitClass.clause),
        );
    }
  }
  return [...issues, ...checkOneClass(scheme.classes, enrolment), ...checkOneList(scheme.lists, enrolment)];
}

function selectorText(selector: UnitList['units']): string {
  return 'codes' in selector ? selector.codes.join(', ') : 'kind' in selector ? selector.kind : selector.where.source;
}

function checkGroups({ id, groups, groupBy, place }: UnitList, members: readonly UnitVersion[]): Issue[] {
  const found = new Set(members.map(({ attributes }) => attributes[groupBy] ?? ''));
  return (groups ?? [])
    .filter((group) => !found.has(group))
    .map((group) => schemeIssue('SCHEME_GROUP_EMPTY', place, { list: id, group, known: listed(found) }));
}

function checkClassIds({ scheme }: Draft): Issue[] {
  const issues: Issue[] = [];
  const first = new Map<string, UnitClass>();
  for (const unitClass of [...scheme.classes, ...scheme.overlays]) {
    const { id, place, clause } = unitClass;
    const other = first.get(id);
    if (id === 'else') issues.push(schemeIssue('CLASS_RESERVED_ID', place, { id }, clause));
    if (other)
      issues.push(
        schemeIssue(
          'CLASS_DUPLICATE_ID',
          place,
          { id, first: `${other.place.file ?? ''}:${other.place.line ?? 0}`, second: `${place.file ?? ''}:${place.line ?? 0}` },
          clause,
        ),
      );
    else first.set(id, unitClass);
  }
  return issues;
}

function checkTwice({ scheme }: Draft): Issue[] {
  return [...scheme.lists, ...scheme.classes, ...scheme.overlays].flatMap(({ id, units, place }) => {
    const codes = 'codes' in units ? units.codes : [];
    return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) =>
      schemeIssue('SCHEME_UNIT_TWICE', place, { unit: code, within: id }),
    );
  });
}

function checkOneClass(classes: readonly UnitClass[], enrolment: Enrolment): Issue[] {
  const first = new Map<number, UnitClass>();
  return classes.flatMap((unitClass) =>
    enrolment.members(unitClass.units).flatMap((index) => {
      const other = first.get(index);
      if (!other) {
        first.set(index, unitClass);
        return [];
      }
      const { code, name } = enrolment.units[index] as UnitVersion;
      return [
        schemeIssue(
          'CLASS_TWICE',
          unitClass.place,
          {
            unit: `${code} ${name['zh-CN']}`,
            ...bilingual('first', titledId(other.id, other.title)),
            ...bilingual('second', titledId(unitClass.id, unitClass.title)),
          },
          unitClass.clause,
        ),
      ];
    }),
  );
}

function checkOneList(lists: readonly UnitList[], enrolment: Enrolment): Issue[] {
  const first = new Map<number, UnitList>();
  return lists.flatMap((list) =>
    enrolment.members(list.units).flatMap((index) => {
      const other = first.get(index);
      if (!other) {
        first.set(index, list);
        return [];
      }
      const { code, name } = enrolment.units[index] as UnitVersion;
      return [schemeIssue('SCHEME_UNIT_IN_TWO_LISTS', list.place, { unit: `${code} ${name['zh-CN']}`, first: other.id, second: list.id })];
    }),
  );
}
