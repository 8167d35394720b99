import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from '@kedu/intake';
import { assessPack, openPack } from '@kedu/runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKS } from './packs.ts';

const panelFile = join(process.env['KEDU_DATA'] ?? '', 'data/coinr-asem/ASEM_iData_p.csv');
const hasData = process.env['KEDU_DATA'] !== undefined && existsSync(panelFile);

/** Indicators of the panel that are filled; no gap stands in them before some are made. */
const INDICATORS = ['LPI', 'Flights', 'Ship', 'Goods', 'Services', 'CO2', 'Renew', 'Visa', 'Embs', 'CPI'] as const;
const YEAR = 2020;

/** Which cells are taken out of the panel: 2020 of every third, and of every fifth 2021 with it, so that the line spans three years. */
const isTaken = (unit: number, indicator: number, year: number): boolean => {
  const cell = unit * INDICATORS.length + indicator;
  return (year === YEAR && cell % 3 === 0) || (year === YEAR + 1 && cell % 15 === 0);
};

describe.skipIf(!hasData)('the ASEM panel of five years with cells taken out (skipped: set KEDU_DATA)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-panel-'));
  let panel: Panel;
  let filled: ReturnType<typeof assessPanel>;

  beforeAll(() => {
    panel = readPanel();
    filled = assessPanel(folder, panel);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('IMPUTE-LAST: every gap of 2020 takes the value of 2019', () => {
    const { compared, wrong } = compare('last', (unit, indicator) => panel.value(unit, indicator, YEAR - 1));
    expect({ compared, wrong }).toEqual({ compared: 170, wrong: [] });
  });

  it('PREPARE-2: every gap of 2020 lies half-way from 2019 to 2021, or a third of the way to 2022 where 2021 was taken out too', () => {
    const spans = { two: 0, three: 0 };
    const { compared, wrong } = compare('line', (unit, indicator, u, i) => {
      const wide = isTaken(u, i, YEAR + 1);
      if (wide) spans.three += 1;
      else spans.two += 1;
      const from = panel.value(unit, indicator, YEAR - 1);
      return from + (panel.value(unit, indicator, wide ? YEAR + 2 : YEAR + 1) - from) / (wide ? 3 : 2);
    });
    expect({ compared, wrong, spans }).toEqual({ compared: 170, wrong: [], spans: { two: 136, three: 34 } });
  });

  it('PREPARE-2: what was reported stays as it was', () => {
    const kept = panel.units.flatMap((unit, u) =>
      INDICATORS.filter((_, i) => !isTaken(u, i, YEAR)).map(
        (indicator) => filled.value('line', unit, indicator) === panel.value(unit, indicator, YEAR),
      ),
    );
    expect({ kept: kept.length, changed: kept.filter((same) => !same).length }).toEqual({ kept: 340, changed: 0 });
  });

  function compare(
    way: 'last' | 'line',
    wanted: (unit: string, indicator: string, u: number, i: number) => number,
  ): { compared: number; wrong: string[] } {
    const wrong: string[] = [];
    let compared = 0;
    panel.units.forEach((unit, u) => {
      INDICATORS.forEach((indicator, i) => {
        if (!isTaken(u, i, YEAR)) return;
        compared += 1;
        const [ours, expected] = [filled.value(way, unit, indicator), wanted(unit, indicator, u, i)];
        if (!(Math.abs(ours - expected) <= 1e-12 * Math.abs(expected))) wrong.push(`${unit} ${indicator}: ${ours}, expected ${expected}`);
      });
    });
    return { compared, wrong };
  }
});

interface Panel {
  /** In the order in which they first stand. */
  readonly units: readonly string[];
  value(unit: string, indicator: string, year: number): number;
}

function readPanel(): Panel {
  const { table } = readTable(readFileSync(panelFile), 'ASEM_iData_p.csv');
  if (!table) throw new Error('the published panel could not be read');
  const at = (heading: string): number => {
    const found = table.headings.indexOf(heading);
    if (found < 0) throw new Error(`the published panel has no column ${heading}`);
    return found;
  };
  const cells = new Map(table.rows.map((row) => [`${row.cells[at('uCode')]} ${row.cells[at('Time')]}`, row.cells]));
  return {
    units: [...new Set(table.rows.map((row) => row.cells[at('uCode')] ?? ''))],
    value: (unit, indicator, year) => Number(cells.get(`${unit} ${year}`)?.[at(indicator)]),
  };
}

/** Values of 2020 as both rules fill them: a scheme that only marks what is reported. */
function assessPanel(folder: string, panel: Panel) {
  const years = [2018, 2019, 2020, 2021, 2022];
  const rows = years.flatMap((year) =>
    panel.units.map((unit, u) =>
      [unit, year, ...INDICATORS.map((indicator, i) => (isTaken(u, i, year) ? '' : panel.value(unit, indicator, year)))].join(','),
    ),
  );
  copyFileSync(join(PACKS, 'asem-2018/units.csv'), join(folder, 'units.csv'));
  writeFileSync(join(folder, 'panel.csv'), `unit,period,${INDICATORS.map((name) => name.toLowerCase()).join(',')}\n${rows.join('\n')}\n`);
  writeFileSync(
    join(folder, 'pack.yaml'),
    `pack: panel\ntitle: 面板\nexample: false\nunits: units.csv\ndata: [{ file: panel.csv, layout: wide, unit: unit, unit_by: id, blank: source_late }]\nruns: { periods: ["${YEAR}"], as_of: 2023-12-31, seed: 0 }\n`,
  );
  const parts = INDICATORS.map((name) => `        ${name.toLowerCase()}: { weight: 1, method: given }`).join('\n');
  const indicators = INDICATORS.map((name) => `  ${name.toLowerCase()}: { title: ${name}, accrual: rate, owner: COINr }`).join('\n');
  writeFileSync(
    join(folder, 'scheme.yaml'),
    `scheme: panel
edition: 1
version: "1"
title: 面板
in_force: { from: 2018-01-01 }
every: year
lists: { countries: { title: 国家, units: country } }
indicators:
${indicators}
score:
  countries:
    weights: relative
    parts:
      last:
        weight: 1
        missing: { last_value: { up_to: 2y } }
        parts:
${parts.replaceAll('        ', '          ')}
      line:
        weight: 1
        missing: { interpolate: { within: 2y } }
        parts:
${parts.replaceAll('        ', '          ')}
`,
  );
  const { pack, issues } = openPack(folder);
  if (!pack) throw new Error(issues.map(({ code }) => code).join(', '));
  const [only] = assessPack(pack).assessments;
  const list = only?.trace.scores.lists[0];
  if (!only || !list) throw new Error('nothing was run');
  const units = new Map(only.assessment.units.map(({ id }, unit) => [id, unit]));
  return {
    value: (way: 'last' | 'line', unit: string, indicator: string): number => {
      const { filled } = list.leaves.get(`${way}.${indicator.toLowerCase()}`)?.prepared ?? {};
      const at = units.get(unit) ?? -1;
      return filled?.missing[at] === 0 ? (filled.values[at] as number) : Number.NaN;
    },
  };
}
