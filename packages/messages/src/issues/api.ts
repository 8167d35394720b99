import { type IssueWords, wording } from './wording.ts';

/** Questions over HTTP that are not answered, before any procedure is asked (packages/api). */
export const API_WORDS = {
  API_NOT_FOUND: wording(
    {
      what: '没有找到[[“{found}”]]。',
      why: '不存在的内容和无权知道的内容，回答是一样的。',
      remedy: '请核对地址；应当看得到的，请核对所选的岗位，或请安全管理员核对任职。',
    },
    {
      what: 'There is nothing[[ of the name “{found}”]] here.',
      why: 'What is not there, and what one is not to know of, are answered alike.',
      remedy:
        'Check the address; if you ought to see it, check the post that you chose, or have the security administrator check your seat.',
    },
  ),
  API_SHAPE: wording(
    {
      what: '{reason:api_shape}。',
      found: '{found}',
      expected: '{expected:shape}',
      remedy: '请改正后再提交；已填的内容没有丢。',
    },
    {
      what: '{reason:api_shape}.',
      found: '{found}',
      expected: '{expected:shape}',
      remedy: 'Correct it and send again; nothing that you typed is lost.',
    },
  ),
  API_KEY_MISSING: wording(
    {
      what: '没有保存：{reason:api_key}。',
      expected: '请求头 Idempotency-Key，1 到 200 个字符，可用 A–Z a–z 0–9 . _ -',
      why: '断线重发时，同一个键保证只办一次。',
      remedy: '请给每次办理一个新的键，重发时用原来的键。',
    },
    {
      what: 'Nothing was saved; of the idempotency key: {reason:api_key}.',
      expected: 'a header Idempotency-Key of 1 to 200 characters of A–Z a–z 0–9 . _ -',
      why: 'When a line breaks and the command is sent again, the same key has it done once.',
      remedy: 'Give every command a new key, and the same one when you repeat it.',
    },
  ),
  API_POST_MISSING: wording(
    {
      what: '没有说明以哪个岗位办理（{authority}）。',
      expected: '请求头 Kedu-Post：本人任职的岗位，或管理员席位',
      why: '权限属于岗位；同一个人在不同岗位上能办的事不同。',
      remedy: '请先选择岗位。',
    },
    {
      what: 'It is not said in which post you act ({authority}).',
      expected: 'a header Kedu-Post with a post on which you sit, or a seat of administration',
      why: 'Rights belong to posts: the same person may do different things in each.',
      remedy: 'Choose a post first.',
    },
  ),
  API_ORIGIN: wording(
    {
      what: '请求来自别的网站[[（{found}）]]，没有办理。',
      why: '别的网页不能借用您的登录状态办事。',
      remedy: '请从本系统的页面办理；如果这就是本系统的地址，请管理员在设置中加入它。',
    },
    {
      what: 'The request comes from another site[[ ({found})]]: nothing was done.',
      why: 'No other page may act with your session.',
      remedy: 'Use the pages of this system; if this is one of its addresses, have it added to the settings.',
    },
  ),
  API_MATCH: wording(
    {
      what: '您看到的已经不是最新的内容，没有办理。',
      found: '{found}',
      expected: '{expected}',
      why: '按旧内容办理，会盖掉别人的改动。',
      remedy: '请重新载入，核对后再办理；已填的内容没有丢。',
    },
    {
      what: 'What you saw is no longer what stands: nothing was done.',
      found: '{found}',
      expected: '{expected}',
      why: 'To act on it would cover what somebody else did.',
      remedy: 'Load it again and look; nothing that you typed is lost.',
    },
  ),
  API_TOO_LARGE: wording(
    {
      what: '内容太大，没有接收。',
      expected: '至多 {most:bytes}',
      remedy: '请分几次提交，或拆成几个文件。',
    },
    {
      what: 'It is too large and was not taken.',
      expected: 'at most {most:bytes}',
      remedy: 'Send it in parts, or as several files.',
    },
  ),
  API_MEDIA: wording(
    {
      what: '不能接收[[“{found}”]]，只接收 {expected}。',
      remedy: '请换成可以接收的类型再提交。',
    },
    {
      what: 'This is not taken[[: “{found}”]]. What is taken: {expected}.',
      remedy: 'Send it as one of the kinds that are taken.',
    },
  ),
  API_TOO_MANY: wording(
    {
      what: '请求太频繁，请过 {seconds} 秒再试。',
      why: '限制次数，是为了不让一个人占住系统，也不让人猜密码。',
      remedy: '请稍候再试；已填的内容没有丢。',
    },
    {
      what: 'Too many requests: try again in {seconds} {seconds|second|seconds}.',
      why: 'The bound keeps one person from filling the system, and anybody from guessing passwords.',
      remedy: 'Wait a little; nothing that you typed is lost.',
    },
  ),
  API_FAULT: wording(
    {
      what: '系统出错，没有办成[[（编号 {request}）]]。',
      why: '这是程序的差错，不是您填错了；已经办完的不受影响。',
      remedy: '请再试一次；仍然不行，请把编号告诉系统管理员，日志里有同一个编号。',
    },
    {
      what: 'The system failed and nothing was done[[ (number {request})]].',
      why: 'It is a fault of the program and none of yours; what was done before stands.',
      remedy: 'Try once more; if it fails again, tell the system administrator the number, which stands in the log.',
    },
  ),
  API_AWAY: wording(
    {
      what: '系统暂时不可用[[，请过 {seconds} 秒再试]]。',
      why: '数据库正在启动或恢复；已经答复“办成”的都不会丢。',
      remedy: '请稍候再试；已填的内容没有丢。',
    },
    {
      what: 'The system is away for a moment[[: try again in {seconds} {seconds|second|seconds}]].',
      why: 'Its database is starting or recovering; whatever was acknowledged is not lost.',
      remedy: 'Wait a little; nothing that you typed is lost.',
    },
  ),
} as const satisfies IssueWords;
