import type { Locale } from '@kedu/model';

/** Labels of the desk on which weights are tried, Chinese and English; `{name}` is filled in. */
const WORDS = {
  mark: ['试算，不是结果', 'A trial, not a result'],
  intro: [
    '移动权重，马上看到名次怎样变。其余各项按方案原来的轻重分摊，合计不变；已经移动过的不再动，剩下的不够时才让出。数据、加减分和资格用本次运行的。试算只在您的浏览器里进行，不改变、也不替代正式结果；改方案须经制定机关。',
    'Move a weight and see at once how ranks change. The other parts share what is left by what they weigh in the scheme, so that the sum stays; those that you have moved stay where they are and give way only where too little is left. Data, bonuses and eligibility are those of the run. All of it happens in your browser and neither changes nor replaces the official result: a scheme is changed by the authority that made it.',
  ],
  list: ['序列', 'List'],
  node: ['在哪一级', 'Level'],
  top: ['第一级', 'First level'],
  scope: ['对哪类单位', 'For which units'],
  unnamed: ['没有另定权重的单位（{units} 个）', 'Units that have no weights of their own ({units})'],
  class: ['{title}（{units} 个）', '{title} ({units})'],
  weights: ['权重', 'Weights'],
  weight_of: ['{part}的权重', 'Weight of {part}'],
  stated: ['原 {weight}', 'was {weight}'],
  sum: ['合计 {sum}', 'Sum {sum}'],
  reset: ['恢复原权重', 'Back to the scheme’s weights'],
  copy: ['复制权重（YAML）', 'Copy the weights (YAML)'],
  copied: ['已复制，可以粘贴到方案文件里。', 'Copied: paste it into the scheme file.'],
  copy_by_hand: ['浏览器不许复制，请从下面选中后复制。', 'The browser does not allow copying: select it below.'],
  yaml: ['改动的权重', 'Weights changed'],
  unchanged: ['权重与方案相同。', 'The weights are those of the scheme.'],
  broken: ['不符合方案的约束', 'Constraints of the scheme that this breaks'],
  held: ['方案的权重约束都符合。', 'All constraints of the scheme on weights hold.'],
  figures: ['算得 {found}；要求 {expected}', 'Found {found}; required {expected}'],
  clause: ['（第 {clause} 条）', ' (clause {clause})'],
  none_moves: ['没有单位的名次变动。', 'No rank changes.'],
  some_move: [
    '{count} 个单位的名次变动，共 {all} 个；上升最多的升 {up} 位，下降最多的降 {down} 位。',
    '{count} of {all} units change their rank: at most {up} up and {down} down.',
  ],
  rank_of: ['第 {rank} 名', '{rank}'],
  official: ['正式名次', 'Official rank'],
  official_score: ['正式得分', 'Official score'],
  trial_rank: ['试算名次', 'Rank on trial'],
  trial_score: ['试算得分', 'Score on trial'],
  moves: ['变动', 'Moves'],
  up: ['升 {places}', 'up {places}'],
  down: ['降 {places}', 'down {places}'],
  same: ['不变', 'same'],
  lost: ['不排名', 'unranked'],
  unit: ['单位', 'Unit'],
  sort: ['排序', 'Order'],
  by_trial: ['试算名次', 'rank on trial'],
  by_official: ['正式名次', 'official rank'],
  by_moves: ['变动大小', 'size of the move'],
  filter: ['筛选单位', 'Filter units'],
  table: ['试算的名次', 'Ranks on trial'],
  slow_kernel: [
    '这个浏览器或本页的安全策略不许用 WebAssembly，改用较慢的参考算法，结果相同。',
    'This browser, or the policy of the page, allows no WebAssembly: the slower reference does the work, with the same result.',
  ],
  judged: [
    '这一级的权重由判断矩阵 {file} 得出；改用数字时，请删去这一级的 weigh。',
    'The weights of this level come from the judgements in {file}: to use numbers, delete its `weigh`.',
  ],
  failed: ['这一步没有算出来：{why}', 'This step was not worked out: {why}'],
  nothing: ['这个序列没有可以试算的权重。', 'This list has no weights that could be tried.'],
  open: ['权重试算', 'Try other weights'],
  colon: ['：', ': '],
} as const satisfies Record<string, readonly [string, string]>;

export type TrialWord = keyof typeof WORDS;

export function trialWord(key: TrialWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? ''));
}
