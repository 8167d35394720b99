import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILES, kedu } from '../examplePack.ts';

const scheme = FILES['scheme/tiny.yaml'] as string;
const withDesign = (design: string): Record<string, string> => ({ ...FILES, 'scheme/tiny.yaml': `${scheme}design: ${design}\n` });

interface Sensitivity {
  readonly result: boolean;
  readonly schemes: readonly {
    readonly lists: readonly {
      readonly draws: number;
      readonly seed: number;
      readonly choices: readonly { readonly id: string; readonly rank: { readonly total: number | null } }[];
      readonly units: readonly { readonly code: string; readonly rank: number; readonly best: number; readonly worst: number }[];
      readonly neighbours: readonly { readonly holds: number }[];
    }[];
  }[];
}

describe('kedu sensitivity', () => {
  test('DESIGN-1 DESIGN-2 DESIGN-7 says that no result depends on it, what was drawn, and where each unit lies', async () => {
    const { code, out } = await kedu(['sensitivity', 'tiny']);
    expect(code).toBe(0);
    expect(out).toMatch(/^方案敏感性（不影响本次结果）\n/);
    expect(out).toContain('抽取 1,000 种合理的设计（种子 1），其中变动的是：每项权重上下浮动 20%（合计和约束不变）。');
    expect(out).toMatch(/名次 +单位 +九成设计中/);
    const english = await kedu(['sensitivity', 'tiny', '--lang', 'en']);
    expect(english.out).toContain(
      '1,000 reasonable designs were drawn (seed 1): each weight within 20 % of its own (sums and constraints kept).',
    );
  });

  test('OUT-23 --json is no result; the published ranks stand beside the bands; same seed, same bytes', async () => {
    const args = ['sensitivity', 'tiny', '--json', '--draws', '300', '--seed', '9'];
    const { code, out } = await kedu(args);
    expect(code).toBe(0);
    const { result, schemes } = JSON.parse(out) as Sensitivity;
    const list = schemes[0]?.lists[0];
    expect(result).toBe(false);
    expect([list?.draws, list?.seed]).toEqual([300, 9]);
    expect(list?.choices.map(({ id }) => id).sort()).toEqual(['weight:air', 'weight:gdp']);
    for (const { rank, best, worst } of list?.units ?? []) expect(best <= rank && rank <= worst).toBe(true);
    expect((await kedu(args)).out).toBe(out);
    expect((await kedu([...args.slice(0, -1), '10'])).out).not.toBe(out);
  });

  test('`design:` of the scheme is drawn, and what the command line says stands above it', async () => {
    const files = withDesign('{ weights: 0, methods: { gdp: [z_score] }, draws: 200, seed: 5 }');
    const { out } = await kedu(['sensitivity', 'tiny', '--json'], files);
    const list = (JSON.parse(out) as Sensitivity).schemes[0]?.lists[0];
    expect([list?.draws, list?.seed, list?.choices.map(({ id }) => id)]).toEqual([200, 5, ['method:gdp']]);
    const more = await kedu(['sensitivity', 'tiny', '--json', '--draws', '300'], files);
    expect((JSON.parse(more.out) as Sensitivity).schemes[0]?.lists[0]?.draws).toBe(300);
  });

  test('--html writes one page that asks nothing of a network', async () => {
    const { code, out, cwd } = await kedu(['sensitivity', 'tiny', '--html', '敏感性.html']);
    expect([code, out]).toEqual([0, expect.stringContaining('已写入 敏感性.html')]);
    const page = readFileSync(join(cwd, '敏感性.html'), 'utf8');
    expect(page).toContain('<h1>方案敏感性（不影响本次结果）</h1>');
    expect(page).not.toMatch(/(?:src|href)="https?:/);
    const blocked = await kedu(['sensitivity', 'tiny', '--html', 'packs/tiny/units.csv/x.html']);
    expect([blocked.code, blocked.out]).toEqual([3, '']);
    expect(blocked.err).toContain('写不进 packs/tiny/units.csv/x.html');
  });

  test.each([
    [['--draws', '50'], 1, '抽取的设计数不在允许范围内'],
    [['--draws', '90000'], 1, '抽取的设计数不在允许范围内'],
    [['--draws', 'many'], 2, '不是整数'],
    [['--list', 'citys'], 1, '没有序列“citys”'],
    [['--period', '1999'], 1, '1999'],
  ] as const)('DESIGN-3 %j is refused', async (args, exit, said) => {
    const { code, out, err } = await kedu(['sensitivity', 'tiny', ...args]);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toContain(said);
  });

  test('DESIGN-7 a list of one has no ranks to speak of', async () => {
    const lines = (text: string, count: number): string => `${text.split('\n').slice(0, count).join('\n')}\n`;
    const files = {
      ...FILES,
      'units.csv': lines(FILES['units.csv'] as string, 2),
      'data/2023.csv': lines(FILES['data/2023.csv'] as string, 3),
    };
    const { code, err } = await kedu(['sensitivity', 'tiny'], files);
    expect(code).toBe(1);
    expect(err).toContain('参加排名的单位只有 1 个');
  });
});
