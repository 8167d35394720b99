/** A note under the table (备注, 填报人). */
export const NOTE =
  /^(?:备注|注|说明|填表说明|填报说明|附注|考核说明|注释|填报人|审核人|负责人|联系人|联系电话|制表|单位负责人|填表人|评分人)[:：0-9\s、.]|^(?:备注|注|说明)$/u;
export const TOTAL = /^(?:合计|总计|总分|总和|总分值)(?:[(（].*)?$/u;
export const SUBTOTAL = /小计/u;
/** Beside the title of a node in the row of its own. */
export const NODE_ROW = /^[(（]合计[)）]$/u;
const BONUS =
  /^[一二三四五六七八九十\d]*[、.)）\s]*(?:\(?[一二三四五六七八九十]+\)?、?)?(?:加分(?:项|指标|事项|内容)?|附加分|奖励(?:分|加分|项)?|附加项|激励(?:项|加分)|特色加分|创新加分)/u;
const DEDUCTION =
  /^[一二三四五六七八九十\d]*[、.)）\s]*(?:扣分(?:项|指标|事项|内容)?|减分(?:项|指标|事项)?|倒扣(?:项|分)|惩戒项|约束扣分)/u;
const VETO = /一票否决|否决(?:项|指标|事项)/u;

/** What a stretch of rows is: weighed, or one of the additions and gates. */
export type Block = 'scored' | 'bonus' | 'deduction' | 'veto';

/** The block that a title opens or an item belongs to; undefined where it names none. Rule: WORKBOOK-9. */
export function blockNamed(text: string): Exclude<Block, 'scored'> | undefined {
  return BONUS.test(text) ? 'bonus' : DEDUCTION.test(text) ? 'deduction' : VETO.test(text) ? 'veto' : undefined;
}
