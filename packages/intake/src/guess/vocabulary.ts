import { foldWidth } from '../cell/fold.ts';

/** What a column is by its heading, where the heading is one of the usual words. Rule: GUESS-4. */
export type HeadingKind =
  | 'serial'
  | 'unit'
  | 'unit_code'
  | 'indicator'
  | 'period'
  | 'measure_or_unit'
  | 'measure'
  | 'value'
  | 'aside'
  | 'remark';

/** What stands beside an actual value. */
export type AsideKind = 'rank' | 'weight' | 'score' | 'target' | 'before' | 'change' | 'completion' | 'share';

const ASIDES: readonly (readonly [AsideKind, RegExp])[] = [
  ['rank', /^(?:(?:全[国省市县区州]|同类)?(?:排名|排序|位次|名次)|rank|ranking)$/],
  ['weight', /^(?:权重|分值|标准分|满分|weight|points)$/],
  ['score', /^(?:得分|考核得分|自评得分|加减?分|评分|score)$/],
  ['target', /^(?:(?:年度|年初|全年|考核|预期)?(?:目标|计划|任务)[值数]?|target|targets|goal)$/],
  ['before', /^(?:上年|上年同期|上年数|上年值|上年实绩|去年|去年同期|上期|上月|基期|基期值|基数|baseline|previous)$/],
  [
    'change',
    /^(?:(?:同比|环比|累计同比|[比较](?:上年|去年|上年同期|去年同期|上月|上期))(?:增长|增速|增幅|增减|增加|变化|变动|提高|升降)?(?:率|额|值|数)?|增速|增幅|增长|增长率|增减|增减率|增减额|涨幅|降幅|change|growth)$/,
  ],
  ['completion', /^(?:(?:目标|计划|任务)?完成(?:率|进度|比例|百分比)|完成目标比例|占目标比重|进度|序时进度)$/],
  ['share', /^(?:占比|比重|share)$/],
];

function asideOf(plain: string): AsideKind | undefined {
  return ASIDES.find(([, form]) => form.test(plain))?.[0];
}

