import { type IssueWords, wording } from './wording.ts';

/** Mutual recognition in pack.yaml (packages/runner). */
export const RECOGNITION_WORDS = {
  RECOGNISE_SIDE: wording(
    {
      what: '互认的一方在本考核包里找不到。',
      found: '{what:recognition_side} {found}[[（可能是 {nearest}）]]',
      expected: '{known}',
      remedy: '请改正 between 里的名称。',
    },
    {
      what: 'One side of the recognition is not in this pack.',
      found: '{what:recognition_side} {found}[[ (did you mean {nearest}?)]]',
      expected: '{known}',
      remedy: 'Correct the name in `between`.',
    },
  ),
  RECOGNISE_ONE_SIDE: wording(
    {
      what: '互认的两方是同一个序列。',
      found: '{scheme} / {list}',
      expected: '两个不同的序列',
      remedy: '请把 between 的一方改成另一地区的方案和序列。',
    },
    {
      what: 'Both sides of the recognition are the same list.',
      found: '{scheme} / {list}',
      expected: 'two different lists',
      remedy: 'Name the scheme and list of the other region in `between`.',
    },
  ),
  RECOGNISE_INDICATOR: wording(
    {
      what: '互认表的 {column} 列里有方案 {scheme} 没有的指标。',
      found: '{found}[[（可能是 {nearest}）]]',
      expected: '方案 {scheme} 的指标标识',
      remedy: '请改正标识，或删去这一行。',
    },
    {
      what: 'The column {column} names an indicator that the scheme {scheme} does not have.',
      found: '{found}[[ (did you mean {nearest}?)]]',
      expected: 'an indicator of {scheme}',
      remedy: 'Correct the identifier, or delete the row.',
    },
  ),
  RECOGNISE_FACTOR: wording(
    {
      what: '换算系数为 0（{ours} 与 {theirs}，{column}）。',
      found: '0',
      expected: '不等于 0 的系数',
      why: '乘以 0 以后各单位都一样，也换算不回来。',
      remedy: '请填写正确的系数；口径相同的填 1。',
    },
    {
      what: 'The factor is 0 ({ours} and {theirs}, {column}).',
      found: '0',
      expected: 'a factor other than 0',
      why: 'Times 0 all units are alike, and nothing converts back.',
      remedy: 'Write the right factor; 1 where both definitions are the same.',
    },
  ),
  RECOGNISE_TWICE: wording(
    {
      what: '同一指标在互认表的 {column} 列里出现了两次。',
      found: '{found}（第一次在第 {first_line} 行）',
      expected: '每项指标一行',
      why: '写两行就会计两次分。',
      remedy: '请删去其中一行。',
    },
    {
      what: 'An indicator stands twice in the column {column} of the table.',
      found: '{found} (first in line {first_line})',
      expected: 'one row an indicator',
      why: 'In two rows it would count twice.',
      remedy: 'Delete one of them.',
    },
  ),
  RECOGNISE_WORD: wording(
    { what: '互认表的 {column} 列里有不认识的词。', found: '{found}', expected: '{expected}', remedy: '请改成其中一个。' },
    {
      what: 'The column {column} of the table holds an unknown word.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Write one of these.',
    },
  ),
  RECOGNISE_ASYMMETRIC: wording(
    {
      what: '{ours} 与 {theirs} 标明相互认可，但换算过去再换算回来不是原来的数。',
      found: '{found}',
      expected: '{expected}',
      why: '相互认可的，两个地区对调，结果也应只是对调。',
      remedy: '请改正 back_factor、back_offset（留空则自动取反算）；不能反算的，mutual 填 no。',
    },
    {
      what: '{ours} and {theirs} are marked as mutual, and yet a value converted there and back is another.',
      found: '{found}',
      expected: '{expected}',
      why: 'Where recognition is mutual, exchanging the regions exchanges the results and nothing else.',
      remedy: 'Correct back_factor and back_offset (left blank they are the inverse); where there is none, write no in `mutual`.',
    },
  ),
  RECOGNISE_NOTHING: wording(
    {
      what: '“{title}”没有可用的共有指标。',
      found: '{rows} 行，都低于要求的可信度',
      expected: '可信度不低于 {at_least} 的至少一行',
      remedy: '请补充互认的指标，或放宽 at_least。',
    },
    {
      what: '“{title}” shares nothing that could be used.',
      found: '{rows} {rows|row|rows}, all of less confidence',
      expected: 'at least one row of confidence {at_least} or more',
      remedy: 'Add indicators that are recognised, or lower `at_least`.',
    },
  ),
} as const satisfies IssueWords;
