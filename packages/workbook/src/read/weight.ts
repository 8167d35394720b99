import { fold } from '../criteria/folded.ts';
import { NUMERAL, numeral } from '../criteria/numeral.ts';

/** A weight as written: points, a percentage, or a plain number; `unread` where the words are none, and then without a value. */
export interface WeightReading {
  readonly value: number;
  readonly form: 'points' | 'percent' | 'plain' | 'unread';
}

/** Whether a cell of weights leaves the weight out: nothing, or a dash. */
export function isBlankWeight(text: string): boolean {
  return /^[-/无]*$/u.test(fold(text).text);
}

/** What a cell of weights says: `15分`, `15%`, `１５`, `0.15`, `15`; undefined where it is none. Rule: WORKBOOK-5. */
export function readWeight(text: string): WeightReading | undefined {
  const words = fold(text).text;
  const parts = new RegExp(`^(?:满分|共计?|计|最高|[+±])?(${NUMERAL})(分|%)?(?:以内|封顶)?$`, 'u').exec(words);
  if (!parts) return undefined;
  const value = numeral(parts[1] ?? '');
  if (Number.isNaN(value)) return undefined;
  return { value, form: parts[2] === '分' ? 'points' : parts[2] === '%' ? 'percent' : 'plain' };
}

/** A weight that stands behind a title: `产出指标（50分）`, `经济发展 30%`. */
export function weightInTitle(text: string): { readonly title: string; readonly weight: WeightReading | undefined } {
  const parts = /^(.*?)[\s　]*[（(【[]?(?:共|满分|计|合计|权重|分值)?[:：]?[\s　]*([\d０-９.．]+)[\s　]*(分|%|％)[）)】\]]?$/u.exec(
    text.trim(),
  );
  const title = parts?.[1]?.replace(/[（(【[:：，,]$/u, '').trim() ?? '';
  if (!parts || title === '' || /[≥≤<>=达到于每得扣加]$/u.test(title)) return { title: text.trim(), weight: undefined };
  const bracketed = /[（(【[]/.test(text.slice(title.length));
  if (!bracketed && !/[\s　]/.test(text.slice(title.length, title.length + 1))) return { title: text.trim(), weight: undefined };
  return { title, weight: readWeight(`${parts[2]}${parts[3] === '％' ? '%' : parts[3]}`) };
}
