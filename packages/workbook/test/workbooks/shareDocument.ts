import { issueParagraph, wordOf } from '@kedu/messages';
import type { Issue } from '@kedu/model';
import type { CellAccount } from '@kedu/workbook';
import type { ReadSentence } from '../criteria/publicRules.ts';

export interface ShareRow {
  readonly name: string;
  readonly title: string;
  readonly habit: string;
  readonly account: CellAccount;
  readonly issues: readonly Issue[];
}

const MISSED = new Set([
  'WORKBOOK_CRITERION',
  'WORKBOOK_CRITERION_ABSENT',
  'WORKBOOK_TARGET',
  'WORKBOOK_TARGET_UNREAD',
  'WORKBOOK_WEIGHT_UNREAD',
  'WORKBOOK_WEIGHT_ABSENT',
  'WORKBOOK_COLUMN_UNKNOWN',
  'WORKBOOK_CELL_UNREAD',
  'WORKBOOK_WEIGHT_SUM',
  'WORKBOOK_BINDING',
]);

/** docs/workbooks.md: of each workbook the share understood, and all that was not with its cell. */
export function shareDocument(rows: readonly ShareRow[], sentences: readonly ReadSentence[]): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${part}/${whole}`);
  const inside = ({ counts }: CellAccount): number => counts.understood + counts.words + counts.not_understood;
  const table = rows.map(
    ({ name, title, account }) =>
      `| ${name} | ${title} | ${share(account.criteria.understood, account.criteria.total)} | ${share(account.counts.understood, inside(account))} | ${account.counts.words} | ${account.counts.not_understood} | ${account.counts.outside} |`,
  );
  const total = (of: (account: CellAccount) => number): number => rows.reduce((sum, { account }) => sum + of(account), 0);
  const sums = `| 合计 | | ${share(
    total((one) => one.criteria.understood),
    total((one) => one.criteria.total),
  )} | ${share(
    total((one) => one.counts.understood),
    total(inside),
  )} | ${total((one) => one.counts.words)} | ${total((one) => one.counts.not_understood)} | ${total((one) => one.counts.outside)} |`;
  const details = rows.map(({ name, title, habit, issues }) => {
    const missed = issues.filter(({ code }) => MISSED.has(code));
    const lines = missed.map(
      (issue) =>
        `- ${issue.place.sheet} ${issue.place.cell ?? ''}：${issueParagraph({ ...issue, place: {} }, 'zh-CN')
          .replace(/^[A-Z_]+：/, '')
          .replace(/ docs\/errors.md#\S+$/, '')}`,
    );
    return `### ${name} ${title}\n\n${habit}。\n\n${lines.length === 0 ? '没有未读懂的内容。' : lines.join('\n')}\n`;
  });
  return `# 工作簿读懂了多少 How much of a workbook is understood

<!-- Written by packages/workbook/test/workbooks (vitest -u); do not edit. -->

十份习惯各异的工作簿，按公开可见的常用体例编写，名称和数值都是虚构（示例数据），见 \`vectors/workbooks\`。每份都写成真正的 XLSX，再由 \`kedu init --from\` 的同一段程序读入，生成的方案都能编译。
这些工作簿是和识别规则一起写的，实际工作簿读懂的比例会低一些；没有读懂的都会列出单元格，由责任部门评分，原文保留。

Ten workbooks of different habits, written after forms that are public; names and values are invented. They were written together with the rules that read them: of other workbooks less will be understood, and what is not is always listed with its cell.

“读懂的单元格”以表内单元格为分母；标题、填表说明和待填的结果在表外。

| 文件 | 体例 | 评分标准读懂 | 表内单元格读懂 | 保留原文 | 没有读懂 | 表外 |
|---|---|---|---|---|---|---|
${table.join('\n')}
${sums}

${publicSection(sentences)}
## 没有读懂的 What was not understood

${details.join('\n')}`;
}

/** How much of the sentences of public rules is understood, each shown. */
function publicSection(sentences: readonly ReadSentence[]): string {
  const read = sentences.filter(({ reading }) => !('gap' in reading)).length;
  const sources = new Set(sentences.map(({ source }) => source)).size;
  const lines = sentences.map(({ text, reading }) => {
    const result =
      'gap' in reading ? `没有读懂（${wordOf('criterion_gap', reading.gap, 'zh-CN')}）` : `\`${JSON.stringify(reading.method)}\``;
    return `| ${text.replaceAll('|', '｜')} | ${result} |`;
  });
  return `## 公开的评分规则 Sentences from public rules

另取公开的考核表和办法 ${sources} 份，摘取评分标准 ${sentences.length} 句，读懂 ${read} 句（${Math.round((100 * read) / sentences.length)}%）。句式照原文，名目和数字都换过；来源列在 \`vectors/criteria-of-public-rules\`。
这些句子不是为识别规则写的，所以比例低得多，也更接近实际；第一次读只读懂 11 句（24%），随后补上了其中几种常见的说法。量化的完成率、扣分大多读得懂；几种情形扣分不同、只说“未做的不得分”、要人评定的，都不猜，列出单元格，由责任部门评分。

Of ${sentences.length} sentences from ${sources} public rules ${read} are understood; at the first reading 11 were, and some common constructions were added since. Constructions are those of the sources, subjects and numbers are replaced. They were not written for the recogniser, so this share is the one to expect; what is refused would be a guess.

| 评分标准 | 读成 |
|---|---|
${lines.join('\n')}
`;
}
