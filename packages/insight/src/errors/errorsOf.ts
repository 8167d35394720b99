import { markColumn, surveyColumn, type Trace } from '@kedu/engine';
import type { Column } from '@kedu/model';
import type { ErrorSource, Indicator } from '@kedu/scheme';
import { type RevisionError, revisionError } from './revisions.ts';

/** Errors of one indicator in the period of a run; arrays run over the units of the run. */
export interface IndicatorError {
  readonly indicator: string;
  readonly sources: readonly { readonly sd: Float64Array; readonly shared: boolean }[];
  /** 1 where a source says something of the unit, be it 0. */
  readonly stated: Uint8Array;
  /** What revisions say, where it is estimated from them. */
  readonly revisions?: RevisionError | undefined;
}

/**
 * What a scheme states of the errors of its values, in figures: a standard deviation for each unit and source.
 *
 * Shape: indicators in the order of the scheme, without those of which nothing could be said. Units: those of the indicator. Missing: 0, and not stated, for a unit that no source
 * speaks of. Rule: ERROR-1, ERROR-2. Errors: none (what is wrong is said by the scheme). Example: value 50, relative 2 % → 1.
 */
export function errorsOf(trace: Trace): readonly IndicatorError[] {
  return trace.input.scheme.indicators.flatMap((indicator): IndicatorError[] => {
    if (!indicator.error) return [];
    const stated = new Uint8Array(trace.enrolment.units.length);
    const sources = indicator.error.map((source) => {
      const found = deviationsOf(trace, indicator, source);
      found.forEach((sd, unit) => {
        if (!Number.isNaN(sd)) stated[unit] = 1;
      });
      return { sd: found.map((sd) => (Number.isNaN(sd) ? 0 : sd)), shared: source.shared };
    });
    if (!stated.includes(1)) return [];
    const revised = indicator.error.flatMap((source) => (source.kind === 'revisions' ? [estimated(source)] : []))[0];
    return [{ indicator: indicator.id, sources, stated, ...(revised ? { revisions: revised } : {}) }];
  });
}

function estimated({ rows, robust, byUnit }: Extract<ErrorSource, { readonly kind: 'revisions' }>): RevisionError | undefined {
  return revisionError(rows, robust, byUnit);
}

/** Deviation by unit; NaN where the source says nothing of it. */
function deviationsOf(trace: Trace, indicator: Indicator, source: ErrorSource): Float64Array {
  const { units } = trace.enrolment;
  const of = (figure: (unit: number) => number | undefined): Float64Array =>
    Float64Array.from(units, (_, unit) => figure(unit) ?? Number.NaN);
  switch (source.kind) {
    case 'stated':
      return of(() => source.sd);
    case 'table': {
      const rows = new Map(source.rows.map(({ unitCode, sd }) => [unitCode, sd]));
      return of((unit) => rows.get(units[unit]?.code ?? ''));
    }
    case 'relative': {
      const { values, missing } = trace.data.value(indicator.id, trace.input.period);
      return of((unit) => (missing[unit] === 0 ? Math.abs(values[unit] as number) * source.share : undefined));
    }
    case 'revisions': {
      const error = estimated(source);
      return of((unit) => error && (error.byUnit.get(units[unit]?.code ?? '') ?? error.sd));
    }
    case 'survey':
      return of((unit) => figureOf(trace, indicator, unit, (read) => read(surveyColumn(indicator.id, 'se'))));
    case 'raters':
      return of((unit) => figureOf(trace, indicator, unit, (read) => ratersError(indicator, read)));
  }
}

type Read = (column: string) => number | undefined;

/** A figure of the period in which the value of the unit was reported: of several periods that add up, the root of the sum of squares. */
function figureOf(
  { input, data, enrolment }: Trace,
  { id, accrual }: Indicator,
  unit: number,
  figure: (read: Read) => number | undefined,
): number | undefined {
  const { observations, period } = input;
  const row = observations.unitIds.indexOf(enrolment.units[unit]?.id ?? '');
  const cells = data.sources(id, period, unit);
  const figures = (accrual === 'flow' ? cells : cells.slice(-1)).map((cell) =>
    figure((name) => {
      const column: Column | undefined = row < 0 ? undefined : observations.column(name, cell.period);
      return column?.missing[row] === 0 ? column.values[row] : undefined;
    }),
  );
  if (figures.length === 0 || figures.includes(undefined)) return undefined;
  return Math.sqrt(figures.reduce<number>((sum, one) => sum + (one as number) * (one as number), 0));
}

/** Standard error of the mean of groups: weights of those that count, each with its deviation ÷ √marks; undefined where one has a single mark. */
function ratersError({ id, raters }: Indicator, read: Read): number | undefined {
  let variance = 0;
  let weights = 0;
  for (const group of raters?.groups ?? []) {
    if (read(markColumn(id, group.id, 'mean')) === undefined) continue;
    const [sd, count] = [read(markColumn(id, group.id, 'sd')), read(markColumn(id, group.id, 'count'))];
    if (sd === undefined || count === undefined || count < 2) return undefined;
    variance += (group.weight * group.weight * sd * sd) / count;
    weights += group.weight;
  }
  return weights === 0 ? undefined : Math.sqrt(variance) / weights;
}
