import type { LocalizedText } from '@kedu/model';

/**
 * A share of draws as people read it: whole percent; what is neither nothing nor certain never reads as 0 % or 100 %.
 *
 * Rule: DRAW-4. Errors: none. Example: 0.874 → 87%; 0.004 → 不足1%.
 */
export function chance(share: number): LocalizedText {
  if (share > 0 && share < 0.01) return { 'zh-CN': '不足1%', en: 'under 1 %' };
  if (share < 1 && share > 0.99) return { 'zh-CN': '99%以上', en: 'over 99 %' };
  const percent = Math.round(share * 100);
  return { 'zh-CN': `${percent}%`, en: `${percent} %` };
}
