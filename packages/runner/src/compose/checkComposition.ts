import { yearsOf } from '@kedu/engine';
import { bilingual, type Issue, LOCALES, nearest, titledId, type UnitRegister } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';
import type { PlannedRun } from '../pack/pack.ts';
import { schemesInForce } from '../pack/schemeInForce.ts';
import { composeIssue } from './codes.ts';
import { ownMarks } from './ownMarks.ts';
import { type ResultIndicator, resultIndicators, schemeCircles } from './schemeOrder.ts';
import { versionsRead } from './versionsRead.ts';

/** So many names are listed where one is unknown. */
const LISTED = 20;

/**
 * Whether the schemes of a pack fit together: what is taken from another scheme exists and is run, nobody waits for itself, nobody marks what it is assessed on.
 *
 * Rule: FROM-2, FROM-3, FROM-6 (docs/spec/composed.md). All schemes of the pack must have compiled.
 * Errors: PACK_RESULT_UNKNOWN (the nearest name), PACK_SCHEME_CIRCLE (named whole), PACK_TERM_YEARS, PACK_MARKS_ITSELF; PACK_RESULT_PERIOD as a warning.
 */
export function checkComposition(schemes: readonly CompiledScheme[], runs: readonly PlannedRun[], register: UnitRegister): Issue[] {
  const circles = schemeCircles(schemes).map(({ circle, first }) =>
    composeIssue('PACK_SCHEME_CIRCLE', first.resultOf.place, inCircle(circle, schemes), first.clause),
  );
  const ofEach = (check: (scheme: CompiledScheme, indicator: ResultIndicator) => readonly Issue[]): Issue[] =>
    schemes.flatMap((scheme) => resultIndicators(scheme).flatMap((indicator) => check(scheme, indicator)));
  const unknown = ofEach((scheme, indicator) => unknownNames(scheme, indicator, schemes));
  if (circles.length > 0 || unknown.length > 0) return [...circles, ...distinct(unknown)];
  return distinct([
    ...ofEach((scheme, indicator) => unfitPeriods(scheme, indicator, schemes, runs)),
    ...schemes.flatMap((scheme) => ownMarks(scheme, schemes, register)),
  ]);
}

/** Schemes of a circle by title and ID, each after the one that it waits for. */
function inCircle(circle: readonly string[], schemes: readonly CompiledScheme[]) {
  const titled = circle.map((id) => titledId(id, schemes.find((one) => one.id === id)?.title));
  const [zh, en] = LOCALES.map((locale) => titled.map((title) => title[locale]).join(' → '));
  return bilingual('circle', { 'zh-CN': zh ?? '', en: en ?? '' });
}

function unknownNames(scheme: CompiledScheme, indicator: ResultIndicator, schemes: readonly CompiledScheme[]): Issue[] {
  const { resultOf, id, clause } = indicator;
  const unknown = (kind: 'scheme' | 'list' | 'part', name: string, known: readonly string[]): Issue[] => [
    composeIssue(
      'PACK_RESULT_UNKNOWN',
      resultOf.place,
      { kind, name, nearest: nearest(name, known), known: known.slice(0, LISTED).join(', '), indicator: id },
      clause,
    ),
  ];
  const versions = versionsRead(scheme, resultOf, schemes);
  if (versions.length === 0) {
    const others = new Set(schemes.map((one) => one.id));
    others.delete(scheme.id);
    return unknown('scheme', resultOf.scheme, [...others]);
  }
  return versions.flatMap(({ trees }) => {
    const tree = trees[resultOf.list];
    if (!tree) return unknown('list', resultOf.list, Object.keys(trees));
    if (resultOf.part === undefined) return [];
    const paths = pathsOf(tree);
    return paths.includes(resultOf.part) ? [] : unknown('part', resultOf.part, paths);
  });
}

function pathsOf(part: Part): readonly string[] {
  const own = part.path === '' || part.type === 'addition' ? [] : [part.path];
  return part.type === 'composite' ? [...own, ...part.parts.flatMap(pathsOf)] : own;
}

/** Whether the other scheme is run when this one needs it, and the years of a term have a weight each. */
function unfitPeriods(
  scheme: CompiledScheme,
  { resultOf, id, clause }: ResultIndicator,
  schemes: readonly CompiledScheme[],
  runs: readonly PlannedRun[],
): Issue[] {
  const own = runs.filter(({ period }) => schemesInForce(schemes, period).includes(scheme));
  const others = runs.filter(({ period }) => schemesInForce(schemes, period).some((other) => other.id === resultOf.scheme));
  const weights = resultOf.over?.weights;
  const uneven = weights && own.find(({ period }) => period.kind === 'term' && yearsOf(resultOf, period).length !== weights.length);
  if (uneven) {
    const expected = yearsOf(resultOf, uneven.period).length;
    return [
      composeIssue('PACK_TERM_YEARS', resultOf.place, { indicator: id, found: weights.length, expected, period: uneven.period.id }, clause),
    ];
  }
  const isRun = (first: number, last: number): boolean => others.some(({ period }) => period.first === first && period.last === last);
  const idle = own.find(({ period }) => yearsOf(resultOf, period).every(({ period: year }) => !isRun(year.first, year.last)));
  if (!idle) return [];
  const known = runs.map(({ period }) => period.id).join(', ');
  return [
    composeIssue('PACK_RESULT_PERIOD', resultOf.place, { indicator: id, scheme: resultOf.scheme, period: idle.period.id, known }, clause),
  ];
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify([issue.code, issue.place, issue.args]), issue])).values()];
}
