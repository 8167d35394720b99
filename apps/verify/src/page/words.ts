import type { Locale, Severity } from '@kedu/model';
import type { VerifyReport } from '@kedu/verify';

/** What the page says beside its findings. */
export interface PageWords {
  readonly title: string;
  readonly about: string;
  readonly drop: string;
  readonly folder: string;
  readonly zip: string;
  readonly policy: string;
  readonly policyAbout: string;
  readonly checking: string;
  readonly other: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
  readonly nothing: string;
  readonly limits: string;
  readonly example: string;
  readonly failed: (why: string) => string;
  readonly verdict: (report: VerifyReport) => string;
  readonly facts: (report: VerifyReport, milliseconds: number) => readonly (readonly [string, string])[];
}

const CHINESE: PageWords = {
  title: '核验公开数据包',
  about:
    '把政府公布的考核数据包（文件夹或 .zip）拖进来，本页会核对每个文件、存证日志和承诺，并按公布的方案重新计算每个可复算的数字。全部在您的浏览器里进行，不联网。',
  drop: '把数据包文件夹或 .zip 拖到这里',
  folder: '选择文件夹',
  zip: '选择 .zip',
  policy: '见证规则文件（可选）',
  policyAbout: '从审计、人大或高校等见证方取得的公钥与规则。不给，就只能用数据包自带的公钥，结论会说明。',
  checking: '正在核验……',
  other: 'English',
  severity: { error: '错误', warning: '注意', notice: '说明' },
  found: '实际：',
  expected: '应为：',
  remedy: '怎么办：',
  nothing: '没有发现问题。',
  limits: '核验的是计算和存证，不是原始数据是否真实；原始数据要靠统计、审计和公众来查。',
  example: '示例数据：虚构的单位和数值，不是任何政府的结果。',
  failed: (why) => `核验没有完成：${why}`,
  verdict: ({ severities }) =>
    severities.error > 0
      ? `发现 ${severities.error} 处错误`
      : severities.warning > 0
        ? `没有发现错误，有 ${severities.warning} 处需要注意`
        : '没有发现问题',
  facts: ({ identity, counts }, milliseconds) => {
    const { manifest, checkpoint } = identity ?? {};
    const { files, entries, blocks, figures } = counts;
    return [
      ...(manifest ? ([['方案', `${manifest.scheme}，${manifest.period}，考核主体 ${manifest.authority}`]] as const) : []),
      ['文件', `${files.listed} 个，${files.agree} 个一致`],
      [
        '日志',
        checkpoint ? `${checkpoint.origin}，${checkpoint.size} 条；${entries.shown} 个条目，${entries.proven} 个有证明` : '没有检查点',
      ],
      ...(checkpoint ? ([['见证方', checkpoint.cosigners.map(({ name, at }) => `${name}（${at}）`).join('、') || '没有']] as const) : []),
      ['承诺', `${blocks.stated} 块，公开 ${blocks.opened} 块，不公开 ${blocks.withheld} 块`],
      [
        '数字',
        `重新计算 ${figures.compared} 个，一致 ${figures.agree} 个；经查证 ${figures.attested} 个；不可复算 ${figures.notRecomputable} 个`,
      ],
      ['用时', `${(milliseconds / 1000).toFixed(1)} 秒`],
    ];
  },
};

const ENGLISH: PageWords = {
  title: 'Check a published bundle',
  about:
    'Drop the bundle of an assessment (a folder or a .zip) here. Every file, the log and the commitments are checked, and every recomputable figure is computed again by the published scheme. All of it happens in your browser, without a network.',
  drop: 'Drop the folder or .zip of a bundle here',
  folder: 'Choose a folder',
  zip: 'Choose a .zip',
  policy: 'Policy file (optional)',
  policyAbout:
    'Keys and rules that you got from a witness: audit office, congress, university. Without one the keys in the bundle have to do, which is then said.',
  checking: 'Checking …',
  other: '中文',
  severity: { error: 'Error', warning: 'Warning', notice: 'Notice' },
  found: 'Found: ',
  expected: 'Expected: ',
  remedy: 'What to do: ',
  nothing: 'Nothing was found.',
  limits:
    'What is checked is computation and log, not whether the data were true: for that there are statisticians, auditors and the public.',
  example: 'Example data: invented units and values, not the results of any government.',
  failed: (why) => `The check was not finished: ${why}`,
  verdict: ({ severities }) =>
    severities.error > 0
      ? `${severities.error} ${severities.error === 1 ? 'error was' : 'errors were'} found`
      : severities.warning > 0
        ? `No error was found; ${severities.warning} ${severities.warning === 1 ? 'thing deserves' : 'things deserve'} attention`
        : 'Nothing wrong was found',
  facts: ({ identity, counts }, milliseconds) => {
    const { manifest, checkpoint } = identity ?? {};
    const { files, entries, blocks, figures } = counts;
    return [
      ...(manifest ? ([['Scheme', `${manifest.scheme}, ${manifest.period}, assessed by ${manifest.authority}`]] as const) : []),
      ['Files', `${files.listed} listed, ${files.agree} agree`],
      [
        'Log',
        checkpoint ? `${checkpoint.origin}, ${checkpoint.size} entries; ${entries.shown} shown, ${entries.proven} proven` : 'no checkpoint',
      ],
      ...(checkpoint ? ([['Witnesses', checkpoint.cosigners.map(({ name, at }) => `${name} (${at})`).join(', ') || 'none']] as const) : []),
      ['Commitments', `${blocks.stated} blocks, ${blocks.opened} open, ${blocks.withheld} withheld`],
      [
        'Figures',
        `${figures.compared} computed again, ${figures.agree} agree; ${figures.attested} attested; ${figures.notRecomputable} not recomputable`,
      ],
      ['Time', `${(milliseconds / 1000).toFixed(1)} s`],
    ];
  },
};

export function pageWords(locale: Locale): PageWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
