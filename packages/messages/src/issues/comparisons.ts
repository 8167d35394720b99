import { type IssueWords, wording } from './wording.ts';

/** Earlier runs that a report is compared with (packages/runner). */
export const COMPARISON_WORDS = {
  COMPARE_FOLDER_FOREIGN: wording(
    {
      what: '“{folder}”不是 kedu assess 写出的结果文件夹。',
      found: '缺少 {missing}',
      expected: 'results.csv、indicators.csv、run.json 齐全的结果文件夹',
      why: '没有上一次的结果，就说不出哪里变了。',
      remedy: '请指向以前用 kedu assess --out 写出的文件夹，或先写出一份。',
    },
    {
      what: '“{folder}” is not a folder that kedu assess wrote.',
      found: '{missing} missing',
      expected: 'a folder with results.csv, indicators.csv and run.json',
      why: 'Without the earlier results nobody can say what changed.',
      remedy: 'Name a folder that kedu assess --out wrote, or write one first.',
    },
  ),
  COMPARE_RUN_FILE: wording(
    {
      what: '结果文件夹里的 run.json 看不懂。',
      found: '[[{found}]]',
      expected: '同一版本的 kedu assess 写出的 run.json',
      why: '它说明结果属于哪个方案、哪个时期。',
      remedy: '请使用原样的结果文件夹；版本不同的，用现在的版本重新写出。',
    },
    {
      what: 'The run.json of the folder cannot be understood.',
      found: '[[{found}]]',
      expected: 'a run.json as this version of kedu assess writes it',
      why: 'It says of which scheme and period the results are.',
      remedy: 'Use the folder as it was written; if another version wrote it, write it again with this one.',
    },
  ),
  COMPARE_ALTERED: wording(
    {
      what: '以往结果的这个文件改动过。',
      found: '[[{found}]]',
      expected: 'run.json 所记的 [[{stated}]]',
      why: '改动过的结果比较不出真实的变化。',
      remedy: '请使用原样的文件夹；在表格软件里打开并存过的，请用 kedu assess --out 重新写出。',
    },
    {
      what: 'This file of the earlier results was altered.',
      found: '[[{found}]]',
      expected: '[[{stated}]], as run.json states',
      why: 'Results that were altered do not show what really changed.',
      remedy: 'Use the folder as it was written; if a spreadsheet program saved it, write it again with kedu assess --out.',
    },
  ),
  COMPARE_TABLE: wording(
    {
      what: '以往结果表的“{column}”列有问题。',
      found: '[[{found}]]',
      expected: 'kedu assess 写出的原样',
      why: '改动过的结果比较不出真实的变化。',
      remedy: '请使用原样的文件；在表格软件里存过的，请重新写出。',
    },
    {
      what: 'The column “{column}” of the earlier results is not right.',
      found: '[[{found}]]',
      expected: 'the table as kedu assess wrote it',
      why: 'Results that were edited do not show what really changed.',
      remedy: 'Use the file as it was written; if a spreadsheet saved it, write it again.',
    },
  ),
  COMPARE_OTHER_SCHEME: wording(
    {
      what: '以往结果里没有方案“{scheme}”。',
      found: '[[{known}]]',
      expected: '{scheme}',
      why: '不同方案的分数不能相比。',
      remedy: '请换成这个方案的结果，或用 --scheme 选另一个方案。',
    },
    {
      what: 'The earlier results have no run of the scheme “{scheme}”.',
      found: '[[{known}]]',
      expected: '{scheme}',
      why: 'Scores of different schemes cannot be compared.',
      remedy: 'Name results of this scheme, or choose another scheme by --scheme.',
    },
  ),
  COMPARE_RUN_UNKNOWN: wording(
    {
      what: '“{found}”既不是考核包的时期，也不是结果文件夹。',
      found: '{found}',
      expected: '[[{known}，或 kedu assess 写出的文件夹]]',
      remedy: '请核对时期或路径。',
    },
    {
      what: '“{found}” is neither a period of the pack nor a folder of results.',
      found: '{found}',
      expected: '[[{known}, or a folder that kedu assess wrote]]',
      remedy: 'Check the period or the path.',
    },
  ),
} as const satisfies IssueWords;
