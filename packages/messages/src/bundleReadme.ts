import type { LocalizedText } from '@kedu/model';
import { wordOf } from './words/topics.ts';

const FOR_WHOM: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  public: { 'zh-CN': '任何人都可以阅读、转发。', en: 'Everybody may read it and pass it on.' },
  congress: { 'zh-CN': '供人大监督使用，不得向社会公开。', en: 'It is for the congress, and not to be made public.' },
  internal: { 'zh-CN': '仅限机关内部使用，不得外传。', en: 'It is for the house alone.' },
};

/** What the README of a bundle tells. */
export interface ReadmeFacts {
  readonly example: boolean;
  readonly pack: string;
  readonly scheme: { readonly id: string; readonly version: string };
  readonly period: string;
  readonly asOf: string;
  readonly authority: string;
  /** Whom it is for (DISCLOSE-2). */
  readonly level: string;
  readonly shares: Readonly<
    Record<'results' | 'indicators', { readonly recomputable: number; readonly attested: number; readonly notRecomputable: number }>
  >;
}

/** What scheme and register call things, and how much is withheld. */
export interface ReadmeNames {
  readonly scheme: LocalizedText;
  readonly authority?: LocalizedText | undefined;
  /** Blocks of sealed rows that are withheld. */
  readonly withheld: number;
}

/** Whether a README.md says first of all, in both languages, that its data are examples; in whatever version's words. Rule: BUNDLE-1, VERIFY-14. */
export function saysExample(readme: string): boolean {
  const [first = ''] = readme.split('\n\n', 1);
  return first.startsWith('>') && first.includes('示例数据') && first.includes('Example data');
}

/** README.md of a bundle, in both languages: what it is and how to check it; example data are said first. Rule: BUNDLE-1. */
export function bundleReadme(facts: ReadmeFacts, names: ReadmeNames): string {
  const banner = [
    '> **示例数据**：单位和数值均为虚构，不是任何政府的考核结果。',
    '>',
    '> **Example data**: units and values are invented; these are no results of any government.',
    '',
  ];
  return [...(facts.example ? banner : []), ...chinese(facts, names), '---', '', ...english(facts, names)].join('\n');
}

interface Numbers {
  readonly all: number;
  readonly recomputable: number;
  readonly attested: number;
  readonly notRecomputable: number;
}

function numbersOf({ shares: { results, indicators } }: ReadmeFacts): Numbers {
  const recomputable = results.recomputable + indicators.recomputable;
  const attested = results.attested + indicators.attested;
  const notRecomputable = results.notRecomputable + indicators.notRecomputable;
  return { all: recomputable + attested + notRecomputable, recomputable, attested, notRecomputable };
}

function chinese(facts: ReadmeFacts, { scheme: title, authority: name, withheld }: ReadmeNames): readonly string[] {
  const { pack, scheme, period, asOf, authority, level } = facts;
  const { all, recomputable, attested, notRecomputable } = numbersOf(facts);
  const who = name ? `${name['zh-CN']}（${authority}）` : authority;
  return [
    `# ${title['zh-CN']}：${period} 考核结果`,
    '',
    `考核主体${who}按考核方案“${title['zh-CN']}”（${scheme.id}@${scheme.version}）公布的 ${period} 考核结果（考核包 ${pack}，数据截至 ${asOf}）。`,
    '',
    `公开层级：**${wordOf('disclosure_level', level, 'zh-CN')}**。${FOR_WHOM[level]?.['zh-CN'] ?? ''}${
      withheld === 0
        ? '没有不公开的行。'
        : `有 ${withheld} 块封存的行不公开：考核方案的公开规则（\`disclosure\`，若有）决定哪些不公开；方案没有写的，个人信息和人事建议也一律不公开。逐块的原因见 \`sealed.csv\`，它只有承诺值，日后可向有权查看的机关打开核对。`
    }`,
    '',
    `\`results.csv\` 和 \`indicators.csv\` 里的成绩（得分、名次、等次、指标值、亮灯等）共 ${all} 个：${recomputable} 个可由本包复算；${attested} 个要用到不公开的数据，凭承诺值可由审计机关或人大查验；${notRecomputable} 个不能复算（例如由集体审定）。后两类逐项见 \`figures.csv\`。`,
    '核验程序报告的数目更大：它把 `results/` 各表的每一格都比对一遍，不只是成绩。',
    '',
    '## 怎样核验',
    '',
    '- 运行 `kedu verify 本文件夹`，或者在浏览器中打开核验程序 `verify.html`，把本文件夹或它的压缩包选进去。都不需要联网。核验程序也请另行取得：本包里的那一份是公布方放的。',
    '- 请从见证方（审计机关、人大、高校等）另行取得见证规则，用 `--policy` 给出；本包 `log/policy.txt` 只是公开方自己的说法。',
    '- 公布以后是否撤回，只看本包看不出来：请到日志的 `notices/` 或公布本包的网页看有没有公告（`withdrawal.json`），放进本文件夹再核验一次。',
    '',
    '| 文件 | 内容 |',
    '|---|---|',
    '| `bundle.json` | 目录：每个文件的 SHA-256 和 SM3 |',
    '| `datapackage.json` | 各表的列（Frictionless 数据包） |',
    '| `scheme/` | 考核方案原文、考核办法和附表 |',
    '| `data/` | 名册、指标数据和计算时用到的其他结果 |',
    '| `results/` | 得分、名次、等次、结果应用建议 |',
    '| `figures.csv` | 不能仅凭本包复算的数字及原因 |',
    '| `sealed.csv` | 各行的盐值；不公开的行只有承诺值 |',
    '| `log/` | 存证日志的检查点、条目和证明 |',
    '| `anchors/` | 外部机构（时间戳机构、区块链）对检查点的证明，若有 |',
    '| `verify.html` | 核验程序，若有 |',
    '| `withdrawal.json` | 撤回公告，撤回以后才有 |',
    '',
  ];
}

