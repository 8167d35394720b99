import { type Words, words } from './table.ts';

/** What is wrong with a seat of one of the three administrators. */
export const ADMINISTRATORS_REASON_WORDS = {
  founded: words('三员已经设立，或不是由服务器初次设立', 'the administration is founded already, or it is not the server that founds it'),
  same: words('同一人不能担任两个管理员席位', 'one person cannot have two of the three seats'),
  post: words('管理员不能同时担任业务岗位', 'an administrator sits on no post'),
  own_hand: words('不能申请更换自己的席位，也不能申请换成自己', 'nobody asks for a successor to his own seat, nor for a seat for himself'),
  unknown: words('本主体没有这个人的可用账号', 'nobody with an open account here is known as this'),
  given: words(
    '此人还在用别人给的密码，本人改过密码才能担任',
    'the password is still the one that somebody else gave, and has to be changed by this person first',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a post. */
export const POST_REASON_WORDS = {
  taken: words('这个编号已经用过，或是保留的', 'its ID is in use already, or kept for the administrators'),
  unknown: words('没有这个岗位，或已撤销', 'there is no such post, or it was abolished'),
  unit: words('所属单位不在单位登记簿里', 'its unit is not in the register of units'),
  not_seated: words('这个人那天不在这个岗位上', 'the person does not sit on it then'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a grant of reading. */
export const READING_REASON_WORDS = {
  self: words('不需要授权给本主体自己', 'nobody needs leave to read his own'),
  reader: words('没有这个考核主体，请核对主体编号', 'there is no such authority; see whether its ID is right'),
  taken: words('编号已经用过', 'its ID is in use already'),
  tables: words('没有写明查阅哪类数据，或写了不能授权的数据', 'it does not say what may be read, or names what cannot be granted'),
  units: words('没有写明哪些单位', 'it does not say of which units'),
  unknown: words('没有这项授权，或已经到期', 'there is no such grant, or it is over'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the reset of a second factor. */
export const FACTOR_REASON_WORDS = {
  none: words('没有人申请过', 'nobody has asked for it'),
  over: words('申请已过三天期限', 'the three days for it are over'),
  same_hand: words('申请人不能自己确认', 'whoever asked cannot confirm it'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an administrator gives no new password. */
export const PASSWORD_RESET_REASON_WORDS = {
  seated: words('此人有过任职，要两名管理员一申请一确认', 'the person has had a seat, so two administrators ask and confirm'),
  factor: words('此人是管理员，还没有启用动态验证码', 'the person is an administrator without a second factor'),
  ...FACTOR_REASON_WORDS,
} as const satisfies Readonly<Record<string, Words>>;

/** Why the seat of an administrator does not go on. */
export const HAND_OVER_REASON_WORDS = {
  none: words('没有人申请过换成此人', 'nobody has asked for this person'),
  over: FACTOR_REASON_WORDS.over,
  same_hand: FACTOR_REASON_WORDS.same_hand,
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a publication day. */
export const PUBLICATION_REASON_WORDS = {
  none: words('没有写明，或一次超过 2000 行', 'none was given, or more than 2,000 at once'),
  indicator: words('已发布的方案里没有这个指标', 'no published scheme has the indicator'),
  period: words('不是周期', 'it is no period'),
  year: words('周期不在这一年结束', 'the period does not end in this year'),
  rhythm: words('这个指标不按这个周期采集', 'the indicator is not collected for this period'),
  day: words('不是日期', 'it is no day'),
  early: words('早于周期结束', 'it lies before the end of the period'),
  late: words('晚于周期结束三年以上', 'it lies more than three years after the period'),
  twice: words('同一指标同一周期写了两次', 'an indicator and period stand there twice'),
} as const satisfies Readonly<Record<string, Words>>;

/** What to do about a publication day that is refused. */
export const PUBLICATION_REMEDY_WORDS = {
  none: words('请至少写一行；超过 2000 行的，分几次提交', 'Give one row at least; give more than 2,000 in parts'),
  indicator: words('请核对指标编号；新指标要等方案发布后再设', 'Check its ID; a new one is set once its scheme is published'),
  period: words('请改写周期，例如 2026-03、2026Q1、2026', 'Write the period as 2026-03, 2026Q1 or 2026'),
  year: words('请换到周期结束的那一年去设', 'Set it in the year in which the period ends'),
  rhythm: words(
    '请选它采集的周期，例如按季采集的选季度，不选月份；由计算得出的指标不设发布日',
    'Choose a period that it is collected for: a quarter for a quarterly one, not a month; what is computed has no publication day',
  ),
  day: words('请把日期写成 2026-04-17 这样', 'Write the day as 2026-04-17'),
  early: words('请核对周期和日期，数据要到周期结束之后才发布', 'Check period and day: a figure is published after its period'),
  late: words('请核对日期的年份', 'Check the year of the day'),
  twice: words('请删去重复的一行', 'Take one of the two rows out'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with what a connector is declared to have. */
export const DECLARATION_REASON_WORDS = {
  name: words('编号只能用字母、数字和连字符', 'its ID has letters, digits and hyphens alone'),
  mapping: words('读取方式指到了数据包之外', 'its mapping lies outside the pack'),
  indicator: words('这个指标已由另一个对接提供', 'another connector has the indicator already'),
} as const satisfies Readonly<Record<string, Words>>;

/** What to do about it. */
export const DECLARATION_REMEDY_WORDS = {
  name: words('请换一个编号，例如 hotline', 'Choose another ID, such as hotline'),
  mapping: words(
    '请写数据包里的路径，例如 mappings/hotline.yaml，或者 template、guess',
    'Give a path in the pack, such as mappings/hotline.yaml, or template, or guess',
  ),
  indicator: words(
    '请不选这个指标；要换由新的对接提供，先在原对接里去掉它或停用原对接',
    'Leave it out; to move it, take it from the other connector or end that one',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a server does not begin or end a capture. */
export const CAPTURE_REASON_WORDS = {
  over: words('这一次已经采集过', 'it was done already'),
  taken: words('另一台服务器正在采集', 'another server is at it'),
  lost: words('这一次已由另一台服务器接手', 'another server has taken it over'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an indicator has no live owner. */
export const OWNER_REASON_WORDS = {
  none: words('没有指定责任岗位', 'no post was assigned'),
  abolished: words('责任岗位已经撤销', 'its post was abolished'),
  vacant: words('责任岗位空缺，也没有代理人', 'its post is vacant, without a deputy'),
  barred: words('责任岗位没有填报它的权限', 'its post may not enter it'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the code of the second factor. */
export const SIGN_CODE_WORDS = {
  missing: words('请输入动态验证码', 'the code of the second factor is asked for'),
  wrong: words('动态验证码不对', 'the code does not hold'),
  used: words('这个动态验证码已经用过', 'the code was used already'),
  needed: words('这个岗位必须先启用动态验证码', 'this post asks for a second factor, which is not set up yet'),
  set: words('动态验证码已经启用', 'a second factor is at work already'),
} as const satisfies Readonly<Record<string, Words>>;

const CODE_OF_NOW = words(
  '请打开验证器，输入当前的 6 位数字；验证器丢了请找管理员重置',
  'Open your authenticator and enter the six digits that it shows now; where it is lost, ask an administrator for a reset',
);

/** What to do where a second factor is missing or does not hold. */
export const SIGN_CODE_REMEDY_WORDS = {
  missing: CODE_OF_NOW,
  wrong: CODE_OF_NOW,
  used: words('请等验证器换出下一个数字再输入', 'Wait until your authenticator shows the next digits, and enter those'),
  needed: words('请到“我的账户”启用动态验证码，只需一次', 'Set it up under My account, once'),
  set: words('要换一个，请找管理员重置', 'For another one, ask an administrator for a reset'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a session is over. */
export const SIGN_SESSION_WORDS = {
  idle: words('30 分钟没有操作', 'nothing was done for 30 minutes'),
  whole: words('登录已满 12 小时', 'it was opened 12 hours ago'),
  ended: words('已经退出', 'it was ended'),
  another: words('这个浏览器里已由另一人登录', 'somebody else has signed in in this browser'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a new password. */
export const SIGN_PASSWORD_WORDS = {
  short: words('太短', 'it is too short'),
  same: words('与原来的相同', 'it is the one there was'),
  given: words('密码是别人代设的，要先改成自己的', 'somebody else gave it; change it before anything else'),
  repeated: words('反复使用同样的几个字符，容易被猜到', 'it is the same few characters over and over, which is guessed easily'),
  run: words(
    '几乎都是相连或重复的字符，如 123456，容易被猜到',
    'nearly all of it runs on or repeats, such as 123456, which is guessed easily',
  ),
  name: words('里面有您的账户名，容易被猜到', 'your account name stands in it, which is guessed easily'),
} as const satisfies Readonly<Record<string, Words>>;

/** What to do about a new password. */
export const SIGN_PASSWORD_REMEDY_WORDS = {
  short: words('请用一句自己记得住的话作密码', 'Use a phrase that you can remember'),
  same: words('请换一个没有用过的密码', 'Choose one that was not used before'),
  given: words('请先修改密码', 'Change the password first'),
  repeated: words('请用一句自己记得住的话作密码', 'Use a phrase that you can remember'),
  run: words('请用一句自己记得住的话作密码', 'Use a phrase that you can remember'),
  name: words('请换一个不含账户名的密码', 'Choose one without it'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the requests behind a scheme version. */
export const SCHEMEPUB_REQUEST_WORDS = {
  none: words('没有写明依据哪些申请', 'it names no request'),
  unknown: words('没有这项申请', 'there is no such request'),
  other: words('这项申请是为另一个方案提的', 'the request is for another scheme'),
  not_approved: words('申请还没有批准', 'the request is not approved'),
  used: words('申请已由另一个版本执行', 'another version has carried it out'),
  early: words('生效日早于申请批准的日期', 'it takes effect before the day that the request names'),
  empty: words('申请没有写明指标', 'the request names no indicator'),
  not_own: words('只有申请人可以撤回', 'only whoever asked may withdraw it'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the dates of a round. */
export const ROUND_DATES_WORDS = {
  month: words('月份不对', 'the month is not one'),
  early: words('还没有到开始日', 'its first day has not come'),
  opens: words('开始日不是日期', 'the first day is not a day'),
  closes: words('截止日不是日期，或已过去，或早于开始日', 'the last day is not a day, is over, or lies before the first'),
  object_days: words('异议期要在 1 到 30 个工作日之间', 'the days for objections lie between 1 and 30'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a seal. */
export const ROUND_SEAL_WORDS = {
  hash: words('哈希写法不对', 'the hash is not written as one'),
  figures: words('数据个数与已审的不一致', 'it holds another number of values than were approved'),
  moment: words('时点晚于现在，或早于最后一次审批、上一次封存', 'its moment is to come, or lies before the last approval or the last seal'),
  same: words('与上一次封存完全相同', 'it is the same as the last one'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a row of a calendar. */
export const CALENDAR_ROW_WORDS = {
  columns: words('缺少列', 'a column is missing'),
  day: words('不是日期', 'it is no day'),
  kind: words('不是 off 或 work', 'it is neither off nor work'),
  period: words('不是周期', 'it is no period'),
  twice: words('重复出现', 'it stands there twice'),
  unread: words('文件读不了', 'the file cannot be read'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an objection stands in the way. */
export const CONTESTED_WORDS = {
  open: words('单位的异议还没有答复，或已采纳而没有更正', 'an objection waits for its answer, or was upheld and not yet corrected'),
  none: words('没有待答复的异议', 'there is no objection to answer'),
} as const satisfies Readonly<Record<string, Words>>;

/** Where the days for objections stand. */
export const WINDOW_WORDS = {
  waiting: words('单位还没有确认，异议期还没有过', 'the unit has not confirmed yet and may still object'),
  over: words('异议期已过', 'the days for objections are over'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an import cannot be taken. */
export const IMPORT_OTHER_WORDS = {
  recorded: words('同一个文件已经入库', 'the same file was recorded already'),
  not_own: words('这是别人上传的文件', 'somebody else brought this file'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with what a run was asked for. */
export const RUNNING_INPUT_WORDS = {
  no_seal: words('没有封存的数据', 'no sealed data are named'),
  seal: words('没有这份封存数据', 'there are no such sealed data'),
  scheme: words('方案没有发布，或文件与发布的不一致', 'the scheme is not published, or its files are not those that were'),
  seed: words('随机种子要是非负整数', 'the seed is a whole number from 0'),
  progress: words('进度要在 0 到 1 之间，且不倒退', 'progress lies between 0 and 1 and never falls'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a run cannot correct another. */
export const RUNNING_CORRECTS_WORDS = {
  unknown: words('没有这次运行', 'there is no such run'),
  unfinished: words('它还没有完成', 'it is not finished'),
  scheme: words('它用的是另一个方案', 'it is of another scheme'),
  period: words('它是另一个考核期的', 'it is of another period'),
  there: words('依据相同的运行已经有了，不是对它的更正', 'a run of the same input is there, and does not correct it'),
  corrected: words('它已有另一次更正', 'another run corrects it, or is to'),
} as const satisfies Readonly<Record<string, Words>>;

/** What to do where a run cannot correct another. */
export const CORRECTS_REMEDY_WORDS = {
  unknown: words('请从要更正的运行进入，再申请更正', 'Ask for the correction from the page of the run that is wrong'),
  unfinished: words('请等它完成，或放弃它后另行申请', 'Wait until it is finished, or abandon it and ask for another'),
  scheme: words('请选择同一个方案', 'Choose the same scheme'),
  period: words('请选择同一个考核期', 'Choose the same period'),
  there: words(
    '更正要有新的依据：请选更正后重新封存的数据，或另一个计算日',
    'A correction rests on something else: choose data that were sealed anew, or another day',
  ),
  corrected: words(
    '请更正那一次运行：从它的页面申请；它还没有完成的，请先放弃它',
    'Correct that run, from its own page; where it is not finished, abandon it first',
  ),
} as const satisfies Readonly<Record<keyof typeof RUNNING_CORRECTS_WORDS, Words>>;

/** What is wrong with the time of a feedback. */
export const FEEDBACK_TIME_WORDS = {
  short: words('留给单位核对的时间太短', 'units have too little time to look'),
  running: words('还有单位没有答复，核对期还没有结束', 'some units have not spoken, and their time runs'),
  over: words('核对期已经结束', 'the time to look is over'),
} as const satisfies Readonly<Record<string, Words>>;

/** Grounds of a correction. */
export const CORRECTION_GROUND_WORDS = {
  typing: words('填写错误', 'an error of typing'),
  revised_by_source: words('来源部门修订', 'revised by its source'),
  objection_upheld: words('采纳异议', 'an objection was upheld'),
  found_by_check: words('核查发现', 'found by a check'),
} as const satisfies Readonly<Record<string, Words>>;

/** What people are asked for. */
export const BURDEN_WORDS = {
  cell: words('数据', 'values'),
  explanation: words('情况说明', 'explanations'),
  evidence: words('佐证材料', 'evidence'),
  visit: words('实地查看', 'visits'),
  confirmation: words('数据确认', 'looks at own values'),
} as const satisfies Readonly<Record<string, Words>>;

/** What a letter is about. */
export const NOTICE_WORDS = {
  to_report: words('有数据待填报', 'values to report'),
  returned: words('有数据被退回', 'values were returned'),
  to_confirm: words('本单位有数据待确认', 'values of the unit to look at'),
  contested: words('有单位提出异议，待答复', 'objections to answer'),
  answered: words('异议已有答复', 'objections were answered'),
  feedback: words('考核结果待核对', 'results to look at'),
} as const satisfies Readonly<Record<string, Words>>;
