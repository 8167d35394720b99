import { type IssueWords, wording } from './wording.ts';

/** Weights out of judgements (packages/scheme) and weights that constraints allow (packages/weigh). */
export const WEIGHING_WORDS = {
  WEIGH_PART_HAS_WEIGHT: wording(
    {
      what: '“{part}”又写了 weight，而“{within}”各项的权重由判断矩阵得出。',
      found: 'weight',
      expected: '二者只用其一',
      remedy: '请删去这一项的 weight；要直接写权重，请删去“{within}”的 weigh，并给每一项写 weight。',
    },
    {
      what: '“{part}” states a weight, while the weights of “{within}” come from judgements.',
      found: 'weight',
      expected: 'one of the two',
      remedy: 'Remove weight from this part; or, to state weights, remove weigh from “{within}” and give every part its weight.',
    },
  ),
  WEIGH_TOO_MANY: wording(
    {
      what: '“{within}”的项太多，不能用一个判断矩阵定权。',
      found: '{found} 项',
      expected: '最多 {expected} 项',
      why: '项数更多时没有公认的随机一致性指标，一致性无从检验，人也难以两两比较。',
      remedy: '请先把各项归成几组，组与组比较，组内再比较。',
    },
    {
      what: '“{within}” has too many parts for one table of judgements.',
      found: '{found} parts',
      expected: 'at most {expected}',
      why: 'For more there is no agreed random index: consistency cannot be tested, and nobody compares so many in pairs.',
      remedy: 'Group the parts first; compare the groups, then the parts of each group.',
    },
  ),
  WEIGH_PART_MISSING: wording(
    {
      what: '判断矩阵里没有“{part}”这一行（{within}）。',
      expected: '每项一行一列：{parts}',
      remedy: '请补上这一行，写明它比各项重要多少。',
    },
    {
      what: 'The table of judgements has no row for “{part}” ({within}).',
      expected: 'a row and a column for each part: {parts}',
      remedy: 'Add the row, saying how much more important it is than each part.',
    },
  ),
  WEIGH_JUDGEMENT: wording(
    {
      what: '“{row}”比“{column}”重要多少，这一格读不出来。',
      found: '{found}',
      expected: '1/9 至 9：1 同等重要，3 稍重要，5 明显重要，7 强烈重要，9 极端重要；倒数写作 1/3',
      remedy: '请按九级标度填写；相反的一格填倒数。',
    },
    {
      what: 'How much more important “{row}” is than “{column}” cannot be read from this cell.',
      found: '{found}',
      expected: '1/9 to 9: 1 equally important, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; reciprocals as 1/3',
      remedy: 'Use the scale; the opposite cell holds the reciprocal.',
    },
  ),
  WEIGH_DIAGONAL: wording(
    {
      what: '“{part}”与自己比较，应当是 1。',
      found: '{found}',
      expected: '1',
      remedy: '请把对角线上的这一格改为 1；如果本想比较另外两项，请检查行列是否错位。',
    },
    {
      what: '“{part}” is compared with itself: the cell should be 1.',
      found: '{found}',
      expected: '1',
      remedy: 'Write 1 on the diagonal; if two other parts were meant, see whether row or column slipped.',
    },
  ),
  WEIGH_NOT_RECIPROCAL: wording(
    {
      what: '两格说法不一：“{row}”对“{column}”，与“{column}”对“{row}”，不是互为倒数。',
      found: '这一格 {found}，相反的一格 {other}',
      expected: '{expected}',
      why: '甲比乙重要三倍，乙就是甲的三分之一。',
      remedy: '请先定下两项谁更重要，再把其中一格改为另一格的倒数。',
    },
    {
      what: 'Two cells disagree: “{row}” over “{column}” and “{column}” over “{row}” are not reciprocal.',
      found: '{found} here, {other} in the opposite cell',
      expected: '{expected}',
      why: 'If one is three times as important as the other, the other is a third as important as the one.',
      remedy: 'Settle which of the two is more important, then write the reciprocal into the other cell.',
    },
  ),
  WEIGH_INCONSISTENT: wording(
    {
      what: '“{within}”的判断前后不一致，最不合的是“{row}”对“{column}”。',
      found: '一致性比率 {ratio}，这一格填的是 {found}',
      expected: '一致性比率不超过 {at_most}；按其余判断，这一格应在 {near} 左右',
      why: '一致性比率太高，说明判断互相矛盾，由此得出的权重不可信。',
      remedy: '请与打分的人重新商量这一格（相反的一格随之改为倒数），再核对其余各格；不要为凑数而改。',
    },
    {
      what: 'The judgements of “{within}” contradict each other, most of all “{row}” over “{column}”.',
      found: 'consistency ratio {ratio}; this cell says {found}',
      expected: 'a ratio of at most {at_most}; by the other judgements this cell is near {near}',
      why: 'A high ratio means that the judgements contradict each other: weights that follow from them mean little.',
      remedy:
        'Talk over this cell with those who judged (the opposite cell becomes its reciprocal), then the others; do not change cells only to fit.',
    },
  ),
  WEIGH_CONFLICT: wording(
    {
      what: '怎样调整权重都不能同时满足这 {count} 条约束（{list}[[，{profile:class}]]）：{constraints:constraints}。',
      found: '只放宽其中一条就能解开：{relax:relaxations}',
      expected: '各条约束能够同时满足',
      why: '约束互相矛盾的方案无法发布。',
      remedy: '请提请制定机关放宽或删去其中一条，或把它的适用范围缩小到有关类别。',
    },
    {
      what: 'No weights fulfil {count|this constraint|these constraints together}: {constraints:constraints} ({list}[[, {profile:class}]]; {count} in all).',
      found: 'it is enough that one of them gives way: {relax:relaxations}',
      expected: 'constraints that can hold together',
      why: 'A scheme whose constraints contradict each other cannot be published.',
      remedy: 'Have the authority relax or drop one of them, or narrow it to the classes that it is meant for.',
    },
  ),
  WEIGH_NEAREST: wording(
    {
      what: '最接近的可行权重（{list}[[，{profile:class}]]）：{changes}[[，另有 {more:some} 处]]。',
      found: '[[共移动 {moved} 分]]',
      expected: '各条约束都满足',
      remedy: '这只是离现有权重最近的一组，供参考；kedu weigh --by nearest 列出全部各项和可以粘贴的写法。',
    },
    {
      what: 'The nearest weights that the constraints allow ({list}[[, {profile:class}]]): {changes}[[ and {more:some} more]].',
      found: '[[{moved} points change their place]]',
      expected: 'every constraint holds',
      remedy: 'They are only the closest to the present ones; kedu weigh --by nearest shows all parts, and lines to paste.',
    },
  ),
  WEIGH_NOT_LINEAR: wording(
    {
      what: '约束“{title}”不是权重的加减比较，求最接近的权重时没有计入，所得权重不满足它（{list}[[，{profile:class}]]）。',
      expected: '{rule}',
      remedy: '请手工调整权重并重新检查；可能的话，把约束改写成用 && 连接的加减比较。',
    },
    {
      what: 'The constraint “{title}” is no comparison of sums of weights: the nearest weights were found without it and break it ({list}[[, {profile:class}]]).',
      expected: '{rule}',
      remedy: 'Adjust the weights by hand and check again; where possible, write the constraint as comparisons of sums joined by &&.',
    },
  ),
} as const satisfies IssueWords;
