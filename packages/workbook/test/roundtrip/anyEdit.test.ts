import { compileScheme } from '@kedu/scheme';
import { schemeFromExport, type WorkbookModel } from '@kedu/workbook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { exampleScheme, modelOf, reopenedSheets } from './exported.ts';

const county = exampleScheme('scheme/county-2023.yaml');
const daoxiang = exampleScheme('scheme/daoxiang-2023.yaml');

const TEXTS = fc.oneof(
  fc.constantFrom(
    '',
    '12',
    '３０%',
    '无',
    '是',
    '{ a: 1 }',
    '[',
    '# x',
    "it's: 1",
    '&a *b',
    '〔param.x〕',
    '按评定得分计分',
    '越低越好',
    'null',
    '-',
    '>= 3',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }).filter((text) => /^[^\p{C}]*$/u.test(text)),
);

describe('LAYOUT-5: whatever is written into a cell', () => {
  for (const given of [county, daoxiang]) {
    const model = modelOf(given);
    it(`${given.scheme.id}: the files stay YAML, and a difference is a change or an issue`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), TEXTS, async (s, r, c, text) => {
          const [edited, before] = withAnyCell(model, s, r, c, text);
          const back = schemeFromExport(await reopenedSheets(edited));
          for (const [file, content] of back.files) if (/\.ya?ml$/.test(file)) expect(parseDocument(content).errors).toEqual([]);
          if (back.changes === 0 && back.issues.length === 0)
            for (const [file, content] of back.files) expect(content).toBe(given.files.get(file));
          if (text.trim() === before) expect([back.changes, back.issues]).toEqual([0, []]);
          expect(() => compileScheme({ files: back.files, entry: back.entry })).not.toThrow();
        }),
        { numRuns: 15 },
      );
    });
  }
});

/** One cell of one visible sheet but the first, replaced; and what stood there. */
function withAnyCell(model: WorkbookModel, s: number, r: number, c: number, value: string): [WorkbookModel, string] {
  const at = 1 + (s % (model.sheets.length - 2));
  const sheet = model.sheets[at] as WorkbookModel['sheets'][number];
  const row = r % sheet.rows.length;
  const cells = sheet.rows[row] ?? [];
  const column = c % Math.max(1, cells.length);
  const rows = sheet.rows.map((one, index) => (index === row ? Object.assign([...one], { [column]: { value, style: 'input' } }) : one));
  return [{ sheets: model.sheets.map((one, index) => (index === at ? { ...one, rows } : one)) }, String(cells[column]?.value ?? '')];
}
