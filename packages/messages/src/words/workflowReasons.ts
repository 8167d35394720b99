import { type Words, words } from './table.ts';

/** What is wrong with a seat of one of the three administrators. */
export const ADMINISTRATORS_REASON_WORDS = {
  founded: words('三员已经设立，或不是由服务器初次设立', 'the administration is founded already, or it is not the server that founds it'),
  same: words('同一人不能担任两个管理员席位', 'one person cannot have two of the three seats'),
  post: words('管理员不能同时担任业务岗位', 'an administrator sits on no post'),
  own_hand: words(
    '席位只能由另一名管理员移交，且不能移交给自己',
    'a seat goes on by the hand of another administrator, and never to oneself',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a post. */
export const POST_REASON_WORDS = {
  taken: words('这个编号已经用过，或是保留的', 'its ID is in use already, or kept for the administrators'),
  unknown: words('没有这个岗位，或已撤销', 'there is no such post, or it was abolished'),
  not_seated: words('这个人那天不在这个岗位上', 'the person does not sit on it then'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a grant of reading. */
export const READING_REASON_WORDS = {
  self: words('不需要授权给本主体自己', 'nobody needs leave to read his own'),
  taken: words('编号已经用过', 'its ID is in use already'),
  tables: words('没有写明查阅哪类数据，或写了不能授权的数据', 'it does not say what may be read, or names what cannot be granted'),
  units: words('没有写明哪些单位', 'it does not say of which units'),
  unknown: words('没有这项授权，或已经到期', 'there is no such grant, or it is over'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an indicator has no live owner. */
export const OWNER_REASON_WORDS = {
  none: words('没有指定责任岗位', 'no post was assigned'),
  abolished: words('责任岗位已经撤销', 'its post was abolished'),
  vacant: words('责任岗位空缺，也没有代理人', 'its post is vacant, without a deputy'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the code of the second factor. */
export const SIGN_CODE_WORDS = {
  missing: words('请输入动态验证码', 'the code of the second factor is asked for'),
  wrong: words('动态验证码不对', 'the code does not hold'),
  used: words('这个动态验证码已经用过', 'the code was used already'),
  needed: words('这个岗位必须先启用动态验证码', 'this post asks for a second factor, which is not set up yet'),
  set: words('动态验证码已经启用', 'a second factor is at work already'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a session is over. */
export const SIGN_SESSION_WORDS = {
  idle: words('30 分钟没有操作', 'nothing was done for 30 minutes'),
  whole: words('登录已满 12 小时', 'it was opened 12 hours ago'),
  ended: words('已经退出', 'it was ended'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a new password. */
export const SIGN_PASSWORD_WORDS = {
  short: words('太短', 'it is too short'),
  same: words('与原来的相同', 'it is the one there was'),
  taken: words('这个登录名已经有人使用', 'the name is in use already'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the requests behind a scheme version. */
export const SCHEMEPUB_REQUEST_WORDS = {
  none: words('没有写明依据哪些申请', 'it names no request'),
  unknown: words('没有这项申请', 'there is no such request'),
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
