import { readdirSync, readFileSync } from 'node:fs';
import { cellOf, type Issue, type MissingReason } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import {
  type CellRange,
  INTAKE_CODES,
  type IntakeCode,
  ObservationReader,
  readRegister,
  type Sheet,
  type TableMapping,
} from '../../src/index.ts';
import { locationsOf } from './locations.ts';

/** A case: a table, how it is mapped, and what comes out. Words stand as records; what is as by default is left out. */
interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly units: string;
  readonly indicators: readonly { readonly id: string; readonly unit?: string }[];
  /** Name of the sheet; a CSV file where there is none. */
  readonly sheet?: string;
  readonly merges?: readonly (readonly [top: number, left: number, bottom: number, right: number])[];
  readonly data: string;
  readonly mapping: Partial<Omit<TableMapping, 'indicatorWords' | 'unitWords' | 'periodWords'>> & {
    readonly values: TableMapping['values'];
    readonly words?: {
      readonly indicators?: Record<string, string>;
      readonly units?: Record<string, string>;
      readonly periods?: Record<string, string>;
    };
  };
  /** Column by `indicator@period`, in the order of unit IDs. */
  readonly values: Readonly<Record<string, readonly (number | MissingReason)[]>>;
  /** Where its cells came from, `file[!sheet]:line:column`, for the columns that the case is about. */
  readonly origins?: Readonly<Record<string, readonly (string | null)[]>>;
  readonly issues: readonly {
    readonly code: string;
    readonly cell?: string;
    readonly line?: number;
    readonly column?: number;
    readonly args?: Record<string, unknown>;
  }[];
}

const folder = new URL('../../../../vectors/mapping/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('vectors/mapping', () => {
  test('are many', () => expect(names.length).toBeGreaterThan(25));

  test.each(names)('%s', (name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const reader = new ObservationReader(registerOf(vector.units), vector.indicators);
    const file = vector.sheet === undefined ? 'data.csv' : 'data.xlsx';
    const issues = reader.addTable(file, sheetOf(vector), mappingOf(vector.mapping));
    expect(
      issues.map((issue, i) => reduced(issue, vector.issues[i])),
      vector.why,
    ).toEqual(vector.issues);
    for (const issue of issues) {
      expect(Object.keys(issue.args).sort()).toEqual([...INTAKE_CODES[issue.code as IntakeCode].args].sort());
      if (vector.sheet !== undefined) expect(issue.place).toMatchObject({ file, sheet: vector.sheet });
      else expect(issue.place.cell).toBeUndefined();
    }
    const observations = reader.finish();
    const reported = observations.indicators.flatMap((id) =>
      observations.periods.filter((period) => observations.column(id, period)).map((period) => `${id}@${period}`),
    );
    expect(reported.sort()).toEqual(Object.keys(vector.values).sort());
    for (const [key, cells] of Object.entries(vector.values)) {
      const [indicator = '', period = ''] = key.split('@');
      const column = observations.column(indicator, period);
      expect(
        observations.unitIds.map((_, i) => column && cellOf(column, i)),
        key,
      ).toEqual(cells);
    }
    for (const [key, origins] of Object.entries(vector.origins ?? {})) {
      const [indicator = '', period = ''] = key.split('@');
      expect(
        locationsOf(observations, indicator, period).map((location) => location ?? null),
        key,
      ).toEqual(origins);
    }
  });
});

function registerOf(units: string) {
  const { register, issues } = readRegister({ units: { file: 'units.csv', bytes: new TextEncoder().encode(units) }, example: true });
  expect(issues).toEqual([]);
  return register;
}

function sheetOf({ sheet, data, merges = [] }: Vector): Sheet {
  const rows = data.replace(/\n$/, '').split('\n');
  const ranges = merges.map(([top, left, bottom, right]): CellRange => ({ top, left, bottom, right }));
  return {
    name: sheet ?? '',
    form: sheet === undefined ? 'csv' : 'sheet',
    hidden: false,
    bytes: new TextEncoder().encode(data),
    delimiter: ',',
    rows: sheet === undefined ? 0 : rows.length,
    columns: sheet === undefined ? 0 : Math.max(...rows.map((row) => row.split(',').length)),
    merges: ranges,
    hiddenRows: [],
    hiddenColumns: [],
  };
}

function mappingOf({ words = {}, ...mapping }: Vector['mapping']): TableMapping {
  return {
    headings: [1],
    skip: [],
    unit: 'values',
    unitBy: 'id',
    indicator: 'values',
    period: 'values',
    ...mapping,
    indicatorWords: new Map(Object.entries(words.indicators ?? {})),
    unitWords: new Map(Object.entries(words.units ?? {})),
    periodWords: new Map(Object.entries(words.periods ?? {})),
  };
}

/** The parts of an issue that the vector speaks of. */
function reduced(issue: Issue, expected: Vector['issues'][number] | undefined) {
  return {
    code: issue.code,
    ...(expected?.cell === undefined ? {} : { cell: issue.place.cell }),
    ...(expected?.line === undefined ? {} : { line: issue.place.line }),
    ...(expected?.column === undefined ? {} : { column: issue.place.column }),
    ...(expected?.args === undefined ? {} : { args: issue.args }),
  };
}
