import { momentName } from '@kedu/messages';
import type { Locale } from '@kedu/model';

/** What `kedu log`, `kedu witness`, `kedu audit` and `kedu anchor` say. */
export interface ProofWords {
  readonly log: string;
  readonly action: string;
  readonly actionRange: (found: string) => string;
  readonly folder: string;
  readonly rest: string;
  readonly name: string;
  readonly witnessName: string;
  readonly key: string;
  readonly sm2: string;
  /** The same of commands that make no key. */
  readonly sm2Use: string;
  readonly sm2Key: string;
  readonly policy: string;
  readonly out: string;
  needs(action: string, what: string): string;
  made(origin: string, folder: string): string;
  keyMade(file: string): string;
  readonly ownKey: string;
  readonly ownKeyFile: string;
  readonly ownKeyName: string;
  ownKeyMade(file: string): string;
  readonly verifierKey: string;
  readonly policyLine: string;
  accepted(file: string, index: number): string;
  published(origin: string, size: number, root: string): string;
  cosigned(names: readonly string[]): string;
  proved(index: number, size: number, file: string): string;
  unreadable(file: string): string;
  noticed(publication: number, file: string): string;
  readonly noticeUncosigned: string;
  readonly witness: string;
  readonly witnessFolder: string;
  readonly witnessKey: string;
  readonly logs: string;
  readonly port: string;
  readonly host: string;
  witnessing(name: string, address: string, logs: number): string;
  readonly audit: string;
  readonly place: string;
  readonly auditPolicy: string;
  readonly memory: string;
  audited(origin: string, from: number, size: number, cosigners: readonly string[]): string;
  auditWithdrawn(publication: number, reason: string, at: string): string;
  readonly anchor: string;
  readonly tsa: string;
  readonly ca: string;
  readonly policyId: string;
  readonly notBefore: string;
  readonly notBeforeRange: (found: string) => string;
  readonly check: string;
  readonly deploy: string;
  deployed(contract: string, block: number): string;
  deployedNext(options: string): string;
  readonly chain: string;
  readonly chainKind: string;
  readonly chainKindRange: (found: string) => string;
  readonly chainId: string;
  readonly contract: string;
  readonly keeper: string;
  readonly chainKey: string;
  readonly confirmations: string;
  readonly addressRange: (found: string) => string;
  readonly countRange: (found: string) => string;
  anchorNeeds(what: string): string;
  anchored(size: number, time: string, by: string, file: string): string;
  anchorHeld(file: string, size: number, time: string, by: string): string;
}

