import { words } from '../words/table.ts';

/** Steps of a reason about bounded and shared responsibility, and about work paid by item. */
export const RESPONSIBILITY_EXPLANATION_WORDS = {
  EXPLAIN_ELASTIC: words(
    '弹性系数 {coefficient}[[（按“{by}”）]][[，得 {result}]]；理由：{reason}',
    'Elastic coefficient {coefficient}[[ (by “{by}”)]][[: {result}]]; reason: {reason}',
  ),
  EXPLAIN_JOINT: words(
    '联合结果：“{chain}”各单位共有一个结果，本单位负责 {share}，由此计入上一级 {points} 分',
    'Joint result: the members of “{chain}” own one result; this unit answers for {share}, which gives the part above {points} points',
  ),
  EXPLAIN_JOINT_WEIGHT: words(
    '按份额计权：方案权重 {weight}，本单位 {share}，本链条最大份额 {largest}[[，折合 {result}]]',
    'Weighed by share: {weight} in the scheme, {share} of this unit, {largest} the largest of the chain[[: {result}]]',
  ),
  EXPLAIN_ITEM: words(
    '{item}，{date}，{difficulty}，{result_of_item}[[，不计发：{because:item_note}]][[：{result} 元]]',
    '{item}, {date}, {difficulty}, {result_of_item}[[, not paid: {because:item_note}]][[: {result} yuan]]',
  ),
};
