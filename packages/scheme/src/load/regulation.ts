/**
 * Clauses of a regulation text: each Markdown heading gives its first word as clause and the rest as its heading.
 *
 * Headings inside fenced code are text. The first heading of a clause stands.
 * Rule: SCHEME-10. Example: '## 4.2 重点生态功能区' → '4.2' → '重点生态功能区'.
 */
export function readClauses(markdown: string): ReadonlyMap<string, string> {
  const clauses = new Map<string, string>();
  let fenced = false;
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^#{1,6}\s+(\S+)\s*(.*?)\s*#*\s*$/.exec(line);
    const [, clause = '', title = ''] = heading ?? [];
    if (clause !== '' && !clauses.has(clause)) clauses.set(clause, title);
  }
  return clauses;
}
