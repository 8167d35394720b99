import type { Reading } from '@kedu/ledger';
import { MISSING_REASONS, type MissingReason, missingCode, missingReason, type Observations, parsePeriod } from '@kedu/model';
import { csvDocument, csvNumber } from '@kedu/tables';
import { foundText } from '../fields.ts';
import { BUNDLE_PATHS } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { eachRow, type RefuseLine } from '../tableFile.ts';
import { dataCell, textOfCell } from './text.ts';

export const OBSERVATION_COLUMNS = ['indicator', 'period', 'unit', 'value', 'missing', 'example', 'source'] as const;

/** A cell of a series that nobody reported has no row. */
const ABSENT = missingCode('overdue');
/** Series × units that are held at most: 2²⁷, as on intake (INTAKE-2). */
const MOST_CELLS = 134_217_728;

/**
 * Observations as a table that reads back to the same: by indicator, period and unit in code-unit order, a row a cell that was reported, blank or not.
 *
 * Units: the value in the indicator's unit, as the shortest decimal that reads back as the same float64. Missing: its reason; a cell without a row is `overdue`. A
 * series in which nothing else stands has a row for its first unit. Rule: DATA-2. Errors: RangeError without units.
 */
export function writeObservations(observations: Observations, exampleUnits: ReadonlySet<string>): string {
  const { unitIds, indicators, periods } = observations;
  return csvDocument(OBSERVATION_COLUMNS, (rows) => {
    for (const indicator of [...indicators].sort())
      for (const period of [...periods].sort()) {
        const column = observations.column(indicator, period);
        if (!column) continue;
        let written = 0;
        const write = (unit: number): void => {
          const reason = missingReason(column.missing[unit] ?? ABSENT);
          const value = reason === undefined ? csvNumber(column.values[unit] as number) : '';
          const origin = observations.origin(indicator, period, unit);
          const id = unitIds[unit] as string;
          const cells = [
            dataCell(indicator),
            period,
            dataCell(id),
            value,
            reason ?? '',
            exampleUnits.has(id) || origin?.example === true,
            dataCell(origin?.source ?? ''),
          ];
          rows.row(cells.join(','));
          written += 1;
        };
        for (let unit = 0; unit < unitIds.length; unit += 1)
          if (column.missing[unit] !== ABSENT || observations.origin(indicator, period, unit)) write(unit);
        if (written > 0) continue;
        if (unitIds.length === 0) throw new RangeError('writeObservations: a series needs a unit');
        write(0);
      }
  });
}

interface ReadSeries {
  readonly values: Float64Array;
  readonly missing: Uint8Array;
  /** Line of each cell; 0 for none. */
  readonly lines: Int32Array;
}

/**
 * Reads the observations of a bundle without trusting them, over the units of its register. Withheld rows are missing with the reason `withheld`.
 *
 * Rule: DATA-2. Errors: BUNDLE_DATA (`utf8`, `csv`, `columns`, `cells`, `form`: no number, reason, period or unit of the register, `twice`: a cell stands twice).
 */
export function readBundleObservations(bytes: Uint8Array, unitIds: readonly string[]): Reading<Observations> {
  return readingOf(
    () => {
      const refuse: RefuseLine = (reason, line, found = '') => {
        throw new Refused('BUNDLE_DATA', { reason, line, found: foundText(found) });
      };
      const size = unitIds.length;
      const rowOf = new Map(unitIds.map((id, i) => [id, i]));
      const series = new Map<string, Map<string, ReadSeries>>();
      let count = 0;
      eachRow(bytes, OBSERVATION_COLUMNS, refuse, ({ line, cells }) => {
        const [indicator = '', period = '', unit = '', value = '', missing = ''] = cells.map(textOfCell);
        const at = rowOf.get(unit) ?? refuse('form', line, unit);
        if (indicator === '') refuse('form', line, indicator);
        const ofIndicator = series.get(indicator) ?? new Map<string, ReadSeries>();
        series.set(indicator, ofIndicator);
        let column = ofIndicator.get(period);
        if (!column) {
          if (!parsePeriod(period)) refuse('form', line, period);
          count += 1;
          if (count * size > MOST_CELLS) refuse('form', line, String(count));
          column = {
            values: new Float64Array(size).fill(Number.NaN),
            missing: new Uint8Array(size).fill(ABSENT),
            lines: new Int32Array(size),
          };
          ofIndicator.set(period, column);
        }
        if (column.lines[at] !== 0) refuse('twice', line, `${indicator} ${period} ${unit}`);
        column.lines[at] = line;
        if (missing === '') {
          column.values[at] = numberOf(cells[3] as string) ?? refuse('form', line, value);
          column.missing[at] = 0;
        } else {
          if (value !== '' || !isReason(missing)) refuse('form', line, value === '' ? missing : value);
          column.missing[at] = missingCode(missing as MissingReason);
        }
      });
      const indicators = [...series.keys()].sort();
      const periods = [...new Set([...series.values()].flatMap((own) => [...own.keys()]))].sort();
      return {
        unitIds,
        indicators,
        periods,
        column: (indicator, period) => series.get(indicator)?.get(period),
        origin: (indicator, period, unit) => {
          const line = series.get(indicator)?.get(period)?.lines[unit] ?? 0;
          return line === 0 ? undefined : { file: BUNDLE_PATHS.observations, line, example: false };
        },
      };
    },
    { file: BUNDLE_PATHS.observations },
  );
}

/** A number as it is written, and in no other way: so that one value has one text. */
function numberOf(text: string): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && csvNumber(value) === text ? value : undefined;
}

function isReason(text: string): text is MissingReason {
  return text !== 'present' && (MISSING_REASONS as readonly string[]).includes(text);
}
