import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findChromium } from '../../src/report/findChromium.ts';
import { broken, FILES, kedu } from '../examplePack.ts';

/** The pack with a year before. */
const YEARS: Readonly<Record<string, string>> = {
  ...FILES,
  'pack.yaml': (FILES['pack.yaml'] ?? '').replace('periods: ["2023"]', 'periods: ["2022", "2023"]'),
  'data/2023.csv': `${FILES['data/2023.csv']}bei,gdp,2022,100\nbei,air,2022,80\nlian,gdp,2022,150\nlian,air,2022,80\n`,
};
const SECOND = (FILES['scheme/tiny.yaml'] ?? '').replace('scheme: tiny', 'scheme: other').replace('title: 小方案', 'title: 另一方案');
/** Without pages of units a report needs no program, and is made at once. */
const PLAIN = ['--units', 'none'];
const NAME = 'tiny-tiny-2023.html';

describe('kedu report', () => {
  test('OUT-17 one file of the last period, named after pack, scheme and period, with its size', async () => {
    const { code, out, err, cwd } = await kedu(['report', 'tiny', ...PLAIN]);
    expect([code, err]).toEqual([0, '']);
    const bytes = readFileSync(join(cwd, NAME));
    expect(out).toBe(`报告已写入 ${NAME}（${Math.round(bytes.length / 1000)} KB）\n以上均为示例数据。\n`);
    expect(bytes.toString()).toContain('<html lang="zh-CN">');
    expect(bytes.toString()).not.toContain('<script');
    expect(readdirSync(cwd).sort()).toEqual(['packs', NAME]);
  });

  test('OUT-17 with pages of units it carries its program and the inputs of the run; the same again, the same bytes', async () => {
    const { code, cwd } = await kedu(['report', 'tiny', '--out', 'first.html']);
    expect(code).toBe(0);
    await kedu(['report', 'tiny', '--out', 'second.html'], FILES, { cwd });
    const first = readFileSync(join(cwd, 'first.html'), 'utf8');
    expect(first === readFileSync(join(cwd, 'second.html'), 'utf8')).toBe(true);
    expect(first).toMatch(/<script type="application\/octet-stream" id="kedu-capsule">[A-Za-z0-9+/=]{500,}<\/script>/);
    expect(first).toMatch(/script-src &#39;sha256-|script-src 'sha256-/);
  }, 60_000);

  test('OUT-17 --lang en, --out a folder, all schemes of the period', async () => {
    const { code, out, cwd } = await kedu(['report', 'tiny', ...PLAIN, '--lang', 'en', '--out', 'out/reports'], {
      ...FILES,
      'scheme/other.yaml': SECOND,
    });
    expect(code).toBe(0);
    expect(readdirSync(join(cwd, 'out', 'reports')).sort()).toEqual(['tiny-other-2023.html', NAME]);
    expect(out).toMatch(/^The report is in out\/reports\/tiny-other-2023\.html \(\d+ KB\)\n/);
    expect(readFileSync(join(cwd, 'out', 'reports', NAME), 'utf8')).toContain('<html lang="en">');
  });

  test('OUT-17 several reports do not fit into one file: wrong use, and nothing is written', async () => {
    const files = { ...FILES, 'scheme/other.yaml': SECOND };
    const { code, err, cwd } = await kedu(['report', 'tiny', ...PLAIN, '--out', 'r.html'], files);
    expect([code, existsSync(join(cwd, 'r.html'))]).toEqual([2, false]);
    expect(err).toContain('共有 2 份报告');
    expect((await kedu(['report', 'tiny', ...PLAIN, '--out', 'r.html', '--scheme', 'other'], files, { cwd })).code).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(['packs', 'r.html']);
  });

  test('RUN-6 with an error nothing is written: exit code 1', async () => {
    const { code, out, err, cwd } = await kedu(
      ['report', 'tiny', ...PLAIN],
      broken('data/2023.csv', 'lian,air,2023,70', 'lian,air,2023,170'),
    );
    expect([code, out, readdirSync(cwd)]).toEqual([1, '', ['packs']]);
    expect(err).toContain('CHECK_OUT_OF_RANGE');
    expect(err).toContain('未写出任何文件');
  });

  test.each([
    ['a scheme that is not there', ['--scheme', 'tony'], 1, '这个时期没有方案“tony”。现有的方案：tiny。'],
    ['a period that the pack does not run', ['--period', '1999'], 1, 'PACK_PERIOD_NOT_LISTED'],
    ['a unit that is not there', ['--units', '000000', '--pdf'], 1, '没有代码为“000000”的单位'],
    ['a unit by itself without --pdf', ['--units', '990100'], 2, '--units 990100 只印一个单位，要与 --pdf 合用'],
    ['a pack that is not there', [], 3, 'PACK_NOT_FOUND'],
  ] as const)('OUT-10 %s', async (what, options, expected, said) => {
    const { code, err, cwd } = await kedu([
      'report',
      what.startsWith('a pack') ? 'tinny' : 'tiny',
      ...PLAIN.slice(what.startsWith('a unit') ? 2 : 0),
      ...options,
    ]);
    expect([code, readdirSync(cwd)]).toEqual([expected, ['packs']]);
    expect(err).toContain(said);
  });

  test('OUT-10 a place that cannot be written: exit code 3, and nothing half-written is left', async () => {
    const { code, err, cwd } = await kedu(['report', 'tiny', ...PLAIN, '--out', 'packs/tiny/units.csv/r.html']);
    expect(code).toBe(3);
    expect(err).toMatch(/写不进 packs\/tiny\/units\.csv\/r\.html（E[A-Z]+）/);
    expect(readdirSync(join(cwd, 'packs', 'tiny')).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(findChromium() === undefined)('kedu report --pdf', () => {
  const pdf = (path: string): string => readFileSync(path, 'latin1');

  test('OUT-17 the report is printed beside the HTML file; a unit by itself under a name of its own', async () => {
    const { code, out, cwd } = await kedu(['report', 'tiny', '--pdf', '--out', 'r.html']);
    expect(code).toBe(0);
    expect(out).toMatch(/报告已写入 r\.html（[\d.]+ MB）\n报告已写入 r\.pdf（\d+ KB）\n/);
    expect(pdf(join(cwd, 'r.pdf'))).toMatch(/^%PDF-/);
    const unit = await kedu(['report', 'tiny', '--pdf', '--units', '990100', '--out', 'r.html'], FILES, { cwd });
    expect([unit.code, readdirSync(cwd).sort()]).toEqual([0, ['packs', 'r-990100.pdf', 'r.html', 'r.pdf']]);
    expect(pdf(join(cwd, 'r-990100.pdf')) === pdf(join(cwd, 'r.pdf'))).toBe(false);
  }, 300_000);
});

describe('kedu report --compare', () => {
  const changesOf = (cwd: string, name = NAME): string => {
    const page = readFileSync(join(cwd, name), 'utf8');
    return page.slice(page.indexOf('id="changes"'), page.indexOf('id="proposals"'));
  };

  test('COMPARE-8 unasked, with the run before', async () => {
    const { out, cwd } = await kedu(['report', 'tiny', ...PLAIN], YEARS);
    expect(out).toMatch(/ · 与 2022年度 相比\n/);
    // 2022: bei 0.6 × 50 + 0.4 × 80 = 62, lian 0.6 × 75 + 0.4 × 80 = 77; 2023: 69 and 67.
    expect(changesOf(cwd)).toMatch(/北川市[\s\S]*\+7/);
    expect(changesOf(cwd)).toMatch(/连海市[\s\S]*[−-]10/);
  });

  test('COMPARE-6, COMPARE-7 with a folder of kedu assess: the corrected run of the same period', async () => {
    const { cwd } = await kedu(['assess', 'tiny', '--out', 'before'], YEARS);
    const data = join(cwd, 'packs', 'tiny', 'data', '2023.csv');
    writeFileSync(data, readFileSync(data, 'utf8').replace('bei,gdp,2023,110', 'bei,gdp,2023,130'));
    const { code, out } = await kedu(['report', 'tiny', ...PLAIN, '--compare', 'before'], YEARS, { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/与 2023年度 相比/);
    expect(changesOf(cwd)).toMatch(/北川市[\s\S]*\+6/);
  });

  test('COMPARE-6 with a period of the pack, also a later one', async () => {
    const { code, out } = await kedu(['report', 'tiny', ...PLAIN, '--period', '2022', '--compare', '2023'], YEARS);
    expect(code).toBe(0);
    expect(out).toMatch(/tiny-tiny-2022\.html.* · 与 2023年度 相比/);
  });

  test.each([
    ['neither a period nor a folder', 'nowhere', 'COMPARE_RUN_UNKNOWN'],
    ['a folder of something else', 'packs', 'COMPARE_FOLDER_FOREIGN'],
    ['a period of another scheme only', '2021', 'COMPARE_OTHER_SCHEME'],
  ] as const)('COMPARE-6 %s is refused, and nothing is written', async (_, asked, expected) => {
    const early = SECOND.replace('in_force: { from: 2022-01-01 }', 'in_force: { from: 2021-01-01, until: 2021-12-31 }');
    const files = {
      ...YEARS,
      'pack.yaml': (YEARS['pack.yaml'] ?? '').replace('["2022", "2023"]', '["2021", "2022", "2023"]'),
      'scheme/other.yaml': early,
    };
    const { code, err, cwd } = await kedu(['report', 'tiny', ...PLAIN, '--compare', asked], files);
    expect([code, existsSync(join(cwd, NAME))]).toEqual([1, false]);
    expect(err).toContain(expected);
  });

  test('COMPARE-6 a folder of another scheme is refused', async () => {
    const { cwd } = await kedu(['assess', 'tiny', '--out', 'before'], { ...FILES, 'scheme/tiny.yaml': SECOND });
    writeFileSync(join(cwd, 'packs', 'tiny', 'scheme', 'tiny.yaml'), FILES['scheme/tiny.yaml'] ?? '');
    const { code, err } = await kedu(['report', 'tiny', ...PLAIN, '--compare', 'before'], FILES, { cwd });
    expect([code, existsSync(join(cwd, NAME))]).toEqual([1, false]);
    expect(err).toContain('other@');
  });

  test('COMPARE-8 an earlier run with errors is passed over unasked, and refused when asked for', async () => {
    const files = {
      ...YEARS,
      'scheme/tiny.yaml': (FILES['scheme/tiny.yaml'] ?? '').replace('air: { weight: 40,', 'air: { weight: 40, missing: refuse,'),
      'data/2023.csv': (YEARS['data/2023.csv'] ?? '').replace('lian,air,2022,80\n', ''),
    };
    const plain = await kedu(['report', 'tiny', ...PLAIN], files);
    expect(plain.code).toBe(0);
    expect(plain.out).not.toContain('相比');
    rmSync(join(plain.cwd, NAME));
    const asked = await kedu(['report', 'tiny', ...PLAIN, '--compare', '2022'], files, { cwd: plain.cwd });
    expect([asked.code, existsSync(join(plain.cwd, NAME))]).toEqual([1, false]);
    expect(asked.err).toContain('SCORE_MISSING_REFUSED');
  });

  test('OUT-17 a report takes the place of an old one, and of nothing else', async () => {
    const { cwd } = await kedu(['report', 'tiny', ...PLAIN]);
    writeFileSync(join(cwd, NAME), 'old');
    mkdirSync(join(cwd, 'folder.html'));
    await kedu(['report', 'tiny', ...PLAIN], FILES, { cwd });
    expect(readFileSync(join(cwd, NAME), 'utf8')).toMatch(/^<!doctype html>/);
    await kedu(['report', 'tiny', ...PLAIN, '--out', 'folder.html'], FILES, { cwd });
    expect(readdirSync(join(cwd, 'folder.html'))).toEqual([NAME]);
  });
});
