import { words } from './table.ts';

/** Who was asked: a sample, or whoever came. */
export const SURVEY_SAMPLE_WORDS = {
  probability: words('概率抽样', 'a probability sample'),
  open_vote: words('开放投票', 'an open vote'),
} as const;

/** How people were asked. */
export const SURVEY_MODE_WORDS = {
  online: words('网上问卷', 'on line'),
  field: words('实地问卷', 'in the field'),
  telephone: words('电话访问', 'by telephone'),
  mail: words('邮寄问卷', 'by mail'),
} as const;

/** How answers are weighted to the population. */
export const SURVEY_METHOD_WORDS = {
  strata: words('事后分层', 'post-stratification'),
  raking: words('迭代比例拟合', 'raking'),
} as const;