const KINDS: readonly (readonly [HeadingKind, Pick<RegExp, 'test'>])[] = [
  ['serial', /^(?:序号|编号|项次|行次|顺序号|no|№|#|id号|serial|row)$/],
  ['unit_code', /^(?:(?:单位|地区|行政区划|区划|部门|机构)(?:代码|编码|编号)|代码|编码|行政代码|unit_?id|unit_?code|code|iso3?|geoid)$/],
  [
    'unit',
    /^(?:(?:被)?(?:考核|评价|填报|报送|责任|计分|牵头)?(?:单位|对象|部门)(?:名称)?|地区|地区名称|区域|行政区|行政区划|地市|市州|州市|市县|区县|县区|县市区|县市|市区县|省市|省份|省|市|县|区|乡镇|街道|镇街|乡镇街道|村|社区|企业|企业名称|机构|机构名称|学校|医院|名称|姓名|盟市|旗县|地方|国家|name|entity|(?:unit|region|area|city|county|province|country|state|district|agency|department)(?:_?name)?)$/,
  ],
  [
    'indicator',
    /^(?:(?:考核|评价|统计|主要|具体|一级|二级|三级|四级|末级)?指标(?:名称|内容)?|考核内容|考核项目|项目|项目名称|统计项目|科目|内容|indicator|indicator_?(?:id|name)|measure_?name|metric|variable|series)$/,
  ],
  [
    'period',
    /^(?:(?:考核|统计|报告|数据)?(?:时期|期间|时间|周期|期)|考核期|年份|年度|年|月份|月|季度|年月|period|date|time|year|month|quarter|fiscal_?year|fy)$/,
  ],
  ['measure', /^(?:计量单位|计算单位|度量单位|单位\(计量\)|unit_?of_?measure|uom|units)$/],
  [
    'value',
    /^(?:(?:指标|实际|完成|统计|本期|当期|本年|现)?(?:数值|数据|值|数)|绝对[值数额量]|实绩[值数]?|实际完成|完成|实际(?:完成)?(?:值|数|情况)?|完成(?:值|数|情况|量)|本期|本年|当年|当期|实绩|实际|value|actual|actuals|obs_?value|amount|result)$/,
  ],
  ['aside', { test: (plain) => asideOf(plain) !== undefined }],
  [
    'remark',
    /^(?:备注|说明|附注|备考|数据来源|来源|资料来源|责任人|联系人|联系电话|电话|牵头部门|责任处室|责任科室|评分标准|考核标准|评分细则|计分办法|计分方法|指标说明|指标解释|未完成原因|原因|notes?|remarks?|comments?|source|description)$/,
  ],
];

const AMBIGUOUS_UNIT = /^单位$/;
/** `同比±%`, `增速+-%`: how the figure is written. */
const SIGNS_BEHIND = /(?:\s*[±+\-－/]*\s*[%‰]|\s*[±]|\s*\+\s*[/,、]?\s*-)+$/u;

/**
 * What a column holds by its heading; undefined where the heading is a name of its own. `单位` alone may be a unit of measure or the unit
 * assessed: what stands below decides.
 * Rule: GUESS-4. Example: `序号` → serial; `县（市、区）` → unit; `同比（%）` → aside; `森林覆盖率` → undefined.
 */
export function headingKind(heading: string): HeadingKind | undefined {
  const plain = plainHeading(heading);
  if (AMBIGUOUS_UNIT.test(plain)) return 'measure_or_unit';
  return KINDS.find(([, form]) => form.test(plain))?.[0];
}

/** What a heading names beside the actual value; undefined where it is something else. Rule: GUESS-4. Example: `同比±%` → change. */
export function asideKind(heading: string): AsideKind | undefined {
  return asideOf(plainHeading(heading));
}

const ASIDE_ENDING =
  /^(.{2,}?)((?:全[国省市县区州])?(?:排名|位次|名次)|(?:同比|环比|比上年|较上年)(?:增长|增速|增幅|增减)?(?:率|额)?|增速|增幅|增长率|增减率?|目标值?|完成率|完成进度|占比|比重|权重|得分)$/u;

/**
 * A name that ends in a word for something beside the value, with what stands before; undefined where it does not.
 * Rule: GUESS-4. Example: `群众满意度排名` → of `群众满意度`, kind rank, word `排名`.
 */
export function asideEnding(name: string): { readonly of: string; readonly word: string; readonly kind: AsideKind } | undefined {
  const bare = foldWidth(name)
    .replace(/\([^()]*\)$/u, '')
    .replace(SIGNS_BEHIND, '')
    .trim();
  const match = ASIDE_ENDING.exec(bare);
  const kind = match ? asideKind(match[2] as string) : undefined;
  return match && kind ? { of: (match[1] as string).trim(), word: match[2] as string, kind } : undefined;
}

function plainHeading(heading: string): string {
  return foldWidth(heading)
    .toLowerCase()
    .replaceAll(/\((?:%|‰|[^()]*元|位|分|个|名|百分点|个百分点|单位[^()]*|盖章|必填)\)/gu, '')
    .replace(/^\d+[.、]/u, '')
    .replace(SIGNS_BEHIND, '')
    .replaceAll(/[\s、()*:.·-]/gu, '');
}

const PLACE =
  /(?:省|市|自治区|自治州|州|盟|地区|县|旗|区|镇|乡|街道|苏木|村|社区|局|委|办|厅|署|部|处|科|院|校|所|站|公司|集团|银行|中心|协会|支队|大队|办公室|委员会|管委会|开发区|新区|人民政府|法院|检察院)$/u;
const MATTER =
  /(?:率|额|量|数|值|比重|比例|增速|增长|增幅|面积|占比|指数|得分|总值|收入|支出|投资|产值|产量|人口|里程|浓度|满意度|次数|天数|人数|件数|成效|完成情况|落实情况|建设|工作|水平|程度|消费|消耗|能耗|排放|密度|进度|质量)$/u;

/** Whether a text looks like the name of a place or body, or of something measured; undefined where it looks like neither. Rule: GUESS-4. */
export function nameKind(text: string): 'unit' | 'indicator' | undefined {
  const bare = foldWidth(text)
    .replace(/\([^()]*\)$/u, '')
    .trim();
  if (MATTER.test(bare)) return 'indicator';
  return PLACE.test(bare) ? 'unit' : undefined;
}

/** Whether a row's name says that it adds up others. Rule: GUESS-3. */
export function isTotal(text: string): boolean {
  return /^(?:合计|总计|小计|共计|累计|平均|平均值|均值|全省|全市|全县|全区|全州|全国|全镇|全乡|全盟|全旗|总和|(?:全[省市县区州国])?(?:合计|总计|小计|平均)|.*(?:合计|小计|总计)|total|sum|subtotal|average|mean)$/iu.test(
    foldWidth(text).replaceAll(/[\s:()]/gu, ''),
  );
}

const NOTE =
  /^[(（[【]?(?:注|附注|说明|备注|填表说明|填报说明|指标解释|资料来源|数据来源|来源|notes?|source)(?:\d{0,2}|[一二三四五])[)）\]】]?[:：.、]/iu;
const SIGNATURE =
  /(?:填表人|填报人|制表人?|审核人|复核人|负责人|经办人|分管领导|单位领导|主要领导|联系人|联系电话|填表日期|填报日期|报送日期|填报时间|报出日期|签字|签章|盖章)(?:[(（][^()（）]*[)）])?[:：]/u;

/** Whether a row is a note or a line of signatures by its first text. Rule: GUESS-3. */
export function isNote(texts: readonly string[]): 'note' | 'signature' | undefined {
  const first = texts[0] ?? '';
  if (NOTE.test(first.trim()) || (texts.length === 1 && first.length > 40 && /[。；]/u.test(first))) return 'note';
  return texts.some((text) => SIGNATURE.test(text.trim().slice(0, 24))) ? 'signature' : undefined;
}

/** What stands behind `一、`, `（二）`, `其中：`. */
export function afterOrdinal(text: string): string {
  return foldWidth(text)
    .replace(/^(?:[(]?[一二三四五六七八九十]{1,3}[)]?[、.) ]*|第[一二三四五六七八九十]+[部类章节]|其中:|[A-Z]\.\s)\s*/u, '')
    .trim();
}

/** Whether a text opens a group of rows: `一、经济发展`, `（二）民生`, `其中：街道`. Rule: GUESS-3. */
export function isSubheading(text: string): boolean {
  return /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．) ]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[部类章节]|其中[:：]|[A-Z]\.\s)/u.test(
    foldWidth(text),
  );
}

/** Whether a sheet or its text is an instruction, a cover or a list of contents rather than a table. Rule: GUESS-1. */
export function isCoverName(name: string): 'cover' | 'instructions' | undefined {
  if (/^(?:封面|首页|封皮|目录|cover|contents|index|toc)/iu.test(name.trim())) return 'cover';
  return /(?:填表说明|填报说明|填写说明|使用说明|说明|须知|指标解释|备注|readme|notes?|instructions?|codebook|metadata)$/iu.test(
    name.trim(),
  )
    ? 'instructions'
    : undefined;
}
