import { type IssueWords, wording } from './wording.ts';

/** Rounds and what is collected in them. */
export const COLLECTION_WORDS = {
  ROUND_SCHEME: wording(
    {
      what: '方案 {scheme} 的 {version} 版没有发布，不能采集。',
      found: '{state:workflow_state}',
      why: '按没有发布的方案收数，事后说不清依据。',
      remedy: '请先发布方案。',
    },
    {
      what: 'Version {version} of the scheme {scheme} is not published: nothing is collected for it.',
      found: '{state:workflow_state}',
      why: 'Data asked for by an unpublished rule have no ground.',
      remedy: 'Publish it first.',
    },
  ),
  ROUND_DATES: wording(
    { what: '轮次的日期不对：{reason:round_dates}。', found: '{found}', remedy: '请改正日期。' },
    { what: 'The dates of the round are not right: {reason:round_dates}.', found: '{found}', remedy: 'Correct them.' },
  ),
  ROUND_CALENDAR: wording(
    {
      what: '没有 {year} 年的节假日安排，算不出工作日。',
      why: '节假日和调休每年由国务院办公厅公布，系统不猜测。',
      remedy: '请系统管理员把 {year} 年的节假日写进数据文件夹的 calendar.csv，再重新启动平台；别的办理不受影响。',
    },
    {
      what: 'The holidays of {year} are not known, so working days cannot be counted.',
      why: 'They are announced each year; nothing is guessed.',
      remedy:
        'Have whoever runs the platform write the holidays of {year} into calendar.csv of the data folder and start it again; all else goes on.',
    },
  ),
  ROUND_INDICATOR: wording(
    { what: '指标 {indicator} 不在方案里，或由计算得出，不需要填报。', remedy: '请从名单中去掉。' },
    { what: 'The indicator {indicator} is not in the scheme, or is computed: nobody is asked for it.', remedy: 'Take it off the list.' },
  ),
  ROUND_CONNECTOR: wording(
    {
      what: '指标 {indicator} 已由数据对接 {connector} 取得，不能再让人填报。',
      why: '系统里有的数不向人要（减负）。',
      remedy: '请从人工填报名单中去掉；对接有故障时，先暂停对接。',
    },
    {
      what: 'The indicator {indicator} comes from the connector {connector}: people are not asked for it.',
      why: 'What a system has is not asked of people.',
      remedy: 'Take it off the list; where the connector is down, suspend it first.',
    },
  ),
  ROUND_DECLARATION: wording(
    {
      what: '数据对接{connector}不能这样登记：{reason:declaration_reason}。',
      found: '{found}',
      why: '编号用在网址和配置文件里；同一个数据只从一个系统采集，才不会互相覆盖。',
      remedy: '{reason:declaration_remedy}。',
    },
    {
      what: 'The connector {connector} cannot be declared so: {reason:declaration_reason}.',
      found: '{found}',
      why: 'The ID stands in addresses and settings, and a figure comes from one system alone.',
      remedy: '{reason:declaration_remedy}.',
    },
  ),
  ROUND_NOTHING: wording(
    { what: '{round} 没有要采集的指标。', why: '到截止日没有到期、又没报过的数据。', remedy: '请核对月份、截止日和发布日历。' },
    {
      what: 'There is nothing to collect for {round}.',
      why: 'No figure falls due by its last day that was not asked for before.',
      remedy: 'Look at month, last day and calendar.',
    },
  ),
  ROUND_UNDECIDED: wording(
    {
      what: '轮次 {round} 还不能封存：{undecided} 个数据没有核对或审批，{contested} 个异议没有了结。',
      why: '封存的数据要人人认账。',
      remedy: '请先审批或退回；单位的异议要答复，采纳的要更正。',
    },
    {
      what: 'The round {round} cannot be sealed yet: {undecided} {undecided|value waits|values wait} for a decision, {contested} {contested|objection is|objections are} not settled.',
      why: 'What is sealed is what everybody stands by.',
      remedy: 'Approve or return the values; answer objections, and correct what was upheld.',
    },
  ),
  ROUND_SEAL: wording(
    {
      what: '封存文件对不上：{reason:round_seal}。',
      found: '{found}',
      expected: '[[{expected}]]',
      why: '封存之后不能改，对不上的不能封。',
      remedy: '请重新生成封存文件再试。',
    },
    {
      what: 'The sealed file does not fit: {reason:round_seal}.',
      found: '{found}',
      expected: '[[{expected}]]',
      why: 'A seal is never changed, so it has to fit.',
      remedy: 'Make the file again and retry.',
    },
  ),
  ROUND_PUBLICATION: wording(
    {
      what: '数据发布日不对：{reason:publication_reason}。',
      found: '{found}',
      expected: '在 {year} 年结束的周期，日期写作 2026-04-17，晚于周期结束',
      why: '应报日按发布日算，写错会让部门过早被催报。',
      remedy: '{reason:publication_remedy}。',
    },
    {
      what: 'The publication day is not right: {reason:publication_reason}.',
      found: '{found}',
      expected: 'a period that ends in {year}, and a day after it, written 2026-04-17',
      why: 'Figures are due by it: a wrong day has departments asked too early.',
      remedy: '{reason:publication_remedy}.',
    },
  ),
  ROUND_CAPTURE: wording(
    {
      what: '定时采集没有进行：{reason:capture_reason}[[（{slot}）]]。',
      found: '[[占用至 {until:moment}]]',
      why: '几台服务器共用一个数据库时，每次采集只做一遍。',
      remedy: '不用处理；下一个时点会再采集。',
    },
    {
      what: 'The timed capture was not done: {reason:capture_reason}[[ ({slot})]].',
      found: '[[held until {until:moment}]]',
      why: 'Where several servers share a database, each capture happens once.',
      remedy: 'Nothing is to be done: the next comes by itself.',
    },
  ),
  CALENDAR_ROW: wording(
    {
      what: '日历表有一行读不了：{reason:calendar_row}。',
      found: '{found}',
      expected: '日期写作 2026-01-01；节假日写 off，调休上班写 work',
      remedy: '请改正这一行；文件读不了的，请检查它的位置和权限。',
    },
    {
      what: 'A row of the calendar cannot be read: {reason:calendar_row}.',
      found: '{found}',
      expected: 'days written 2026-01-01, off or work',
      remedy: 'Correct the row, or see where the file lies and who may read it.',
    },
  ),
  COLLECT_NOT_ASKED: wording(
    {
      what: '这一轮没有采集“{unit}”的“{indicator}”（{period:period}）。',
      why: '没有要求的数据不收，免得重复报送。',
      remedy: '请核对指标、周期、单位和轮次。',
    },
    {
      what: 'This round does not ask for “{indicator}” of “{unit}” ({period:period}).',
      why: 'What was not asked for is not taken, so that nothing is reported twice.',
      remedy: 'See whether indicator, period, unit and round are right.',
    },
  ),
  COLLECT_TWICE: wording(
    {
      what: '“{unit}”的“{indicator}”（{period:period}）在这次提交里出现了两次。',
      why: '两个数不知道以哪个为准，所以都没有保存。',
      remedy: '请删去多余的一行。',
    },
    {
      what: '“{indicator}” of “{unit}” ({period:period}) stands twice in what was sent.',
      why: 'Nobody could say which of the two counts, so neither was saved.',
      remedy: 'Take the other line out.',
    },
  ),
  COLLECT_OWNER: wording(
    {
      what: '指标“{indicator}”由岗位[[“{owner}”]]填报，岗位“{post}”不能填。',
      why: '一个指标由一个责任岗位填报全部单位。',
      remedy: '请由责任岗位填报；责任有变时，请绩效办重新指定。',
    },
    {
      what: 'The indicator “{indicator}” is entered by the post[[ “{owner}”]], not by “{post}”.',
      why: 'One post answers for an indicator, over all units.',
      remedy: 'Leave it to that post; where the duty has moved, the performance office assigns it anew.',
    },
  ),
  COLLECT_FIGURE: wording(
    { what: '这不是可用的数值。', found: '{found}', expected: '一个数', remedy: '请填写数值；没有数据时选择原因。' },
    {
      what: 'This is no number that can be used.',
      found: '{found}',
      expected: 'a number',
      remedy: 'Enter a number, or choose the reason why there is none.',
    },
  ),
  COLLECT_RANGE: wording(
    {
      what: '数值超出合理范围。',
      found: '{found}',
      expected: '[[不小于 {low}]][[，不大于 {high}]]',
      why: '常见原因是单位填错，例如把‰当成%、把元当成万元。',
      remedy: '请核对单位；确实如此的，请写明说明。',
    },
    {
      what: 'The value lies outside its range.',
      found: '{found}',
      expected: '[[at least {low}]][[, at most {high}]]',
      why: 'Often the unit is another: per mille for per cent, yuan for 10,000 yuan.',
      remedy: 'Check the unit; where it is right, add an explanation.',
    },
  ),
  COLLECT_LATE: wording(
    {
      what: '轮次 {round} 已在 {day} 截止，补报要写明原因。',
      why: '补报照收，但会标明晚报，已封存的月份不变。',
      remedy: '请写明晚报的原因。',
    },
    {
      what: 'The round {round} closed on {day}: a late value says why.',
      why: 'It is taken and marked as late; sealed months stay as they are.',
      remedy: 'Give the reason.',
    },
  ),
  COLLECT_SAME: wording(
    { what: '更正后的数值与原来相同。', found: '{found}', remedy: '请核对要更正的数值。' },
    { what: 'The corrected value is the one there was.', found: '{found}', remedy: 'See which value is to be corrected.' },
  ),
  COLLECT_APPROVED: wording(
    {
      what: '这项数据已经审定，不能由导入改动。',
      found: '{found:missing}',
      expected: '{stands:missing}',
      why: '审定的数据只能写明依据和理由更正，重新核对、审批；统计数据任何人不得随意改动。',
      remedy: '请把文件里的这一格改回审定的数值，或留空；确有错误的，在该数据处用“更正”办理。',
    },
    {
      what: 'This figure is approved, and no import changes it.',
      found: '{found:missing}',
      expected: '{stands:missing}',
      why: 'An approved figure is corrected with a ground and a reason, and then checked and approved anew; nobody alters a statistic.',
      remedy: 'Put the approved figure into this cell of the file, or leave it blank; where it is wrong, correct it where it stands.',
    },
  ),
  COLLECT_CONTESTED: wording(
    {
      what: '异议的状态不允许这一步：{reason:contested}。',
      why: '被考核单位说的话要有答复，才能往下走。',
      remedy: '请先采纳或维持，并写明理由。',
    },
    {
      what: 'An objection stands in the way: {reason:contested}.',
      why: 'What the assessed unit says is answered before anything goes on.',
      remedy: 'Uphold it or keep the value, with a reason.',
    },
  ),
  COLLECT_WINDOW: wording(
    {
      what: '{reason:object_window}[[（到 {until}）]]。',
      why: '被考核单位先看到自己的数据，再审批。',
      remedy: '请等单位确认或异议期结束；异议期过后有不同意见，可以申诉。',
    },
    {
      what: 'Not now: {reason:object_window}[[ (until {until})]].',
      why: 'The assessed unit sees its figures before they are approved.',
      remedy: 'Wait for its word or the end of the days; after that it may appeal.',
    },
  ),
  COLLECT_OFFICIAL: wording(
    {
      what: '指标“{indicator}”是官方统计数据，不能因“{ground:correction_ground}”更正。',
      expected: '填写错误，或来源部门修订',
      why: '统计法规定，任何人不得修改统计机构提供的统计资料。',
      remedy: '有疑问请移送统计机构；考核需要剔除的，另行写明理由。',
    },
    {
      what: 'The indicator “{indicator}” is an official statistic and cannot be corrected for this ground: {ground:correction_ground}.',
      expected: 'an error of typing, or a revision by its source',
      why: 'By the statistics law nobody alters statistical data.',
      remedy: 'Refer the doubt to the statistics authority; what the assessment sets aside it sets aside by itself, with a reason.',
    },
  ),
  BURDEN_ABOUT: wording(
    {
      what: '“关于什么”没有写明。',
      found: '{what:burden}，内容空白',
      expected: '指标和考核期，或者项目名称',
      why: '写明关于什么，才能看出是不是已经要过（减负）。',
      remedy: '请写明指标和考核期，例如：森林覆盖率 2026 年。',
    },
    {
      what: 'It is not said what this is about.',
      found: '{what:burden}, about nothing',
      expected: 'an indicator and period, or a project',
      why: 'Only then can be seen whether it was asked for before.',
      remedy: 'Name indicator and period, such as: forest cover 2026.',
    },
  ),
  BURDEN_TWICE: wording(
    {
      what: '今年已在 {before} 向 {unit} 要过同样的材料（{about}）。',
      found: '{what:burden}',
      why: '同一材料一年只要一次（减负）。',
      remedy: '请使用已有的材料。',
    },
    {
      what: 'The same was asked of {unit} on {before} ({about}).',
      found: '{what:burden}',
      why: 'The same material is asked for once a year.',
      remedy: 'Use what was given.',
    },
  ),
} as const satisfies IssueWords;
