import { z } from 'zod';
import { day, identifier, localizedText } from './basics.ts';
import { said } from './said.ts';

/** How the public is asked about an indicator (SURVEY-1 to SURVEY-9). */
export const survey = z
  .strictObject({
    sample: z
      .enum(['probability', 'open_vote'])
      .describe(
        said(
          'probability 概率抽样；open_vote 开放投票，只公布、不计分',
          'a probability sample, or an open vote, which is shown and not scored',
        ),
      ),
    legal_review: z
      .strictObject({
        document: z.string().min(1).describe(said('合法性审核意见的文号和名称', 'number and title of the opinion')),
        date: day.describe(said('审核日期', 'its day')),
      })
      .optional()
      .describe(said('开放投票计分须先有合法性审核', 'recorded legal review, without which an open vote is not scored')),
    frame: localizedText
      .optional()
      .describe(said('抽样框：从什么名册中抽取；概率抽样必填', 'what the sample was drawn from; a probability sample must say it')),
    mode: z
      .array(z.enum(['online', 'field', 'telephone', 'mail']))
      .default([])
      .describe(said('怎样问：online 网上、field 入户或现场、telephone 电话、mail 邮寄', 'how people were asked')),
    dimensions: z
      .record(identifier, localizedText)
      .default({})
      .describe(said('加权维度的名称：列名 → 名称', 'titles of the dimensions: column → title')),
    weight_to: z
      .string()
      .min(1)
      .optional()
      .describe(
        said(
          '人口结构 CSV：unit（* 为所有单位）, dimension, category, people, en（可选）',
          'CSV of the population: unit (* for all), dimension, category, people, en (optional)',
        ),
      ),
    method: z
      .enum(['strata', 'raking'])
      .optional()
      .describe(
        said(
          'strata 事后分层（一个维度）；raking 迭代比例拟合（几个维度）；默认按维度个数',
          'post-stratification by one dimension, or iterative proportional fitting; by default after the number of dimensions',
        ),
      ),
    trim_weights: z.number().gt(1).optional().describe(said('权数不超过均值的多少倍', 'no weight above so many times their mean')),
    at_least: z
      .number()
      .int()
      .min(10)
      .default(30)
      .describe(said('一个单位的答卷少于此数则没有数值；至少 10', 'with fewer respondents a unit has no value; 10 at least')),
    at_least_in_group: z
      .number()
      .int()
      .min(1)
      .default(5)
      .describe(said('一类人的答卷少于此数则提醒', 'fewer respondents of a category are warned of')),
    confidence: z.enum(['90%', '95%', '99%']).default('95%').describe(said('误差范围的置信度', 'confidence of the margin of error')),
    sampled_of: z
      .number()
      .int()
      .min(2)
      .optional()
      .describe(said('每个单位从多少人（分群的，多少群）中抽取', 'how many people, or clusters, each unit’s sample was drawn from')),
  })
  .describe(said('公众评议：怎样问、怎样加权（SURVEY-1…9）', 'public review: how people are asked and weighted (SURVEY-1…9)'));

export type SurveyShape = z.output<typeof survey>;
