import { type Words, words } from './table.ts';

/** Why a bundle could not be opened. */
export const BUNDLE_UNREADABLE_WORDS = {
  missing: words('找不到，或读的时候不见了', 'it is not there, or went away while it was read'),
  kind: words('既不是文件夹，也不是文件', 'it is neither a folder nor a file'),
  manifest: words('里面没有 bundle.json', 'it has no bundle.json'),
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

/** Parts of what is compared with bundle.json or datapackage.json. */
export const BUNDLE_FIELD_WORDS = {
  bytes: words('字节数', 'length in bytes'),
  sha256: words('校验值（SHA-256）', 'the hash (SHA-256)'),
  sm3: words('校验值（SM3）', 'the hash (SM3)'),
  missing: words('缺少', 'it is missing'),
  form: words('读不了', 'it cannot be read'),
  resource: words('列出的表', 'the tables that it lists'),
  columns: words('列', 'the columns'),
  type: words('单元格的类型', 'the type of a cell'),
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
  dated_back: words(
    '那时别人看到的日志里还没有它，日期是倒签的',
    'the log that somebody saw after it did not have it yet: it was dated back',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a checkpoint that the reader brought says nothing. */
export const SEEN_FAULT_WORDS = {
  untrusted: words('签名不符合见证规则', 'its signatures are not those that the policy asks for'),
  other_log: words('是另一个日志的', 'it is of another log'),
} as const satisfies Readonly<Record<string, Words>>;

/** Which hash of a run. */
export const RUN_HASH_WORDS = {
  scheme: words('方案哈希', 'the hash of the scheme'),
  version: words('方案名称与版本', 'name and version of the scheme'),
  input: words('输入哈希', 'the input hash'),
  result: words('结果哈希', 'the result hash'),
  example: words('示例数据标记', 'the mark of example data'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a row. */
export const ROW_FAULT_WORDS = {
  missing: words('按规则应当有这一行，公布的表里没有', 'the rules give this row, and what was published lacks it'),
  extra: words('公布的表里有这一行，按规则算不出来', 'it was published, and the rules do not give it'),
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
  attested: words('经查证', 'attested'),
  not_recomputable: words('不可复算', 'not recomputable'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with sealed rows. */
export const COMMITMENT_FAULT_WORDS = {
  rows: words('表的行数与封存的行数不同', 'the table has another number of rows than were sealed'),
  withheld: words('标为不公开的行里有内容', 'a row that is said to be withheld has content'),
  unlisted: words('封存记录里有清单之外的表', 'a table is sealed that bundle.json does not state'),
  unsealed: words('这张表没有封存记录', 'nothing of this table is sealed'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a statement of a checker. */
export const STATEMENT_FAULT_WORDS = {
  form: words('不是核验声明', 'it is no statement of a check'),
  signature: words('签名对不上', 'the signature does not hold'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a publication was withdrawn. */
export const WITHDRAWAL_REASON_WORDS = {
  data_corrected: words('数据已更正', 'the data were corrected'),
  scheme_corrected: words('方案已更正', 'the scheme was corrected'),
  computed_wrongly: words('计算有误', 'it was computed wrongly'),
  determined_anew: words('已重新审定', 'it was determined anew'),
  disclosed_too_much: words('公开了不应公开的内容', 'it disclosed too much'),
  ordered: words('按上级或法院要求撤回', 'a higher authority or a court ordered it'),
} as const satisfies Readonly<Record<string, Words>>;
