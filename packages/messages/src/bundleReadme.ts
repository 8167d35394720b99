/** What the README of a bundle tells. */
export interface ReadmeFacts {
  readonly example: boolean;
  readonly pack: string;
  readonly scheme: { readonly id: string; readonly version: string };
  readonly period: string;
  readonly asOf: string;
  readonly authority: string;
  readonly shares: Readonly<
    Record<'results' | 'indicators', { readonly recomputable: number; readonly attested: number; readonly notRecomputable: number }>
  >;
}

/** README.md of a bundle, in both languages: what it is and how to check it; example data are said first. Rule: BUNDLE-1. */
export function bundleReadme({ example, pack, scheme, period, asOf, authority, shares: { results, indicators } }: ReadmeFacts): string {
  const version = `${scheme.id}@${scheme.version}`;
  const recomputable = results.recomputable + indicators.recomputable;
  const attested = results.attested + indicators.attested;
  const notRecomputable = results.notRecomputable + indicators.notRecomputable;
  return [
    ...(example
      ? [
          '> **示例数据**：单位和数值均为虚构，不是任何政府的考核结果。',
          '>',
          '> **Example data**: units and values are invented; these are no results of any government.',
          '',
        ]
      : []),
    `# ${version} ${period}`,
    '',
    `考核主体 ${authority} 按考核方案 ${version} 对 ${period} 考核结果的公开数据包（考核包 ${pack}，数据截至 ${asOf}）。`,
    '',
    `其中 ${recomputable} 个数字可由本包复算；${attested} 个以不公开的数据为依据，凭承诺值可由审计机关或人大查验；${notRecomputable} 个不能复算（例如由集体审定）。逐项见 \`figures.csv\`。`,
    '',
    '## 怎样核验',
    '',
    '- 运行 `kedu verify 本文件夹`，或者在浏览器中打开核验程序 `verify.html`（若有），把本文件夹拖进去。都不需要联网。',
    '- 请从见证方（审计机关、人大、高校等）另行取得见证规则，用 `--policy` 给出；本包 `log/policy.txt` 只是公开方自己的说法。',
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
    '',
    '---',
    '',
    `What the authority ${authority} publishes of its assessment by the scheme ${version} in ${period} (pack ${pack}, as of ${asOf}).`,
    '',
    `${recomputable} figures can be computed again from this folder; ${attested} rest on data that are withheld, which auditors or the congress can look at by their commitments; ${notRecomputable} cannot be computed (a body determined them, say). Each is named in \`figures.csv\`.`,
    '',
    '## How to check it',
    '',
    '- Run `kedu verify THIS_FOLDER`, or open the checker `verify.html` (where it is there) in a browser and drag this folder in. Neither needs a network.',
    '- Get the policy from a witness (audit office, congress, university) and give it with `--policy`; `log/policy.txt` is only what the publisher says.',
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
    '',
  ].join('\n');
}
