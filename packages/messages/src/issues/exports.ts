import { type IssueWords, wording } from './wording.ts';

/** Workbooks that a scheme was exported to, as they come back (packages/workbook). */
export const EXPORT_WORDS = {
  EXPORT_SOURCE_MISSING: wording(
    {
      what: '导出的工作簿里缺少隐藏的工作表“{sheet}”。',
      why: '读回时要用它核对哪些格子改过；没有它就只能猜。',
      remedy:
        '请用 kedu export 从原来的考核包重新导出，在新的工作簿里把改动再做一遍，再读回；不要删除隐藏的工作表。原来的考核包也找不到时，请删去“说明”表，按一般的指标体系工作簿读入；这样只认得指标、目标值和常用说法的评分标准，其余规则要重新写。',
    },
    {
      what: 'The exported workbook lacks its hidden sheet “{sheet}”.',
      why: 'What was edited is found by comparing with it; without it one could only guess.',
      remedy:
        'Export the scheme again from its pack, redo the edits in the new workbook and read that; leave hidden sheets where they are. If the pack is lost too, delete the sheet 说明: the workbook is then read as any other, which recognises indicators, targets and criteria in common words only; all other rules are to be written again.',
    },
  ),
  EXPORT_SOURCE_ALTERED: wording(
    {
      what: '隐藏的工作表里，文件 {file} 的原文被改动过，或被表格软件改写了。',
      why: '原文变了，就分不清哪些改动是有意的。',
      remedy: '请用 kedu export 重新导出，只改看得见的工作表。',
    },
    {
      what: 'In the hidden sheet the text of {file} is no longer what was exported.',
      why: 'With another text it cannot be told which edits were meant.',
      remedy: 'Export the scheme again and edit the visible sheets only.',
    },
  ),
  EXPORT_SOURCE_BROKEN: wording(
    {
      what: '工作簿里带的方案 {scheme} 本身有 {problems} 个错误，不能读回。',
      remedy: '请先按所列问题改好方案文件，再重新导出。',
    },
    {
      what: 'The scheme {scheme} in the workbook has {problems} errors of its own: it cannot be read back.',
      remedy: 'Mend the scheme files as listed, then export again.',
    },
  ),
  EXPORT_SHEET_MISSING: wording(
    {
      what: '缺少工作表“{sheet}”，这张表上的内容都按没有改过处理。',
      expected: '{sheet}',
      remedy: '如果只是改了名，请改回“{sheet}”；如果想取消其中的规则，请逐行删除，不要整张删除。',
    },
    {
      what: 'The sheet “{sheet}” is missing; what stood there counts as not edited.',
      expected: '{sheet}',
      remedy: 'If it was renamed, call it “{sheet}” again; to take rules out, delete their rows, not the sheet.',
    },
  ),
  EXPORT_HEADING_MISSING: wording(
    {
      what: '工作表“{sheet}”里找不到列“{heading}”，这张表没有读。',
      expected: '{heading}',
      remedy: '请把列名改回“{heading}”；列的先后可以调换。',
    },
    {
      what: 'The sheet “{sheet}” has no column “{heading}”; it was not read.',
      expected: '{heading}',
      remedy: 'Call the column “{heading}” again; columns may stand in any order.',
    },
  ),
  EXPORT_HEADING_TWICE: wording(
    {
      what: '列名“{heading}”出现了两次，第一次在 {first}。',
      why: '不知道以哪一列为准。',
      remedy: '请删去或改名其中一列。',
    },
    {
      what: 'The heading “{heading}” stands twice, first in {first}.',
      why: 'It is not known which column counts.',
      remedy: 'Delete or rename one of them.',
    },
  ),
  EXPORT_KEY_MISSING: wording(
    {
      what: '“{found}”这一行没有填“{heading}”。',
      found: '空',
      expected: '小写英文标识，用点连着上级的标识，如 economic.new_one',
      why: '没有标识，就不知道这一行是哪一项。',
      remedy: '请填上标识；如果这一行是说明文字，请移到表外。',
    },
    {
      what: 'The row “{found}” has no “{heading}”.',
      found: 'nothing',
      expected: 'an identifier behind that of the node above: economic.new_one',
      why: 'Without it nobody knows which part the row is.',
      remedy: 'Fill it in; a note belongs outside the table.',
    },
  ),
  EXPORT_KEY_TWICE: wording(
    { what: '标识“{key}”出现了两次，第一次在 {first}。', why: '不知道以哪一行为准。', remedy: '请删去一行，或给新增的一行另起标识。' },
    {
      what: '“{key}” stands twice, first in {first}.',
      why: 'It is not known which row counts.',
      remedy: 'Delete one of the rows, or give the new one a name of its own.',
    },
  ),
  EXPORT_KEY_UNKNOWN: wording(
    {
      what: '方案里没有“{key}”所在的上级，或这张表不能新增行。',
      found: '{key}',
      expected: '已有的标识[[，最接近的是 {nearest}]]',
      remedy: '请核对标识的拼写；新增指标时，点前面的部分必须是已有的上级指标。',
    },
    {
      what: 'The scheme has no node for “{key}”, or rows cannot be added in this sheet.',
      found: '{key}',
      expected: 'a name that is there[[, nearest is {nearest}]]',
      remedy: 'Check the spelling; what stands before the last dot of a new indicator must be a node that exists.',
    },
  ),
  EXPORT_KEY_FORM: wording(
    {
      what: '标识的写法不对。',
      found: '{key}',
      expected: '小写英文字母、数字和下划线，以字母开头，各级用点连接，如 economic.new_one',
      remedy: '请改写标识；中文名称写在指标名称一栏。',
    },
    {
      what: 'This is no identifier.',
      found: '{key}',
      expected: 'small letters, digits and underscores, a letter first, levels joined by dots: economic.new_one',
      remedy: 'Write another; the Chinese name belongs in the column of names.',
    },
  ),
  EXPORT_CELL_FIXED: wording(
    {
      what: '“{heading}”这一格不能在这里改。',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      remedy: '{elsewhere:export_elsewhere}。',
    },
    {
      what: 'This cell of “{heading}” cannot be edited here.',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      remedy: 'What to know: {elsewhere:export_elsewhere}.',
    },
  ),
  EXPORT_ROW_FIXED: wording(
    {
      what: '“{key}”这一行不能在这里删除，仍按原样保留。',
      found: '这一行不在表里',
      expected: '{key}',
      remedy: '{elsewhere:export_elsewhere}。',
    },
    {
      what: 'The row “{key}” cannot be taken out here; it stays.',
      found: 'no such row',
      expected: '{key}',
      remedy: 'What to know: {elsewhere:export_elsewhere}.',
    },
  ),
  EXPORT_CELL: wording(
    {
      what: '“{heading}”看不懂，仍按原来的内容。',
      found: '{found}',
      expected: '{expected:export_form}',
      remedy: '请按应有的写法重填。',
    },
    {
      what: '“{heading}” is not understood; it stays as it was.',
      found: '{found}',
      expected: '{expected:export_form}',
      remedy: 'Write it in the form expected.',
    },
  ),
  EXPORT_CRITERION: wording(
    {
      what: '评分标准改过，但这些字看不懂：“{rest}”。[[计分方法仍按原来的：{kept}。]]',
      found: '{found}',
      expected: '规范的写法，如“完成目标得满分，未完成按完成比例计分”“排名第一得100分，每后退一名扣5分”',
      why: '看懂一半的评分标准会算错分。',
      remedy: '请照“说明”里百分制的写法改写，或在“其他规则”里直接改计分方法。',
    },
    {
      what: 'The scoring rule was edited, and these words are not understood: “{rest}”.[[ The method stays: {kept}.]]',
      found: '{found}',
      expected: 'a known wording, such as 完成目标得满分，未完成按完成比例计分 or 排名第一得100分，每后退一名扣5分',
      why: 'A rule understood by half gives wrong scores.',
      remedy: 'Use a known wording on the hundred scale, or edit the method itself in the sheet “其他规则”.',
    },
  ),
  EXPORT_BLANK: wording(
    { what: '“{key}”的“{heading}”不能空着。', found: '空', expected: '{heading}', remedy: '请填上；要取消整项，请删去这一行。' },
    {
      what: '“{heading}” of “{key}” must not be blank.',
      found: 'nothing',
      expected: '{heading}',
      remedy: 'Fill it in; to take the whole part out, delete its row.',
    },
  ),
  EXPORT_CONFLICT: wording(
    {
      what: '同一项内容（{path}）在两处改得不一样，两处都没有采用。',
      found: '{found}；另一处（{other}）是 {first}',
      expected: '两处相同，或只改一处',
      remedy: '请改成一致后再读一次。',
    },
    {
      what: 'One value ({path}) was edited in two places, differently; neither was taken.',
      found: '{found}; elsewhere ({other}) {first}',
      expected: 'the same in both, or only one edited',
      remedy: 'Make them agree and read the workbook again.',
    },
  ),
  EXPORT_RESULT_ELSEWHERE: wording(
    {
      what: '方案“{scheme}”的结果在这里要用（{count}项指标：{indicators}），但工作簿里没有这个方案。',
      found: '没有方案“{scheme}”',
      expected: '考核包里有方案“{scheme}”',
      why: '一个工作簿只带一个方案；缺了它，kedu check 会报 PACK_RESULT_UNKNOWN，这几项指标没有数。',
      remedy:
        '请在原考核包里用 kedu export --scheme {scheme} 把它也导出，用 kedu init --from 读回到另一个文件夹，再把那里的方案文件和它用到的表放进这个考核包的同名文件夹；或者只用这里改过的方案文件替换原考核包里的同名文件。',
    },
    {
      what: 'The results of the scheme “{scheme}” are used here ({count} {count|indicator|indicators}: {indicators}), and the workbook does not hold that scheme.',
      found: 'no scheme “{scheme}”',
      expected: 'the scheme “{scheme}” in the pack',
      why: 'A workbook carries one scheme; without the other one kedu check says PACK_RESULT_UNKNOWN, and these indicators have no value.',
      remedy:
        'Export that scheme too (kedu export --scheme {scheme} of the old pack), read it back into another folder with kedu init --from, and put its files and their tables into the same folders of this pack; or put only the edited files of this scheme in the place of those of the old pack.',
    },
  ),
  EXPORT_EXACT_COUNTS: wording(
    {
      what: '计分方法 {path} 在评分标准和“其他规则”里都改了，以“其他规则”（{other}）为准。',
      remedy: '请核对结果；如应以评分标准的文字为准，请把“其他规则”里的那一行改回原样。',
    },
    {
      what: 'The method {path} was edited both as words and exactly; the exact form ({other}) counts.',
      remedy: 'Check the result; if the words should count, put the row of “其他规则” back.',
    },
  ),
} satisfies IssueWords;
