import type { AlikeParts } from './alikeParts.ts';
import type { ReportContext } from './context.ts';
import { twoPlaces } from './figures.ts';
import { sayWeights } from './weightWords.ts';
import { say } from './words.ts';

/** “必要性”、“可行性”、“公平性”: the parts of a group, by their names. */
export function alikeNames({ parts }: AlikeParts, name: (path: string) => string, { locale }: ReportContext): string {
  return parts.map(name).join(say('list_sep', locale));
}

/** 两两相关系数 0.95—0.97（30 个单位）: the least and the greatest of their pairs. Units: correlations to two places. */
export function alikeFacts({ pairs }: AlikeParts, { locale }: ReportContext): string {
  const all = pairs.map(({ r }) => r);
  const [low, high] = [twoPlaces(Math.min(...all)), twoPlaces(Math.max(...all))];
  return sayWeights(low === high ? 'fact_alike_same' : 'fact_alike', locale, {
    r: low,
    low,
    high,
    units: Math.min(...pairs.map(({ units }) => units)),
  });
}
