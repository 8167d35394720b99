import type { VerifyReport } from '@kedu/verify';
import type { Locale } from '@kedu/model';

/** What `kedu verify` says beside its findings. */
export interface VerifyWords {
  readonly about: string;
  readonly bundle: string;
  readonly policy: string;
  readonly seen: string;
  readonly json: string;
  readonly sign: string;
  readonly name: string;
  readonly out: string;
  readonly together: string;
  readonly unreadable: (file: string) => string;
  readonly signed: (file: string) => string;
  /** The lines at the end: what it is, what was checked, what it comes to. */
  readonly summary: (report: VerifyReport) => readonly string[];
}

const CHINESE: VerifyWords = {
  about: '核验公开数据包：文件、存证日志、承诺，并重新计算每个可复算的数字（不联网）',
  bundle: '数据包文件夹或它的 .zip',
  policy: '见证规则文件：从见证方另行取得的公钥与规则；不给就用数据包自带的，并说明',
  seen: '从别处取得的检查点文件（可多次），用来发现分叉、回滚和倒签',
  json: '以 JSON 输出核验结果',
  sign: '私钥文件：核验后签发核验声明（DSSE、in-toto）',
  name: '核验人名称，写进声明，如 journalist.example',
  out: '核验声明写入的文件',
  together: '--sign、--name 与 --out 要一起给。',
  unreadable: (file) => `读不了 ${file}。`,
  signed: (file) => `已签发核验声明：${file}`,
  summary: ({ identity, counts, severities }) => {
    const { files, entries, blocks, figures } = counts;
    const { manifest, checkpoint } = identity ?? {};
    return [
      ...(manifest
        ? [`${manifest.scheme}，${manifest.period}${manifest.example ? '（示例数据）' : ''}，考核主体 ${manifest.authority}`]
        : []),
      `文件：${files.listed} 个，${files.agree} 个与清单一致。`,
      checkpoint
        ? `日志：${checkpoint.origin}，${checkpoint.size} 条；${entries.shown} 个条目，${entries.proven} 个有证明。${checkpoint.cosigners.length === 0 ? '没有见证方联署。' : `见证方：${checkpoint.cosigners.map(({ name, at }) => `${name}（${at}）`).join('、')}。`}`
        : '日志：没有检查点。',
      `承诺：${blocks.stated} 块，公开 ${blocks.opened} 块，不公开 ${blocks.withheld} 块。`,
      `数字：重新计算 ${figures.compared} 个，一致 ${figures.agree} 个；依赖不公开数据 ${figures.attested} 个；不可复算 ${figures.notRecomputable} 个。`,
      severities.error === 0 ? '结论：没有发现错误。' : `结论：发现 ${severities.error} 处错误。核验的是计算和存证，不是原始数据是否真实。`,
    ];
  },
};

const ENGLISH: VerifyWords = {
  about: 'check a published bundle: files, log, commitments, and every recomputable figure computed again (no network)',
  bundle: 'folder of the bundle, or a .zip of it',
  policy: 'policy file with keys that you got from a witness; without one that of the bundle is used, and it is said',
  seen: 'checkpoint that you have from elsewhere (may be given several times): finds forks, roll-backs and entries dated back',
  json: 'print what was found as JSON',
  sign: 'file of a private key: states that you checked (DSSE, in-toto)',
  name: 'your name in the statement, such as journalist.example',
  out: 'file of the statement',
  together: '--sign, --name and --out go together.',
  unreadable: (file) => `${file} cannot be read.`,
  signed: (file) => `A statement of the check was signed: ${file}`,
  summary: ({ identity, counts, severities }) => {
    const { files, entries, blocks, figures } = counts;
    const { manifest, checkpoint } = identity ?? {};
    return [
      ...(manifest
        ? [`${manifest.scheme}, ${manifest.period}${manifest.example ? ' (example data)' : ''}, assessed by ${manifest.authority}`]
        : []),
      `Files: ${files.listed} listed, ${files.agree} agree.`,
      checkpoint
        ? `Log: ${checkpoint.origin}, ${checkpoint.size} entries; ${entries.shown} shown, ${entries.proven} proven. ${checkpoint.cosigners.length === 0 ? 'No witness cosigned.' : `Cosigned by ${checkpoint.cosigners.map(({ name, at }) => `${name} (${at})`).join(', ')}.`}`
        : 'Log: there is no checkpoint.',
      `Commitments: ${blocks.stated} blocks, ${blocks.opened} open, ${blocks.withheld} withheld.`,
      `Figures: ${figures.compared} computed again, ${figures.agree} agree; ${figures.attested} rest on withheld data; ${figures.notRecomputable} cannot be computed.`,
      severities.error === 0
        ? 'Result: nothing wrong was found.'
        : `Result: ${severities.error} ${severities.error === 1 ? 'error' : 'errors'}. What is checked is computation and log, not whether the data were true.`,
    ];
  },
};

export function verifyWords(locale: Locale): VerifyWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
