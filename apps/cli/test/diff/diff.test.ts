import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILES, kedu } from '../examplePack.ts';

const scheme = FILES['scheme/tiny.yaml'] as string;
const versioned = (version: string, until: string): string =>
  scheme
    .replace('edition: 1', `version: "${version}"\nedition: 1`)
    .replace('in_force: { from: 2022-01-01 }', `in_force: { from: ${until} }`);
/** 2022 and 2023; the later one weighs air 50 instead of 40 and GDP 50 instead of 60, and asks 70 of “excellent”. */
const TWO: Readonly<Record<string, string>> = {
  ...FILES,
  'scheme/tiny.yaml': versioned('2022', '2022-01-01, until: 2022-12-31'),
  'scheme/later.yaml': versioned('2023', '2023-01-01')
    .replace('weight: 60', 'weight: 50')
    .replace('weight: 40', 'weight: 50')
    .replace('excellent: 68', 'excellent: 70'),
};

describe('kedu diff', () => {
  test('DIFF-1 DIFF-3 rules, sentences and contributions, in Chinese and English', async () => {
    const chinese = await kedu(['diff', 'tiny', 'tiny@2022', 'tiny@2023'], TWO);
    expect([chinese.code, chinese.err]).toEqual([0, '']);
    // The letter and the title by which the change is found again below, before the rules, and what moves no score last.
    expect(chinese.out).toMatch(
      /改了哪些规则\n {2}A 城市各项的权重\n[\s\S]*城市 › 生产总值 › 权重：60 → 50 §1[\s\S]*\n {2}· 等次：[\s\S]*\n {2}A 城市各项的权重\n *名次/,
    );
    expect(chinese.out).toContain('等次：不低于：优秀 68 → 不低于：优秀 70 §1（不影响得分）');
    expect(chinese.out).toMatch(/北川市 +69\.00 → 72\.50 +\+3\.50 +A \+3\.50/);
    const english = await kedu(['diff', 'tiny', '2022', '2023', '--lang', 'en'], TWO);
    expect(english.out).toContain('(no score depends on it)');
    expect(english.out).toMatch(/Beichuan +69\.00 → 72\.50 +\+3\.50/);
  });

  test('DIFF-4 a version against itself: nothing moves, exactly', async () => {
    const { code, out } = await kedu(['diff', 'tiny', '2023', '2023'], TWO);
    expect(code).toBe(0);
    expect(out).toMatch(/两版规则没有差别，什么都不变。\n结果哈希相同： sha256:[0-9a-f]{64}\n/);
  });

  test('DIFF-6 one unit has lines of its own', async () => {
    const { out } = await kedu(['diff', 'tiny', '2022', '2023', '--unit', '北川市'], TWO);
    expect(out).toContain('得分 69.00 → 72.50');
    expect(out).toContain('+3.50 = ');
    expect(out).not.toContain('连海市 ');
    expect(await kedu(['diff', 'tiny', '2022', '2023', '--unit', '北川'], TWO)).toMatchObject({
      code: 1,
      err: expect.stringContaining('最接近的是“北川市”'),
    });
  });

  test('OUT-21 JSON and CSV: contributions of a unit add up to its difference', async () => {
    const { out, cwd } = await kedu(['diff', 'tiny', '2022', '2023', '--json', '--csv', 'out/diff.csv', '--html', 'out/diff.html'], TWO);
    const json = JSON.parse(out) as {
      kedu: { diff: number };
      note: string;
      groups: { id: string }[];
      lists: { units: { unit: string; score: string[]; points: string[] }[] }[];
    };
    expect([json.kedu.diff, json.note]).toEqual([1, 'comparison']);
    expect(json.lists[0]?.units[0]).toMatchObject({ unit: 'bei', score: ['69.00', '72.50'], points: ['3.50'] });
    const rows = readFileSync(join(cwd, 'out/diff.csv'), 'utf8').split('\r\n');
    expect(rows[0]).toMatch(/^list,unit,code,name,letter,change,changes,points,places,/);
    expect(rows).toContain(
      'cities,bei,990100,北川市,,,,3.50,0,69.00,72.50,1,1,excellent,excellent,tiny@2022,tiny@2023,2023,true,comparison',
    );
    const page = readFileSync(join(cwd, 'out/diff.html'), 'utf8');
    expect(page).toContain('方案对比：tiny@2022 → tiny@2023');
    expect(page).not.toContain('<script');
    expect(page).toContain('示例数据');
  });

  test('DIFF-6 OUT-17 a report against another version: the page of kedu diff stands beside it, and the report leads there', async () => {
    const { code, cwd } = await kedu(['report', 'tiny', '--period', '2023', '--against', '2022', '--units', 'none', '--out', 'out'], TWO);
    expect(code).toBe(0);
    const report = readFileSync(join(cwd, 'out/tiny-tiny-2023.html'), 'utf8');
    expect(report).toContain('<a href="tiny-tiny-2023-against-tiny-2022.html">方案对比：tiny@2022 → tiny@2023');
    const again = await kedu(['diff', 'tiny', '2022', '2023', '--html', 'diff.html'], TWO);
    expect(readFileSync(join(cwd, 'out/tiny-tiny-2023-against-tiny-2022.html'), 'utf8')).toBe(
      readFileSync(join(again.cwd, 'diff.html'), 'utf8'),
    );
    const unknown = await kedu(['report', 'tiny', '--period', '2023', '--against', '2029', '--out', 'out'], TWO);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('DIFF_VERSION_UNKNOWN') });
    expect(existsSync(join(unknown.cwd, 'out'))).toBe(false);
  });

  test('DIFF-7 an unknown version, two packs without a scheme in common, a file that cannot be written', async () => {
    expect(await kedu(['diff', 'tiny', '2021', '2023'], TWO)).toMatchObject({
      code: 1,
      err: expect.stringContaining('DIFF_VERSION_UNKNOWN'),
    });
    expect(await kedu(['diff', 'tiny', '2022', '2023', '--period', '2031'], TWO)).toMatchObject({
      code: 1,
      err: expect.stringContaining('PACK_PERIOD_NOT_LISTED'),
    });
    expect(await kedu(['diff', 'tiny', '2022', '2023', '--html', 'packs/tiny/units.csv/x.html'], TWO)).toMatchObject({ code: 3 });
    const folders = await kedu(['diff', 'tiny', 'packs/tiny'], TWO);
    expect([folders.code, folders.out.includes('什么都不变')]).toEqual([0, true]);
  });

  test('DIFF-7 one version alone: the other is asked for, with those that there are', async () => {
    expect(await kedu(['diff', 'tiny', '2022'], TWO)).toMatchObject({
      code: 2,
      err: expect.stringContaining('本包的版本：tiny@2023, tiny@2022') as string,
    });
  });

  test('DIFF-2 proposals stand side by side in the terminal, for a unit, in JSON and on the page', async () => {
    const talk = (top: number): string =>
      `consequences:\n  talk: { title: 后进约谈, when: "value('gdp') < ${top}", propose: { admonishing_talk: { refer_to: 示例部门 } }, decides: 示例部门, clause: "1" }\n`;
    const files = {
      ...TWO,
      'scheme/tiny.yaml': `${TWO['scheme/tiny.yaml']}${talk(120)}`,
      'scheme/later.yaml': `${TWO['scheme/later.yaml']}${talk(140)}`,
    };
    const { out, cwd } = await kedu(['diff', 'tiny', '2022', '2023', '--html', 'diff.html'], files);
    expect(out).toContain('  · 后进约谈：新提1条\n      连海市：— → 诫勉谈话\n');
    expect(readFileSync(join(cwd, 'diff.html'), 'utf8')).toMatch(/<section class="chapter" id="proposals">[\s\S]*后进约谈[\s\S]*诫勉谈话/);
    const one = await kedu(['diff', 'tiny', '2022', '2023', '--unit', '连海市'], files);
    expect(one.out).toContain('后进约谈：— → 诫勉谈话');
    const json = JSON.parse((await kedu(['diff', 'tiny', '2022', '2023', '--json'], files)).out) as { proposals: unknown[] };
    expect(json.proposals).toMatchObject([{ how: 'made', unit: 'lian', rule: 'talk', before: null, after: { withheld: null } }]);
  });

  test('DIFF-7 errors in a scheme are shown, and nothing is compared', async () => {
    const broken = { ...TWO, 'scheme/later.yaml': (TWO['scheme/later.yaml'] as string).replace('weight: 50', 'weight: 51') };
    const { code, err, out } = await kedu(['diff', 'tiny', '2022', '2023'], broken);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('WEIGHT_');
  });
});

