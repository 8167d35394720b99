import { bilingual, type Column, type Issue, joined, missingCode, type Observations, type Origin, type UnitRegister } from '@kedu/model';
import type { Indicator, RaterGroup } from '@kedu/scheme';
import { raterIssue } from './codes.ts';
import { GROUP_FIGURES, type GroupFigure, markColumn } from './columns.ts';
import type { CountedMarks, GroupMarks } from './countMarks.ts';

/** Counted marks of one indicator in one period. */
export interface MarkedIndicator {
  readonly indicator: Indicator;
  readonly period: string;
  /** The files that they stood in, joined; no line of them is ever cited as the origin of a value. */
  readonly file: string;
  readonly counted: CountedMarks;
}

/** Of the units of one group with too few marks so many are named. */
const NAMED = 3;
/** Of the raters with too many top marks so many lines are named. */
const NAMED_LINES = 10;
/** Marks rest on a whole file: its first line stands for it. */
const WHOLE_FILE = 1;

/**
 * Observations with the figures of marks among them, so that what was counted goes wherever values go: into the hash of the data, the snapshot, the report.
 *
 * Shape: per group six columns (GROUP_FIGURES), over the units of the observations. Missing: no mark at all is `overdue`; a mean that must not count, and a
 * spread that must not be shown, are `withheld`. Rule: RATERS-1, RATERS-2, RATERS-5. Errors: none.
 */
export function withMarks(observations: Observations, marked: readonly MarkedIndicator[], register: UnitRegister): Observations {
  if (marked.length === 0) return observations;
  const { unitIds } = observations;
  const example = new Set(register.versions.filter((unit) => unit.example).map(({ id }) => id));
  const columns = new Map<string, Map<string, { readonly column: Column; readonly file: string }>>();
  for (const { indicator, period, file, counted } of marked) {
    for (const { id: group } of indicator.raters?.groups ?? []) {
      for (const figure of GROUP_FIGURES) {
        const name = markColumn(indicator.id, group, figure);
        const byPeriod = columns.get(name) ?? new Map<string, { readonly column: Column; readonly file: string }>();
        byPeriod.set(period, { column: columnOf(unitIds, counted, group, figure), file });
        columns.set(name, byPeriod);
      }
    }
  }
  const originOf = (name: string, period: string, unit: number): Origin | undefined => {
    const found = columns.get(name)?.get(period);
    if (found?.column.missing[unit] !== 0) return undefined;
    return { file: found.file, line: WHOLE_FILE, example: example.has(unitIds[unit] ?? '') };
  };
  return {
    unitIds,
    indicators: [...new Set([...observations.indicators, ...columns.keys()])].sort(),
    periods: [...new Set([...observations.periods, ...marked.map(({ period }) => period)])].sort(),
    column: (indicator, period) => columns.get(indicator)?.get(period)?.column ?? observations.column(indicator, period),
    origin: (indicator, period, unit) =>
      columns.has(indicator) ? originOf(indicator, period, unit) : observations.origin(indicator, period, unit),
  };
}

function columnOf(unitIds: readonly string[], counted: CountedMarks, group: string, figure: GroupFigure): Column {
  const values = new Float64Array(unitIds.length).fill(Number.NaN);
  const missing = new Uint8Array(unitIds.length).fill(missingCode('overdue'));
  unitIds.forEach((id, unit) => {
    const own = counted.byUnit.get(id)?.get(group);
    if (!own) return;
    const value = figureOf(own, figure);
    values[unit] = value ?? Number.NaN;
    missing[unit] = value === undefined ? missingCode('withheld') : 0;
  });
  return { values, missing };
}

function figureOf({ mean, count, recused, setAside, trimmed, sd }: GroupMarks, figure: GroupFigure): number | undefined {
  switch (figure) {
    case 'mean':
      return mean;
    case 'count':
      return count;
    case 'recused':
      return recused;
    case 'set_aside':
      return setAside;
    case 'trimmed':
      return trimmed;
    case 'sd':
      return sd;
  }
}

/** What counting found: raters with too many top marks, groups with too few marks. Rule: RATERS-2, RATERS-3. */
export function markIssues({ indicator, period, file, counted }: MarkedIndicator, register: UnitRegister): readonly Issue[] {
  const { raters, title, clause } = indicator;
  if (!raters) return [];
  const spread = raters.spread ?? { top: Number.NaN, atMost: Number.NaN };
  const top = tooManyTop(counted.tooManyTop).map(({ place, ...args }) =>
    raterIssue(
      'RATERS_TOO_MANY_TOP',
      { ...place, indicator: indicator.id, period },
      { ...bilingual('indicator', title), ...args, top: spread.top, at_most: `${Number((spread.atMost * 100).toFixed(4))}%` },
      clause,
    ),
  );
  const names = new Map(register.versions.map(({ id, name }) => [id, name]));
  const fewIn = (unitId: string, group: RaterGroup): boolean => (counted.byUnit.get(unitId)?.get(group.id)?.count ?? 0) < raters.atLeast;
  const few = raters.groups.flatMap((group) => {
    const units = [...counted.byUnit.keys()].filter((id) => fewIn(id, group));
    if (units.length === 0) return [];
    const named = units.slice(0, NAMED).map((id) => names.get(id) ?? { 'zh-CN': id });
    const args = {
      ...bilingual('indicator', title),
      ...bilingual('group', group.title),
      ...bilingual('units', joined(named)),
      count: units.length,
      of: counted.byUnit.size,
      none: units.filter((id) => raters.groups.every((other) => fewIn(id, other))).length,
      more: units.length - named.length,
      at_least: raters.atLeast,
    };
    return [raterIssue('RATERS_TOO_FEW', { file, indicator: indicator.id, period }, args, clause)];
  });
  return [...top, ...few];
}

/** Raters with too many top marks, as one: their first lines, each with its top marks of all that it gave. None where there are none. */
function tooManyTop(raters: CountedMarks['tooManyTop']) {
  const [first] = raters;
  if (!first) return [];
  const severalFiles = raters.some(({ file }) => file !== first.file);
  const lines = raters.slice(0, NAMED_LINES).map(({ file, line, count, of }) => {
    const at = severalFiles ? `${file}:${line}` : String(line);
    return { 'zh-CN': `${at}（${count}/${of}）`, en: `${at} (${count}/${of})` };
  });
  const place = { file: first.file, line: first.line };
  return [{ place, count: raters.length, ...bilingual('lines', joined(lines)), more: raters.length - lines.length }];
}
