import { NUMERAL, numeral, ratio } from './numeral.ts';

/** What a clause awards: a share of the indicator's points, or points. */
export type Mark = { readonly kind: 'share'; readonly percent: number } | { readonly kind: 'points'; readonly points: number };

const OWN = '(?:该|本|此)?(?:项|指标)?(?:分值|权重分值|权重分|权重|满分|标准分|基本分|总分)';

/** Words that award: 得满分, 得10分, 计80%的分, 不得分; as part of a pattern, without groups. */
export const MARK = `(?:(?:可|应|均)?(?:得|计|记|给|赋|评|为)(?:该项|本项|此项)?(?:满分|全分|标准分|${OWN}的${NUMERAL}%|${NUMERAL}%(?:的?(?:分值|分数|分|权重分|权重))?|${NUMERAL}分)|不(?:得|计|给|予计|予得|加)分)`;

/** Points without a word that awards them, where an end stated by 以上, 以下, 之间 or brackets stands before them: 80%以下0分. */
export const BARE_MARK = `(?<=以上|以下|以内|之间|区间|范围内|\\))${NUMERAL}分`;

/** What awarding words say; undefined where they are none. Example: readMark('得满分') → 100 %; readMark('计8分') → 8 points. */
export function readMark(text: string): Mark | undefined {
  if (text.startsWith('不')) return { kind: 'points', points: 0 };
  if (/(?:满|全|标准)分$/.test(text)) return { kind: 'share', percent: 100 };
  const share = new RegExp(`(${NUMERAL})%`).exec(text)?.[1];
  if (share !== undefined) return { kind: 'share', percent: numeral(share) };
  const points = new RegExp(`(${NUMERAL})分$`).exec(text)?.[1];
  return points === undefined ? undefined : { kind: 'points', points: numeral(points) };
}

/** A mark on the scale 0–100 of methods. Units: `full` is what the indicator is worth in the points of the text. Rule: CRITERIA-3. */
export function scoreOf(mark: Mark, full: number): number {
  return mark.kind === 'share' ? mark.percent : ratio(mark.points, full, 100);
}
