import type { UnitRegister } from '@kedu/model';
import { columnNumber } from '@kedu/model';
import type { CellRange, Guess, KnownNames, Sheet, TableMapping } from '../../src/index.ts';

/** A table as a vector gives it. */
export interface GuessVector {
  readonly rule: string;
  readonly why: string;
  readonly file: string;
  readonly units: readonly (readonly [id: string, name: string])[];
  readonly indicators: readonly (readonly [id: string, title: string, unit: string])[];
  readonly sheets: readonly {
    readonly name: string;
    readonly form: 'csv' | 'sheet';
    readonly hidden?: boolean;
    readonly rows: readonly (readonly string[])[];
    readonly merges: readonly string[];
  }[];
  readonly expected: unknown;
}

/** A sheet out of rows; merged ranges as `A1:C2`. */
export function sheetOf(name: string, form: 'csv' | 'sheet', rows: readonly (readonly string[])[], merges: readonly string[] = []): Sheet {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((row) => row.map(quoted).join(',')).join('\n');
  return {
    name,
    form,
    hidden: false,
    bytes: new TextEncoder().encode(`${text}\n`),
    delimiter: ',',
    rows: form === 'csv' ? 0 : rows.length,
    columns: form === 'csv' ? 0 : Math.max(0, ...rows.map((row) => row.length)),
    merges: merges.map(rangeOf),
    hiddenRows: [],
    hiddenColumns: [],
  };
}

function rangeOf(text: string): CellRange {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? [];
  return { left: columnNumber(left) ?? 0, top: Number(top), right: columnNumber(right) ?? 0, bottom: Number(bottom) };
}

/** A register of fictional units whose codes are their IDs. */
export function registerOf(units: readonly (readonly [id: string, name: string])[]): UnitRegister {
  const versions = units.map(([id, name], line) => ({
    id,
    code: id,
    name: { 'zh-CN': name },
    kind: 'city',
    example: true,
    attributes: {},
    line,
  }));
  return { versions, memberships: [], successions: [] };
}

export function knownOf({ units, indicators }: Pick<GuessVector, 'units' | 'indicators'>): KnownNames {
  return {
    units: units.length === 0 ? undefined : registerOf(units),
    indicators: indicators.map(([id, title, unit]) => ({ id, title: { 'zh-CN': title }, unit })),
  };
}

/** A guess as a vector expects it: mappings, what is unsure with its cell, sheets left out. */
export function plainGuess(guess: Guess): unknown {
  return {
    tables: guess.tables.map(({ mapping, remarks }) => ({
      ...plainMapping(mapping),
      unsure: remarks
        .filter(({ confidence }) => confidence === 'unsure')
        .map(({ issue }) => [issue.code, issue.place.cell ?? ''].join(' ').trim()),
    })),
    leftOut: guess.leftOut.map(({ issue }) => [issue.code, issue.place.sheet ?? '', issue.args.reason ?? ''].join(' ').trim()),
    issues: guess.issues.map(({ code }) => code),
  };
}

function plainMapping(mapping: TableMapping): Record<string, unknown> {
  const fields = Object.entries(mapping).map(([key, value]) => [key, value instanceof Map ? Object.fromEntries(value) : value] as const);
  return Object.fromEntries(fields.filter(([key, value]) => key === 'unitBy' || !isBlank(value)));
}

function isBlank(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
