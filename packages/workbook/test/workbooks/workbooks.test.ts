import { gridOf, readRegister } from '@kedu/intake';
import { hasErrors } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { schemeFromWorkbook } from '@kedu/workbook';
import { describe, expect, it } from 'vitest';
import { publicSentences } from '../criteria/publicRules.ts';
import { descriptions, openDescribed } from './buildWorkbook.ts';
import { type ShareRow, shareDocument } from './shareDocument.ts';

describe('workbooks of ten habits', () => {
  const rows: ShareRow[] = [];
  for (const [name, description] of descriptions()) {
    it(`WORKBOOK-1 ${name}: ${description.why}`, async () => {
      const file = await openDescribed(name, description);
      const made = schemeFromWorkbook(file, { pack: 'from-workbook' });
      rows.push({ name, title: description.title, habit: description.habit, account: made.understood, issues: made.issues });

      const entry = [...made.files.keys()].find((path) => /^scheme\/\d{4}\.yaml$/.test(path)) ?? '';
      const { register, issues } = readRegister({
        units: { file: 'units.csv', bytes: new TextEncoder().encode(made.files.get('units.csv')) },
        example: false,
      });
      const compiled = compileScheme({ files: made.files, entry, register });
      expect([...issues, ...compiled.issues].filter(({ severity }) => severity !== 'notice')).toEqual([]);
      expect(hasErrors(made.issues)).toBe(false);
    });

    it(`WORKBOOK-2 ${name}: every cell that holds anything is accounted for once, and what is not understood is said with its cell`, async () => {
      const file = await openDescribed(name, description);
      const { understood, issues } = schemeFromWorkbook(file, { pack: 'from-workbook' });
      const filled = file.sheets.reduce(
        (sum, sheet) =>
          sum +
          gridOf(sheet)
            .rows.flat()
            .filter((text) => text !== '').length,
        0,
      );
      expect(understood.total).toBe(filled);
      expect(new Set(understood.cells.map(({ sheet, cell }) => `${sheet}!${cell}`)).size).toBe(filled);
      const said = new Set(issues.map(({ place }) => `${place.sheet}!${place.cell}`));
      for (const { sheet, cell, fate } of understood.cells) if (fate === 'not_understood') expect(said).toContain(`${sheet}!${cell}`);
    });
  }

  it('docs/workbooks.md says what share was understood, as it is', async () => {
    expect(rows).toHaveLength(10);
    await expect(shareDocument(rows, publicSentences())).toMatchFileSnapshot('../../../../docs/workbooks.md');
  });
});
