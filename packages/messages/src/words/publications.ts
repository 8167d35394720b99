import { type Words, words } from './table.ts';

/** Why a publication is not withdrawn. */
export const NOT_WITHDRAWN_WORDS = {
  none: words('日志里没有这个序号的公开条目', 'the log has no publication of that index'),
  other_bundle: words('--bundle 给出的数据包不是这一条公开的', 'the bundle given with --bundle is not the one of that entry'),
  withdrawn: words('已经以另一个原因撤回过了', 'it was withdrawn before, for another reason'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a publication cannot take the place of another. */
export const NOT_REPLACED_WORDS = {
  none: words('日志里没有这个序号的公开条目', 'the log has no publication of that index'),
  standing: words('它还没有撤回', 'it was not withdrawn'),
  replaced: words('已有另一次公开取代了它', 'another publication took its place already'),
  same: words('两份内容完全相同，没有更正任何内容', 'both are the same, so that nothing is corrected'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with a block that is opened. */
export const OPENED_BLOCK_WORDS = {
  unknown: words('数据包里没有这一块', 'the bundle has no such block'),
  open: words('这一块本来就是公开的', 'it is not withheld at all'),
  personal: words('涉及个人信息，只对审计机关打开', 'it is about a person, and is opened to audit alone'),
  commitment: words('盐值和行得不出公布的承诺', 'its salt and rows do not give the commitment that was published'),
  rows: words('打开的内容不是这张表的一行', 'what was opened is no row of this table'),
  published: words('与已公布的单元格不一致', 'it disagrees with the cells that were published'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why rows are not opened to somebody. */
export const OPENING_BY_WORDS = {
  unknown: words('名册里没有这个单位，也不是密钥的名称', 'the register has no such unit, and it is no name of a key'),
  publisher: words('这个单位就是公布机关自己，自己看自己不能算查看', 'that unit is the publisher itself, which does not look at itself'),
  assessed: words('这个单位是本次的考核对象，不能查看考核的封存行', 'that unit is assessed in this run, and may not look into it'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a statement of who looked is not entered. */
export const OPENING_STATEMENT_WORDS = {
  form: words('不是查看声明，或读不了', 'it is no statement of who looked, or cannot be read'),
  signature: words('不是用这把公钥签的', 'that key did not sign it'),
  own_key: words('签名的是日志自己的密钥，不是查看人的', 'it is the log itself that signed, and not whoever looked'),
  by: words('声明里的查看人不是签名的那把密钥', 'the key that signed it is not that of whom it names'),
  checker: words('声明里写的签名人不是这把公钥的名称', 'it names another signer than the key that you gave'),
  time: words(
    '声明里写的查看时间早于公开，或晚于现在（可能是查看机关的时钟不准）',
    'it says that they looked before the publication, or after now; their clock may be wrong',
  ),
  bundle: words('说的是另一个数据包', 'it is about another bundle'),
  blocks: words('列出的封存块不是这个数据包不公开的块', 'the blocks that it names are not withheld ones of this bundle'),
  publication: words('日志里没有这个数据包现行有效的公开条目', 'the log has no publication of this bundle that stands'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with an opening of the log. */
export const OPENING_FAULT_WORDS = {
  blocks: words('它列出的块在数据包里并不是不公开的', 'the blocks that it names are not withheld in the bundle'),
  statement: words('声明说的是别的数据包、别的人或别的块', 'the statement is about another bundle, other people or other blocks'),
  form: words('声明读不了', 'the statement cannot be read'),
  checker: words('声明里写的签名人不是签名密钥的名称', 'it names another signer than the key that signed it'),
  time: words(
    '声明里写的查看时间早于这次公开，或晚于写入日志的时间',
    'it says that they looked before this was published, or after it was entered into the log',
  ),
  by: words('查看人不在单位名册里，签名的也不是他的密钥', 'whoever looked is in no register, and it is not their key that signed'),
  personal: words('涉及个人的行只对审计打开', 'rows about persons are opened to audit alone'),
  example: words('声明与数据包对是否示例数据说法不一', 'statement and bundle differ in whether this is example data'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why only the authority says that somebody looked. */
export const UNVOUCHED_WORDS = {
  statement: words('没有附上查看人签名的声明', 'the statement that they signed is not there'),
  assessed: words(
    '查看的单位自己就是这次考核的对象，不能算独立的查看',
    'whoever looked is assessed by this very run, which is no independent look',
  ),
  publisher: words('查看的就是公布机关自己，不能算独立的查看', 'whoever looked is the publisher itself, which is no independent look'),
  key: words('声明不是见证规则里任何一方签的', 'nobody of the policy signed the statement'),
} as const satisfies Readonly<Record<string, Words>>;

/** As what somebody looked at sealed rows. */
export const OPENED_AS_WORDS = {
  audit: words('审计', 'audit'),
  congress: words('人大监督', 'congress'),
} as const satisfies Readonly<Record<string, Words>>;
