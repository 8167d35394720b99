import { periodName } from '@kedu/messages';
import type { Ask } from '@kedu/workflow';
import type { IndicatorTitle } from '../rounds/schemeOfRound.ts';

/** The sheet of a template that holds figures, and the row of its headings. */
export const TEMPLATE_SHEET = '填报';
export const TEMPLATE_HEADINGS = 4;
export const UNIT_HEADING = '单位编号';

/** A column of a template: an ask with its title. */
export interface TemplateColumn {
  readonly ask: Ask;
  readonly title: IndicatorTitle;
}

/** Heading of the figures of an ask: `12345热线办结率（%）2024年11月`. One ask has one heading in a round. */
export function figureHeading({ ask, title }: TemplateColumn): string {
  const measure = title.unit === '' ? '' : `（${title.unit}）`;
  return `${title.title['zh-CN']}${measure}${periodName(ask.period, 'zh-CN')}`;
}

/** Heading of the explanations beside them. */
export function noteHeading(column: TemplateColumn): string {
  return `说明：${figureHeading(column)}`;
}
