import { AGAIN, ASK } from './verifyRemedies.ts';
import { type IssueWords, wording } from './wording.ts';

/** What a checker finds in the log part of a bundle. */
export const VERIFY_LOG_WORDS = {
  VERIFY_OWN_POLICY: wording(
    {
      what: '公钥和见证规则取自数据包本身[[（{origin}）]]，没有别人为它们作证。',
      why: '造假的人可以连公钥一起换掉。只有用从别处取得的公钥核对，才能说日志是真的。',
      remedy:
        '请从见证方（审计、人大、高校）取得见证规则文件，连同数据包再核验一次（在核验页选“见证规则文件”，或 kedu verify … --policy 文件）。',
    },
    {
      what: 'Keys and policy were taken from the bundle itself[[ ({origin})]]; nobody independent vouches for them.',
      why: 'A forger can change the keys as well. Only keys that came another way show that the log is the real one.',
      remedy:
        'Get the policy file from a witness (audit office, congress, university) and check again with it (“Policy file” on the page of the checker, or kedu verify … --policy FILE).',
    },
  ),
  VERIFY_UNWITNESSED: wording(
    {
      what: '没有见证方联署 {origin} 的检查点。',
      why: '没有别人看过这本账，日志的主管机关就可能给不同的人看不同的账。',
      remedy: '请把检查点与别人手里的核对，或要求公布机关送见证方联署。',
    },
    {
      what: 'No witness cosigned the checkpoint of {origin}.',
      why: 'Where nobody else saw the log, its keeper may show different logs to different people.',
      remedy: 'Compare the checkpoint with what others have, or ask the publisher to have it cosigned.',
    },
  ),
  VERIFY_LOG_MISSING: wording(
    { what: '数据包里缺少{what:log_part}。', why: '没有它，就不能证明公布的内容当时写进了存证日志。', remedy: AGAIN['zh-CN'] },
    {
      what: 'The bundle lacks {what:log_part}.',
      why: 'Without it nothing shows that what was published had been logged.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_PROOF: wording(
    {
      what: '第 {index} 号条目不在检查点（{size} 条）之中：{reason:proof_fault}。',
      why: '条目、它的位置或证明被改动过：不能说它当时写进了日志。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'Entry {index} is not shown to be in the log of {size} entries: {reason:proof_fault}.',
      why: 'The entry, its place or the proof were changed: nothing shows that it was logged.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_ENTRY: wording(
    {
      what: '数据包与日志里的“{kind:entry_kind}”条目不一致：{field:entry_field}。',
      found: '{found}',
      expected: '[[{expected}（日志所载）]]',
      why: '日志先写、后公布：不一致就是公布的内容与当时登记的不同。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The bundle and the entry of the log about the {kind:entry_kind} disagree: {field:entry_field}.',
      found: '{found}',
      expected: '[[{expected} (as logged)]]',
      why: 'The log is written first: what was published is not what was logged then.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_TIME: wording(
    {
      what: '条目的时间不可信：{reason:entry_time}。',
      found: '{at:moment}',
      expected: '与{other:moment}（{name}）不矛盾的时间',
      why: '倒签或改签日期，会让事后补的内容看起来是事先定的。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The time of the entry cannot be right: {reason:entry_time}.',
      found: '{at:moment}',
      expected: 'a time that fits {other:moment} ({name})',
      why: 'With another date something that was added later looks as if it had been settled before.',
      remedy: ASK.en,
    },
  ),
  VERIFY_UNDATED: wording(
    {
      what: '第 {index} 号条目所写的时间没有人能证明：{name}在那之后见到的日志只有 {size} 条，里面还没有它。',
      found: '条目自称 {at:moment}；{name}见到没有它的日志是在{other:moment}',
      why: '可能是倒签，也可能只是有人晚些时候才把旧的检查点送去见证或盖时间戳——任何人都能这样做，所以这不能算作证据。',
      remedy: '请向主管机关询问，并找更多在两个时间之间见过日志的人（见证方、更早的数据包）核对。',
    },
    {
      what: 'Nobody can vouch for the time of entry {index}: after it {name} saw the log with {size} entries, this one not among them.',
      found: 'the entry says {at:moment}; {name} saw the log without it at {other:moment}',
      why: 'It may have been dated back; or somebody had an old checkpoint cosigned or stamped late, which anybody can do, so that this is no evidence.',
      remedy: 'Ask the authority, and ask others who saw the log between the two moments: witnesses, and whoever holds an earlier bundle.',
    },
  ),
  VERIFY_PUBLICATIONS: wording(
    {
      what: '同一方案、考核期和公开层级[[（{scheme}，{period}）]]有几个没有撤回的发布（{level:disclosure_level}）：第 {indexes} 号条目。',
      why: '一个结果只应有一份公布的数据包；几份并存，就不知道哪一份算数。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Of one scheme, period and level[[ ({scheme}, {period})]] several publications stand ({level:disclosure_level}): entries {indexes}.',
      why: 'Of one result one bundle counts; with several nobody knows which.',
      remedy: ASK.en,
    },
  ),
  VERIFY_FORKED: wording(
    {
      what: '日志 {origin} 出了两本账：同为 {size} 条，根哈希不同。',
      found: '{found}',
      expected: '{expected}（另一份已签名的检查点）',
      why: '日志的主管机关给不同的人看了不同的账。两份签过名的检查点就是证据。',
      remedy: '请保存两份检查点，告知见证方和上级审计机关；不要采信这个日志里的任何证明。',
    },
    {
      what: 'The log {origin} has forked: of {size} entries there are two roots.',
      found: '{found}',
      expected: '{expected} (in the other signed checkpoint)',
      why: 'Its keeper shows different logs to different people. The two signed checkpoints are the evidence.',
      remedy: 'Keep both checkpoints, tell the witnesses and the audit office, and trust no proof of this log.',
    },
  ),
  VERIFY_ROLLED_BACK: wording(
    {
      what: '日志 {origin} 被回滚过：{name}先认过 {seen} 条，后来又认了只有 {size} 条的日志。',
      why: '它只应跟着日志增长，认过大的就不再认小的：已入账的内容被删掉了，而它也没有尽责，或者它的时钟错了。两份签过名的检查点就是证据。',
      remedy: '请保存两份检查点，告知其他见证方和上级审计机关。',
    },
    {
      what: 'The log {origin} was rolled back: {name} accepted it with {seen} entries, and later with {size} alone.',
      why: 'It follows a log only as it grows, and accepts no smaller one after a larger: entries were taken out, and it did not keep its duty, or its clock was wrong. The two signed checkpoints are the evidence.',
      remedy: 'Keep both checkpoints, and tell the other witnesses and the audit office.',
    },
  ),
  VERIFY_ANCHOR: wording(
    {
      what: '[[{by} ]]的外部锚定本身完好，但{reason:anchor_open}。',
      found: '[[{found}（{reason:anchor_shown}）]]',
      why: '有锚定比没有好：它说这份检查点[[在{at:moment} ]]已经存在。这话有多少分量，要看出具它的机构或链；您没有另行确认之前，不能拿它单独作证。',
      remedy: '{reason:anchor_confirm}',
    },
    {
      what: 'The anchor[[ of {by}]] holds in itself, but {reason:anchor_open}.',
      found: '[[{found} ({reason:anchor_shown})]]',
      why: 'An anchor is better than none: it says that the checkpoint was there[[ at {at:moment}]]. What that is worth depends on the authority or chain behind it; until you have found out by another way who that is, it proves nothing alone.',
      remedy: '{reason:anchor_confirm}',
    },
  ),
  VERIFY_SEEN: wording(
    {
      what: '您另外提供的公告、检查点或锚定没有用上，或只用上一部分：{reason:seen_fault}。',
      remedy: '请核对文件，并确认见证规则里有这个日志。',
    },
    {
      what: 'The notice, checkpoint or anchor that you brought could not be used, or not in full: {reason:seen_fault}.',
      remedy: 'See whether it is the right file, and whether the policy knows the log.',
    },
  ),
} as const satisfies IssueWords;
