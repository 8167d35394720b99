/**
 * The title of a scheme from the titles of its sheets: theirs where they agree, else what they share at both ends.
 *
 * Rule: WORKBOOK-10. Undefined where they share no name of an assessment.
 * Example: 2025年度乡镇考核指标, 2025年度县直部门考核指标 → 2025年度考核指标.
 */
export function packTitle(titles: readonly string[]): string | undefined {
  const [first = '', ...others] = titles;
  if (others.every((title) => title === first)) return first === '' ? undefined : first;
  const shortest = Math.min(...titles.map(({ length }) => length));
  const shared = (at: (title: string, i: number) => string | undefined, most: number): number => {
    let length = 0;
    while (length < most && others.every((title) => at(title, length) === at(first, length))) length += 1;
    return length;
  };
  const start = shared((title, i) => title[i], shortest);
  const end = shared((title, i) => title[title.length - 1 - i], shortest - start);
  // Half a year is none.
  const title = `${first.slice(0, start).replace(/\d+$/, '')}${first.slice(first.length - end)}`;
  return /考核|评价|绩效|评分|评估/.test(title) ? title : undefined;
}
