import type { LocalizedText } from '@kedu/model';
import { fold } from '../criteria/folded.ts';

/** Who is assessed, by the words of a title; the first that fits counts. */
const ASSESSED: readonly (readonly [words: RegExp, chinese: string, english: string])[] = [
  [/省直|省级(?:机关|部门|单位)|省政府(?:组成)?部门/u, '省直部门', 'Provincial departments'],
  [/市直|市级(?:机关|部门|单位)|市政府(?:组成)?部门/u, '市直部门', 'Municipal departments'],
  [/县直|区直|[县区]级(?:机关|部门|单位)/u, '县直部门', 'County departments'],
  [/国有企业|国企|(?:市|省|县|区)?属企业|企业负责人/u, '国有企业', 'State-owned enterprises'],
  [/卫生院|基层医疗/u, '基层医疗卫生机构', 'Primary care'],
  [/医院/u, '医院', 'Hospitals'],
  [/学校|中小学|幼儿园|高校/u, '学校', 'Schools'],
  [/开发区|园区|高新区/u, '开发区', 'Development zones'],
  [/村\(社区|村、?社区|行政村|村居|村级(?!积分)|社区/u, '村（社区）', 'Villages and communities'],
  [/乡镇|镇街|镇乡|街道|镇\(街|乡\(镇/u, '乡镇（街道）', 'Townships'],
  [/县\(市|县市区|区\(县|区县|县区|各县/u, '县（市、区）', 'Counties'],
  [/市州|州市|市\(州|设区的?市|地级市|各市/u, '市州', 'Cities'],
  [/项目支出|专项资金|项目资金/u, '项目', 'Projects'],
];

/**
 * The short title of a list (考核序列): who is assessed, as the name of its sheet or the title above its table says.
 *
 * Several sheets keep their own names, since those tell the lists apart and the list of units names them.
 * What all sheets share (指标体系·) is no part of it.
 * Rule: WORKBOOK-10. Example: 清岚县2025年度乡镇（街道）综合考核指标体系 → 乡镇（街道）, Townships; a title that says nothing → 考核对象.
 */
export function listTitle(sheet: string, title: string | undefined, single: boolean): LocalizedText {
  const named = (text: string): LocalizedText | undefined => {
    const [, chinese = '', en = ''] = ASSESSED.find(([words]) => words.test(fold(text).text)) ?? [];
    return chinese === '' ? undefined : { 'zh-CN': chinese, en };
  };
  if (single) return named(sheet) ?? named(title ?? '') ?? { 'zh-CN': '考核对象', en: 'Assessed units' };
  const short = sheet.replace(/^(?:指标体系|考核指标|指标|评分表)[·・:：\-—_]+(?=.)/u, '');
  const english = named(short)?.en;
  return { 'zh-CN': short, ...(english === undefined ? {} : { en: english }) };
}
