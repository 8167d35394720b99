/** What a field is, for editors and docs/spec/scheme-fields.md: a line in Chinese, a line in English. Example: said('日期', 'a day'). */
export function said(chinese: string, english: string): string {
  return `${chinese}\n${english}`;
}
