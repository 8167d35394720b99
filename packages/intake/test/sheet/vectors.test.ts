import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INTAKE_CODES, type IntakeCode, openSheets } from '../../src/index.ts';
import { firstText, handMade, stylesOf } from './workbooks.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  /** XML of the parts of a workbook with one sheet, 一季度; `formats` are the number formats of styles 0, 1, 2 …. */
  readonly given: {
    readonly sheet: string;
    readonly strings?: string;
    readonly workbook?: string;
    readonly formats?: readonly string[];
  };
  readonly table: string;
  readonly issues: readonly { readonly code: string; readonly sheet?: string; readonly cell?: string; readonly args: object }[];
}

const folder = new URL('../../../../vectors/sheets/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('vectors/sheets', () => {
  test.each(names)('%s', (name) => {
    const { rule, why, given, table, issues } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const { formats, ...made } = given;
    const opened = openSheets('book.xlsx', handMade({ ...made, ...(formats ? { styles: stylesOf(...formats) } : {}) }));
    expect(
      opened.issues.map(({ code, place: { sheet, cell }, args }) => ({
        code,
        ...(sheet ? { sheet } : {}),
        ...(cell ? { cell } : {}),
        args,
      })),
      `${rule}: ${why}`,
    ).toEqual(issues);
    for (const { code, args } of opened.issues) expect(Object.keys(args).sort()).toEqual([...INTAKE_CODES[code as IntakeCode].args].sort());
    expect(firstText(opened) ?? '', `${rule}: ${why}`).toBe(table);
  });
});