const CHINESE: ProofWords = {
  log: '存证日志：建立（init）、写入（add）、签发检查点（publish）、出具存证证明（prove）、写出公告（notice）',
  action: 'init、add、publish、prove 或 notice',
  actionRange: (found) => `没有操作“${found}”，应为 init、add、publish、prove 或 notice`,
  folder: '日志文件夹',
  rest: 'add：要写入的文件；prove：条目序号；notice：公开条目的序号',
  name: '日志名称，如 kedu.example/north；建立后不能改',
  witnessName: '见证方的名称，如 audit.example；写在它的每个联署上，定下后不要改',
  key: '私钥文件；init 时没有就新建',
  sm2: '国密 SM2 私钥文件：检查点另用它签名（GB/T 32918）；init 时没有就新建，以后每次写入都要给',
  sm2Use: '日志的国密 SM2 私钥文件（建立日志时给过的，以后每次写入都要给）',
  sm2Key: 'SM2 公钥（请公布；在见证规则里另写一行 log）：',
  policy: '见证规则文件：签发后送其中的见证方联署',
  out: '证明文件（.tlog-proof）',
  needs: (action, what) => `kedu log ${action} 还需要 ${what}。`,
  made: (origin, folder) => `已建立日志 ${origin}：${folder}`,
  keyMade: (file) => `已生成私钥 ${file}：请妥善保管并离线备份，不要放进日志文件夹。`,
  ownKey: '给签名的人（核验人、审计等）一把密钥，不用建日志：没有就新建，并写出公钥',
  ownKeyFile: '私钥文件；没有就新建',
  ownKeyName: '签名人的名称，如 journalist.example',
  ownKeyMade: (file) => `已生成私钥 ${file}：请妥善保管并离线备份，不要给别人。`,
  verifierKey: '公钥（请公布）：',
  policyLine: '见证规则里的一行（核验的人加进自己的规则，就会采信它签的查看声明；不写进 quorum，就不影响日志的联署）：',
  accepted: (file, index) => `${file} 已写入，第 ${index} 号条目`,
  published: (origin, size, root) => `${origin} 检查点：共 ${size} 条，根哈希 ${root}`,
  cosigned: (names) => (names.length === 0 ? '没有见证方联署。' : `已联署：${names.join('、')}`),
  proved: (index, size, file) => `第 ${index} 号条目在 ${size} 条之中的证明：${file}`,
  unreadable: (file) => `读不了 ${file}。`,
  noticed: (publication, file) => `第 ${publication} 号公开的公告：${file}`,
  noticeUncosigned:
    '注意：还没有见证方联署，这份公告只有日志自己的签名。其中的撤回仍然作数，打开、更正等其他内容核验程序不采用。请先用 kedu log publish 送见证方联署，再写出公告。',
  witness: '见证方：只给连续增长的日志检查点联署',
  witnessFolder: '见证方的记录文件夹（记住每个日志上次的检查点）',
  witnessKey: '见证方的私钥文件；没有就新建',
  logs: '见证规则文件，其中的 log 行是要见证的日志',
  port: '端口',
  host: '监听地址，默认只在本机（127.0.0.1）',
  witnessing: (name, address, logs) => `见证方 ${name} 正在 ${address} 应答，见证 ${logs} 个日志（按 Ctrl-C 停止）`,
  audit: '跟踪一个日志：核对它自上次以来只增不改；分叉或回滚时留下证据',
  place: '日志的文件夹或网址',
  auditPolicy: '见证规则文件：哪个日志算数、谁必须见证过',
  memory: '审计记录文件夹（记住上次看到的日志）',
  audited: (origin, from, size, cosigners) =>
    `${origin}：${from === size ? `仍为 ${size} 条` : `从 ${from} 条增至 ${size} 条`}，每条都对得上。${cosigners.length === 0 ? '没有见证方联署。' : `联署：${cosigners.join('、')}。`}`,
  auditWithdrawn: (publication, reason, at) => `其间撤回：第 ${publication} 号公开已于${momentName(at, 'zh-CN')} 撤回，原因：${reason}。`,
  anchor: '把日志的根哈希交给外部机构固定：时间戳机构（默认）；--check 核验已有的锚定',
  tsa: '时间戳机构的网址（RFC 3161）',
  ca: '信任的根证书文件（PEM），从时间戳机构的网站单独取得',
  policyId: '只认这一时间戳策略（对象标识符，如 1.2.3.4.1）',
  notBefore: '核验时：日志里的内容最早出现的日期（如 2026-01-31），更早的时间戳不认；不给就用条目自己的时间',
  notBeforeRange: (found) => `“${found}”不是日期，应如 2026-01-31`,
  check: '核验日志旁的全部锚定',
  deploy: '把锚定合约部署到链上（要 --chain、--chain-id、--key，不要日志）；一条链上有一份就够，谁都能用',
  deployed: (contract, block) => `锚定合约已部署：${contract}（区块 ${block}），字节与公开的源码一致。请公布这个地址和记账账户。`,
  deployedNext: (options) => `锚定日志：kedu anchor 日志 ${options}`,
  chain: '区块链节点的网址（JSON-RPC）；不给就不上链',
  chainKind: '链的种类：evm（默认）或 fisco-bcos（适配未在真实的链上试过）',
  chainKindRange: (found) => `“${found}”应为 evm 或 fisco-bcos`,
  chainId: '信任的链的编号',
  contract: '信任的锚定合约地址',
  keeper: '信任的记账账户地址',
  chainKey: '记账账户的私钥文件（十六进制，仅本人可读）',
  confirmations: '其后至少要有多少个区块（默认 12；FISCO BCOS 用 0）',
  addressRange: (found) => `“${found}”不是地址，应为 0x 加 40 位十六进制数`,
  countRange: (found) => `“${found}”不是自然数`,
  anchorNeeds: (what) => `kedu anchor 还需要 ${what}。`,
  anchored: (size, time, by, file) =>
    `已锚定：${by} 证明 ${size} 条的检查点在${momentName(time, 'zh-CN')} 已经存在。证据：${file}（请另存一份到别处）`,
  anchorHeld: (file, size, time, by) => `${file}：${by} 证明 ${size} 条的检查点在${momentName(time, 'zh-CN')} 已经存在，与现在的日志一致。`,
};