describe('kedu replay', () => {
  test('DIFF-5 OUT-22 a period under a version that was not in force, marked above and below', async () => {
    const { code, out } = await kedu(['replay', 'tiny', '--period', '2023', '--scheme', 'tiny@2022'], TWO);
    expect(code).toBe(0);
    const marked = '回放，不作结果：2023年度 按 tiny@2022 重算（当期施行的是 tiny@2023）。不提出任何建议。';
    expect(out.split('\n').filter((line) => line === marked)).toHaveLength(2);
    expect(out).toMatch(/北川市 +69\.00/);
    const json = await kedu(['replay', 'tiny', '--period', '2023', '--scheme', '2022', '--json'], TWO);
    expect(JSON.parse(json.out)).toMatchObject({ kedu: { replay: 1 }, result: false, scheme: 'tiny@2022', in_force: 'tiny@2023' });
  });

  test('DIFF-5 OUT-24 the files and the report of a replay are marked, and hold no proposal', async () => {
    const { code, out, cwd } = await kedu(
      ['replay', 'tiny', '--period', '2023', '--scheme', '2022', '--out', 'again', '--html', 'again.html'],
      TWO,
    );
    expect([code, out.includes('已写入 again.html')]).toEqual([0, true]);
    const [, row = ''] = readFileSync(join(cwd, 'again/results.csv'), 'utf8').split('\r\n');
    expect(row).toMatch(/,tiny@2022,.*,replay$/);
    const page = readFileSync(join(cwd, 'again.html'), 'utf8');
    expect(page).toContain('<title>回放，不作结果 · ');
    expect(page).toContain('回放，不作结果：本期按 tiny@2022 重算，只供比较和学习，不提出任何建议。当期施行的是 tiny@2023。');
    // The running head of every printed page.
    expect(page).toMatch(/@top-right\{content:"回放\\ff0c 不作结果 \\b7 {2}示例数据/);
    expect(page).not.toContain('<script');
    expect(
      await kedu(['replay', 'tiny', '--period', '2023', '--scheme', '2022', '--html', 'packs/tiny/units.csv/x.html'], TWO),
    ).toMatchObject({
      code: 3,
    });
  });

  test('DIFF-7 a period or version that is not there is refused', async () => {
    expect(await kedu(['replay', 'tiny', '--period', '2031', '--scheme', '2022'], TWO)).toMatchObject({ code: 1 });
    expect(await kedu(['replay', 'tiny', '--period', '2023', '--scheme', 'tiny@2029'], TWO)).toMatchObject({
      code: 1,
      err: expect.stringContaining('DIFF_VERSION_UNKNOWN'),
    });
  });
});
