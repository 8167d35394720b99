import { readdirSync, readFileSync } from 'node:fs';
import { cellOf, type Issue, type MissingReason } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { type DataMapping, INTAKE_CODES, type IntakeCode, ObservationReader, readRegister } from '../src/index.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly units: string;
  readonly indicators: readonly { readonly id: string; readonly unit?: string }[];
  readonly mapping: Omit<DataMapping, 'columns'> & { readonly columns?: Readonly<Record<string, string>> };
  readonly data?: string;
  readonly base64?: string;
  /** Column by `indicator@period`, in the order of unit IDs; null where nothing was reported. */
  readonly values: Readonly<Record<string, readonly (number | MissingReason)[] | null>>;
  readonly issues: readonly {
    readonly code: string;
    readonly line?: number;
    readonly column?: number;
    readonly args?: Record<string, unknown>;
  }[];
}

const folder = new URL('../../../vectors/intake/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('vectors/intake', () => {
  test.each(names)('%s', (name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const { register, issues: registerIssues } = readRegister({ units: { file: 'units.csv', bytes: encode(vector.units) }, example: true });
    expect(registerIssues).toEqual([]);
    const { columns, ...mapping } = vector.mapping;
    const reader = new ObservationReader(register, vector.indicators);
    const bytes = vector.base64 === undefined ? encode(vector.data ?? '') : new Uint8Array(Buffer.from(vector.base64, 'base64'));
    const issues = reader.add('data.csv', bytes, { ...mapping, ...(columns ? { columns: new Map(Object.entries(columns)) } : {}) });

    expect(
      issues.map((issue, i) => reduced(issue, vector.issues[i])),
      vector.why,
    ).toEqual(vector.issues);
    for (const issue of issues) expect(Object.keys(issue.args).sort()).toEqual([...INTAKE_CODES[issue.code as IntakeCode].args].sort());
    const observations = reader.finish();
    const expected = Object.entries(vector.values).filter(([, cells]) => cells !== null);
    const reported = observations.indicators.flatMap((id) =>
      observations.periods.filter((period) => observations.column(id, period)).map((period) => `${id}@${period}`),
    );
    expect(reported.sort()).toEqual(expected.map(([key]) => key).sort());
    for (const [key, cells] of expected) {
      const [indicator = '', period = ''] = key.split('@');
      const column = observations.column(indicator, period);
      expect(
        observations.unitIds.map((_, i) => column && cellOf(column, i)),
        key,
      ).toEqual(cells);
    }
  });
});

/** The parts of an issue that the vector speaks of. */
function reduced(issue: Issue, expected: Vector['issues'][number] | undefined) {
  return {
    code: issue.code,
    ...(expected?.line === undefined ? {} : { line: issue.place.line }),
    ...(expected?.column === undefined ? {} : { column: issue.place.column }),
    ...(expected?.args === undefined ? {} : { args: issue.args }),
  };
}
