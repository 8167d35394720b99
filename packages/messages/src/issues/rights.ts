import { type IssueWords, wording } from './wording.ts';

/** Sign-in, posts and people, and the way of a scheme into force. */
export const RIGHTS_WORDS = {
  RIGHT_SEAT: wording(
    {
      what: '{day} 您不在岗位“{post:role}”上。',
      why: '权限跟着岗位走，任职到期就没有了。',
      remedy: '请换一个您任职的岗位，或请安全管理员核对任职日期。',
    },
    {
      what: 'On {day} you do not sit on the post {post:role}.',
      why: 'Rights belong to posts and end with the appointment.',
      remedy: 'Choose a post that you have, or ask the security administrator about the dates.',
    },
  ),
  RIGHT_DENIED: wording(
    {
      what: '岗位“{post:role}”不能{permission:permission}。',
      expected: '{roles:role}',
      why: '谁能做什么由岗位的角色和范围决定。',
      remedy: '请交给有这项权限的岗位办理；确属职责的，请安全管理员授予角色。',
    },
    {
      what: 'The post {post:role} has no leave to {permission:permission}.',
      expected: '{roles:role}',
      why: 'What one may do follows from the roles of the post and how far they reach.',
      remedy: 'Leave it to a post that may; where it is your duty, ask the security administrator for the role.',
    },
  ),
  RIGHT_ADMINISTRATORS: wording(
    {
      what: '{seat:role}席位不能由 {person} 担任：{reason:administrators_reason}。',
      why: '系统、安全、审计三员分立，互相制约，都看不到业务数据。',
      remedy: '请另选一人；还没改密码的，先由本人登录改好。',
    },
    {
      what: '{person} cannot be {seat:role}: {reason:administrators_reason}.',
      why: 'System, security and audit are three people who watch each other, and none of them sees business data.',
      remedy: 'Choose another person; a password is changed by whoever it belongs to, when he signs in.',
    },
  ),
  RIGHT_POST: wording(
    { what: '岗位“{post}”不能用：{reason:post_reason}。', remedy: '请核对岗位编号、所属单位和日期。' },
    { what: 'The post {post} cannot be used: {reason:post_reason}.', remedy: 'See whether ID, unit and dates are right.' },
  ),
  RIGHT_PERSON: wording(
    { what: '没有登记过人员“{person}”。', why: '任职要落到一个登记过的人。', remedy: '请从名单中选择，或先在“账号”中登记此人。' },
    {
      what: 'Nobody is known as “{person}”.',
      why: 'Who is appointed is a person who was taken up.',
      remedy: 'Choose one of the list, or take the person up under Accounts first.',
    },
  ),
  RIGHT_HELD: wording(
    {
      what: '岗位“{post}”从 {from}[[ 到 {until}]] 已有人任职。',
      why: '一个岗位同一天只有一名负责人，一个人在一个岗位上只有一种身份。',
      remedy: '请先免去原任职，或改任代理人。',
    },
    {
      what: 'The post {post} is held from {from}[[ until {until}]].',
      why: 'A post has one holder a day, and a person sits on it in one way.',
      remedy: 'End that appointment first, or appoint a deputy.',
    },
  ),
  RIGHT_SELF: wording(
    { what: '不能给自己或服务器办理“{command:workflow_command}”。', remedy: '请由另一名管理员办理。' },
    { what: 'Nobody does this for himself or for the server: {command:workflow_command}.', remedy: 'Ask another administrator.' },
  ),
  RIGHT_ROLE: wording(
    { what: '岗位不能有角色“{role:role}”。', why: '管理员席位和服务器身份不属于任何岗位。', remedy: '请选择业务角色。' },
    {
      what: 'A post cannot have the role “{role:role}”.',
      why: 'Seats of administrators, and the server itself, are no posts.',
      remedy: 'Choose one of the other roles.',
    },
  ),
  RIGHT_SPAN: wording(
    { what: '日期不对。', found: '{from}[[ 到 {until}]]', expected: '先后两个日期，写作 2026-12-31', remedy: '请改正日期。' },
    {
      what: 'The dates are not right.',
      found: '{from}[[ until {until}]]',
      expected: 'two days in order, written 2026-12-31',
      remedy: 'Correct them.',
    },
  ),
  RIGHT_GRANT: wording(
    {
      what: '查阅授权 {grant} 不能办理：{reason:reading_reason}。',
      why: '跨主体查阅要写明看什么、看谁的、到哪一天。',
      remedy: '请补全或改正这项授权。',
    },
    {
      what: 'The grant {grant} cannot be made: {reason:reading_reason}.',
      why: 'Reading across authorities says what, of whom and until when.',
      remedy: 'Complete or correct it.',
    },
  ),
  RIGHT_HAND_OVER: wording(
    {
      what: '{seat:role}席位不能确认由 {person} 接任：{reason:hand_over_reason}[[（期限到 {until}）]]。',
      why: '管理员由一人申请、另一人确认才能更换，任何一个人都不能独自占有三个席位。',
      remedy: '请由一名管理员申请，三天内由另一名管理员确认。',
    },
    {
      what: '{person} cannot be confirmed as {seat:role}: {reason:hand_over_reason}[[ (until {until})]].',
      why: 'One administrator asks and another confirms, so that nobody alone can have all three seats.',
      remedy: 'Have one administrator ask, and another confirm within three days.',
    },
  ),
  RIGHT_PASSWORD: wording(
    {
      what: '{person} 的密码不能重设：{reason:password_reset_reason}[[（期限到 {until}）]]。',
      why: '知道新密码的人能以其名义办事，所以任职人员的密码由一名管理员申请、另一名确认才能重设。',
      remedy:
        '请由一名管理员申请重设密码，三天内由另一名管理员确认；管理员本人没有动态验证码的，请运行平台的人用 kedu user password 重设。',
    },
    {
      what: 'No new password for {person}: {reason:password_reset_reason}[[ (until {until})]].',
      why: 'Whoever knows it can act in that name, so one administrator asks for the password of a person with a seat, and another confirms.',
      remedy:
        'Have one administrator ask for it, and another confirm within three days; for an administrator without a second factor, have whoever runs the machine set it by kedu user password.',
    },
  ),
  RIGHT_FACTOR: wording(
    {
      what: '{person} 的动态验证码不能重置：{reason:factor_reason}[[（期限到 {until}）]]。',
      why: '动态验证码由一名管理员申请、另一名确认才能重置，任何一个人都不能单独冒用他人身份。',
      remedy: '请由一名管理员申请，三天内由另一名管理员确认。',
    },
    {
      what: 'The second factor of {person} cannot be reset: {reason:factor_reason}[[ (until {until})]].',
      why: 'One administrator asks and another confirms, so that nobody alone can take somebody’s place.',
      remedy: 'Have one administrator ask, and another confirm within three days.',
    },
  ),
  RIGHT_OWNER: wording(
    {
      what: '指标 {indicator} 没有人负责：{reason:owner_reason}[[（{post}）]]。',
      why: '没有人负责的指标到期也不会有人报，所以轮次不开启。',
      remedy: '请指定责任岗位，任命负责人或代理人；岗位不能填报的，请安全管理员授予角色。',
    },
    {
      what: 'Nobody answers for the indicator {indicator}: {reason:owner_reason}[[ ({post})]].',
      why: 'What nobody answers for nobody reports, so the round is not opened.',
      remedy:
        'Assign a post, and appoint a holder or a deputy; where the post may not enter it, have the security administrator grant it a role.',
    },
  ),
  SIGN_REFUSED: wording(
    { what: '登录名或密码不对。', found: '[[还可以再试 {left} 次]]', remedy: '请检查大小写和输入法；忘记密码请找系统管理员。' },
    {
      what: 'Name or password is not right.',
      found: '[[{left} more {left|try|tries}]]',
      remedy: 'Look at capitals and input method; where it is forgotten, ask the system administrator.',
    },
  ),
  SIGN_LOCKED: wording(
    {
      what: '多次登录不成功，已暂停到 {until:moment}。',
      why: '暂停是为了防止别人试探密码。',
      remedy: '请到时再试；急用请安全管理员解锁。',
    },
    {
      what: 'After several failures this name is locked until {until:moment}.',
      why: 'It keeps others from trying passwords.',
      remedy: 'Try again then, or ask the security administrator to unlock it.',
    },
  ),
  SIGN_CODE: wording(
    {
      what: '{reason:sign_code}。',
      why: '审批和管理岗位要两道验证。',
      remedy: '{reason:sign_code_remedy}。',
    },
    {
      what: 'Second factor: {reason:sign_code}.',
      why: 'Posts that approve or administer ask for two factors.',
      remedy: '{reason:sign_code_remedy}.',
    },
  ),
  SIGN_SESSION: wording(
    {
      what: '登录已失效：{reason:sign_session}。',
      why: '离开座位时别人不能以您的名义操作。',
      remedy: '请重新登录；已填的内容还在，不会丢。',
    },
    {
      what: 'You are signed out: {reason:sign_session}.',
      why: 'Nobody acts in your name while you are away.',
      remedy: 'Sign in again; what you typed is still there.',
    },
  ),
  SIGN_NAME: wording(
    {
      what: '这个账户名已经有人使用。',
      why: '一个账户名只属于一个人，停用的账户名也不再给别人用。',
      remedy: '请换一个账户名，例如在后面加上单位或数字。',
    },
    {
      what: 'This account name is in use already.',
      why: 'A name belongs to one person, also after the account was closed.',
      remedy: 'Choose another, for instance with the unit or a number behind it.',
    },
  ),
  SIGN_PASSWORD: wording(
    {
      what: '密码不能用：{reason:sign_password}。',
      found: '[[{found} 个字符]]',
      expected: '[[至少 {least} 个字符，与原来的不同]]',
      remedy: '{reason:sign_password_remedy}。',
    },
    {
      what: 'The password cannot be used: {reason:sign_password}.',
      found: '[[{found} {found|character|characters}]]',
      expected: '[[at least {least} characters, and another one than before]]',
      remedy: '{reason:sign_password_remedy}.',
    },
  ),
  SCHEMEPUB_ERRORS: wording(
    { what: '方案 {version} 还有 {errors} 处错误，不能送审或发布。', why: '有错误的方案算不出结果。', remedy: '请按检查结果逐条改正。' },
    {
      what: 'The scheme {version} still has {errors} {errors|error|errors}: it can be neither reviewed nor published.',
      why: 'Nothing can be computed by it.',
      remedy: 'Mend what its check lists.',
    },
  ),
  SCHEMEPUB_REQUEST: wording(
    {
      what: '目录调整不符合程序：{reason:schemepub_request}[[（申请 {request}）]][[，方案 {version}]]。',
      why: '考核事项按“申请—复核—批准”调整，并公开依据。',
      remedy: '请先为这个方案办完申请，再在方案中写明。',
    },
    {
      what: 'The change does not follow the procedure: {reason:schemepub_request}[[ (request {request})]][[, scheme {version}]].',
      why: 'What is assessed changes by request, review and approval, and the ground is public.',
      remedy: 'Have a request for this scheme approved first, and name it in the version.',
    },
  ),
  SCHEMEPUB_FROM: wording(
    {
      what: '生效日 {from} 不合适。',
      expected: '[[{sealed} 之后的日期]]',
      why: '已封存月份的成绩保持原来的规则。',
      remedy: '请改为以后的日期，写作 2026-12-31。',
    },
    {
      what: 'It cannot take effect on {from}.',
      expected: '[[a day after {sealed}]]',
      why: 'Sealed months keep the rule they had.',
      remedy: 'Choose a later day, written 2026-12-31.',
    },
  ),
} as const satisfies IssueWords;
