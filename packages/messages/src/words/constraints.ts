import type { Locale } from '@kedu/model';

/**
 * Constraints of weights by title and clause, with how far each would have to give way where that is told; one a line, its fields apart by tabs.
 *
 * Units: percentage points. Errors: none.
 * Example: constraintNames('投资至少60\t3\t10', 'zh-CN') → “投资至少60”（第 3 条）须放宽 10 个百分点.
 */
export function constraintNames(rows: string, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const named = rows.split('\n').map((row) => {
    const [title = '', clause = '', relax = ''] = row.split('\t');
    if (chinese) return `“${title}”${clause === '' ? '' : `（第 ${clause} 条）`}${relax === '' ? '' : `须放宽 ${relax} 个百分点`}`;
    return `“${title}”${clause === '' ? '' : ` (clause ${clause})`}${relax === '' ? '' : ` by ${relax} percentage ${relax === '1' ? 'point' : 'points'}`}`;
  });
  return named.join(chinese ? '；' : '; ');
}