function english(facts: ReadmeFacts, { scheme: title, authority: name, withheld }: ReadmeNames): readonly string[] {
  const { pack, scheme, period, asOf, authority, level } = facts;
  const { all, recomputable, attested, notRecomputable } = numbersOf(facts);
  const called = title.en ?? title['zh-CN'];
  const who = name ? `${name.en ?? name['zh-CN']} (${authority})` : authority;
  return [
    `# ${called}: results of ${period}`,
    '',
    `What ${who} publishes of its assessment in ${period} by the scheme “${called}” (${scheme.id}@${scheme.version}; pack ${pack}, as of ${asOf}).`,
    '',
    `Level: **${wordOf('disclosure_level', level, 'en')}**. ${FOR_WHOM[level]?.en ?? ''} ${
      withheld === 0
        ? 'No rows are withheld.'
        : `Blocks of sealed rows that are withheld: ${withheld}. The rules of the scheme decide which (\`disclosure\`, where it has any); what is about persons, and proposals on personnel, is withheld without a rule. The reason of each stands in \`sealed.csv\`, where a withheld block has a commitment alone, by which it can be opened to those who may look.`
    }`,
    '',
    `\`results.csv\` and \`indicators.csv\` hold ${all} figures (scores, ranks, grades, values, lights): ${recomputable} can be computed again from this folder; ${attested} rest on data that are withheld, which auditors or the congress can look at by their commitments; ${notRecomputable} cannot be computed (a body determined them, say). The latter two are named in \`figures.csv\`.`,
    'A checker counts more: it compares every cell of the tables in `results/`, not the figures alone.',
    '',
    '## How to check it',
    '',
    '- Run `kedu verify THIS_FOLDER`, or open the checker `verify.html` in a browser and choose this folder or a zip of it. Neither needs a network. Get the checker elsewhere too: the one in this folder was put there by the publisher.',
    '- Get the policy from a witness (audit office, congress, university) and give it with `--policy`; `log/policy.txt` is only what the publisher says.',
    '- Whether this was withdrawn later it cannot show by itself: look for a notice (`withdrawal.json`) in `notices/` of the log or on the page that published it, put it into this folder and check again.',
    '',
    '| File | What |',
    '|---|---|',
    '| `bundle.json` | SHA-256 and SM3 of every file |',
    '| `datapackage.json` | columns of the tables (Frictionless data package) |',
    '| `scheme/` | the scheme as it is written, with regulation and tables |',
    '| `data/` | register, observations, and other results that the run was given |',
    '| `results/` | scores, ranks, grades, proposals |',
    '| `figures.csv` | figures that are not recomputable from this folder alone, and why |',
    '| `sealed.csv` | salts of the rows; of withheld ones the commitment |',
    '| `log/` | checkpoint, entries and proofs of the log |',
    '| `anchors/` | what others (time-stamp authorities, chains) state of the checkpoint, where there is any |',
    '| `verify.html` | the checker, where it is there |',
    '| `withdrawal.json` | the notice of a withdrawal, once there is one |',
    '',
  ];
}
