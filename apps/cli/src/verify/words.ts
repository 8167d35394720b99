import { momentName, wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { type VerifyReport, verdictOf } from '@kedu/verify';
import { conclusion, openPoints, rowsAndLabels } from './summaryLines.ts';

/** What `kedu verify` says beside its findings. */
export interface VerifyWords {
  readonly about: string;
  readonly bundle: string;
  readonly policy: string;
  readonly seen: string;
  readonly ca: string;
  readonly chainId: string;
  readonly contract: string;
  readonly keeper: string;
  readonly block: string;
  readonly blockRange: (found: string) => string;
  readonly needs: (option: string) => string;
  readonly json: string;
  readonly sign: string;
  readonly name: string;
  readonly out: string;
  readonly signer: string;
  readonly of: string;
  readonly statementAlone: string;
  readonly together: string;
  readonly unreadable: (file: string) => string;
  readonly signed: (file: string) => string;
  /** The lines at the end: what it is, what was checked, what it comes to. */
  readonly summary: (report: VerifyReport) => readonly string[];
}

const CHINESE: VerifyWords = {
  about: '核验公开数据包：文件、存证日志、承诺，并重新计算每个可复算的数字（不联网）',
  bundle: '数据包文件夹或它的 .zip；也可以是别人签发的核验声明（.json），说出它说了什么、是谁签的',
  policy: '见证规则文件：从见证方另行取得的公钥与规则；不给就用数据包自带的，并说明',
  seen: '从别处取得的公告、检查点或锚定文件（可多次）：公告说明后来是否撤回，其余用来发现分叉、回滚和倒签',
  ca: '信任的时间戳根证书文件（PEM，可多次），从时间戳机构的网站单独取得',
  chainId: '信任的链的编号（与 --contract、--keeper 一起给）',
  contract: '信任的锚定合约地址',
  keeper: '信任的记账账户地址',
  block: '您向自己选的节点查证过的区块哈希（可多次）',
  blockRange: (found) => `“${found}”不是区块哈希，应为 0x 加 64 位十六进制数`,
  needs: (option) => `kedu verify 还需要 ${option}。`,
  json: '以 JSON 输出核验结果',
  sign: '私钥文件：核验后签发核验声明（DSSE、in-toto）',
  signer: '核验声明：核验人的公钥（name+…，从他的网站等处另行取得）',
  of: '核验声明：您手里的数据包，看声明说的是不是它',
  statementAlone: '--signer 与 --of 只用于核验声明（kedu verify 声明.json）。',
  name: '核验人名称，写进声明，如 journalist.example',
  out: '核验声明写入的文件',
  together: '--sign、--name 与 --out 要一起给。',
  unreadable: (file) => `读不了 ${file}。`,
  signed: (file) => `已签发核验声明：${file}`,
  summary: (report) => {
    const { identity, counts } = report;
    const { files, entries } = counts;
    const { manifest, checkpoint } = identity ?? {};
    return [
      ...(manifest
        ? [
            `${manifest.scheme}，${manifest.period}${manifest.example ? '（示例数据）' : ''}，考核主体 ${manifest.authority}，公开层级：${wordOf('disclosure_level', manifest.level, 'zh-CN')}`,
          ]
        : []),
      `文件：${files.listed} 个，${files.agree} 个与清单一致。`,
      checkpoint
        ? `日志：${checkpoint.origin}，${checkpoint.size} 条；${entries.shown} 个条目，${entries.proven} 个有证明。${checkpoint.sm2 ? '国密 SM2 签名有效。' : ''}${checkpoint.cosigners.length === 0 ? '没有您认可的见证方联署。' : `见证方：${checkpoint.cosigners.map(({ name, at }) => `${name}（${momentName(at, 'zh-CN')}）`).join('、')}。`}`
        : '日志：没有检查点。',
      ...(checkpoint?.anchors ?? []).map(
        ({ by, at, trusted }) =>
          `锚定：${by}${at === '' ? '' : `（${momentName(at, 'zh-CN')}）`}${trusted ? '，您信任' : '，尚未由您确认'}。`,
      ),
      ...rowsAndLabels(report, 'zh-CN'),
      ...openPoints(report, 'zh-CN'),
      conclusion(verdictOf(report), report, 'zh-CN'),
    ];
  },
};

const ENGLISH: VerifyWords = {
  about: 'check a published bundle: files, log, commitments, and every recomputable figure computed again (no network)',
  bundle: 'folder of the bundle, or a .zip of it; or a statement of a check (.json): what it says, and who signed it',
  policy: 'policy file with keys that you got from a witness; without one that of the bundle is used, and it is said',
  seen: 'notice, checkpoint or anchor that you have from elsewhere (several times): a notice tells whether it was withdrawn, the others show forks, roll-backs and entries dated back',
  ca: 'file of root certificates of time-stamp authorities that you trust (PEM; several times), got from them by another way',
  chainId: 'number of the chain that you trust (with --contract and --keeper)',
  contract: 'address of the contract of anchors that you trust',
  keeper: 'address of the account that you trust for the log',
  block: 'hash of a block that a node of your choice says stands (several times)',
  blockRange: (found) => `“${found}” is no hash of a block: 0x and 64 hexadecimal digits`,
  needs: (option) => `kedu verify needs ${option}.`,
  json: 'print what was found as JSON',
  sign: 'file of a private key: states that you checked (DSSE, in-toto)',
  signer: 'of a statement: public key of who checked (name+…, got from them by another way)',
  of: 'of a statement: the bundle that you have, which it should be about',
  statementAlone: '--signer and --of are for a statement of a check (kedu verify STATEMENT.json).',
  name: 'your name in the statement, such as journalist.example',
  out: 'file of the statement',
  together: '--sign, --name and --out go together.',
  unreadable: (file) => `${file} cannot be read.`,
  signed: (file) => `A statement of the check was signed: ${file}`,
  summary: (report) => {
    const { identity, counts } = report;
    const { files, entries } = counts;
    const { manifest, checkpoint } = identity ?? {};
    return [
      ...(manifest
        ? [
            `${manifest.scheme}, ${manifest.period}${manifest.example ? ' (example data)' : ''}, assessed by ${manifest.authority}, level: ${wordOf('disclosure_level', manifest.level, 'en')}`,
          ]
        : []),
      `Files: ${files.listed} listed, ${files.agree} agree.`,
      checkpoint
        ? `Log: ${checkpoint.origin}, ${checkpoint.size} entries; ${entries.shown} shown, ${entries.proven} proven. ${checkpoint.sm2 ? 'Its SM2 signature holds. ' : ''}${checkpoint.cosigners.length === 0 ? 'No witness that you trust cosigned.' : `Cosigned by ${checkpoint.cosigners.map(({ name, at }) => `${name} (${momentName(at, 'en')})`).join(', ')}.`}`
        : 'Log: there is no checkpoint.',
      ...(checkpoint?.anchors ?? []).map(
        ({ by, at, trusted }) =>
          `Anchor: ${by}${at === '' ? '' : ` (${momentName(at, 'en')})`}, ${trusted ? 'whom you trust' : 'not confirmed by you'}.`,
      ),
      ...rowsAndLabels(report, 'en'),
      ...openPoints(report, 'en'),
      conclusion(verdictOf(report), report, 'en'),
    ];
  },
};

export function verifyWords(locale: Locale): VerifyWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
