import { describe, expect, test } from 'vitest';
import { FILES, kedu } from './examplePack.ts';

const REGULATION = '# 办法\n## 1 总则\n### 1.1 目的\n### 1.2 计分\n## 2 等次\n## 10 附则\n';

function withRegulation(clauses: string): Record<string, string> {
  const scheme = (FILES['scheme/tiny.yaml'] ?? '')
    .replace('title: 小方案', 'title: 小方案\nregulation: ../regulation.md')
    .replaceAll('clause: "1"', 'clause: "1.2"')
    .replace(/clause: "1\.2"\n$/, 'clause: "2"\n');
  return { ...FILES, 'regulation.md': REGULATION, 'scheme/tiny.yaml': scheme, 'pack.yaml': `${FILES['pack.yaml']}${clauses}` };
}

describe('kedu clauses', () => {
  test('PACK-10 leads from every clause to the line that carries it out', async () => {
    const files = withRegulation('clauses: { regulation.md: { "1.1": 目的, "10": { zh-CN: 施行日期, en: day of entry into force } } }\n');
    const { code, out } = await kedu(['clauses', 'tiny'], files);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'regulation.md',
      '1.1 目的',
      '  目的',
      '1.2 计分',
      '  scheme/tiny.yaml:9  生产总值  (tiny@1)',
      '  scheme/tiny.yaml:10  空气  (tiny@1)',
      '  scheme/tiny.yaml:15  生产总值  (tiny@1)',
      '  scheme/tiny.yaml:16  空气  (tiny@1)',
      '2 等次',
      '  scheme/tiny.yaml:17  小方案  (tiny@1)',
      '10 附则',
      '  施行日期',
      '共 4 条：2 条有规则引用，2 条另有说明，0 条两者都没有。',
      '',
    ]);
  });

  test('PACK-10 a clause that nothing carries out is shown, told by check, and ends with 1', async () => {
    const files = withRegulation('clauses: { regulation.md: { "1.1": 目的 } }\n');
    const one = await kedu(['clauses', 'tiny', '10', '--lang', 'en'], files);
    expect([one.code, one.out]).toEqual([
      1,
      'regulation.md\n10 附则\n  (no rule cites it, nothing explains it)\n1 clauses: 0 cited by rules, 0 explained otherwise, 1 neither.\n',
    ]);
    const check = await kedu(['check', 'tiny'], files);
    expect([check.code, check.out.includes('PACK_CLAUSE_UNCARRIED'), check.out.includes('10 附则')]).toEqual([0, true, true]);
  });

  test('a chapter shows its clauses; an unknown clause names the nearest', async () => {
    const files = withRegulation('clauses: { regulation.md: { "1.1": 目的, "10": 施行 } }\n');
    expect((await kedu(['clauses', 'tiny', '1'], files)).out).toContain('共 2 条');
    expect(await kedu(['clauses', 'tiny', '1.3'], files)).toMatchObject({ code: 1, err: '办法里没有条款“1.3”；最接近的是 1.1。\n' });
  });

  test('PACK-10 an explanation of a clause that does not exist is an error', async () => {
    const { code, out } = await kedu(
      ['check', 'tiny'],
      withRegulation('clauses: { regulation.md: { "1.1": 目的, "9": 施行, "10": 施行 } }\n'),
    );
    expect([code, out.includes('PACK_CLAUSE_UNKNOWN')]).toEqual([1, true]);
  });

  test('a pack without regulation says so', async () => {
    expect(await kedu(['clauses', 'tiny'])).toMatchObject({ code: 0, out: '这个考核包没有《办法》，或其中没有带编号的条款。\n' });
  });
});
