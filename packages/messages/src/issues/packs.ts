import { type IssueWords, wording } from './wording.ts';

/** Folders of packs and of results (packages/runner). */
export const PACK_WORDS = {
  PACK_NOT_FOUND: wording(
    {
      what: '找不到考核包文件夹“{folder}”。',
      found: '{folder}',
      expected: '含有 pack.yaml 的文件夹[[；最接近的是 {nearest}]]',
      remedy: '请核对路径；考核包都在 packs/ 下面。',
    },
    {
      what: 'There is no pack “{folder}”.',
      found: '{folder}',
      expected: 'a folder with a pack.yaml[[; nearest is {nearest}]]',
      remedy: 'Check the path; packs stand under packs/.',
    },
  ),
  PACK_YAML_MISSING: wording(
    {
      what: '文件夹“{folder}”里没有 pack.yaml，不是考核包。',
      found: '没有 pack.yaml 的文件夹',
      expected: '含有 pack.yaml 的文件夹',
      remedy: '请给出考核包本身的文件夹；考核包都在 packs/ 下面。',
    },
    {
      what: 'The folder “{folder}” holds no pack.yaml: it is no pack.',
      found: 'a folder without pack.yaml',
      expected: 'a folder with a pack.yaml',
      remedy: 'Give the folder of the pack itself; packs stand under packs/.',
    },
  ),
  PACK_FILE_MISSING: wording(
    { what: '考核包里缺少文件 {file}。', expected: '{file}', remedy: '请补上文件，或改正 pack.yaml 里的文件名。' },
    { what: 'The pack lacks the file {file}.', expected: '{file}', remedy: 'Add the file, or correct its name in pack.yaml.' },
  ),
  PACK_FILE_UNREADABLE: wording(
    {
      what: '文件 {file} 读不了。',
      found: '{reason:file_reason}',
      expected: '可以读取的普通文件',
      remedy: '请检查文件权限，或它是否其实是一个文件夹。',
    },
    {
      what: 'The file {file} cannot be read.',
      found: '{reason:file_reason}',
      expected: 'an ordinary file that may be read',
      remedy: 'Check its permissions, and whether it is a folder.',
    },
  ),
  PACK_PATH: wording(
    {
      what: '文件路径超出了考核包文件夹。',
      found: '{found}（{reason:file_reason}）',
      expected: '考核包里的相对路径，如 data/2023.csv',
      why: '考核包要能整体移交，不能依赖别处的文件。',
      remedy: '请把文件放进考核包，再用相对路径引用。',
    },
    {
      what: 'The path leads out of the folder of the pack.',
      found: '{found} ({reason:file_reason})',
      expected: 'a relative path inside the pack, such as data/2023.csv',
      why: 'A pack is handed on as a whole and must not rest on files elsewhere.',
      remedy: 'Put the file into the pack and give its relative path.',
    },
  ),
  PACK_DATA_MISSING: wording(
    {
      what: '数据文件 {file} 不在这台机器上，本包没有运行。',
      found: '{reason:file_reason}',
      expected: '“{title}”[[，公开来源：{url}]]',
      remedy: '请下载公开数据，并用环境变量 KEDU_DATA 指明所在文件夹。',
      onPage: '请把这个数据文件放进考核包，在 pack.yaml 里改用包内的路径，再压缩上传。',
    },
    {
      what: 'The data file {file} is not on this machine; the pack was not run.',
      found: '{reason:file_reason}',
      expected: '“{title}”[[, public at {url}]]',
      remedy: 'Download the public data and name their folder in the environment variable KEDU_DATA.',
      onPage: 'Put the data file into the pack and name it in pack.yaml by its path there; then zip and upload it again.',
    },
  ),
  PACK_ORIGIN_MISSING: wording(
    {
      what: '包外数据 {file} 没有写明公开来源。',
      expected: 'origin: { title, url }',
      why: '别人要能找到同一份数据来复算。',
      remedy: '请在 pack.yaml 里补上 origin。',
    },
    {
      what: 'The file {file} stands outside the pack, and its public origin is not given.',
      expected: 'origin: { title, url }',
      why: 'Others have to find the same data to compute the result again.',
      remedy: 'Add origin in pack.yaml.',
    },
  ),
  PACK_NO_SCHEMES: wording(
    {
      what: '考核包里没有方案。',
      found: '{folder} 是空的',
      expected: '至少一个以 scheme: 开头的 YAML 文件',
      remedy: '请把方案放进 {folder}。',
    },
    {
      what: 'The pack holds no scheme.',
      found: '{folder} is empty',
      expected: 'at least one YAML file that begins with scheme:',
      remedy: 'Put the scheme into {folder}.',
    },
  ),
  PACK_NO_SCHEME: wording(
    {
      what: '{period:period}没有生效的方案。',
      found: '[[现有：{known}]]',
      expected: '{day} 有效的方案版本',
      remedy: '请检查方案的 in_force，或从 runs.periods 里去掉这一期。',
    },
    {
      what: 'No scheme is in force for {period:period}.',
      found: '[[there are: {known}]]',
      expected: 'a version in force on {day}',
      remedy: 'Check in_force of the scheme, or take the period out of runs.periods.',
    },
  ),
  PACK_PERIOD: wording(
    {
      what: '看不出“{found}”是哪一期。',
      found: '{found}',
      expected: '2023、2023H1、2023Q3、2023-07 或 2023-01..2023-09',
      remedy: '请按上面的写法改正。',
    },
    {
      what: '“{found}” names no period.',
      found: '{found}',
      expected: '2023, 2023H1, 2023Q3, 2023-07 or 2023-01..2023-09',
      remedy: 'Write it in one of these forms.',
    },
  ),
  PACK_PERIOD_TWICE: wording(
    { what: '考核期 {period} 列了两次。', expected: '每一期只列一次', remedy: '请删去重复的一项。' },
    { what: 'The period {period} is listed twice.', expected: 'every period once', remedy: 'Remove one of them.' },
  ),
  PACK_PERIOD_NOT_LISTED: wording(
    {
      what: '考核包没有列出{period:period}。',
      found: '{period}',
      expected: '{known}',
      remedy: '请选一个已列出的考核期，或把它加入 pack.yaml 的 runs.periods。',
    },
    {
      what: 'The pack does not list {period:period}.',
      found: '{period}',
      expected: '{known}',
      remedy: 'Choose a period that is listed, or add it to runs.periods in pack.yaml.',
    },
  ),
  PACK_AS_OF_MISSING: wording(
    {
      what: '{period:period}没有写数据截止日。',
      expected: 'runs.as_of 里的日期',
      why: '截止日决定哪些数据算到期，不能由机器当天的日期代替。',
      remedy: '请在 pack.yaml 里补上 as_of。',
    },
    {
      what: 'The as-of day of {period:period} is not given.',
      expected: 'a day under runs.as_of',
      why: 'It decides what is due; the date of the machine must not stand in for it.',
      remedy: 'Add as_of in pack.yaml.',
    },
  ),
  PACK_AS_OF: wording(
    {
      what: '数据截止日“{found}”在日历上不存在。',
      found: '{found}',
      expected: 'YYYY-MM-DD，如 2024-02-29',
      why: '截止日决定哪些数据算到期。',
      remedy: '请在 pack.yaml 里改正 as_of。',
    },
    {
      what: 'The as-of day “{found}” is in no calendar.',
      found: '{found}',
      expected: 'YYYY-MM-DD, such as 2024-02-29',
      why: 'It decides what is due.',
      remedy: 'Correct as_of in pack.yaml.',
    },
  ),
  PACK_AS_OF_EARLY: wording(
    {
      what: '数据截止日早于{period:period}的开始，几乎所有数据都还没到期。',
      found: '{day}',
      expected: '{from} 或更晚',
      remedy: '请核对 as_of 的年份。',
    },
    {
      what: 'The as-of day lies before {period:period} begins: hardly anything is due.',
      found: '{day}',
      expected: '{from} or later',
      remedy: 'Check the year of as_of.',
    },
  ),
  PACK_PERIOD_COLUMN: wording(
    {
      what: '{file} 同时写了 period 和 fixed_period。',
      expected: '只写其中一个',
      remedy: '文件里有考核期列的写 period；整个文件只有一期的写 fixed_period。',
    },
    {
      what: '{file} has both period and fixed_period.',
      expected: 'one of them',
      remedy: 'Give period where the file has a column of periods, fixed_period where the whole file is of one.',
    },
  ),
  PACK_CLAUSE_UNKNOWN: wording(
    {
      what: 'pack.yaml 的 clauses 写了条款“{clause}”，{regulation} 里没有这一条，或它下面还有分条。',
      found: '{clause}',
      expected: '办法中自己有内容的条款[[；最接近的是 {nearest}]]',
      remedy: '请改正条款号，或删去这一行。',
    },
    {
      what: '`clauses` of pack.yaml names clause “{clause}”, which {regulation} does not have, or which only has clauses below it.',
      found: '{clause}',
      expected: 'a clause that says something itself[[; nearest is {nearest}]]',
      remedy: 'Correct the clause, or delete the line.',
    },
  ),
  PACK_CLAUSE_UNCARRIED: wording(
    {
      what: '{regulation} 中有 {count} 条没有任何规则引用，也没有说明由什么落实。',
      found: '{clauses}',
      expected: '每一条要么有规则引用，要么在 pack.yaml 的 clauses 里说明',
      why: '读《办法》的人要能从每一条找到落实它的那一行。',
      remedy: '请给落实它的规则写上 clause；不成为规则的，在 pack.yaml 里写 clauses: { {regulation}: { "1.1": 说明 } }。',
    },
    {
      what: 'No rule cites {count} clauses of {regulation}, and nothing says what carries them out.',
      found: '{clauses}',
      expected: 'every clause cited by a rule, or explained under `clauses` of pack.yaml',
      why: 'Who reads the regulation must find, from every clause, the line that carries it out.',
      remedy:
        'Write `clause` at the rule that carries it out; for what is no rule write clauses: { {regulation}: { "1.1": words } } in pack.yaml.',
    },
  ),
  PACK_ENGLISH_TWICE: wording(
    {
      what: '英文对照表给“{text}”写了两种英文。',
      found: '{en}；{first_file} 第 {first_line} 行：{first}',
      expected: '每个中文只对应一种英文',
      why: '英文页面上同一个名称前后应当一致。',
      remedy: '请删去其中一行。',
    },
    {
      what: 'The table of English texts gives “{text}” twice, differently.',
      found: '{en}; {first_file} line {first_line}: {first}',
      expected: 'one English for a Chinese text',
      why: 'The English pages should call one thing by one name.',
      remedy: 'Remove one of the two rows.',
    },
  ),
  PACK_COLUMNS_TABLE: wording(
    { what: '列对照表缺少“{heading}”列。', found: '[[{found}]]', expected: 'indicator 和 heading 两列', remedy: '请补上这一列。' },
    {
      what: 'The table of columns lacks “{heading}”.',
      found: '[[{found}]]',
      expected: 'the columns indicator and heading',
      remedy: 'Add the column.',
    },
  ),
  OUT_FOREIGN_FILES: wording(
    {
      what: '输出文件夹里有别的文件，没有写入。',
      found: '{folder}：{found}',
      expected: '空文件夹，或以前的结果文件夹',
      why: '写入时会整体替换，别的文件会丢失。',
      remedy: '请换一个文件夹，或先移走这些文件。',
    },
    {
      what: 'The output folder holds other files; nothing was written.',
      found: '{folder}: {found}',
      expected: 'an empty folder, or one of earlier results',
      why: 'Results replace the folder as a whole, and other files would be lost.',
      remedy: 'Choose another folder, or move these files away.',
    },
  ),
  OUT_NOT_A_FOLDER: wording(
    { what: '“{folder}”不是文件夹，没有写入。', found: '{folder}', expected: '文件夹', remedy: '请换一个输出路径。' },
    { what: '“{folder}” is not a folder; nothing was written.', found: '{folder}', expected: 'a folder', remedy: 'Choose another path.' },
  ),
  OUT_UNWRITABLE: wording(
    {
      what: '结果写不进“{folder}”，原有内容没有改动。',
      found: '{reason:file_reason}',
      expected: '可以写入的文件夹',
      remedy: '请检查权限和磁盘空间，或换一个文件夹。',
    },
    {
      what: 'The results could not be written to “{folder}”; what was there is unchanged.',
      found: '{reason:file_reason}',
      expected: 'a folder that may be written',
      remedy: 'Check permissions and space on the disk, or choose another folder.',
    },
  ),
  OUT_REFERENCES: wording(
    {
      what: '参照点文件的“{column}”列有问题。',
      found: '[[{found}]]',
      expected: '上次运行输出的参照点文件',
      remedy: '请使用原样的文件，不要手工改动。',
    },
    {
      what: 'The column “{column}” of the file of reference points is not right.',
      found: '[[{found}]]',
      expected: 'the file that an earlier run wrote',
      remedy: 'Use that file as it is, without changes by hand.',
    },
  ),
} as const satisfies IssueWords;
