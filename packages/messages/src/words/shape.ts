import type { Locale } from '@kedu/model';
import { wordOf } from './topics.ts';

/**
 * What a field is held to, out of the code of the contract: a form (`day`), a bound (`≥ 0`, `≤ 200 characters`), choices (`a | b`).
 *
 * Errors: none; a code of another form is returned as it is.
 * Example: shapeName('≤ 200 characters', 'zh-CN') → 至多 200 个字; shapeName('a | b', 'en') → one of a, b.
 */
export function shapeName(code: string, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const bound = /^([≥≤]) (-?[\d.]+)(?: (characters|entries))?$/.exec(code);
  if (bound) {
    const [, sign, most = '', counted] = bound;
    const isLeast = sign === '≥';
    if (counted === undefined)
      return chinese ? `${isLeast ? '不小于' : '不大于'} ${most} 的数` : `a number of ${most} or ${isLeast ? 'more' : 'less'}`;
    if (chinese) return `${isLeast ? '至少' : '至多'} ${most} ${counted === 'characters' ? '个字' : '项'}`;
    const what = counted === 'characters' ? (most === '1' ? 'character' : 'characters') : most === '1' ? 'entry' : 'entries';
    return `${isLeast ? 'at least' : 'at most'} ${most} ${what}`;
  }
  const choices = code.split(' | ');
  if (choices.length > 1) return chinese ? `${choices.join('、')} 之一` : `one of ${choices.join(', ')}`;
  return wordOf('api_form', code, locale);
}
