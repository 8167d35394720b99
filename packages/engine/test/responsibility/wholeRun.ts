import { ObservationReader, readRegister } from '@kedu/intake';
import { periodOf } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { assess } from '../../src/assess.ts';

const SCHEME = `scheme: whole
edition: 1
title: 责任与结果应用
authority: 990000 卧龙市
in_force: { from: 2022-01-01 }
lists:
  organs: { title: 部门, units: organ }
classes:
  hill: { title: 山区, units: { where: "unit.kind == 'organ' && unit.zone == 'hill'" }, clause: "1" }
attributes: { zone: text }
indicators:
  tea_output: { title: 茶叶产量, unit: 吨, target: 100, clause: "1" }
  chain_result: { title: 链条产值, unit: 亿元, target: 50, clause: "1" }
  pollution: { title: 污染指数, better: lower, clause: "1" }
score:
  organs:
    weights: points
    parts:
      tea_output: { weight: 70, method: completion, cap: 100, elastic: { table: elastic.csv, within: [0.8, 1.2], clause: "4.3" }, clause: "1" }
      chain_result: { weight: 30, method: completion, cap: 100, joint: { table: chains.csv, clause: "7" }, clause: "1" }
grades:
  order: [a 甲, b 乙, c 丙]
  at_least: { a: 90, b: 70 }
  clause: "9"
consequences:
  wages: { title: 绩效工资, propose: { pay: { base: wages.csv, coefficient: { a: 1.2, b: 1, c: 0.7 }, keep_total: true } }, clause: "9" }
  river: { title: 流域补偿, propose: { compensate: { index: "value('pollution')", curve: [[0.8, 1], [1, 0.6], [1.5, 0]], of: wages.csv } }, clause: "9" }
  funds: { title: 次年经费, propose: { release: { of: wages.csv, when: "grade != 'c'" } }, clause: "9" }
  mediation: { title: 调解补贴, propose: { pay_items: { table: items.csv, rates: { simple: 100, hard: 800 }, results: { fulfilled: 100%, agreed: 60% }, quality_below: 60, cap_yuan: 1000 } }, clause: "9" }
  projects: { title: 事前评估, propose: { fund: { asked: wages.csv, approve: "grade == 'a'", adjust: { when: "grade == 'b'", to: 0.8 } } }, clause: "9" }
  posts: { title: 退二进一, propose: { staff: { posts: staffing.csv, rule: { in: 1, out: 2 } } }, clause: "9" }
  track: { title: 产业赛道, propose: { refer: { refer_to: 组织部门, what: 赛道前列, top: 1, by: "score('tea_output')" } }, clause: "9" }
`;

const FILES = {
  'scheme/whole.yaml': SCHEME,
  'scheme/elastic.csv':
    'part,unit,class,coefficient,reason,from,until\ntea_output,,hill,1.1,山区改造成本高,,\ntea_output,990103 商务局,,0.9,基数偏低,,\n',
  'scheme/chains.csv': 'chain,unit,share\n茶产业链,990101 农业局,50%\n茶产业链,990102 工信局,30%\n茶产业链,990103 商务局,20%\n',
  'scheme/wages.csv': 'unit,amount_yuan\n990101 农业局,1000.01\n990102 工信局,2000\n990103 商务局,500\n990104 档案局,300\n',
  'scheme/items.csv':
    'item,unit,person,difficulty,result,quality,date\n调1,990101 农业局,M-01,hard,fulfilled,80,2023-03-01\n调2,990101 农业局,M-01,hard,agreed,,2023-04-01\n调3,990101 农业局,M-01,simple,agreed,59,2023-04-02\n调4,990101 农业局,M-01,simple,agreed,,2022-04-02\n',
  'scheme/staffing.csv':
    'unit,headcount,left,asked\n990101 农业局,30,5,3\n990102 工信局,30,4,1\n990103 商务局,30,0,1\n990104 档案局,8,1,1\n',
};

const UNITS = `unit_id,code,name,kind,zone,example
z_city,990000,卧龙市,city,,true
a_nong,990101,农业局,organ,hill,true
b_gong,990102,工信局,organ,,true
c_shang,990103,商务局,organ,hill,true
d_dang,990104,档案局,organ,,true
`;

/** 农业局 reports the result of the chain for all three; 档案局 stands in no chain, and reports nothing at all. */
const DATA = `unit,indicator,period,value
a_nong,tea_output,2023,90
b_gong,tea_output,2023,80
c_shang,tea_output,2023,50
a_nong,chain_result,2023,40
a_nong,pollution,2023,0.7
b_gong,pollution,2023,0.9
c_shang,pollution,2023,2
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A whole run over invented units, from the texts of a scheme to proposals: every action and both keys of responsibility. */
export function wholeRun() {
  const { register, issues } = readRegister({ units: { file: 'units.csv', bytes: bytes(UNITS) }, example: true });
  if (!register) throw new Error(JSON.stringify(issues));
  const { scheme, issues: found } = compileScheme({ files: new Map(Object.entries(FILES)), entry: 'scheme/whole.yaml', register });
  if (!scheme) throw new Error(JSON.stringify(found));
  const reader = new ObservationReader(register, scheme.indicators);
  reader.add('data.csv', bytes(DATA), { layout: 'long', unitBy: 'id' });
  const { value: assessment, trace } = assess({
    scheme,
    register,
    observations: reader.finish(),
    period: periodOf('2023'),
    asOf: '2024-02-01',
    seed: 0,
  });
  return { scheme, assessment, trace };
}
