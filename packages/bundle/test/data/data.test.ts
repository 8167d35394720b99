import { dataHash, registerHash } from '@kedu/engine';
import { utf8 } from '@kedu/ledger';
import { MISSING_REASONS, type Observations, type UnitRegister } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCell, readBundleObservations, readBundleRegister, textOfCell, writeObservations, writeRegister } from '../../src/index.ts';

const reason = fc.integer({ min: 0, max: MISSING_REASONS.length - 1 });
const cell = fc.tuple(reason, fc.double({ noNaN: true, noDefaultInfinity: true }));

/** Observations over three units, some series without any value. */
const observations = fc
  .uniqueArray(fc.tuple(fc.constantFrom('gdp', 'water', '=sum', "'-x", 'a,"b"'), fc.constantFrom('2023', '2024', '2024Q1')), {
    selector: ([indicator, period]) => `${indicator}@${period}`,
    maxLength: 8,
  })
  .chain((series) =>
    fc.array(fc.tuple(cell, cell, cell), { minLength: series.length, maxLength: series.length }).map((cells): Observations => {
      const columns = new Map(
        series.map(([indicator, period], s) => [
          `${indicator}@${period}`,
          {
            values: Float64Array.from(cells[s] ?? [], ([code, value]) => (code === 0 ? value : Number.NaN)),
            missing: Uint8Array.from(cells[s] ?? [], ([code]) => code),
          },
        ]),
      );
      return {
        unitIds: ['990100', '990200', "'=990300"],
        indicators: [...new Set(series.map(([indicator]) => indicator))].sort(),
        periods: [...new Set(series.map(([, period]) => period))].sort(),
        column: (indicator, period) => columns.get(`${indicator}@${period}`),
        origin: () => undefined,
      };
    }),
  );

describe('data of a bundle', () => {
  it('DATA-1: any text is read again from its cell, and no cell begins as a formula does', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `'=${text}`),
          fc.constantFrom('=1+1', "'", "''@x", '-3', "'-3"),
        ),
        (text) => {
          const written = dataCell(text);
          const bare = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
          expect(bare).not.toMatch(/^[=+\-@\t\r]/);
          expect(textOfCell(bare)).toBe(text);
        },
      ),
    );
  });

  it('DATA-2: observations read back to the same hash (HASH-3), whatever stands in them', () => {
    fc.assert(
      fc.property(observations, (given) => {
        const read = readBundleObservations(utf8(writeObservations(given, new Set())), given.unitIds);
        if ('issue' in read) throw new Error(JSON.stringify(read.issue));
        expect(dataHash(read.value)).toBe(dataHash(given));
        expect(read.value.indicators).toEqual(given.indicators);
        expect(read.value.periods).toEqual(given.periods);
      }),
    );
  });

  it.each([
    ['a number that is not written as numbers are', 'gdp,2024,990100,93.50,,true,', 'form'],
    ['a number beyond those that are', 'gdp,2024,990100,1e999,,true,', 'form'],
    ['a value beside a reason', 'gdp,2024,990100,93,withheld,true,', 'form'],
    ['neither value nor reason', 'gdp,2024,990100,,,true,', 'form'],
    ['an unknown reason', 'gdp,2024,990100,,lost,true,', 'form'],
    ['a unit that is not in the register', 'gdp,2024,990900,93,,true,', 'form'],
    ['no period', 'gdp,soon,990100,93,,true,', 'form'],
    ['a cell that stands twice', 'gdp,2024,990100,93,,true,\r\ngdp,2024,990100,94,,true,', 'twice'],
    ['a cell too many', 'gdp,2024,990100,93,,true,,x', 'cells'],
  ])('DATA-2: %s is refused', (_, body, expected) => {
    const read = readBundleObservations(utf8(`indicator,period,unit,value,missing,example,source\r\n${body}\r\n`), ['990100']);
    expect('issue' in read && [read.issue.code, read.issue.args['reason']]).toEqual(['BUNDLE_DATA', expected]);
  });

  it('DATA-1: a register reads back to the same hash, with spans, both names, attributes, memberships and successions', () => {
    const register: UnitRegister = {
      versions: [
        {
          id: '990100',
          code: '990100',
          name: { 'zh-CN': '北川市', en: 'Beichuan' },
          kind: 'city',
          until: '2023-12-31',
          example: true,
          attributes: { zone: '=C2', population: '' },
          line: 2,
        },
        {
          id: '990200',
          code: '990200',
          name: { 'zh-CN': '东, 港' },
          kind: 'city',
          from: '2024-01-01',
          example: true,
          attributes: { zone: 'C1', population: '12' },
          line: 3,
        },
      ],
      memberships: [{ hierarchy: 'territory', unit: '990100', parent: '990000', share: 0.5, from: '2020-01-01' }],
      successions: [{ unit: '990100', successor: '990200', share: 1, on: '2024-01-01' }],
    };
    const texts = writeRegister(register);
    const read = readBundleRegister({
      units: utf8(texts.units),
      memberships: utf8(texts.memberships),
      successions: utf8(texts.successions),
    });
    if ('issue' in read) throw new Error(JSON.stringify(read.issue));
    expect(read.value).toEqual(register);
    expect(registerHash(read.value)).toBe(registerHash(register));
  });
});
