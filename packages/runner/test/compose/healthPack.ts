/**
 * Files of a small pack of three levels — a city, its county hospitals and village clinics — and of a firm: a workshop and its people. All of it is example data.
 *
 * Values are chosen so that every result can be worked out by hand; a test breaks one thing.
 */
const PACK = `pack: levels
title: { zh-CN: 三级穿透（示例）, en: Three levels (example) }
example: true
data:
  - { file: data/values.csv, layout: long }
runs:
  periods: ["2022", "2023"]
  as_of: { "2022": 2023-03-01, "2023": 2024-03-01 }
`;

const UNITS = `unit_id,code,name,name_en,kind,region
city,990100,示例市,Shili City,city,
hos1,990110,东县医院,East Hospital,hospital,东部
hos2,990120,西县医院,West Hospital,hospital,东部
cl1,990111,东一村卫生室,East One Clinic,clinic,
cl2,990112,东二村卫生室,East Two Clinic,clinic,
cl3,990121,西一村卫生室,West One Clinic,clinic,
cl4,990122,西二村卫生室,West Two Clinic,clinic,
bureau,990900,示例卫生局,Health Bureau,organ,
shop,991000,纺丝车间,Spinning Workshop,workshop,
an,991001,安某,An,person,
bai,991002,白某,Bai,person,
`;

const HIERARCHIES = `hierarchy,unit_id,parent_id
territory,hos1,city
territory,hos2,city
territory,cl1,hos1
territory,cl2,hos1
territory,cl3,hos2
territory,cl4,hos2
staff,an,shop
staff,bai,shop
`;

const HEALTH = `scheme: health
edition: 1
title: { zh-CN: 基本药物考核, en: Essential medicines }
in_force: { from: 2022-01-01 }
lists:
  cities: { title: { zh-CN: 市, en: Cities }, units: city }
  hospitals: { title: { zh-CN: 县级医院, en: Hospitals }, units: hospital }
indicators:
  prescription_pass: { title: 处方合格率, unit: "%", range: [0, 100], owner: 示例卫生局, target: 90 }
  essential_share: { title: 基药配备率, unit: "%", range: [0, 100], owner: 示例卫生局 }
  villages_pass: { title: 村卫生室处方合格率, unit: "%", from_children: { indicator: prescription_pass, hierarchy: territory, by: mean } }
  city_pass: { title: 全市村卫生室处方合格率, unit: "%", from_children: { indicator: prescription_pass, kind: clinic, hierarchy: territory, by: mean } }
  hospitals_reaching: { title: 基药配备达标面, unit: "%", from_children: { indicator: essential_share, hierarchy: territory, by: share_reaching, target: 90 } }
  trade: { title: 区域采购率, unit: "%", range: [0, 100], owner: 示例卫生局, shared_by: region }
  mark: { title: 卫生局评分, kind: judgement, unit: 分, range: [0, 100], marked_by: 990900 示例卫生局 }
score:
  cities:
    weights: points
    parts:
      city_pass: { weight: 60, method: given }
      hospitals_reaching: { weight: 40, method: given }
  hospitals:
    weights: points
    parts:
      villages_pass: { weight: 50, method: given }
      trade: { weight: 30, method: given }
      mark: { weight: 20, method: given }
rounding: { total: 0.01, rule: half_up }
`;

const WORKSHOPS = `scheme: workshops
edition: 1
title: { zh-CN: 车间绩效, en: Workshops }
in_force: { from: 2022-01-01 }
lists:
  workshops: { title: { zh-CN: 车间, en: Workshops }, units: workshop }
indicators:
  output: { title: 产量完成率, unit: "%", range: [0, 200], owner: 生产部 }
score:
  workshops:
    weights: points
    parts:
      output: { weight: 100, method: given }
rounding: { total: 0.01, rule: half_up }
`;

/** Stands before \`workshops\` in the alphabet, and needs it. */
const PEOPLE = `scheme: people
edition: 1
title: { zh-CN: 岗位绩效, en: Posts }
in_force: { from: 2022-01-01 }
lists:
  people: { title: { zh-CN: 员工, en: People }, units: person }
indicators:
  department_result: { title: 所在部门绩效, unit: 分, result_of: { scheme: workshops, list: workshops, of: parent, hierarchy: staff } }
  post: { title: 岗位指标, unit: 分, range: [0, 100], owner: 生产部 }
  discipline: { title: 考勤与纪律, unit: 分, range: [0, 100], owner: 人事部 }
score:
  people:
    weights: points
    parts:
      department_result: { weight: 40, method: given }
      post: { weight: 30, method: given }
      discipline: { weight: 30, method: given }
rounding: { total: 0.01, rule: half_up }
`;

const DATA = `unit,indicator,period,value
cl1,prescription_pass,2023,80
cl2,prescription_pass,2023,90
cl3,prescription_pass,2023,60
cl4,prescription_pass,2023,70
hos1,essential_share,2023,95
hos2,essential_share,2023,85
hos1,trade,2023,40
hos1,mark,2023,88
hos2,mark,2023,92
cl1,prescription_pass,2022,70
cl2,prescription_pass,2022,70
cl3,prescription_pass,2022,50
cl4,prescription_pass,2022,50
hos1,essential_share,2022,95
hos2,essential_share,2022,85
hos1,trade,2022,30
hos1,mark,2022,80
hos2,mark,2022,80
shop,output,2022,80
shop,output,2023,90
an,post,2022,70
an,discipline,2022,100
bai,post,2022,70
bai,discipline,2022,90
an,post,2023,85
an,discipline,2023,100
bai,post,2023,70
bai,discipline,2023,95
`;

export const LEVELS = {
  'pack.yaml': PACK,
  'units.csv': UNITS,
  'hierarchies.csv': HIERARCHIES,
  'scheme/health.yaml': HEALTH,
  'scheme/people.yaml': PEOPLE,
  'scheme/workshops.yaml': WORKSHOPS,
  'data/values.csv': DATA,
} as const satisfies Readonly<Record<string, string>>;
