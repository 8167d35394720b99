import { type Words, words } from './table.ts';

/** Why a bundle could not be opened. */
export const BUNDLE_UNREADABLE_WORDS = {
  missing: words('找不到，或读的时候不见了', 'it is not there, or went away while it was read'),
  kind: words('既不是文件夹，也不是文件', 'it is neither a folder nor a file'),
  manifest: words('里面没有 bundle.json', 'it has no bundle.json'),
  zip: words('不是 zip 文件，或没有传完整', 'it is no zip, or not a whole one'),
  notice: words(
    '这是一份公告（撤回或说明），不是数据包；请选数据包，再把它作为“另外取得的公告”（--seen）一并给出',
    'this is a notice, not a bundle; choose the bundle, and give the notice along with it (--seen)',
  ),
  statement: words(
    '这是一份签名的声明，不是数据包；核对它用 kedu verify 声明文件 --signer 公钥',
    'this is a signed statement, not a bundle; kedu verify STATEMENT --signer KEY checks it',
  ),
  opening: words(
    '这是打开的封存行，不是数据包；核对它用 kedu open 数据包 --check 文件',
    'these are opened rows, not a bundle; kedu open BUNDLE --check FILE checks them',
  ),
  checkpoint: words(
    '这是日志的检查点，不是数据包；请选数据包，再把它一并给出（--seen）',
    'this is a checkpoint of a log, not a bundle; choose the bundle, and give it along (--seen)',
  ),
  part: words('压缩包里的这个文件已损坏', 'this file of the zip is damaged'),
  EACCES: words('没有读取权限', 'it may not be read'),
  EPERM: words('没有读取权限', 'it may not be read'),
  ELOOP: words('里面有链接', 'there is a link in it'),
} as const satisfies Readonly<Record<string, Words>>;

