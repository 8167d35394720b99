import { type Words, words } from './table.ts';

/** Why an anchor file cannot be read. */
export const ANCHOR_FILE_WORDS = {
  size: words('太大', 'it is too large'),
  form: words('不是锚定文件的写法', 'it is not written as one'),
  edition: words('是另一个版次的', 'it is of another edition'),
  kind: words('锚定的种类不认识', 'its kind is not known'),
  evidence: words('证据不全，或写法不对', 'its evidence is incomplete or not written as such'),
  unreadable: words('文件打不开', 'it cannot be opened'),
  name: words('内容与文件名不符', 'it is about something else than its name says'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a time-stamp does not count. */
export const ANCHOR_TIMESTAMP_WORDS = {
  form: words('不是完整的时间戳应答', 'it is no whole answer of a time-stamp authority'),
  status: words('机构拒绝了申请', 'the authority refused'),
  imprint: words('证明的不是这份检查点', 'it is about something else than this checkpoint'),
  nonce: words('不是对这次申请的应答，可能是旧的', 'it does not answer this request; it may be an old one'),
  policy: words('时间戳策略不是要求的那一种', 'its policy is not the one that counts'),
  before: words(
    '时间太早，那时日志里还没有这些内容，或机构的时钟不准',
    'its time is too early: what is in the log was not there, or the clock of the authority is wrong',
  ),
  after: words('时间在将来，机构或本机的时钟不准', 'its time lies ahead: the clock of the authority or of this machine is wrong'),
  signer: words('没有附签名者的证书', 'the certificate of its signer is missing'),
  algorithm: words(
    '签名算法不认可（须为 RSA 或椭圆曲线配 SHA-256 以上）',
    'its signature is of a kind that does not count (RSA or elliptic curves with SHA-256 or more do)',
  ),
  attributes: words('签名没有写明所用的证书或所签的内容', 'its signature does not name its certificate or what was signed'),
  signature: words('签名验不过，内容被改动过', 'its signature does not hold: something was changed'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why the certificate of an authority does not count. */
export const ANCHOR_CERTIFICATE_WORDS = {
  form: words('证书读不了', 'it cannot be read'),
  purpose: words('不是专用于时间戳的证书', 'it is not for time-stamps alone'),
  usage: words('证书的用途不含签名', 'its key is not for signing'),
  expired: words('在时间戳的时刻尚未生效或已过期', 'it was not valid at the time of the time-stamp'),
  critical: words('含有不认识的必须遵守的限制', 'it has a restriction that is not understood and must be'),
  authority: words('签发它的证书无权签发', 'the certificate that issued it is not allowed to issue such'),
  algorithm: words('证书的签名算法不认可', 'it is signed in a way that does not count'),
  signature: words('证书的签名验不过', 'its signature does not hold'),
  untrusted: words('追不到信任的根证书', 'no way leads from it to a trusted root'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an anchor on a chain does not count. */
export const ANCHOR_CHAIN_WORDS = {
  chain: words('是另一条链', 'it is another chain'),
  contract: words('是另一个合约', 'it is another contract'),
  keeper: words('是另一个账户记的', 'another account made it'),
  code: words('这个地址上的不是锚定合约', 'what stands at the address is not the contract of anchors'),
  reverted: words('交易失败了（失败的交易也有交易号）', 'the transaction failed (one that failed has a hash too)'),
  missing: words('链上没有这笔交易，或还没有入块', 'the chain does not have the transaction, or not yet in a block'),
  header: words('区块头与区块哈希对不上', 'the header of the block does not have its hash'),
  receipt: words('收据不在区块里，节点的说法不实', 'the receipt is not in its block: the node does not tell the truth'),
  event: words('交易没有留下锚定记录', 'the transaction left no record of an anchor'),
  other: words('记下的不是这份检查点', 'what it took is not this checkpoint'),
  reorganised: words('所在的区块已被撤销，换成了别的区块', 'its block no longer stands: the chain was reorganised'),
  unconfirmed: words('后续区块还不够', 'too few blocks have followed it'),
  sent: words('节点没有接收交易', 'the node did not take the transaction'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why nobody stated anything. */
export const ANCHOR_ASKED_WORDS = {
  url: words('网址不是以 http:// 或 https:// 开头', 'its address does not begin with http:// or https://'),
  unreachable: words('连不上，或应答太长、太慢', 'it cannot be reached, or its answer is too long or too slow'),
  refused: words('服务器拒绝了', 'the server refused'),
  answer: words('应答不是要求的内容', 'its answer is not what was asked for'),
  empty: words('日志还没有签发过条目', 'the log has no signed entry yet'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why an anchored checkpoint does not belong to the log. */
export const ANCHOR_LOG_WORDS = {
  origin: words('不是这个日志签的', 'this log did not sign it'),
  empty: words('锚定的是空日志，什么也证明不了', 'it is one of the empty log, which shows nothing'),
  shrank: words('日志变小了', 'the log has shrunk'),
  forked: words('日志现在的内容不是从它接下来的', 'the log as it is did not grow out of it'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a setting of trust cannot be used. */
export const ANCHOR_TRUST_WORDS = {
  unreadable: words('读不了', 'cannot be read'),
  form: words('里面没有可用的内容', 'holds nothing that can be used'),
  open: words('别人也能读，私钥应只有本人可读（chmod 600）', 'may be read by others; a private key is for its owner alone (chmod 600)'),
  missing: words('需要的信任设置没有给出', 'needs one, and none was given'),
} as const satisfies Readonly<Record<string, Words>>;
