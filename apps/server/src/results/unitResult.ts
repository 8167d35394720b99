import type { Branch, ShownExplanation } from '@kedu/api';
import { type Explanation, explain, type ListResult } from '@kedu/engine';
import { shortNumber, titlesOf, wordExplanation } from '@kedu/messages';
import { type Locale, missingReason, type UnitId } from '@kedu/model';
import type { AssessedRun } from '@kedu/runner';
import type { Part } from '@kedu/scheme';
import { lightCell, lightKinds, shownColumns } from './lightMatrix.ts';
import { textOf, unitRows } from './resultRows.ts';

/** Steps of an explanation that tell a rank, or what hangs on one. */
const OF_RANKS: ReadonlySet<string> = new Set(['EXPLAIN_RANK', 'EXPLAIN_GRADE', 'EXPLAIN_PROPOSAL']);

/**
 * Everything about one unit in a run: rows, the tree of parts for a waterfall, figures with goals and lights, the explanation in words.
 *
 * Shape: undefined for a unit that no list holds. Missing values bear their reason. Rules: EXPLAIN-1, RUNNING-6: without ranks, neither
 * rank nor grade nor proposals are told.
 */
export function unitResult(run: AssessedRun, unit: UnitId, withRanks: boolean, locale: Locale) {
  const { scheme, assessment } = run;
  const index = assessment.units.findIndex(({ id }) => id === unit);
  const places = assessment.lists.flatMap((list) => {
    const member = list.members.indexOf(index);
    return member < 0 ? [] : [{ list, member }];
  });
  if (index < 0 || places.length === 0) return undefined;
  return {
    results: unitRows(run, unit, withRanks, locale),
    branches: places.map(({ list }) => ({ list: list.list, items: branchesOf(run, list, index) })),
    kinds: lightKinds(run),
    figures: figuresOf(
      run,
      places.map(({ list }) => list),
      index,
      locale,
    ),
    explanations: places.map(({ list, member }) => ({
      list: list.list,
      explanation: worded(explain(run.trace, { list: list.list, member }), titlesOf(scheme, locale), locale, withRanks),
    })),
  };
}

function branchesOf({ scheme }: AssessedRun, list: ListResult, unit: number): readonly Branch[] {
  const rows: Branch[] = [];
  const visit = (part: Part, depth: number): void => {
    const found = list.parts.get(part.path);
    const weight = found?.weight[unit] ?? 0;
    const isAddition = part.type === 'addition';
    if (depth > 0 && weight === 0 && !isAddition) return;
    const points = found?.points.values[unit];
    rows.push({
      path: part.path,
      title: textOf(part.title),
      depth,
      ...(isAddition || depth === 0 ? {} : { weight, worth: weight }),
      ...finite('score', found?.score.values[unit]),
      ...finite('points', depth === 0 ? found?.score.values[unit] : isAddition ? found?.score.values[unit] : points),
      isAddition,
      ...(part.type === 'leaf' ? { indicator: part.indicator } : {}),
    });
    if (part.type === 'composite') for (const child of part.parts) visit(child, depth + 1);
  };
  const tree = scheme.trees[list.list];
  if (tree) visit(tree, 0);
  return rows;
}

function figuresOf(run: AssessedRun, lists: readonly ListResult[], unit: number, locale: Locale) {
  const { scheme, assessment } = run;
  const lights = new Map(shownColumns(assessment.lights).map((light) => [light.indicator, light]));
  const scores = new Map<string, number>();
  const asked = new Set<string>();
  const visit = (part: Part, list: ListResult): void => {
    if (part.type === 'composite') for (const child of part.parts) visit(child, list);
    const found = list.parts.get(part.path);
    if (part.type !== 'leaf' || !found || (found.weight[unit] ?? 0) === 0) return;
    asked.add(part.indicator);
    if (!scores.has(part.indicator)) scores.set(part.indicator, found.score.values[unit] as number);
  };
  for (const list of lists) {
    const tree = scheme.trees[list.list];
    if (tree) visit(tree, list);
  }
  return scheme.indicators.flatMap((indicator) => {
    const column = assessment.values.get(indicator.id);
    const light = lights.get(indicator.id);
    const isLit = light !== undefined && light.cell(unit).state !== 'not_applicable';
    if (!asked.has(indicator.id) && !isLit) return [];
    const reason = missingReason(column?.missing[unit] ?? 0);
    return [
      {
        indicator: indicator.id,
        title: textOf(indicator.title),
        unit: indicator.unit ?? '',
        period: assessment.period.id,
        ...finite('value', column?.values[unit]),
        ...(reason === undefined ? {} : { missing: reason }),
        ...finite('score', scores.get(indicator.id)),
        ...(isLit ? { light: lightCell(run, light, unit, true, locale) } : {}),
        ...(indicator.clause === undefined ? {} : { clause: indicator.clause }),
      },
    ];
  });
}

function worded(node: Explanation, titleOf: ReturnType<typeof titlesOf>, locale: Locale, withRanks: boolean): ShownExplanation {
  const { sentence, arithmetic, source } = wordExplanation(node, locale, shortNumber, titleOf);
  return {
    code: node.code,
    ...(node.title === undefined ? {} : { title: textOf(node.title) }),
    sentence,
    ...(arithmetic === undefined ? {} : { arithmetic }),
    ...(node.result === undefined ? {} : { result: node.result }),
    ...(node.clause === undefined ? {} : { clause: node.clause }),
    ...(source === undefined ? {} : { source }),
    children: node.children
      .filter(({ code }) => withRanks || !OF_RANKS.has(code))
      .map((child) => worded(child, titleOf, locale, withRanks)),
  };
}

function finite<K extends string>(name: K, value: number | undefined): { readonly [N in K]?: number } {
  return (value === undefined || !Number.isFinite(value) ? {} : { [name]: value }) as { readonly [N in K]?: number };
}
