import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILES, kedu } from '../examplePack.ts';

const scheme = FILES['scheme/tiny.yaml'] as string;
/** The tiny pack with constraints on its two parts, 60 and 40. */
const withConstraints = (...rules: readonly string[]): Record<string, string> => ({
  ...FILES,
  'scheme/tiny.yaml': `${scheme}constraints:\n${rules.map((where, k) => `  - { title: 约束${k + 1}, where: "${where}", clause: "1" }`).join('\n')}\n`,
});
const more = (files: Readonly<Record<string, string>>): Record<string, string> => ({
  ...files,
  'units.csv': `${FILES['units.csv']}song,990300,松抚市,Songfu,city\nxin,990400,新阜市,Xinfu,city\n`,
  'data/2023.csv': `${FILES['data/2023.csv']}song,gdp,2023,150\nsong,air,2023,40\nxin,gdp,2023,100\nxin,air,2023,95\n`,
});

describe('kedu weigh', () => {
  test('WEIGH-15 the nearest weights, with lines to paste; the scheme stays as it is', async () => {
    const files = withConstraints("weight('air') >= 50");
    const { code, out, err, cwd } = await kedu(['weigh', 'tiny', '--by', 'nearest'], files);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/gdp +生产总值 +60 +50 +−10/);
    expect(out).toMatch(/air +空气 +40 +50 +\+10/);
    expect(out).toContain('共移动 10 分');
    expect(out).toContain('  score.cities.parts.gdp.weight: 50\n  score.cities.parts.air.weight: 50\n');
    expect(readFileSync(join(cwd, 'packs/tiny/scheme/tiny.yaml'), 'utf8')).toBe(files['scheme/tiny.yaml']);
  });

  test('WEIGH-15 weights that fulfil every constraint can stay; without constraints there is nothing to be near to', async () => {
    expect(await kedu(['weigh', 'tiny', '--by', 'nearest', '--lang', 'en'], withConstraints("weight('air') >= 40"))).toMatchObject({
      code: 0,
      out: expect.stringContaining('every constraint holds: the weights can stay'),
    });
    expect(await kedu(['weigh', 'tiny', '--by', 'nearest'])).toMatchObject({ code: 0, out: '方案没有权重约束，无须求最接近的权重。\n' });
  });

  test('WEIGH-16 constraints that contradict each other are named, with exit code 1', async () => {
    const files = withConstraints("weight('air') >= 70", "weight('gdp') >= 55");
    const weighed = await kedu(['weigh', 'tiny', '--by', 'nearest'], files);
    expect(weighed.code).toBe(1);
    expect(weighed.err).toContain('WEIGH_CONFLICT');
    expect(weighed.err).toContain('“约束1”（第 1 条）；“约束2”（第 1 条）');
    const checked = await kedu(['check', 'tiny'], files);
    expect(checked.code).toBe(1);
    // That weights are to be adjusted would be wrong where no weights can do.
    expect(checked.out).not.toContain('WEIGHT_CONSTRAINT');
    expect(checked.out).toContain('“约束1”（第 1 条）须放宽 25 个百分点；“约束2”（第 1 条）须放宽 25 个百分点');
    const besides = await kedu(['check', 'tiny', '--json'], withConstraints("weight('air') >= 50"));
    const broken = (JSON.parse(besides.out) as { issues: { code: string; what: string }[] }).issues.filter(
      ({ code }) => code === 'WEIGHT_CONSTRAINT',
    );
    expect(broken.map(({ what }) => what)).toEqual(['权重不符合政策要求：约束1。']);
  });

  test('WEIGH-16 kedu check says how near the nearest weights are, where a constraint is broken', async () => {
    const { code, out } = await kedu(['check', 'tiny'], withConstraints("weight('air') >= 50"));
    expect(code).toBe(1);
    expect(out).toContain('WEIGH_NEAREST');
    expect(out).toContain('gdp 60 → 50, air 40 → 50');
    const json = await kedu(['check', 'tiny', '--json'], withConstraints("weight('air') >= 50"));
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, errors: 1, notices: 1 });
  });

  test('WEIGH-10 from the scores of a run: a table with the figures behind the weights, and lines to paste', async () => {
    const { code, out } = await kedu(['weigh', 'tiny', '--by', 'critic'], more(FILES));
    expect(code).toBe(0);
    expect(out).toContain('CRITIC 法：城市\n按 4 个单位的得分。');
    expect(out).toContain('score.cities.parts:\n  gdp: { weight: ');
    const weights = [...out.matchAll(/\{ weight: ([\d.]+), … \}/g)].map(([, weight]) => Number(weight));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 9);
    expect((await kedu(['weigh', 'tiny', '--by', 'equal'], more(FILES))).out).toContain('gdp: { weight: 50, … }\n  air: { weight: 50, … }');
    const pca = await kedu(['weigh', 'tiny', '--by', 'pca', '--lang', 'en'], more(FILES));
    expect(pca.out).toContain('load against the other parts');
  });

  test('WEIGH-10 what the data do not say is refused with exit code 1', async () => {
    expect(await kedu(['weigh', 'tiny', '--by', 'entropy'])).toMatchObject({ code: 1, err: expect.stringContaining('不足三个') });
    expect(await kedu(['weigh', 'tiny', '--by', 'critic', '--node', 'nowhere'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有下级项的路径“nowhere”'),
    });
    expect(await kedu(['weigh', 'tiny', '--by', 'critic', '--list', 'towns'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有序列“towns”'),
    });
    expect(await kedu(['weigh', 'tiny', '--by', 'critic', '--scheme', 'huge'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有方案“huge”'),
    });
  });

  test('WEIGH-1 WEIGH-2 from judgements in a file: weights and consistency ratio, or what is wrong at its cell', async () => {
    const judged = { ...FILES, '../../j.csv': 'part,gdp,air\ngdp,1,3\nair,1/3,1\n' };
    const good = await kedu(['weigh', 'tiny', 'j.csv', '--by', 'ahp'], judged);
    expect([good.code, good.err]).toEqual([0, '']);
    expect(good.out).toContain('一致性比率 0.000。');
    expect(good.out).toContain('gdp: { weight: 75, … }\n  air: { weight: 25, … }');
    const bad = await kedu(['weigh', 'tiny', 'j.csv', '--by', 'ahp'], { ...FILES, '../../j.csv': 'part,gdp,air\ngdp,1,3\nair,3,1\n' });
    expect(bad.code).toBe(1);
    expect(bad.err).toContain('WEIGH_NOT_RECIPROCAL');
    expect(bad.err).toContain('j.csv:3:5');
  });

  test('OUT-10 wrong use and what cannot be read', async () => {
    expect(await kedu(['weigh', 'tiny', '--by', 'magic'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有“magic”这种定权方法'),
    });
    expect(await kedu(['weigh', 'tiny'])).toMatchObject({ code: 2 });
    expect(await kedu(['weigh', 'tiny', '--by', 'ahp'])).toMatchObject({ code: 2, err: expect.stringContaining('--by ahp') });
    expect(await kedu(['weigh', 'tiny', 'no.csv', '--by', 'ahp'])).toMatchObject({ code: 3, err: expect.stringContaining('ENOENT') });
    expect(await kedu(['weigh', 'nowhere', '--by', 'nearest'])).toMatchObject({ code: 3 });
  });
});
