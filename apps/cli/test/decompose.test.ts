import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILES, kedu } from './examplePack.ts';

const GOALS = `goals:
  output: { title: { zh-CN: 生产总值达到240亿元, en: Output of 240 }, indicator: gdp, period: 2023, target: 240, lead: 990100 北川市, list: cities, decompose: { by: potential, table: goal.csv }, clause: "1" }
`;
const HEAD = 'unit,base,potential,target,under,reason\r\n';
const pack = (rows: string, goals = GOALS): Readonly<Record<string, string>> => ({
  ...FILES,
  'scheme/tiny.yaml': `${FILES['scheme/tiny.yaml']}${goals}`,
  'scheme/goal.csv': `unit,base,potential,target,under,reason\n${rows}`,
});
const PLAIN = pack('990100 北川市,100,1,,,\n990200 连海市,100,2,,,\n');
const table = (beichuan: string, lianhai: string): string =>
  `${HEAD}990100 北川市,100,1,${beichuan},,\r\n990200 连海市,100,2,${lianhai},,\r\n`;

describe('kedu decompose', () => {
  test('GOAL-8 the table goes to the output, what is said of it to the error output', async () => {
    const { code, out, err } = await kedu(['decompose', 'tiny', 'output'], PLAIN);
    expect([code, out]).toEqual([0, table('113', '127')]);
    expect(err).toBe('生产总值达到240亿元：目标 240，按潜力分解，各级相加\n合起来 240，与总目标相符\n');
  });

  test('GOAL-8 another method, by the title of the goal, in English', async () => {
    const { code, out, err } = await kedu(['decompose', 'tiny', 'Output of 240', '--by', 'base', '--lang', 'en'], PLAIN);
    expect([code, out]).toEqual([0, table('120', '120')]);
    expect(err).toContain('Output of 240: 240, shared out by the base');
  });

  test('GOAL-8 targets by hand stand without --by and not with it; what they add is told', async () => {
    const byHand = pack('990100 北川市,100,1,150,,商定\n990200 连海市,100,2,,,\n');
    const kept = await kedu(['decompose', 'tiny', 'output'], byHand);
    expect(kept.out).toBe(`${HEAD}990100 北川市,100,1,150,,商定\r\n990200 连海市,100,2,127,,\r\n`);
    expect(kept.err).toContain('加码：总目标 240，下级合起来 277，多 37\n');
    expect((await kedu(['decompose', 'tiny', 'output', '--by', 'equal_growth'], byHand)).out).toContain('北川市,100,1,120,,商定');
  });

  test('GOAL-8 works on a pack whose children fall short, which it is there to mend', async () => {
    const short = pack('990100 北川市,100,1,10,,商定\n990200 连海市,100,2,,,\n');
    expect((await kedu(['check', 'tiny'], short)).err + (await kedu(['check', 'tiny'], short)).out).toContain('GOAL_SHORTFALL');
    const { code, err } = await kedu(['decompose', 'tiny', 'output'], short);
    expect([code, err]).toEqual([0, expect.stringContaining('不足：总目标 240，下级合起来 137，差 103\n')]);
  });

  test('GOAL-8 a fault of the table is named in place of a table', async () => {
    const { code, out, err } = await kedu(
      ['decompose', 'tiny', 'output', '--by', 'base'],
      pack('990100 北川市,,1,,,\n990200 连海市,100,2,,,\n'),
    );
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('GOAL_BASE');
    expect(err).toContain('无法按基数分解到990100 北川市：基数没有填写');
  });

  test('GOAL-8 --out writes a file, and replaces one only with --force', async () => {
    const files = { ...PLAIN, '../../goal.csv': 'kept' };
    const refused = await kedu(['decompose', 'tiny', 'output', '--out', 'goal.csv'], files);
    expect([refused.code, readFileSync(join(refused.cwd, 'goal.csv'), 'utf8')]).toEqual([3, 'kept']);
    const { code, cwd, out } = await kedu(['decompose', 'tiny', 'output', '--out', 'goal.csv', '--force'], files);
    expect([code, readFileSync(join(cwd, 'goal.csv'), 'utf8')]).toEqual([0, table('113', '127')]);
    expect(out).toContain('分解表已写入 goal.csv\n');
    expect(existsSync(join(cwd, 'goal.csv.part'))).toBe(false);
  });

  test('GOAL-8 an unknown goal, one that is not decomposed, a method that is none', async () => {
    expect(await kedu(['decompose', 'tiny', 'outptu'], PLAIN)).toMatchObject({ code: 1, err: expect.stringContaining('可能是“output”') });
    const bare = pack('', GOALS.replace(/, list.*table: goal.csv }/, ''));
    expect(await kedu(['decompose', 'tiny', 'output'], bare)).toMatchObject({ code: 1, err: expect.stringContaining('没有写 decompose') });
    expect(await kedu(['decompose', 'tiny', 'output', '--by', 'hand'], PLAIN)).toMatchObject({
      code: 2,
      err: expect.stringContaining('equal_growth'),
    });
    expect(await kedu(['decompose', 'tiny', 'any'], FILES)).toMatchObject({ code: 1, err: expect.stringContaining('没有写目标') });
  });
});
