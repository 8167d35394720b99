import { type IssueWords, wording } from './wording.ts';

const AGAIN = {
  'zh-CN': '请从公布机关的网站重新下载；仍然如此，请保留这份数据包，连同核验结果告知公布机关和见证方。',
  en: 'Download it again from whoever published it; if it is so again, keep the bundle and tell the publisher and the witnesses, with this finding.',
};
const ASK = {
  'zh-CN': '请要求公布机关说明；在说明之前，不要引用受影响的数字。',
  en: 'Ask whoever published it to explain, and do not quote the figures concerned until then.',
};

/** What a checker finds in a published bundle (packages/verify). */
export const VERIFY_WORDS = {
  VERIFY_UNREADABLE: wording(
    {
      what: '数据包打不开：{reason:bundle_unreadable}。',
      expected: '含 bundle.json 的文件夹，或它的 .zip',
      remedy: '请核对选的是不是整个数据包，或重新下载。',
    },
    {
      what: 'The bundle cannot be opened: {reason:bundle_unreadable}.',
      expected: 'a folder with bundle.json, or a .zip of it',
      remedy: 'See whether the whole bundle was chosen, or download it again.',
    },
  ),
  VERIFY_BOUNDS: wording(
    {
      what: '数据包超出了核验的限度：{bound:bundle_bound}。',
      found: '{found}',
      expected: '不超过 {most}',
      why: '超限的文件可能是为了让核验程序瘫痪而放进来的，所以没有读。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The bundle is beyond what is read: {bound:bundle_bound}.',
      found: '{found}',
      expected: 'at most {most}',
      why: 'It may have been put there to make checkers fail, so it was not read.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_NAME: wording(
    {
      what: '文件名不能接受：{reason:bundle_name}[[（{other}）]]。',
      expected: '数据包文件夹之内、各系统都认的唯一文件名',
      why: '这样的名字可以让人看到一个文件、程序读到另一个，所以没有读它。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The name of a file is refused: {reason:bundle_name}[[ ({other})]].',
      expected: 'a name inside the bundle that every system takes for one and the same file',
      why: 'With such a name people may be shown one file and programs another, so it was not read.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_TEXT: wording(
    { what: '文件不是 UTF-8 文本，读不了。', expected: '不带字节顺序标记的 UTF-8 文本', remedy: AGAIN['zh-CN'] },
    { what: 'The file is no text in UTF-8.', expected: 'UTF-8 without a byte order mark', remedy: AGAIN.en },
  ),
  VERIFY_FILE_MISSING: wording(
    { what: '清单里的文件不在数据包里。', why: '缺了它，公布的内容就不完整，也无法全部复算。', remedy: AGAIN['zh-CN'] },
    {
      what: 'A file of the list is not in the bundle.',
      why: 'Without it the publication is not whole, and not all of it can be computed again.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_FILE_UNLISTED: wording(
    {
      what: '数据包里有清单之外的文件。',
      why: '清单和日志都没有为它作证，它可能是后来放进去的。',
      remedy: '请不要采信这个文件；需要时请公布机关说明来历。',
    },
    {
      what: 'There is a file that the list does not have.',
      why: 'Neither list nor log vouch for it: it may have been put there later.',
      remedy: 'Do not rely on the file; where it matters, ask whoever published the bundle where it comes from.',
    },
  ),
  VERIFY_FILE_CHANGED: wording(
    {
      what: '文件与公布时不同：{field:bundle_field}对不上。',
      found: '{found}',
      expected: '{expected}',
      why: 'bundle.json 的哈希写在存证日志里；文件后来被改动过，或没有传完整。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The file is not the one that was published: {field:bundle_field} differs.',
      found: '{found}',
      expected: '{expected}',
      why: 'The hash of bundle.json stands in the log; the file was changed later, or cut off on its way.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_DESCRIPTION: wording(
    {
      what: '数据说明 datapackage.json 与数据包不一致：{reason:bundle_field}。',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: '按它读数的人，会读到与公布内容不同的东西。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The description datapackage.json disagrees with the bundle: {reason:bundle_field}.',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: 'Who reads the tables by it reads something else than was published.',
      remedy: ASK.en,
    },
  ),
  VERIFY_OWN_POLICY: wording(
    {
      what: '公钥和见证规则取自数据包本身[[（{origin}）]]，没有别人为它们作证。',
      why: '造假的人可以连公钥一起换掉。只有用从别处取得的公钥核对，才能说日志是真的。',
      remedy: '请从见证方（审计、人大、高校）取得见证规则文件，再核验一次：kedu verify … --policy 文件。',
    },
    {
      what: 'Keys and policy were taken from the bundle itself[[ ({origin})]]; nobody independent vouches for them.',
      why: 'A forger can change the keys as well. Only keys that came another way show that the log is the real one.',
      remedy: 'Get the policy file from a witness (audit office, congress, university) and check again: kedu verify … --policy FILE.',
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
      what: '数据包与日志里的“{kind:entry_kind}”条目不一致（{field}）。',
      found: '数据包：{found}',
      expected: '日志：[[{expected}]]',
      why: '日志先写、后公布：不一致就是公布的内容与当时登记的不同。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The bundle and the entry of the log about the {kind:entry_kind} disagree ({field}).',
      found: 'in the bundle {found}',
      expected: 'in the log [[{expected}]]',
      why: 'The log is written first: what was published is not what was logged then.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_TIME: wording(
    {
      what: '条目的时间不可信：{reason:entry_time}。',
      found: '{at}',
      expected: '{other}（{name}）',
      why: '倒签或改签日期，会让事后补的内容看起来是事先定的。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The time of the entry cannot be right: {reason:entry_time}.',
      found: '{at}',
      expected: '{other} ({name})',
      why: 'With another date something that was added later looks as if it had been settled before.',
      remedy: ASK.en,
    },
  ),
  VERIFY_PUBLICATIONS: wording(
    {
      what: '同一次计算（第 {run} 号条目）有几个没有撤回的发布：{indexes}。',
      why: '一个结果只应有一份公布的数据包；几份并存，就不知道哪一份算数。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'One run (entry {run}) was published several times without a withdrawal: {indexes}.',
      why: 'Of one result one bundle counts; with several nobody knows which.',
      remedy: ASK.en,
    },
  ),
  VERIFY_WITHDRAWN: wording(
    {
      what: '这份数据包（第 {index} 号条目）已被撤回，原因：{reason:withdrawal_reason}。',
      why: '公布机关自己已声明它不再算数。',
      remedy: '请向公布机关索取更正后的数据包；引用时注明已撤回。',
    },
    {
      what: 'This bundle (entry {index}) was withdrawn, because {reason:withdrawal_reason}.',
      why: 'Whoever published it has said that it no longer counts.',
      remedy: 'Ask for the corrected bundle; where you quote this one, say that it was withdrawn.',
    },
  ),
  VERIFY_FORKED: wording(
    {
      what: '日志 {origin} 出了两本账：同为 {size} 条，根哈希不同。',
      found: '数据包：{found}',
      expected: '您手里的检查点：{expected}',
      why: '日志的主管机关给不同的人看了不同的账。两份签过名的检查点就是证据。',
      remedy: '请保存两份检查点，告知见证方和上级审计机关；不要采信这个日志里的任何证明。',
    },
    {
      what: 'The log {origin} has forked: of {size} entries there are two roots.',
      found: 'in the bundle {found}',
      expected: 'in the checkpoint that you have {expected}',
      why: 'Its keeper shows different logs to different people. The two signed checkpoints are the evidence.',
      remedy: 'Keep both checkpoints, tell the witnesses and the audit office, and trust no proof of this log.',
    },
  ),
  VERIFY_ROLLED_BACK: wording(
    {
      what: '日志 {origin} 被回滚过：{name} 先见到 {seen} 条，后来只有 {size} 条。',
      why: '已入账的内容被删掉了。两份签过名的检查点就是证据。',
      remedy: '请保存两份检查点，告知见证方和上级审计机关。',
    },
    {
      what: 'The log {origin} was rolled back: {name} saw {seen} entries, and later there were {size}.',
      why: 'Entries were taken out of it. The two signed checkpoints are the evidence.',
      remedy: 'Keep both checkpoints, and tell the witnesses and the audit office.',
    },
  ),
  VERIFY_SEEN: wording(
    { what: '您提供的检查点没有用上：{reason:seen_fault}。', remedy: '请核对文件，并确认见证规则里有这个日志。' },
    {
      what: 'The checkpoint that you brought could not be used: {reason:seen_fault}.',
      remedy: 'See whether it is the right file, and whether the policy knows the log.',
    },
  ),
  VERIFY_IDENTITY: wording(
    {
      what: '重新计算得到的{field:run_hash}与公布的不同。',
      found: '公布：{found}',
      expected: '复算：{expected}',
      why: '方案、数据或结果里至少有一处不是公布时所说的那样。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Computed again, {field:run_hash} is not the one that was published.',
      found: 'published {found}',
      expected: 'computed {expected}',
      why: 'Something in the scheme, the data or the results is not what it was said to be.',
      remedy: ASK.en,
    },
  ),
  VERIFY_COLUMNS: wording(
    { what: '表的列与规定不同。', found: '{found}', expected: '{expected}', remedy: ASK['zh-CN'] },
    { what: 'The columns of the table are not those that it should have.', found: '{found}', expected: '{expected}', remedy: ASK.en },
  ),
  VERIFY_ROW: wording(
    { what: '{reason:row_fault}：{key}。', why: '少一行或多一行，排名和汇总就会变。', remedy: ASK['zh-CN'] },
    { what: 'A row is wrong, {key}: {reason:row_fault}.', why: 'A row more or less changes ranks and totals.', remedy: ASK.en },
  ),
  VERIFY_ORDER: wording(
    {
      what: '表里行的顺序与规定不同。',
      found: '{found}',
      expected: '{expected}',
      why: '承诺按行的顺序计算，顺序不同就对不上。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The rows of the table are in another order than they should be.',
      found: '{found}',
      expected: '{expected}',
      why: 'Commitments are computed in the order of the rows.',
      remedy: ASK.en,
    },
  ),
  VERIFY_CELL: wording(
    {
      what: '公布的数字与按规则算出的不同：{key} 的 {column}。',
      found: '公布：[[{found}]]',
      expected: '复算：[[{expected}]]',
      why: '按公布的方案和数据重新计算，得不到公布的结果。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'A published figure is not what the rules compute: {column} of {key}.',
      found: 'published [[{found}]]',
      expected: 'computed [[{expected}]]',
      why: 'The published scheme and data do not give the published result.',
      remedy: ASK.en,
    },
  ),
  VERIFY_NOT_COMPUTED: wording(
    {
      what: '没有能够重新计算：{reason:not_computed}[[（{found}）]]。',
      why: '不能复算，就只能核对文件和日志，不能说数字是对的。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Nothing could be computed again: {reason:not_computed}[[ ({found})]].',
      why: 'Files and log can still be checked, but nothing shows that the figures are right.',
      remedy: ASK.en,
    },
  ),
  VERIFY_LABEL: wording(
    {
      what: '“{figure}”的标注不对。',
      found: '公布：{found:figure_label}[[，依据 {rests:some} 项承诺]]',
      expected: '{expected:figure_label}[[，依据 {owed:some} 项承诺]]',
      why: '标注说明谁能核对这个数字；标错了，读者就不知道哪些数字是有人担保、哪些自己能算。',
      remedy: ASK['zh-CN'],
    },
    {
      what: '“{figure}” bears the wrong label.',
      found: 'published as {found:figure_label}[[, resting on {rests:some} commitments]]',
      expected: '{expected:figure_label}[[, resting on {owed:some} commitments]]',
      why: 'The label says who can check the figure; a wrong one hides which figures rest on trust.',
      remedy: ASK.en,
    },
  ),
  VERIFY_SHARES: wording(
    { what: '公布的“{label:figure_label}”数字个数不对。', found: '{found}', expected: '{expected}', remedy: ASK['zh-CN'] },
    {
      what: 'The published number of figures that are {label:figure_label} is wrong.',
      found: '{found}',
      expected: '{expected}',
      remedy: ASK.en,
    },
  ),
  VERIFY_COMMITMENT: wording(
    {
      what: '封存的行有问题（{table} 第 {block} 块）：{reason:commitment_fault}。',
      why: '承诺保证当时封存的内容后来不能换；对不上就不能说没有换过。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Of the sealed rows ({table}, block {block}): {reason:commitment_fault}.',
      why: 'Commitments see to it that what was sealed cannot be exchanged; where they do not fit, it may have been.',
      remedy: ASK.en,
    },
  ),
  VERIFY_ROOT: wording(
    {
      what: '表 {table} 的内容与登记的承诺对不上。',
      found: '数据包：{found}',
      expected: '登记：{expected}',
      why: '这张表里至少有一行（公开的或不公开的）与当时登记的不同。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The content of the table {table} does not lead to the root that was logged.',
      found: 'in the bundle {found}',
      expected: 'stated {expected}',
      why: 'At least one row of it, public or withheld, is not the one that was logged.',
      remedy: ASK.en,
    },
  ),
  VERIFY_STATEMENT: wording(
    { what: '核验声明不能采信：{reason:statement_fault}。', remedy: '请向声明人重新索取，并核对其公钥。' },
    {
      what: 'The statement of a check does not count: {reason:statement_fault}.',
      remedy: 'Ask whoever made it for it again, and see whether the public key is theirs.',
    },
  ),
  VERIFY_MORE: wording(
    { what: '还有 {count} 处同类问题（{code}）没有逐一列出。', remedy: '请先处理已列出的，再核验一次。' },
    {
      what: 'There {count|is|are} {count} more {count|finding|findings} of this kind ({code}) that are not listed.',
      remedy: 'See to those that are listed first, then check again.',
    },
  ),
} as const satisfies IssueWords;
