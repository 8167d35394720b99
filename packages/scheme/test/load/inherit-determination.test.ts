import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../src/index.ts';
import { filesOf, registerOf } from '../pack-files.ts';

const HEAD = 'period,list,unit,item,from,to,ground,meeting,date';
const row = (period: string): string => `${period},places,990100 北川市,grade,good,excellent,立功受奖,第3次会议,2024-05-01`;

const PARENT = `determination:
  body: 示例考核委员会
  table: determination.csv
  closes: { "2023": 2024-04-30, "2022": 2023-04-30 }
  adopts: { "2023": 45c48cce2e2d }
  reopens: true
  steps: [{ title: 反馈核对, on: { "2023": 2024-05-08 } }]
  clause: "13"
`;

/** The determination of a child of base@2023, of the scheme and with the lines that are given. */
function determinationOf(scheme: string, lines: string) {
  const files = new Map(filesOf('base'));
  const base = files.get('scheme/base.yaml') ?? '';
  files.set('scheme/base.yaml', `${base}${PARENT}`);
  files.set('scheme/determination.csv', `${HEAD}\n${row('2023')}\n`);
  files.set('scheme/own.csv', `${HEAD}\n${row('2024')}\n`);
  const head = `scheme: ${scheme}\nversion: "2024"\nedition: 1\ntitle: 子方案\nin_force: { from: 2024-01-01 }\nregulation: ../regulation.md`;
  files.set('scheme/child.yaml', `${head}\nuses: { parent: base@2023 }\n${lines}\n`);
  const { scheme: compiled, issues } = compileScheme({
    files,
    entry: 'scheme/child.yaml',
    register: registerOf(files.get('units.csv') ?? ''),
  });
  expect(issues).toEqual([]);
  return compiled?.determination;
}

describe('the determination of a child', () => {
  it('USES-9 a version that writes nothing of it has all of its parent, at the places of the parent', () => {
    const own = determinationOf('base', '');
    expect(own).toMatchObject({
      body: '示例考核委员会',
      closes: { '2023': '2024-04-30' },
      adopts: { '2023': '45c48cce2e2d' },
      reopens: true,
      clause: '13',
      place: { file: 'scheme/base.yaml' },
    });
    expect(own?.steps.map(({ title }) => title['zh-CN'])).toEqual(['反馈核对']);
    expect(own?.rows.map(({ period }) => period)).toEqual(['2023']);
  });

  it('USES-9 its own table and steps replace, its days come beside those of the parent', () => {
    const own = determinationOf(
      'base',
      'determination: { table: own.csv, closes: { "2024": 2025-04-30, "2022": 2023-05-01 }, steps: [{ title: 通报, on: {} }] }',
    );
    expect(own?.rows.map(({ period }) => period)).toEqual(['2024']);
    expect(own?.closes).toEqual({ '2022': '2023-05-01', '2023': '2024-04-30', '2024': '2025-04-30' });
    expect(own?.steps.map(({ title }) => title['zh-CN'])).toEqual(['通报']);
    expect([own?.body, own?.reopens, own?.clause, own?.adopts]).toEqual(['示例考核委员会', true, '13', { '2023': '45c48cce2e2d' }]);
  });

  it('USES-9 another scheme has body, steps and days of its parent, and none of what was determined on its runs', () => {
    const own = determinationOf('child', '');
    expect([own?.body, own?.reopens, own?.closes['2023']]).toEqual(['示例考核委员会', true, '2024-04-30']);
    expect([own?.rows, own?.adopts]).toEqual([[], {}]);
  });
});
