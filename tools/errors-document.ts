import { DATA_EXAMPLES, ISSUE_CHAPTERS, plainNumber, SCHEME_EXAMPLES, wordIssue } from '@kedu/messages';
import type { CodeDeclaration, Issue, Locale } from '@kedu/model';

const SEVERITY: Readonly<Record<string, string>> = { error: '错误 error', warning: '提醒 warning', notice: '说明 notice' };

/** docs/errors.md: every code with what it says in an example, in Chinese and English, each under an anchor of its own. */
export function errorsDocument(declarations: ReadonlyMap<string, CodeDeclaration>): string {
  const examples = { ...SCHEME_EXAMPLES, ...DATA_EXAMPLES };
  const chapters = ISSUE_CHAPTERS.map(({ title, codes }) => {
    const entries = Object.keys(codes).map((code) => {
      const severity = declarations.get(code)?.severity ?? 'error';
      const issue: Issue = { code, severity, place: {}, args: examples[code] ?? {} };
      return `### ${code}\n\n${SEVERITY[severity]}\n\n${paragraph(issue, 'zh-CN')}\n${paragraph(issue, 'en')}`;
    });
    return `## ${title['zh-CN']} ${title.en}\n\n${entries.join('\n')}`;
  });
  return `# 问题说明 What the messages mean\n\n<!-- Written by "npm run generate" from packages/messages; do not edit. -->\n
每条提示都有一个固定的代码。下面逐条举例说明：哪里不对、现在是什么、应当是什么、为什么要紧、怎么办。*错误*必须改正；*提醒*请核对；*说明*告诉您系统是怎样读的。

Every message has a code that stays. For each of them: what is wrong, what was found, what was expected, why it matters, what to do, on an example.
An *error* has to be mended; a *warning* asks for a look; a *notice* says how something was understood.

${chapters.join('\n')}`;
}

function paragraph(issue: Issue, locale: Locale): string {
  const { what, found, expected, why, remedy } = wordIssue(issue, locale);
  const onPage = wordIssue(issue, locale, plainNumber, 'page').remedy;
  const chinese = locale === 'zh-CN';
  const lines = [
    `- ${what}`,
    found !== undefined && `  - ${chinese ? '现为' : 'found'}: ${escaped(found)}`,
    expected !== undefined && `  - ${chinese ? '应为' : 'expected'}: ${escaped(expected)}`,
    why !== undefined && `  - ${chinese ? '为什么' : 'why'}: ${escaped(why)}`,
    `  - ${chinese ? '怎么办' : 'what to do'}: ${escaped(remedy)}`,
    onPage !== remedy && `  - ${chinese ? '在网页上怎么办' : 'what to do on a page'}: ${escaped(onPage)}`,
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

/** Values that Markdown would read as its own signs. */
function escaped(text: string): string {
  return text.replace(/[<>*[\]|]/g, '\\$&');
}
