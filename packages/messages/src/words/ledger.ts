import { type Words, words } from './table.ts';

/** What is wrong with a key, a note, a checkpoint or a proof of a log, by code (docs/spec/ledger.md). */
export const LOG_FAULT_WORDS = {
  form: words('不是“名称+编号+密钥”的写法', 'it is not written name+ID+key'),
  type: words('密钥的种类在这里用不上', 'the kind of key is not one that counts here'),
  length: words('密钥长度不对', 'the key has the wrong length'),
  weak: words('这样的公钥下，任意内容都会被认作有签名', 'under such a key a signature would hold for any text'),
  id: words('编号与密钥对不上', 'the ID does not belong to the key'),
  size: words('太大，或大小不对', 'it is too large, or of another size than it should be'),
  utf8: words('不是 UTF-8 文本', 'it is no text in UTF-8'),
  control: words('有不该出现的控制字符（例如回车或制表符）', 'it has a control character, such as a carriage return or a tab'),
  end: words('最后没有换行，可能没有传完', 'its last line does not end; it may have been cut off'),
  blank: words('缺少正文与签名之间的空行', 'the blank line between text and signatures is missing'),
  signature: words('签名行写法不对', 'a signature line is not written as one'),
  signatures: words('签名太多', 'there are too many signatures'),
  extension: words('多出了不认识的行', 'there are lines that nobody can check'),
  origin: words('没有日志名称', 'the name of the log is missing'),
  root: words('根哈希写法不对', 'the root hash is not written as one'),
  first: words('第一行不是存证证明的标记', 'the first line is not that of a proof'),
  extra: words('附加数据写法不对', 'the extra data are not written as such'),
  index: words('条目序号写法不对', 'the index of the entry is not written as one'),
  hash: words('哈希写法不对', 'a hash is not written as one'),
  hashes: words('哈希太多', 'there are too many hashes'),
  wrong: words('签名验不过', 'the signature does not hold'),
  wrong_sm2: words('国密 SM2 签名验不过', 'its signature by SM2 does not hold'),
  missing_sm2: words('见证规则要求的国密 SM2 签名缺失', 'the signature by SM2 that the policy asks for is missing'),
  twice: words('重复出现', 'it stands there twice'),
  missing: words('缺失', 'it is missing'),
  cut: words('不完整，条目数与大小对不上', 'it is incomplete: entries and size do not agree'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a line of a policy. */
export const POLICY_FAULT_WORDS = {
  lines: words('行数太多（最多 1,000 行）', 'it has too many lines (1,000 at most)'),
  line: words(
    '不是 log、witness、group 或 quorum 行，或缺项、多项',
    'it is no line of log, witness, group or quorum, or has too few or too many words',
  ),
  key: words('密钥读不了', 'the key cannot be read'),
  sm2: words('这个 SM2 密钥之前没有同名日志的 log 行', 'no log line above is of the name of this key of SM2'),
  type: words(
    '密钥的种类不对：日志用日志密钥，见证方用见证密钥',
    'the key is of the other kind: logs sign with one, witnesses cosign with another',
  ),
  twice: words('重复出现', 'it stands there twice'),
  name: words('名称已用过，或是保留名 none', 'the name is in use already, or it is none, which is kept for nobody'),
  member: words('用到的名称前面没有定义', 'it uses a name that no line above defines'),
  threshold: words('门槛要在 1 与成员数之间', 'the threshold must lie between 1 and the number of members'),
  quorum: words('没有 quorum 行', 'there is no quorum line'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a folder is no log that can be used. */
export const LOG_FOLDER_WORDS = {
  missing: words('里面没有 log.json', 'it has no log.json'),
  form: words('log.json 读不了，或是另一个版次的', 'its log.json cannot be read, or is of another edition'),
  checkpoint: words('里面没有 checkpoint', 'it has no checkpoint'),
  EACCES: words('没有读写权限', 'it may not be read or written'),
  ENOSPC: words('磁盘已满', 'the disk is full'),
  EROFS: words('磁盘只读', 'the disk is read-only'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a key cannot be used. */
export const LOG_KEY_WORDS = {
  name: words('名称不能为空，也不能有空格或加号', 'a name is not empty and has no space or plus'),
  exists: words('文件已经存在，没有覆盖', 'the file is there already and was not overwritten'),
  unwritable: words('文件写不了', 'the file cannot be written'),
  unreadable: words('文件读不了', 'the file cannot be read'),
  form: words('不是 PEM 格式的 Ed25519 私钥', 'it is no private Ed25519 key in PEM'),
  open: words(
    '别人也能读这个文件，私钥应只有本人可读（chmod 600）',
    'others may read the file; a private key is for its owner alone (chmod 600)',
  ),
  other: words('不是这个日志的密钥', 'it is not the key of this log'),
  form_sm2: words('不是 PEM 格式的 SM2 私钥（PKCS #8）', 'it is no private key of SM2 in PEM (PKCS #8)'),
  sm2_needed: words('这个日志还要用国密 SM2 签名，请用 --sm2 给出密钥', 'this log signs with SM2 too; give the key with --sm2'),
  sm2_unasked: words('这个日志建立时没有 SM2 密钥', 'this log was begun without a key of SM2'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a witness gave no cosignature. */
export const WITNESS_ASKED_WORDS = {
  url: words('见证规则里没有它的网址', 'the policy has no address for it'),
  unreachable: words('连不上，或应答太长、太慢', 'it cannot be reached, or its answer is too long or too slow'),
  refused: words('它拒绝了', 'it refused'),
  forked: words(
    '它见过的账与这一份对不上：同样多的条目根却不同，或者不是从它见过的账接下来的。可能有人用同一把密钥另写了一份，也可能日志从旧备份恢复过',
    'it saw another tree: of the same size with another root, or one from which this did not grow. Somebody may have written a second log with the same key, or the log was put back from an old copy',
  ),
  ahead: words(
    '它已见过更大的账，本地日志可能从旧备份恢复过',
    'it saw a larger log already; the log here may have been put back from an old copy',
  ),
  behind: words(
    '它的时钟比日志最后一条的时间还慢一分钟以上，这样的联署会使条目看起来是倒签的，因此没有采用',
    'its clock is more than a minute behind the last entry of the log: with such a cosignature the entries would look as if their times were false, so it was not taken',
  ),
  answer: words('应答里没有它的签名', 'its answer has no signature of it'),
  signature: words('它的签名验不过', 'its signature does not hold'),
} as const satisfies Readonly<Record<string, Words>>;
