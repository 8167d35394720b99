import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../src/index.ts';
import { registerOf } from '../pack-files.ts';

const sketch = process.env['KEDU_DATA'] === undefined ? undefined : join(process.env['KEDU_DATA'], 'spec/scheme-sketch.yaml');
const there = sketch !== undefined && existsSync(sketch);
const entry = 'scheme/north-2023.yaml';

const register = registerOf(`unit_id,code,name,kind,zone,group
p,990000,北原省,province,,
a,990100,北川市,city,,
b,990200,连海市,city,,
c,990400,松抚市,city,,
d,990500,溪源市,city,,
e,990900,新阜市,city,agricultural,
f,990001,组织部,department,,党群
g,990002,财政厅,department,,经济
h,990003,民政厅,department,,社会
`);

/** What the sketch names and leaves to the reader's imagination. */
const NAMED: readonly (readonly [string, string])[] = [
  [
    'regulation.md',
    ['4.1', '4.2', '4.3', '4.6', '4.7', '6.2', '6.3', '8', '9.1', '9.2', '11', '12', '13.2', '15.1']
      .map((clause) => `## ${clause} 条款\n`)
      .join(''),
  ],
  ['scheme/organs.yaml', 'weights: relative\nparts: { major_accidents: { weight: 1, method: { deduction: { per: 10 } } } }\n'],
  ['scheme/awards.csv', 'unit,date,item,level,points,title\n'],
  ['scheme/livelihood_list', 'item,unit,amount_yuan\n'],
  [
    'scheme/library.yaml',
    `library: province-library
version: "2023.1"
edition: 1
title: 省指标库
children: { may_change: [weights, local], must_keep: [binding] }
indicators:
  major_accidents: { title: 较大以上事故, kind: count, horizon: long, better: lower, owner: 省应急厅 }
  rehabilitation: { title: 矿山修复, tags: [restoration], owner: 省自然资源厅 }
  new_industry: { title: 新兴产业, tags: [emerging], owner: 省工信厅 }
`,
  ],
];

const findings = (files: ReadonlyMap<string, string>): string[] =>
  compileScheme({ files, entry, register })
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ code, args }) =>
      [code, ...['file', 'part', 'found', 'field', 'name', 'indicator', 'profile', 'what'].flatMap((arg) => args[arg] ?? [])].join(' '),
    );

describe.skipIf(!there)(
  there ? 'the sketch of the scheme language' : 'the sketch of the scheme language (skipped: KEDU_DATA has no spec/scheme-sketch.yaml)',
  () => {
    const text = there ? readFileSync(sketch as string, 'utf8') : '';

    /** Differences from the sketch that stay, whatever files are beside it; explained in docs/spec/scheme.md. */
    const SHAPE = [
      'EXPR_UNKNOWN_NAME unit.zone', // attributes are declared with their type
      'SCHEME_BINDING_WITHOUT_TARGET water_quality', // the sketch leaves targets to a table
      'SCHEME_PART_OUTSIDE_PARTS ecology, leaders, bonus', // `parts:` is explicit
      'SCHEME_UNKNOWN_FIELD from', // raters' marks arrive as an indicator of kind judgement
      'SCHEME_MISSING_FIELD method',
      'SCHEME_TARGET_MISSING water_quality target',
      'SCHEME_TARGET_MISSING forest_cover baseline',
    ];

    test('SCHEME-4 alone: without its library no more is said than what is missing and what the shape does not allow', () => {
      expect(findings(new Map([[entry, text]])).sort()).toEqual([
        'SCHEME_FILE_MISSING regulation.md',
        'SCHEME_FILE_MISSING scheme/organs.yaml',
        'SCHEME_MISSING_FIELD method',
        'SCHEME_PART_OUTSIDE_PARTS ecology, leaders, bonus',
        'SCHEME_UNKNOWN_FIELD from',
        'USES_NOT_FOUND province-library@2023.1',
      ]);
    });

    test('SCHEME-4 with the files that it names: the differences of shape remain', () => {
      expect(findings(new Map([[entry, text], ...NAMED])).sort()).toEqual([...SHAPE].sort());
    });

    test('WEIGHT-1 with the differences taken out it is judged by its meaning: two parts of many do not make 100', () => {
      const mended = text
        .replace('    ecology:\n', '    parts:\n     ecology:\n')
        .replace('      title: 生态文明\n      weight', '       title: 生态文明\n       weight')
        .replace('      parts:\n        water', '       parts:\n        water')
        .replace(/ {4}leaders: .*\n/, '     leaders: { title: 领导评价, indicator: leaders_mark, weight: 5, method: given, clause: "8" }\n')
        .replace('    bonus:  ', '     bonus: ')
        .replace(
          'indicators:\n',
          'attributes: { zone: text }\ntargets: targets.csv\n\nindicators:\n  leaders_mark: { title: 领导评价得分, kind: judgement, owner: 考核办 }\n',
        );
      const targets = 'indicator,target,baseline\nwater_quality,90,\nforest_cover,,42\n';
      expect(findings(new Map([[entry, mended], ...NAMED, ['scheme/targets.csv', targets]]))).toEqual([
        'SCHEME_LAG_RATIO rate water_quality', // a rate needs lag: { in: points }
        'WEIGHT_SUM places 30 农产品主产区 + 资源型城市',
        'WEIGHT_SUM places 35 重点生态功能区',
        'WEIGHT_SUM places 20 优化开发区域',
      ]);
    });
  },
);