/** What there is too much of. */
export const BUNDLE_BOUND_WORDS = {
  files: words('文件个数', 'number of files'),
  bytes: words('全部文件的字节数', 'bytes of all files together'),
  file_bytes: words('单个文件的字节数', 'bytes of one file'),
  ratio: words('压缩包解开后的字节数（不超过自身的 100 倍）', 'bytes that the zip unpacks to (at most 100 times its own)'),
  withheld_rows: words('不公开的行数', 'number of withheld rows'),
  anchors: words('外部锚定的个数', 'number of anchors'),
  notices: words('公告的个数', 'number of notices'),
  draws: words('误差模拟要抽取的数（次数 × 单位 × 指标）', 'values to draw for errors (draws × units × indicators)'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the name of a file. */
export const BUNDLE_NAME_WORDS = {
  empty: words('有空的文件名', 'a name in it is empty'),
  long: words('太长', 'it is too long'),
  absolute: words('从磁盘根目录写起', 'it begins at the root of a disk'),
  outside: words('指向数据包之外', 'it leads out of the bundle'),
  backslash: words('含反斜杠', 'it has a backslash'),
  control: words('含看不见的字符或改变文字方向的字符', 'it has a character that shows nothing or turns the text around'),
  form: words('字符的编码形式不规范（不是 NFC）', 'its letters are not in normal form (NFC)'),
  reserved: words('在别的系统上不能用作文件名', 'other systems cannot use it as a name'),
  twice: words('出现了两次', 'it stands there twice'),
  look_alike: words('看起来与另一个文件同名', 'it looks like the name of another file'),
  link: words('是一个链接，没有跟着打开', 'it is a link, which was not followed'),
  special: words('不是普通文件', 'it is no ordinary file'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a zip may say one thing to one program and another to the next. */
export const BUNDLE_ARCHIVE_WORDS = {
  end: words('末尾的目录记录不在末尾', 'the record of its directory does not stand at its end'),
  disks: words('分成了几卷，或文件个数前后不一', 'it is in several volumes, or counts its files in two ways'),
  zip64: words('用了 ZIP64 格式，数据包用不着', 'it is a ZIP64, which no bundle needs'),
  directory: words('目录的位置、大小或个数对不上', 'place, size or count of its directory do not agree'),
  header: words('有文件自己的名称、大小与目录所列不同', 'a file in it has another name or size than the directory says'),
  overlap: words('有文件相互重叠', 'files in it overlap'),
  gap: words('有目录没有列出的内容', 'there is something in it that its directory does not list'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why the page of a bundle is not that of the checker. */
export const CHECKER_PAGE_WORDS = {
  version: words('它自称是另一个版本', 'it says that it is of another version'),
  bytes: words('内容不同', 'its bytes differ'),
} as const satisfies Readonly<Record<string, Words>>;

/** Parts of what is compared with bundle.json or datapackage.json. */
export const BUNDLE_FIELD_WORDS = {
  bytes: words('字节数', 'length in bytes'),
  sha256: words('校验值（SHA-256）', 'the hash (SHA-256)'),
  sm3: words('校验值（SM3）', 'the hash (SM3)'),
  missing: words('缺少', 'it is missing'),
  form: words('读不了', 'it cannot be read'),
  resource: words('列出的表', 'the tables that it lists'),
  columns: words('列名', 'the columns'),
  type: words('列的类型', 'the type of a column'),
  cell: words('单元格的内容不合这一列的类型', 'a cell is not of the type of its column'),
  written: words('其余说明（编码、分隔符、列标题、主键、哈希等）', 'the rest of it (encoding, delimiter, titles, keys, hashes …)'),
} as const satisfies Readonly<Record<string, Words>>;

/** What the log part of a bundle lacks. */
export const LOG_PART_WORDS = {
  checkpoint: words('检查点', 'the checkpoint'),
  policy: words('见证规则（policy.txt）', 'the policy (policy.txt)'),
  proof: words('这个条目的存证证明', 'the proof of this entry'),
  entry: words('这份证明所证明的条目', 'the entry that this proof is about'),
  publication: words('发布条目', 'the entry of the publication'),
  run: words('所依据的计算条目', 'the entry of the run that it rests on'),
  data: words('所依据的数据条目', 'the entry of the data that it rests on'),
  scheme: words('所依据的方案条目', 'the entry of the scheme that it rests on'),
  determination: words(
    '审定条目：审定结果在数据包里，却没有登记过',
    'the entry of the determination, which is in the bundle and was never logged',
  ),
  replaced: words('它所取代的公开条目', 'the entry of the publication that it replaces'),
  withdrawal: words('它所取代的公开的撤回条目', 'the withdrawal of the publication that it replaces'),
} as const satisfies Readonly<Record<string, Words>>;

/** Kinds of entries. */
export const ENTRY_KIND_WORDS = {
  scheme: words('方案', 'scheme'),
  data: words('数据', 'data'),
  run: words('计算', 'run'),
  determination: words('审定', 'determination'),
  publication: words('发布', 'publication'),
  withdrawal: words('撤回', 'withdrawal'),
  opening: words('查阅', 'opening'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a proof shows nothing. */
export const PROOF_FAULT_WORDS = {
  index: words('证明写的是另一个序号', 'the proof is about another index'),
  checkpoint: words('证明用的是另一个检查点', 'the proof leads to another checkpoint'),
  inclusion: words('条目的内容或位置与检查点的根哈希对不上', 'content or place of the entry do not lead to the root of the checkpoint'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the time of an entry. */
export const ENTRY_TIME_WORDS = {
  fell: words('比前一条条目还早', 'it is earlier than the entry ahead of it'),
  late: words('比别人看到它的时间还晚', 'it is later than the moment at which somebody saw it'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a checkpoint that the reader brought says nothing. */
export const SEEN_FAULT_WORDS = {
  untrusted: words('签名不符合见证规则', 'its signatures are not those that the policy asks for'),
  other_log: words('是另一个日志的', 'it is of another log'),
  uncosigned: words(
    '只有日志自己签了名，见证方还没有联署。其中的撤回作数，因为那是公布机关自己说的；其余没有采用',
    'the log alone signed it, too few witnesses have cosigned. A withdrawal in it counts, for it is the publisher’s own word; nothing else in it does',
  ),
  damaged: words(
    '数据包里放撤回公告的地方有一份读不了的文件，可能是没有传完整的撤回公告；请到公布它的网页重新取得',
    'where a notice of withdrawal would lie in the bundle there is a file that cannot be read, perhaps a notice that was cut off; get it again where it was published',
  ),
  other_publication: words('公告说的是另一次公开，不是这一份数据包', 'the notice is about another publication, not about this bundle'),
  proof: words('公告里有条目不在它的检查点之中', 'an entry of the notice does not stand under its checkpoint'),
  larger: words(
    '它的条目比数据包的检查点多：日志后来长了，只看这个数据包，不知道其后是否撤回或更正过；请用 kedu audit 跟踪日志',
    'it has more entries than the checkpoint of the bundle: the log has grown since, and whether anything was withdrawn or corrected then this bundle does not show; follow the log with kedu audit',
  ),
  overtaken: words(
    '已有人见过条目更多的日志，而数据包的检查点是在那之后才联署或盖时间戳的。可能有条目被拿掉，也可能只是有人晚些时候才把旧检查点送去；请用 kedu audit 核对现在的日志',
    'somebody saw the log with more entries, and the checkpoint of the bundle was cosigned or stamped only after that. Entries may have been taken out, or an old checkpoint was shown to somebody late; hold the log as it is now against both with kedu audit',
  ),
  apart: words(
    '它的条目较少，而数据包里的证明通不到那么早的账，两者无法比对；请用 kedu audit 跟踪日志',
    'it has fewer entries, and the proofs of the bundle do not lead to a tree of that size, so that the two cannot be compared; follow the log with kedu audit',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an anchor that holds in itself shows less than it says. */
export const ANCHOR_OPEN_WORDS = {
  no_root: words(
    '您没有给出信任的根证书，出具时间戳的是谁，只有它自己的说法',
    'you gave no root certificate that you trust: who stamped it is its own word',
  ),
  other_root: words(
    '时间戳机构的证书追不到您给出的任何根证书',
    'the certificate of its authority leads to none of the roots that you gave',
  ),
  no_contract: words('您没有给出信任的链、合约和账户', 'you named no chain, contract and account that you trust'),
  other_contract: words('不是您给出的那条链、那个合约或那个账户', 'it is not of the chain, contract and account that you named'),
  block: words('还要向节点查询：该高度的区块哈希是否如下', 'a node is still to be asked whether the block of that height has this hash'),
  node: words(
    '这种链的收据凭文件证明不了，要由节点来说；请用 kedu anchor --check',
    'of such a chain a file proves nothing: ask a node with kedu anchor --check',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** What is shown of an anchor that nobody confirmed. */
export const ANCHOR_SHOWN_WORDS = {
  no_root: words('时间戳机构的证书由谁签发', 'who certified the authority'),
  other_root: words('时间戳机构的证书由谁签发', 'who certified the authority'),
  no_contract: words('区块的高度与哈希', 'height and hash of the block'),
  other_contract: words('区块的高度与哈希', 'height and hash of the block'),
  block: words('区块的高度与哈希', 'height and hash of the block'),
  node: words('区块的高度与哈希', 'height and hash of the block'),
} as const satisfies Readonly<Record<string, Words>>;

const GIVE_ROOT = words(
  '想确认由谁出具：从该机构的网站取得根证书（PEM），在核验页选“时间戳根证书”，或用 kedu verify … --ca 文件。',
  'To confirm who issued it get the root certificate (PEM) from the site of the authority, and choose it under “Root certificates of time-stamps” on the page or give it with kedu verify … --ca FILE.',
);
const GIVE_CHAIN = words(
  '想确认：用 kedu verify … --chain-id、--contract、--keeper 给出主管机关公布的链、合约和账户，再向您自己选的节点查询该高度的区块哈希，一致就用 --block 给出。',
  'To confirm it give chain, contract and account as the authority publishes them with kedu verify … --chain-id, --contract, --keeper; ask a node of your choice for the hash of the block at that height, and where it agrees give it with --block.',
);

/** How a reader confirms who stands behind an anchor. */
export const ANCHOR_CONFIRM_WORDS = {
  no_root: GIVE_ROOT,
  other_root: GIVE_ROOT,
  no_contract: GIVE_CHAIN,
  other_contract: GIVE_CHAIN,
  block: GIVE_CHAIN,
  node: GIVE_CHAIN,
} as const satisfies Readonly<Record<string, Words>>;

/** Which hash of a run. */
export const RUN_HASH_WORDS = {
  scheme: words('方案哈希', 'the hash of the scheme'),
  version: words('方案名称与版本', 'name and version of the scheme'),
  input: words('输入哈希', 'the input hash'),
  result: words('结果哈希', 'the result hash'),
  example: words('示例数据标记', 'the mark of example data'),
  authority: words('考核主体', 'the authority'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a row. */
export const ROW_FAULT_WORDS = {
  missing: words('按规则应当有这一行，公布的表里没有', 'the rules give this row, and what was published lacks it'),
  extra: words('公布的表里有这一行，按规则算不出来', 'it was published, and the rules do not give it'),
  blank: words('表里有空行', 'a line of the table is blank'),
  twice: words('这一行出现了两次', 'it stands there twice'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why nothing was computed. */
export const NOT_COMPUTED_WORDS = {
  scheme: words('方案编译不了', 'the scheme does not compile'),
  files: words('缺少数据文件', 'files of data are missing'),
  data: words('数据读不了', 'the data cannot be read'),
  period: words('不认识这个考核期', 'the period is not known'),
  failed: words('计算中断', 'the computation broke off'),
} as const satisfies Readonly<Record<string, Words>>;

/** How far a figure can be computed again. */
export const FIGURE_LABEL_WORDS = {
  recomputable: words('可复算', 'recomputable'),
  attested: words('凭承诺可查', 'resting on withheld rows'),
  not_recomputable: words('不可复算', 'not recomputable'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with sealed rows. */
export const COMMITMENT_FAULT_WORDS = {
  rows: words('表的行数与封存的行数不同', 'the table has another number of rows than were sealed'),
  withheld: words('标为不公开的行里有内容', 'a row that is said to be withheld has content'),
  unlisted: words('封存记录里有清单之外的表', 'a table is sealed that bundle.json does not state'),
  unsealed: words('这张表没有封存记录', 'nothing of this table is sealed'),
  blocks: words('封存记录的块数与 bundle.json 所载不同', 'another number of blocks is sealed than bundle.json states'),
  no_root: words('这张表应当封存，bundle.json 里没有它的根哈希', 'this table is to be sealed, and bundle.json states no root of it'),
  no_table: words('按方案和这次计算，不应当有这张表', 'a bundle of this scheme and run has no such table'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a statement of a checker. */
export const STATEMENT_FAULT_WORDS = {
  form: words('不是核验声明', 'it is no statement of a check'),
  signature: words('签名对不上', 'the signature does not hold'),
  unsigned: words(
    '您没有给出核验人的公钥，是不是他签的没有核对',
    'you gave no public key of the checker, so that nothing shows who signed it',
  ),
  bundle: words('它说的是另一个数据包，不是您给的这一个', 'it is about another bundle than the one that you gave'),
  publication: words(
    '它说的是同一内容的另一次公开（可能已撤回），不是您给的这一次',
    'it is about another publication of the same content, perhaps one that was withdrawn, than the one that you gave',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a publication was withdrawn. */
export const WITHDRAWAL_REASON_WORDS = {
  data_corrected: words('数据已更正', 'the data were corrected'),
  scheme_corrected: words('方案已更正', 'the scheme was corrected'),
  computed_wrongly: words('计算有误', 'it was computed wrongly'),
  determined_anew: words('已重新审定', 'it was determined anew'),
  disclosed_too_much: words('公开了不应公开的内容', 'it disclosed too much'),
  not_issued: words('只写进了日志，没有公布过', 'it was entered, and never given out'),
  ordered: words('按上级或法院要求撤回', 'a higher authority or a court ordered it'),
} as const satisfies Readonly<Record<string, Words>>;

/** Columns of the tables of results. */
export const RESULT_COLUMN_WORDS = {
  action: words('事项', 'action'),
  against: words('与之相反', 'against'),
  amount_yuan: words('金额（元）', 'amount (yuan)'),
  anchor: words('对照值', 'anchor'),
  carried_out: words('已执行', 'carried out'),
  class: words('考核类别', 'class'),
  clause: words('条款', 'clause'),
  count: words('数量', 'count'),
  date: words('日期', 'date'),
  decides: words('决定机关', 'who decides'),
  deviation: words('标准差', 'deviation'),
  effective: words('实际影响', 'effective weight'),
  example: words('示例数据', 'example data'),
  found: words('计算结果', 'as computed'),
  from: words('审定前', 'determined from'),
  grade: words('等次', 'grade'),
  grade_share: words('维持该等次的比例', 'share of draws with this grade'),
  ground: words('依据', 'ground'),
  group: words('组别', 'group'),
  id: words('编号', 'the ID'),
  indicator: words('指标', 'indicator'),
  item: words('审定事项', 'item determined'),
  last_share: words('居末位的比例', 'share of draws in the last place'),
  light: words('预警灯', 'light'),
  list: words('考核序列', 'list'),
  max: words('最大', 'greatest'),
  mean: words('平均', 'mean'),
  meeting: words('会议', 'meeting'),
  min: words('最小', 'least'),
  missing: words('缺失原因', 'why it is missing'),
  missing_share: words('缺失权重占比', 'share of weight that is missing'),
  name: words('名称', 'name'),
  no_effect: words('没有区分作用', 'makes no difference'),
  noise: words('误差影响', 'noise'),
  offer: words('补缺值', 'offer for gaps'),
  part: words('组成部分', 'part'),
  period: words('考核期', 'period'),
  points: words('分值', 'points'),
  rank: words('名次', 'rank'),
  rank_best: words('最好可能名次', 'best possible rank'),
  rank_worst: words('最差可能名次', 'worst possible rank'),
  ranked: words('参加排名的', 'ranked'),
  redundant_with: words('与之重复', 'redundant with'),
  reference: words('参照点', 'reference point'),
  rule: words('规则', 'rule'),
  saved_yuan: words('未给予的金额（元）', 'amount not granted (yuan)'),
  scheme: words('考核方案', 'scheme'),
  score: words('得分', 'score'),
  score_high: words('得分上限', 'high end of the score'),
  score_low: words('得分下限', 'low end of the score'),
  score_se: words('得分标准误', 'standard error of the score'),
  sd: words('标准差', 'standard deviation'),
  subject: words('对象', 'subject'),
  title: words('名目', 'title'),
  to: words('审定后', 'determined as'),
  treatment: words('离群值处理', 'treatment of outliers'),
  unit: words('考核对象编号', 'ID of the unit'),
  units: words('单位数', 'units'),
  unstated_weight: words('未说明误差的权重', 'weight without a stated error'),
  value: words('数值', 'value'),
  weight: words('权重', 'weight'),
  withheld_because: words('不予提出的原因', 'why it is not made'),
  worth: words('满分可得', 'points at a score of 100'),
} as const satisfies Readonly<Record<string, Words>>;

/** Tables of a bundle. */
export const BUNDLE_TABLE_WORDS = {
  units: words('单位名册', 'register of units'),
  memberships: words('隶属关系', 'memberships'),
  successions: words('承继关系', 'successions'),
  observations: words('指标数据', 'observations'),
  results: words('考核结果', 'results'),
  indicators: words('指标得分', 'indicators'),
  parts: words('各部分得分', 'parts'),
  weights: words('权重的作用', 'weights'),
  proposals: words('结果应用建议', 'proposals'),
  references: words('参照点', 'reference points'),
  determination: words('审定', 'determination'),
  files: words(
    '封存的全文（涉及个人的名单、含人事建议的各表）',
    'sealed whole texts (lists of persons, tables with proposals on personnel)',
  ),
  figures: words('不能仅凭本包复算的数字', 'figures that are not recomputable'),
  sealed: words('封存行', 'sealed rows'),
} as const satisfies Readonly<Record<string, Words>>;

/** What an entry of the log says of a bundle. */
export const ENTRY_FIELD_WORDS = {
  kind: words('条目的种类', 'the kind of the entry'),
  authority: words('考核主体', 'the authority'),
  bundle: words('bundle.json 的哈希', 'the hash of bundle.json'),
  scheme: words('考核方案', 'the scheme'),
  hash: words('考核方案的哈希', 'the hash of the scheme'),
  period: words('考核期', 'the period'),
  as_of: words('数据截止日', 'the day up to which data count'),
  seed: words('随机种子', 'the seed'),
  given: words('计算时用到的其他结果（data/run.json）', 'what else the run was given (data/run.json)'),
  'regulation/1': words('考核办法的哈希', 'the hash of the regulation'),
  'regulation/2': words('第 2 份办法文件的哈希', 'the hash of the second file of the regulation'),
  'roots.units': words('“单位名册”表的承诺', 'the root of the table of register of units'),
  'blocks.units': words('“单位名册”表的块数', 'the number of blocks of the table of register of units'),
  'roots.memberships': words('“隶属关系”表的承诺', 'the root of the table of memberships'),
  'blocks.memberships': words('“隶属关系”表的块数', 'the number of blocks of the table of memberships'),
  'roots.successions': words('“承继关系”表的承诺', 'the root of the table of successions'),
  'blocks.successions': words('“承继关系”表的块数', 'the number of blocks of the table of successions'),
  'roots.observations': words('“指标数据”表的承诺', 'the root of the table of observations'),
  'blocks.observations': words('“指标数据”表的块数', 'the number of blocks of the table of observations'),
  'roots.results': words('“考核结果”表的承诺', 'the root of the table of results'),
  'blocks.results': words('“考核结果”表的块数', 'the number of blocks of the table of results'),
  'roots.indicators': words('“指标得分”表的承诺', 'the root of the table of indicators'),
  'blocks.indicators': words('“指标得分”表的块数', 'the number of blocks of the table of indicators'),
  'roots.parts': words('“各部分得分”表的承诺', 'the root of the table of parts'),
  'blocks.parts': words('“各部分得分”表的块数', 'the number of blocks of the table of parts'),
  'roots.weights': words('“权重的作用”表的承诺', 'the root of the table of weights'),
  'blocks.weights': words('“权重的作用”表的块数', 'the number of blocks of the table of weights'),
  'roots.proposals': words('“结果应用建议”表的承诺', 'the root of the table of proposals'),
  'blocks.proposals': words('“结果应用建议”表的块数', 'the number of blocks of the table of proposals'),
  'roots.references': words('“参照点”表的承诺', 'the root of the table of reference points'),
  'blocks.references': words('“参照点”表的块数', 'the number of blocks of the table of reference points'),
  'roots.determination': words('“审定”表的承诺', 'the root of the table of determination'),
  'blocks.determination': words('“审定”表的块数', 'the number of blocks of the table of determination'),
  'roots.files': words('“封存的全文”表的承诺', 'the root of the table of sealed whole texts'),
  'blocks.files': words('“封存的全文”表的块数', 'the number of blocks of the table of sealed whole texts'),
} as const satisfies Readonly<Record<string, Words>>;
