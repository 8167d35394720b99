import type { Locale } from '@kedu/model';

/** What the command `decompose` says. */
export interface DecomposeWords {
  readonly about: string;
  readonly goal: string;
  readonly by: string;
  readonly byRange: string;
  readonly scheme: string;
  readonly out: string;
  readonly force: string;
  goalUnknown(found: string, nearest: string, known: string): string;
  severalSchemes(goal: string, schemes: string): string;
  notDecomposed(goal: string): string;
  faulty(goal: string): string;
  exists(path: string): string;
  unwritable(path: string, reason: string): string;
  written(path: string): string;
  title(title: string, target: string, by: string, sum: string): string;
  level(level: number, figure: string, excess: string): string;
  whole(figure: string, excess: string): string;
  fits(figure: string): string;
  short(parent: string, target: string, together: string, gap: string): string;
  over(parent: string, target: string, together: string, gap: string): string;
  rounded(parent: string, target: string, together: string, gap: string): string;
  readonly theGoal: string;
}

const CHINESE: DecomposeWords = {
  about: '把一个目标分解到各单位，打印可以接着改的分解表和对账结果',
  goal: '目标的标识或名称',
  by: '按基数 base、按潜力 potential、同增速 equal_growth；默认按方案写的方法',
  byRange: '应为 base、potential 或 equal_growth',
  scheme: '哪个方案（ID 或 ID@版本）；各方案有同名目标时要写',
  out: '写入这个文件，而不是打印',
  force: '文件已存在时覆盖',
  goalUnknown: (found, nearest, known) =>
    `没有目标“${found}”${nearest === '' ? '' : `，可能是“${nearest}”`}。${known === '' ? '这个考核包没有写目标。' : `现有的目标：${known}。`}`,
  severalSchemes: (goal, schemes) => `几个方案都有目标“${goal}”：${schemes}。请用 --scheme 指明。`,
  notDecomposed: (goal) => `目标“${goal}”没有写 decompose，不能分解。`,
  faulty: (goal) => `目标“${goal}”无法分解，问题见上。`,
  exists: (path) => `${path} 已存在，没有改动。要覆盖请加 --force。`,
  unwritable: (path, reason) => `${path} 写不进去（${reason}）。`,
  written: (path) => `分解表已写入 ${path}`,
  title: (title, target, by, sum) => `${title}：目标 ${target}，${by}分解，各级${sum}`,
  level: (level, figure, excess) => `第 ${level} 级合起来 ${figure}，比上一级 ${excess}`,
  whole: (figure, excess) => `最下一级 ${figure}，比总目标 ${excess}`,
  fits: (figure) => `合起来 ${figure}，与总目标相符`,
  short: (parent, target, together, gap) => `不足：${parent}目标 ${target}，下级合起来 ${together}，差 ${gap}`,
  over: (parent, target, together, gap) => `加码：${parent}目标 ${target}，下级合起来 ${together}，多 ${gap}`,
  rounded: (parent, target, together, gap) => `取整：${parent}目标 ${target}，下级合起来 ${together}，多 ${gap}（不到一个步长）`,
  theGoal: '总',
};

const ENGLISH: DecomposeWords = {
  about: 'share a goal out over its units: the table to edit, and how it reconciles',
  goal: 'identifier or title of the goal',
  by: 'base, potential or equal_growth; default the method of the scheme',
  byRange: 'expected base, potential or equal_growth',
  scheme: 'ID or ID@version of the scheme, where several have a goal of that name',
  out: 'write to this file in place of printing',
  force: 'replace the file where it exists',
  goalUnknown: (found, nearest, known) =>
    `There is no goal “${found}”${nearest === '' ? '' : `; did you mean “${nearest}”?`} ${known === '' ? 'This pack has no goals.' : `Goals: ${known}.`}`,
  severalSchemes: (goal, schemes) => `Several schemes have a goal “${goal}”: ${schemes}. Name one with --scheme.`,
  notDecomposed: (goal) => `The goal “${goal}” has no \`decompose\`.`,
  faulty: (goal) => `The goal “${goal}” cannot be decomposed; see above.`,
  exists: (path) => `${path} exists and was left as it is. --force replaces it.`,
  unwritable: (path, reason) => `${path} cannot be written (${reason}).`,
  written: (path) => `The table was written to ${path}`,
  title: (title, target, by, sum) => `${title}: ${target}, shared out ${by}, children ${sum}`,
  level: (level, figure, excess) => `level ${level} comes to ${figure}, ${excess} against the level above`,
  whole: (figure, excess) => `the lowest level comes to ${figure}, ${excess} against the goal`,
  fits: (figure) => `together ${figure}: the goal`,
  short: (parent, target, together, gap) => `short: ${parent} ${target}, below it ${together}, lacking ${gap}`,
  over: (parent, target, together, gap) => `over: ${parent} ${target}, below it ${together}, more by ${gap}`,
  rounded: (parent, target, together, gap) => `rounding: ${parent} ${target}, below it ${together}, more by ${gap} (less than a step)`,
  theGoal: 'goal',
};

export function decomposeWords(locale: Locale): DecomposeWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
