import { type IssueWords, wording } from './wording.ts';

/** Workbooks of an office that become schemes (packages/workbook). */
export const WORKBOOK_WORDS = {
  WORKBOOK_NO_TABLE: wording(
    {
      what: '没有找到指标表。',
      found: '工作表：{sheets}',
      expected: '一行表头，其中有指标（一级指标、考核内容等）一栏，并有分值（权重）、目标值、评分标准中的一栏',
      remedy: '请确认选对了文件；表头用了别的叫法的，请改成以上叫法。',
    },
    {
      what: 'No table of indicators was found.',
      found: 'sheets: {sheets}',
      expected: 'a heading row with a column of indicators and one of points, targets or criteria',
      remedy: 'See whether this is the right file; rename headings that are called differently.',
    },
  ),
  WORKBOOK_SHEET_PASSED: wording(
    { what: '这张工作表里没有指标表，没有使用（{cells} 个单元格）。', remedy: '如果其中有考核内容，请给它加上表头；否则不用处理。' },
    {
      what: 'This sheet has no table of indicators and was not used ({cells} cells).',
      remedy: 'If it holds rules of the assessment, give it a heading row; otherwise nothing is to be done.',
    },
  ),
  WORKBOOK_COLUMN_UNKNOWN: wording(
    {
      what: '不认识“{heading}”这一栏，它的内容没有进入方案（{count} 个单元格）。',
      found: '{heading}',
      expected: '指标、分值（权重）、目标值、计量单位、评分标准、责任单位、数据来源等常用叫法',
      remedy: '如果是其中一种，请改成该叫法再生成；如果不需要，可以不管。',
    },
    {
      what: 'The column “{heading}” is not known; what it holds did not go into the scheme ({count} cells).',
      found: '{heading}',
      expected: 'indicator, points, target, unit, criterion, owner, source, as they are usually called',
      remedy: 'If it is one of these, rename it and try again; if it is not needed, leave it.',
    },
  ),
  WORKBOOK_CELL_UNREAD: wording(
    { what: '这个单元格没有读懂，没有进入方案。', found: '{found}', remedy: '请看它是否站错了列；需要的内容请移到相应的栏里。' },
    {
      what: 'This cell was not understood and did not go into the scheme.',
      found: '{found}',
      remedy: 'See whether it stands in the wrong column, and move what is needed.',
    },
  ),
  WORKBOOK_CRITERION: wording(
    {
      what: '“{indicator}”的评分标准没有读懂：{gap:criterion_gap}。',
      found: '{found}',
      expected: '能算出分数的说法，例如“完成目标得满分，每低1个百分点扣0.5分，扣完为止”；没有读懂的是：{words}',
      why: '只读懂一半就计分，会算错；所以暂按责任部门评分处理，原文保留在指标说明里。',
      remedy: '请把这几个字改成常用说法再生成，或在方案里为它写上计分方法；确实由人评分的，不用处理。',
    },
    {
      what: 'The criterion of “{indicator}” was not understood: {gap:criterion_gap}.',
      found: '{found}',
      expected: 'words that give a score, such as 完成目标得满分，每低1个百分点扣0.5分，扣完为止; not understood: {words}',
      why: 'A rule understood by half would score wrongly; for now the department marks it, and the original words are kept.',
      remedy: 'Use common words and try again, or write the method in the scheme. If people do mark it, nothing is to be done.',
    },
  ),
  WORKBOOK_CRITERION_ABSENT: wording(
    {
      what: '“{indicator}”没有评分标准，也没有数值目标，暂按责任部门评分处理。',
      remedy: '请补上评分标准再生成，或在方案里写上计分方法；确实由人评分的，不用处理。',
    },
    {
      what: '“{indicator}” has neither a criterion nor a numeric target; for now the department marks it.',
      remedy: 'Add a criterion, or write the method in the scheme. If people do mark it, nothing is to be done.',
    },
  ),
  WORKBOOK_COMPLETION_ASSUMED: wording(
    { what: '“{indicator}”只有目标值，没有评分标准，已按完成率计分。', remedy: '如果不是按完成率，请补上评分标准。' },
    { what: '“{indicator}” has a target and no criterion; it is scored by completion.', remedy: 'If that is not meant, add a criterion.' },
  ),
  WORKBOOK_TARGET: wording(
    {
      what: '“{indicator}”的目标值不是一个数，没有作为目标使用，原文保留在指标说明里。',
      found: '{found}',
      expected: '一个带单位的数，如 ≥90%、12座、同比增长5.5%',
      remedy: '能定为数的，请改成数；由上级另行下达的，下达后写进方案的 targets 表。',
    },
    {
      what: 'The target of “{indicator}” is no number and was not used; the words are kept.',
      found: '{found}',
      expected: 'a number with its unit: ≥90%, 12座, 同比增长5.5%',
      remedy: 'Give a number where there is one; a target that comes later goes into the table of targets.',
    },
  ),
  WORKBOOK_TARGET_UNREAD: wording(
    {
      what: '“{indicator}”的目标值读不出一个数，没有作为目标使用。',
      found: '{found}',
      expected: '一个带单位的数，如 ≥90%、12座、同比增长5.5%；区间只在评分标准写明“在目标区间内得满分，否则不得分”时使用',
      why: '两个数里选一个，或把完成率当成目标，都会算错；要用目标的评分标准暂按责任部门评分处理，原文保留在指标说明里。',
      remedy: '请改成一个数（公式出错的，请改正公式），再生成。',
    },
    {
      what: 'No single number can be read from the target of “{indicator}”; it was not used.',
      found: '{found}',
      expected:
        'a number with its unit: ≥90%, 12座, 同比增长5.5%; a stretch is used only where the criterion says so (在目标区间内得满分，否则不得分)',
      why: 'To choose one of two numbers would score wrongly; a criterion that needs the target is marked by its department for now, and the words are kept.',
      remedy: 'Give one number (where a formula fails, mend it) and try again.',
    },
  ),
  WORKBOOK_TARGET_APPROXIMATE: wording(
    { what: '“{indicator}”的目标值是约数，已按 {value} 读取。', found: '{found}', remedy: '请确认；考核用的目标最好是确数。' },
    {
      what: 'The target of “{indicator}” is approximate; it was read as {value}.',
      found: '{found}',
      remedy: 'Confirm it; a target should be exact.',
    },
  ),
  WORKBOOK_TARGET_COLUMN: wording(
    {
      what: '有几栏目标值，只用了“{used}”；其余各栏（{others}）没有作为目标使用，原文不变。',
      remedy: '如果应当用另一栏，请删去不用的栏，或在栏名里写明年度（如 2025年目标值），再生成。',
    },
    {
      what: 'Several columns state targets; only “{used}” was used, and {others} not.',
      remedy: 'If another one is meant, take the others out, or name the year in the heading (2025年目标值), and try again.',
    },
  ),
  WORKBOOK_BINDING: wording(
    {
      what: '“{indicator}”标为约束性，但没有数值目标，暂按指导性处理。',
      why: '约束性指标未达目标不得评最高等次，没有目标就无从判断。',
      remedy: '请写上目标值。',
    },
    {
      what: '“{indicator}” is called binding and has no numeric target; for now it is guiding.',
      why: 'A missed binding target bars the top grade; without a target that cannot be told.',
      remedy: 'Give a target.',
    },
  ),
  WORKBOOK_DIRECTION: wording(
    { what: '“{indicator}”没有写明方向，已按{better:better}处理。', remedy: '如果相反，请加“方向”一栏写明，或在方案里改 better。' },
    {
      what: '“{indicator}” does not say which direction is better; it was taken as {better:better}.',
      remedy: 'If it is the other way, add a column 方向, or change `better` in the scheme.',
    },
  ),
  WORKBOOK_WEIGHTS: wording(
    { what: '分值合计 {sum}，{form:workbook_weights}。', remedy: '不用处理。' },
    { what: 'The points add up to {sum}: {form:workbook_weights}.', remedy: 'Nothing to do.' },
  ),
  WORKBOOK_WEIGHT_SUM: wording(
    {
      what: '“{title}”各项分值加起来不等于它的分值，已按各项之间的比例计算。',
      found: '{found}',
      expected: '{expected}',
      why: '合计不对，每一项的分量就和文件写的不一样。',
      remedy: '请核对分值，改正后重新生成。',
    },
    {
      what: 'The parts of “{title}” do not add up to its points; they are weighed in proportion.',
      found: '{found}',
      expected: '{expected}',
      why: 'With a wrong sum no part weighs what the document says.',
      remedy: 'Check the points, correct them and try again.',
    },
  ),
  WORKBOOK_WEIGHT_SHARED: wording(
    { what: '“{title}”等 {count} 项没有写分值，已把余下的分平均分给它们，每项 {each}。', remedy: '请写上各项的分值。' },
    {
      what: '“{title}”[[ and others ({count:several} in all)]] {count|has|have} no points; what was left was shared out equally, {each} each.',
      remedy: 'Write the points of each.',
    },
  ),
  WORKBOOK_WEIGHT_ABSENT: wording(
    {
      what: '“{title}”等 {count} 项没有写分值，余下的分也算不出来，暂记为 0。',
      why: '没有余下的分，或同级有分值没有读懂，就不知道它们应得多少。',
      remedy: '请写上各项的分值，再生成。',
    },
    {
      what: '“{title}” and others ({count} in all) have no points, and what is left cannot be told; for now they weigh 0.',
      why: 'Nothing is left, or points beside them were not understood.',
      remedy: 'Write the points of each and try again.',
    },
  ),
  WORKBOOK_WEIGHT_UNREAD: wording(
    {
      what: '“{title}”的分值不是一个数，没有读懂，暂记为 {taken}。',
      found: '{found}',
      expected: '一个数，如 15、15分、15%',
      why: '猜一个分值，每一项的分量都会变；所以不猜，合计也不核对，其余各项先按比例计算。',
      remedy: '请改成一个数再生成；两类单位分值不同的，请分成两张表。',
    },
    {
      what: 'The points of “{title}” are no single number and were not understood; for now they are {taken}.',
      found: '{found}',
      expected: 'one number: 15, 15分, 15%',
      why: 'A guess would change what every part weighs; so nothing is guessed, no sum is checked, and the others are weighed in proportion.',
      remedy: 'Write one number and try again; where two kinds of unit differ, make two sheets.',
    },
  ),
  WORKBOOK_WEIGHT_FRACTION: wording(
    {
      what: '“{title}”的分值小于 1，与同一栏的其他分值不像同一种写法；已按原样读取，合计对不上多半由此而来。',
      found: '{found}',
      expected: '与同一栏相同的写法，如 20 或 20%',
      remedy: '如果是比例，请改写成百分数或分数；如果确实不到 1 分，请核对其他分值。',
    },
    {
      what: 'The points of “{title}” are below 1 and look like another way of writing than the rest of the column; they were read as they stand, and the sum fails.',
      found: '{found}',
      expected: 'as the rest of the column: 20 or 20%',
      remedy: 'If it is a share, write it as a percentage or as points; if it is less than a point, check the others.',
    },
  ),
  WORKBOOK_WEIGHT_FORMS: wording(
    {
      what: '同一栏的分值写法不一：{percent} 是百分数，{points} 是分；都按总分 100 分中的分值读取。',
      remedy: '如果百分数是占上级的比例，请改成分值；否则不用处理，最好统一写法。',
    },
    {
      what: 'One column writes points in two ways: {percent} as percentages, {points} as points; all were read as points of 100.',
      remedy:
        'If the percentages are shares of the node above, write points; otherwise nothing is to be done, though one way reads better.',
    },
  ),
  WORKBOOK_WEIGHT_CLASS: wording(
    {
      what: '“{heading}”一栏是某一类单位的分值，没有进入方案（{count} 个单元格）；各类单位都按“其余”一栏计算。',
      why: '工作簿里没有写哪些单位属于这一类。',
      remedy: '请在方案里写上单位类别和各类的权重；不分类的，可以不管。',
    },
    {
      what: 'The column “{heading}” holds the points of one class of units and did not go into the scheme ({count} cells); the column 其余 counts for all.',
      why: 'The workbook does not say which units belong to the class.',
      remedy: 'Write classes and their weights in the scheme; without classes leave it.',
    },
  ),
  WORKBOOK_TOTAL: wording(
    {
      what: '合计与各项之和不符。',
      found: '{found}',
      expected: '{expected}',
      why: '多半是漏了一行，或改了分值没有改合计。',
      remedy: '请核对各项分值和合计。',
    },
    {
      what: 'The total is not the sum of the rows.',
      found: '{found}',
      expected: '{expected}',
      why: 'A row is missing, or points were changed and the total was not.',
      remedy: 'Check the points and the total.',
    },
  ),
  WORKBOOK_ADDITION: wording(
    { what: '“{title}”是加减分，按事项逐条登记；规则原文在 regulation.md。', remedy: '发生后请登记在 {table}：单位、日期、事项、分数。' },
    {
      what: '“{title}” adds or takes points by event; its words stand in regulation.md.',
      remedy: 'Enter the events in {table}: unit, date, item, points.',
    },
  ),
  WORKBOOK_UNITS: wording(
    {
      what: '工作簿里没有“{list}”的单位名单，已放入三个示例单位。',
      remedy: '请在 units.csv 换成实际单位，或在工作簿里加一张“单位名单”表。',
    },
    {
      what: 'The workbook names no units for “{list}”; three example units were put in.',
      remedy: 'Replace them in units.csv, or add a sheet 单位名单 to the workbook.',
    },
  ),
  WORKBOOK_EXAMPLE: wording(
    {
      what: '工作簿注明是示例，考核包已标为示例数据（pack.yaml 里 example: true），报告的每一页都会注明。',
      found: '{found}',
      remedy: '如果是实际数据，请把 pack.yaml 的 example 改为 false。',
    },
    {
      what: 'The workbook says that it is an example: the pack is marked so (example: true in pack.yaml), and every page of a report will say it.',
      found: '{found}',
      remedy: 'If the data are real, set `example` to false in pack.yaml.',
    },
  ),
  WORKBOOK_YEAR: wording(
    { what: '工作簿没有写明年度，已按 {year} 年生成。', remedy: '如果不是，请加上年度（--year）重新生成。' },
    {
      what: 'The workbook does not say which year it is for; {year} was taken.',
      remedy: 'If that is wrong, say the year (--year) and try again.',
    },
  ),
  WORKBOOK_YEARS: wording(
    {
      what: '这张表写的年度与方案的年度不同。',
      found: '{found}',
      expected: '{year}',
      why: '上一年的表混进来，考核的就不是今年的目标。',
      remedy: '请确认这张表是不是旧表；是的话请删去再生成。',
    },
    {
      what: 'This sheet names another year than the scheme.',
      found: '{found}',
      expected: '{year}',
      why: 'With a sheet of last year in it, last year’s goals would be assessed.',
      remedy: 'See whether the sheet is an old one; if so, remove it and try again.',
    },
  ),
  WORKBOOK_GRADES: wording(
    { what: '有一票否决而没有写明等次，已用默认等次：{grades}。', remedy: '请核对，需要时在方案的 grades 里改。' },
    {
      what: 'There is a veto and no grades are stated; the default ones were put in: {grades}.',
      remedy: 'Check them, and change `grades` in the scheme where needed.',
    },
  ),
} as const satisfies IssueWords;
