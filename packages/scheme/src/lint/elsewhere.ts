import { type Issue, nearest } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator } from '../compiled.ts';
import { listed } from '../load/listed.ts';
import type { Path } from '../load/source.ts';
import { valueAt } from '../load/source.ts';
import type { Draft } from './draft.ts';
import { restsOn } from './reads.ts';

/**
 * Values that come from elsewhere: one way to come by a value, keys that belong together, kinds and columns that the register has,
 * and nobody who marks what it is itself assessed on.
 *
 * Rule: FROM-1, FROM-2, FROM-5, FROM-6 (docs/spec/composed.md). Circles: checkCycles.
 * Errors: FROM_TWO_WAYS, FROM_IDLE_KEY, FROM_YEARS, FROM_MARKS_ITSELF, FROM_SECOND_SEAT; SCHEME_MISSING_FIELD, SCHEME_TARGET_MISSING, SCHEME_SHARES_SUM,
 * SCHEME_UNKNOWN_NAME.
 */
export function checkElsewhere(draft: Draft): Issue[] {
  const { scheme, link } = draft;
  return scheme.indicators.flatMap((indicator) => {
    if (link.isBroken(['indicators', indicator.id])) return [];
    return [
      ...checkOneWay(draft, indicator),
      ...checkChildren(draft, indicator),
      ...checkResult(draft, indicator),
      ...checkShared(draft, indicator),
      ...checkMarks(draft, indicator),
    ];
  });
}

const pathOf = ({ id }: Indicator, ...steps: string[]): Path => ['indicators', id, ...steps];

function checkOneWay({ link }: Draft, indicator: Indicator): Issue[] {
  const ways = {
    formula: indicator.formula,
    from_children: indicator.fromChildren,
    result_of: indicator.resultOf,
    shared_by: indicator.sharedBy,
    raters: indicator.raters,
    survey: indicator.survey,
  };
  const found = Object.entries(ways).flatMap(([way, value]) => (value === undefined ? [] : [way]));
  if (found.length < 2) return [];
  const place = link.place(pathOf(indicator, found[1] as string), 'key');
  return [schemeIssue('FROM_TWO_WAYS', place, { indicator: indicator.id, found: found.join(', ') }, indicator.clause)];
}

function checkChildren(draft: Draft, indicator: Indicator): Issue[] {
  const { fromChildren: from, clause } = indicator;
  if (!from) return [];
  const { link, scheme, register } = draft;
  const at = (key: string): Path => pathOf(indicator, 'from_children', key);
  const idle = (key: string, expected: string): Issue =>
    schemeIssue('FROM_IDLE_KEY', link.place(at(key), 'key'), { key, found: `by: ${from.by}`, expected }, clause);
  const issues: Issue[] = [];
  if (from.by === 'weighted_mean' && from.weight === undefined)
    issues.push(schemeIssue('SCHEME_MISSING_FIELD', from.place, { field: 'weight', within: at('').slice(0, -1).join('.') }, clause));
  if (from.by !== 'weighted_mean' && from.weight !== undefined) issues.push(idle('weight', 'by: weighted_mean'));
  if (from.by !== 'share_reaching' && from.target !== undefined) issues.push(idle('target', 'by: share_reaching'));
  const child = scheme.indicators.find(({ id }) => id === from.indicator);
  const hasTarget =
    child?.target !== undefined || scheme.targets.some((row) => row.indicator === from.indicator && row.target !== undefined);
  if (from.by === 'share_reaching' && from.target === undefined && child && !hasTarget && !link.isBroken(['targets']))
    issues.push(
      schemeIssue('SCHEME_TARGET_MISSING', from.place, { indicator: from.indicator, what: 'target', needed_by: 'share_reaching' }, clause),
    );
  const kinds = register && new Set(register.versions.map(({ kind }) => kind));
  if (kinds && from.kind !== undefined && !kinds.has(from.kind))
    issues.push(unknown('unit_kind', from.kind, kinds, draft, at('kind'), clause));
  return issues;
}

function checkResult({ link }: Draft, indicator: Indicator): Issue[] {
  const { resultOf: from, clause } = indicator;
  if (!from) return [];
  const at = (...keys: string[]): Path => pathOf(indicator, 'result_of', ...keys);
  const issues: Issue[] = [];
  if (from.of !== 'self' && from.hierarchy === undefined)
    issues.push(schemeIssue('SCHEME_MISSING_FIELD', from.place, { field: 'hierarchy', within: at().join('.') }, clause));
  if (from.of === 'self' && from.hierarchy !== undefined)
    issues.push(
      schemeIssue(
        'FROM_IDLE_KEY',
        link.place(at('hierarchy'), 'key'),
        { key: 'hierarchy', found: 'of: self', expected: 'of: parent / of: children' },
        clause,
      ),
    );
  const weights = from.over?.weights;
  if (!weights) return issues;
  const place = link.place(at('over', 'weights'));
  const years = from.over?.years as number;
  if (weights.length !== years) issues.push(schemeIssue('FROM_YEARS', place, { found: weights.length, expected: years }, clause));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-9)
    issues.push(
      schemeIssue(
        'SCHEME_SHARES_SUM',
        place,
        { what: 'over.weights', found: Number(sum.toFixed(6)), expected: 1, sum: weights.join(' + ') },
        clause,
      ),
    );
  return issues;
}

function checkShared(draft: Draft, indicator: Indicator): Issue[] {
  const { sharedBy, clause } = indicator;
  if (sharedBy === undefined || !draft.register) return [];
  const columns = new Set(['kind', 'code', 'name', ...draft.register.versions.flatMap(({ attributes }) => Object.keys(attributes))]);
  return columns.has(sharedBy) ? [] : [unknown('column', sharedBy, columns, draft, pathOf(indicator, 'shared_by'), clause)];
}

function unknown(kind: string, name: string, known: ReadonlySet<string>, { link }: Draft, path: Path, clause: string | undefined): Issue {
  return schemeIssue('SCHEME_UNKNOWN_NAME', link.place(path), { kind, name, nearest: nearest(name, known), known: listed(known) }, clause);
}

/** Who marks must not stand in a list that is scored by its marks, directly or by what is made of them (FROM-6). */
function checkMarks(draft: Draft, indicator: Indicator): Issue[] {
  const { markedBy, id, clause } = indicator;
  const { scheme, enrolment, link, layer } = draft;
  if (!markedBy) {
    const second = valueAt(layer.source.value, pathOf(indicator, 'second_seat'));
    const within = pathOf(indicator).join('.');
    return second === undefined ? [] : [schemeIssue('SCHEME_MISSING_FIELD', indicator.place, { field: 'marked_by', within }, clause)];
  }
  const { code, name, secondSeat, place } = markedBy;
  if (secondSeat?.code === code)
    return [schemeIssue('FROM_SECOND_SEAT', link.place(pathOf(indicator, 'second_seat')), { marker: `${code} ${name}` }, clause)];
  if (secondSeat || !enrolment) return [];
  return scheme.lists.flatMap((list) => {
    const tree = scheme.trees[list.id];
    const isMember = enrolment.members(list.units).some((i) => enrolment.units[i]?.code === code);
    if (!tree || !isMember || !restsOn(tree, scheme.indicators).has(id)) return [];
    return [
      schemeIssue('FROM_MARKS_ITSELF', place, { marker: `${code} ${name}`, indicator: id, list: list.id, scheme: scheme.id }, clause),
    ];
  });
}
