import { type IssueWords, wording } from './wording.ts';

const HIDDEN = ['为保护答卷人，答案不在此显示。', 'To protect the respondent the answer is not shown here.'] as const;

/** Public review: files of answers (packages/runner). */
export const SURVEY_WORDS = {
  SURVEY_INDICATOR: wording(
    {
      what: '按 pack.yaml，这个文件是{period:period}对“{found}”的答卷，而{period:period}没有这样一个由公众评议的指标。',
      found: '{found}',
      expected: '{period:period}的方案里写有 survey 的指标[[：{known}]]',
      why: '这些答卷没有计入。',
      remedy: '请核对 pack.yaml 里 surveys 的 period 和 indicator[[，是否为“{nearest}”]]，或在方案里为该指标写上 survey。',
    },
    {
      what: 'By pack.yaml this file holds answers about “{found}” for {period:period}, in which no survey asks about such an indicator.',
      found: '{found}',
      expected: 'an indicator with survey in the scheme of {period:period}[[: {known}]]',
      why: 'These answers do not count.',
      remedy: 'Check period and indicator of the entry in pack.yaml[[ (perhaps {nearest})]], or give the indicator a survey in the scheme.',
    },
  ),
  SURVEY_EMPTY: wording(
    {
      what: '答卷表里没有答卷。',
      expected: '列名一行，以后每行一份答卷：{columns}',
      remedy: '请填入答卷；没有答卷的，请去掉 pack.yaml 中的这一项。',
    },
    {
      what: 'The file of answers holds none.',
      expected: 'a row of headings, then one respondent a row: {columns}',
      remedy: 'Fill in the answers, or take the entry out of pack.yaml.',
    },
  ),
  SURVEY_QUOTE: wording(
    { what: '答卷表这一行的引号不对：{fault:quote_fault}。', remedy: '请补上或去掉引号。' },
    {
      what: 'Quotation marks in this line of the file of answers are wrong: {fault:quote_fault}.',
      remedy: 'Close the quotation mark, or take it out.',
    },
  ),
  SURVEY_COLUMN_MISSING: wording(
    {
      what: '答卷表缺少“{column}”列。',
      expected: '{columns}',
      why: '加权的每个维度都要知道答卷人属于哪一类。',
      remedy: '请补上这一列；列名须一致。',
    },
    {
      what: 'The file of answers has no column “{column}”.',
      expected: '{columns}',
      why: 'To weight by a dimension, the category of every respondent must be known.',
      remedy: 'Add the column, under exactly this heading.',
    },
  ),
  SURVEY_COLUMN_UNKNOWN: wording(
    {
      what: '答卷表第 {position} 列[[“{column}”]]不知何用。',
      expected: '{columns}',
      why: '用不到的个人信息不应进入考核包；列名写错的，会使权数或维度落空。',
      remedy: '请改正列名[[，是否为“{nearest}”]]，或删去这一列。',
    },
    {
      what: 'Column {position}[[ “{column}”]] of the file of answers is used by nothing.',
      expected: '{columns}',
      why: 'What is not needed of a person does not belong in a pack; a mistyped heading would lose a weight or a dimension.',
      remedy: 'Correct the heading[[ (perhaps {nearest})]], or take the column out.',
    },
  ),
  SURVEY_COLUMN_TWICE: wording(
    {
      what: '答卷表有两个“{column}”列。',
      found: '第 {first} 列和第 {second} 列',
      expected: '每个列名一列',
      why: '不知道该用哪一列，整张表没有读取。',
      remedy: '请删去其中一列，或改正列名。',
    },
    {
      what: 'The file of answers has two columns “{column}”.',
      found: 'columns {first} and {second}',
      expected: 'each heading once',
      why: 'Nobody knows which of the two is meant; the file was not read.',
      remedy: 'Take one of the columns out, or correct its heading.',
    },
  ),
  SURVEY_MORE_LINES: wording(
    {
      what: '同样的问题（{code}[[，“{column}”列]]）从这一行起还有 {count} 行，最后一行是第 {last} 行。',
      remedy: '请先看前面列出的几行：整张表错在一处的，多半是列错位或填法不对，改一处即可。',
    },
    {
      what: 'From this line on {count} more {count|line has|lines have} the same fault ({code}[[, column “{column}”]]), the last is line {last}.',
      remedy: 'See the lines named before; where the whole file is wrong, columns are usually shifted or filled in another way.',
    },
  ),
  SURVEY_ROW: wording(
    { what: '答卷表这一行的列数与列名不符。', found: '{found} 列', expected: '{expected} 列', remedy: '请检查多余或缺少的分隔符。' },
    {
      what: 'This line of the file of answers has not as many cells as there are headings.',
      found: '{found} {found|cell|cells}',
      expected: '{expected}',
      remedy: 'Look for a separator too many or too few.',
    },
  ),
  SURVEY_BLANK: wording(
    { what: '答卷表这一行的“{column}”空着。', expected: '一个值', remedy: '请补填；没有作答的，请删去整行。' },
    {
      what: '“{column}” is blank in this line of the file of answers.',
      expected: 'a value',
      remedy: 'Fill it in; of somebody who did not answer, take the whole line out.',
    },
  ),
  SURVEY_UNIT: wording(
    {
      what: '答卷表里的单位，{period:period}末不在名册中。',
      found: '[[{found}]]',
      expected: '名册中单位的代码，或代码与名称',
      why: '单位栏里可能误填了个人的编号，因此不显示原文。',
      remedy: '请核对单位代码[[，是否为“{nearest}”]]。',
    },
    {
      what: 'The unit in the file of answers is not in the register at the end of {period:period}.',
      found: '[[{found}]]',
      expected: 'the code of a unit of the register, or code and name',
      why: 'A number of a person may stand there by mistake; what it holds is therefore not shown.',
      remedy: 'Check the code[[ (perhaps {nearest})]].',
    },
  ),
  SURVEY_ANSWER: wording(
    {
      what: '这一行对“{indicator}”的答案不是数字，或超出了范围。',
      expected: '{low} 至 {high} 的数字',
      why: HIDDEN[0],
      remedy: '请对照原始问卷改正这一行。',
    },
    {
      what: 'The answer about “{indicator}” in this line is no number, or out of range.',
      expected: 'a number from {low} to {high}',
      why: HIDDEN[1],
      remedy: 'Correct the line from the original sheet.',
    },
  ),
  SURVEY_WEIGHT: wording(
    {
      what: '这一行的基础权数 base_weight 不是可用的数字。',
      expected: '大于 0 的数字（0.000000001 至 1000000000），通常是入样概率的倒数',
      remedy: '请按抽样设计填写；人人机会相同的，请去掉这一列。',
    },
    {
      what: 'base_weight in this line is no number that can be used.',
      expected: 'a number above 0 (from 0.000000001 to 1000000000), usually one over the chance of being drawn',
      remedy: 'Fill it in from the design of the sample; where all had the same chance, take the column out.',
    },
  ),
  SURVEY_CATEGORY: wording(
    {
      what: '人口结构表的“{column}”里没有这一类人。',
      found: '[[{found}]]',
      expected: '{known}',
      why: '不知道这类人在人口中有多少，就无法加权。',
      remedy: '请改正类别[[，是否为“{nearest}”]]；没有说明属于哪类的，请留空。',
    },
    {
      what: 'The table of the population has no such category of “{column}”.',
      found: '[[{found}]]',
      expected: '{known}',
      why: 'Without its share of the population it cannot be weighted.',
      remedy: 'Correct the category[[ (perhaps {nearest})]]; leave the cell blank where the respondent did not say.',
    },
  ),
  SURVEY_TWICE: wording(
    {
      what: '同一答卷人对“{unit}”的“{indicator}”答了两次，两份都没有计入。',
      found: '[[{first_file} ]]第 {first_line} 行已有一份',
      expected: '一人一票',
      why: '无法知道哪一份是真的。',
      remedy: '请核对原始问卷：重复录入的删去其一；编号重复的两个人，请分别编号。',
    },
    {
      what: 'One respondent has answered twice about “{unit}” for “{indicator}”; neither counts.',
      found: 'a first answer in line {first_line}[[ of {first_file}]]',
      expected: 'one person, one ballot',
      why: 'Nobody knows which of the two is meant.',
      remedy: 'Check the original sheets: take a double entry out, and give two people two numbers.',
    },
  ),
} as const satisfies IssueWords;
