import { type Issue, nearest, type UnitRegister } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { listed } from '../load/listed.ts';
import type { Draft } from './draft.ts';

/**
 * Every name that a rule uses is declared: indicators, classes, lists, grades, lights, dimensions, attributes, fields.
 *
 * Rule: SCHEME-11. Dimensions are checked where the scheme or its library declares any.
 * Errors: SCHEME_UNKNOWN_NAME with the nearest known name.
 */
export function checkNames(draft: Draft): Issue[] {
  const { declared, scheme } = draft;
  const fields = new Set(Object.values(scheme.trees).flatMap((tree) => tree.parts.map(({ name }) => name)));
  const hierarchies = draft.register && new Set(draft.register.memberships.map(({ hierarchy }) => hierarchy));
  return draft.link.mentions.flatMap(({ kind, name, place, clause }) => {
    if (kind === 'part' || kind === 'role') return [];
    const known = kind === 'field' ? fields : kind === 'hierarchy' ? hierarchies : declared[kind];
    if (known === undefined || known.has(name) || (kind === 'dimension' && known.size === 0)) return [];
    return [schemeIssue('SCHEME_UNKNOWN_NAME', place, { kind, name, nearest: nearest(name, known), known: listed(known) }, clause)];
  });
}

/**
 * Every clause cited is a heading of the regulation that the file belongs to.
 *
 * Rule: SCHEME-10. Errors: SCHEME_CLAUSE_UNKNOWN with the nearest clause.
 */
export function checkClauses({ link, layer }: Draft): Issue[] {
  return link.clauses.flatMap(({ clause, place }) => {
    const covered = layer.clauses.get(place.file ?? '');
    if (!covered || covered.clauses.has(clause)) return [];
    const args = { clause, nearest: nearest(clause, covered.clauses.keys()), regulation: covered.regulation };
    return [schemeIssue('SCHEME_CLAUSE_UNKNOWN', place, args)];
  });
}

/**
 * Attributes that the scheme declares are columns of the register.
 *
 * Rule: SCHEME-12. Errors: SCHEME_UNKNOWN_NAME.
 */
export function checkAttributes({ scheme, register, link }: Draft): Issue[] {
  if (!register) return [];
  const columns = new Set(register.versions.flatMap(({ attributes }) => Object.keys(attributes)));
  return [...textsAmongNumbers(scheme, register), ...unknownColumns(scheme, link, columns)];
}

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Of one attribute so many cells are named. */
const NAMED = 20;

/** Cells of a numeric attribute that hold no plain number: a selector would leave their units out without a word (SCHEME-33). */
function textsAmongNumbers(scheme: Draft['scheme'], register: UnitRegister): Issue[] {
  const numeric = Object.entries(scheme.attributes).flatMap(([name, type]) => (type === 'number' ? [name] : []));
  return numeric.flatMap((column) =>
    register.versions
      .map(({ attributes, line, id }) => ({ found: attributes[column]?.trim() ?? '', line, unit: id }))
      .filter(({ found }) => found !== '' && !PLAIN_NUMBER.test(found))
      .slice(0, NAMED)
      .map(({ found, line, unit }) =>
        schemeIssue(
          'SCHEME_TABLE_CELL',
          { file: REGISTER_FILE, line, unit, excerpt: found },
          { column, found, expected: 'number', suggestion: '' },
        ),
      ),
  );
}

/** Where the register stands by default; a scheme is not told its name. */
const REGISTER_FILE = 'units.csv';

function unknownColumns(scheme: Draft['scheme'], link: Draft['link'], columns: ReadonlySet<string>): Issue[] {
  return Object.keys(scheme.attributes)
    .filter((name) => !columns.has(name))
    .map((name) =>
      schemeIssue('SCHEME_UNKNOWN_NAME', link.place(['attributes', name], 'key'), {
        kind: 'column',
        name,
        nearest: nearest(name, columns),
        known: listed(columns),
      }),
    );
}