const ENGLISH: ProofWords = {
  log: 'transparency log: begin one (init), add entries (add), sign a checkpoint (publish), prove an entry (prove), write a notice (notice)',
  action: 'init, add, publish, prove or notice',
  actionRange: (found) => `there is no action “${found}”, init, add, publish, prove or notice is expected`,
  folder: 'folder of the log',
  rest: 'add: files to enter; prove: index of the entry; notice: index of the publication',
  name: 'name of the log, such as kedu.example/north; it cannot be changed later',
  witnessName: 'name of the witness, such as audit.example: it stands in every cosignature, keep to it',
  key: 'file of the private key; init makes one where there is none',
  sm2: 'file of a private key of SM2, which signs checkpoints besides (GB/T 32918); init makes one where there is none, later every writing asks for it',
  sm2Use: 'file of the private key of SM2 that the log was begun with, which every writing asks for',
  sm2Key: 'Public key of SM2 (to be published; a second log line in the policy):',
  policy: 'policy file, whose witnesses are asked to cosign',
  out: 'file of the proof (.tlog-proof)',
  needs: (action, what) => `kedu log ${action} needs ${what}.`,
  made: (origin, folder) => `The log ${origin} was made in ${folder}`,
  keyMade: (file) => `A private key was made in ${file}: keep it safe, with a copy off line, and out of the folder of the log.`,
  ownKey: 'a key for who signs (a checker, an auditor) without a log: made where it is not there, with its public key',
  ownKeyFile: 'file of the private key; it is made where it is not there',
  ownKeyName: 'name of who signs, such as journalist.example',
  ownKeyMade: (file) => `A private key was made in ${file}: keep it safe, with a copy off line, and to yourself.`,
  verifierKey: 'Public key (to be published):',
  policyLine:
    'Line of a policy (who checks adds it to theirs, and statements of openings that it signed are believed; outside the quorum it changes nothing for the log):',
  accepted: (file, index) => `${file} was entered under index ${index}`,
  published: (origin, size, root) => `Checkpoint of ${origin}: ${size} entries, root ${root}`,
  cosigned: (names) => (names.length === 0 ? 'No witness cosigned.' : `Cosigned by ${names.join(', ')}`),
  proved: (index, size, file) => `Proof of entry ${index} among ${size}: ${file}`,
  unreadable: (file) => `${file} cannot be read.`,
  noticed: (publication, file) => `Notice of publication ${publication}: ${file}`,
  noticeUncosigned:
    'Mind: no witness has cosigned, the log alone signed this notice. A withdrawal in it counts all the same, openings and corrections do not. Have the log cosigned first (kedu log publish), then write the notice.',
  witness: 'witness: cosigns checkpoints of logs that only grow',
  witnessFolder: 'folder in which the witness remembers the last checkpoint of each log',
  witnessKey: 'file of the private key of the witness; it is made where there is none',
  logs: 'policy file, whose log lines are the logs to witness',
  port: 'port',
  host: 'address to listen on; default this machine alone (127.0.0.1)',
  witnessing: (name, address, logs) => `Witness ${name} answers at ${address} for ${logs} log${logs === 1 ? '' : 's'} (Ctrl-C stops it)`,
  audit: 'follow a log: that it only grew since the last look; where it forked or was rolled back, keep the evidence',
  place: 'folder or address of the log',
  auditPolicy: 'policy file: which log counts, and who must have seen it',
  memory: 'folder that remembers what was seen last',
  audited: (origin, from, size, cosigners) =>
    `${origin}: ${from === size ? `still ${size} entries` : `grown from ${from} to ${size} entries`}, each of which agrees. ${cosigners.length === 0 ? 'No witness cosigned.' : `Cosigned by ${cosigners.join(', ')}.`}`,
  auditWithdrawn: (publication, reason, at) =>
    `Withdrawn meanwhile: publication ${publication}, at ${momentName(at, 'en')}, because ${reason}.`,
  anchor: 'has the root of a log stated by somebody outside: a time-stamp authority (default); --check checks the anchors that are there',
  tsa: 'address of the time-stamp authority (RFC 3161)',
  ca: 'file of the root certificates that you trust (PEM), got from the authority by another way',
  policyId: 'only this policy of time-stamping counts (object identifier, such as 1.2.3.4.1)',
  notBefore:
    'with --check: day before which what is in the log was not there (such as 2026-01-31); older time-stamps do not count; default: the times of its entries',
  notBeforeRange: (found) => `“${found}” is no date such as 2026-01-31`,
  check: 'checks every anchor beside the log',
  deploy:
    'puts the contract of anchors on a chain (with --chain, --chain-id, --key, without a log); one on a chain is enough for everybody',
  deployed: (contract, block) =>
    `The contract of anchors stands at ${contract} (block ${block}), byte for byte as in the source. Publish this address and the account.`,
  deployedNext: (options) => `To anchor a log: kedu anchor LOG ${options}`,
  chain: 'address of a node of a chain (JSON-RPC); without it no chain is used',
  chainKind: 'kind of chain: evm (default) or fisco-bcos (the adapter was never tried on a live chain)',
  chainKindRange: (found) => `“${found}” is not one of evm and fisco-bcos`,
  chainId: 'number of the chain that you trust',
  contract: 'address of the contract of anchors that you trust',
  keeper: 'address of the account that you trust for the log',
  chainKey: 'file of the private key of that account (hexadecimal, for its owner alone to read)',
  confirmations: 'how many blocks must have followed (default 12; 0 on FISCO BCOS)',
  addressRange: (found) => `“${found}” is no address: 0x and 40 hexadecimal digits`,
  countRange: (found) => `“${found}” is no whole number`,
  anchorNeeds: (what) => `kedu anchor needs ${what}.`,
  anchored: (size, time, by, file) =>
    `Anchored: ${by} states that the checkpoint of ${size} entries was there at ${momentName(time, 'en')}. Evidence: ${file} (keep a copy elsewhere)`,
  anchorHeld: (file, size, time, by) =>
    `${file}: ${by} states that the checkpoint of ${size} entries was there at ${momentName(time, 'en')}; the log as it is now grew out of it.`,
};

export function proofWords(locale: Locale): ProofWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
