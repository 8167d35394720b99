import { parsePeriod } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator, Quantity, TargetRow } from '../compiled.ts';
import { buildElsewhere } from './build-elsewhere.ts';
import { buildErrors } from './build-errors.ts';
import { indicatorVocabulary } from '../expression/vocabularies.ts';
import type { IndicatorShape } from '../shapes/indicator.ts';
import { buildRaters } from './build-raters.ts';
import { buildSurvey } from './build-survey.ts';
import { type Linker, localized, localizedIfGiven } from './linker.ts';
import type { Path, Source } from './source.ts';
import type { TableColumns } from './table.ts';

/** An indicator with what was found of it, which counts once it is known to belong to the scheme. */
export interface BuiltIndicator {
  readonly indicator: Indicator;
  readonly link: Linker;
}

/** Indicators of a scheme and of its libraries, sorted by ID, their expressions compiled (SCHEME-20), each with a linker of its own. */
export function buildIndicators(shapes: Readonly<Record<string, IndicatorShape>>, main: Linker): BuiltIndicator[] {
  const vocabulary = indicatorVocabulary(main.context);
  return Object.keys(shapes)
    .sort()
    .map((id) => {
      const shape = shapes[id] as IndicatorShape;
      const link = main.apart();
      const path = ['indicators', id];
      const clause = link.clause(path, shape.clause);
      const quantity = (field: 'target' | 'baseline'): Quantity | undefined => {
        const value = shape[field];
        return value === undefined ? undefined : link.quantity([...path, field], value, vocabulary, clause);
      };
      if (shape.dimension !== undefined) link.mention('dimension', shape.dimension, [...path, 'dimension'], clause);
      if (/^\d{6,} \S/.test(shape.owner ?? '')) link.unitCode(shape.owner as string, link.place([...path, 'owner']), clause);
      const lag = buildLag(shape, path, link);
      checkScheduleKeys(shape, path, link);
      const indicator: Indicator = {
        id,
        title: localized(shape.title),
        definition: localizedIfGiven(shape.definition),
        dimension: shape.dimension,
        nature: shape.nature,
        horizon: shape.horizon,
        priority: shape.priority,
        kind: shape.kind,
        accrual: shape.accrual,
        basis: shape.basis,
        unit: shape.unit,
        range: shape.range,
        better: shape.better,
        every: shape.every,
        january: shape.january,
        available: shape.available,
        embargo: shape.embargo,
        source: shape.source,
        owner: shape.owner,
        statistic: shape.statistic,
        tags: shape.tags,
        target: quantity('target'),
        baseline: quantity('baseline'),
        params: shape.params,
        schedule: shape.schedule,
        between: shape.between,
        lag,
        light: shape.light,
        formula:
          shape.formula === undefined ? undefined : link.expression([...path, 'formula'], shape.formula, 'double', vocabulary, clause),
        ...ratersOf(shape, path, link, clause),
        ...surveyOf(shape, path, link, clause),
        ...errorOf(shape, path, link, clause),
        ...buildElsewhere(shape, path, link, clause),
        clause,
        place: link.place(path, 'key'),
      };
      return { indicator, link };
    });
}

/** Nothing where nobody marks. */
function ratersOf(shape: IndicatorShape, path: Path, link: Linker, clause: string | undefined): Pick<Indicator, 'raters'> {
  const raters = buildRaters(shape, path, link, clause);
  return raters === undefined ? {} : { raters };
}

/** Nothing where the public is not asked. */
function surveyOf(shape: IndicatorShape, path: Path, link: Linker, clause: string | undefined): Pick<Indicator, 'survey'> {
  const survey = buildSurvey(shape, path, link, clause);
  return survey === undefined ? {} : { survey };
}

/** Nothing where no error is stated. */
function errorOf(shape: IndicatorShape, path: Path, link: Linker, clause: string | undefined): Pick<Indicator, 'error'> {
  const error = buildErrors(shape, path, link, clause);
  return error === undefined ? {} : { error };
}

function buildLag(shape: IndicatorShape, path: Path, link: Linker): Indicator['lag'] {
  if (!shape.lag) return undefined;
  const { in: basis, tolerance, ...thresholds } = shape.lag;
  for (const light of Object.keys(thresholds)) link.mention('light', light, [...path, 'lag', light], shape.clause, 'key');
  return { in: basis, tolerance, thresholds };
}

function checkScheduleKeys({ schedule }: IndicatorShape, path: Path, link: Linker): void {
  if (typeof schedule !== 'object' || Array.isArray(schedule)) return;
  for (const period of Object.keys(schedule)) {
    if (!parsePeriod(period))
      link.issues.push(schemeIssue('SCHEME_PERIOD', link.place([...path, 'schedule', period], 'key'), { found: period }));
  }
}

const TARGET_COLUMNS: TableColumns = {
  indicator: { kind: 'identifier', required: true },
  unit: { kind: 'unit', required: false },
  class: { kind: 'identifier', required: false },
  period: { kind: 'period', required: false },
  target: { kind: 'number', required: false },
  baseline: { kind: 'number', required: false },
};

/**
 * Rows of the tables of targets, the parent's before the child's: later rows stand above earlier ones (SCHEME-43).
 *
 * Errors: SCHEME_TABLE_EITHER where a row names both a unit and a class, or neither a target nor a baseline; SCHEME_TABLE_ROW_TWICE as a warning.
 */
export function buildTargets(tables: readonly { readonly source: Source; readonly name: string }[], link: Linker): TargetRow[] {
  return tables.flatMap(({ source, name }) => {
    const first = new Map<string, number>();
    return link.table(['targets'], name, TARGET_COLUMNS, source).flatMap((row) => {
      const indicator = row.text('indicator') as string;
      const [unit, ofClass, target, baseline] = [row.text('unit'), row.text('class'), row.number('target'), row.number('baseline')];
      link.mentions.push({ kind: 'indicator', name: indicator, place: row.place('indicator') });
      if (ofClass !== undefined) link.mentions.push({ kind: 'class', name: ofClass, place: row.place('class') });
      if (unit !== undefined && ofClass !== undefined)
        link.issues.push(schemeIssue('SCHEME_TABLE_EITHER', row.place('class'), { columns: 'unit, class', found: 'both' }));
      if (target === undefined && baseline === undefined) {
        link.issues.push(schemeIssue('SCHEME_TABLE_EITHER', row.place('indicator'), { columns: 'target, baseline', found: 'neither' }));
        return [];
      }
      const about = [indicator, unit ?? ofClass ?? '*', row.text('period') ?? '*'].join(' ');
      const before = first.get(about);
      if (before === undefined) first.set(about, row.line);
      else link.issues.push(schemeIssue('SCHEME_TABLE_ROW_TWICE', row.place('indicator'), { what: about, first_line: before }));
      const unitCode = unit === undefined ? undefined : link.unitCode(unit, row.place('unit'));
      return [{ indicator, unitCode, class: ofClass, period: row.text('period'), target, baseline, place: row.place('indicator') }];
    });
  });
}
