import { ROLE_WORDS, STREAM_WORDS, WORKFLOW_COMMAND_WORDS, WORKFLOW_STATE_WORDS } from '@kedu/messages';
import { MACHINE } from '@kedu/workflow';
import { type Language, localeOf } from './language.ts';

type Table = Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>>;

/**
 * A command as people say it: commandWord('open_round', 'zh') → 开启轮次; those for many figures (`check_values`) as the one of each. A code that nobody
 * worded stands as it is.
 */
export function commandWord(code: string, language: Language): string {
  return wordIn(WORKFLOW_COMMAND_WORDS, code.replace(/_values$/, ''), language);
}

/** Where something stands: stateWord('in_review', 'zh') → 送审中. */
export function stateWord(code: string, language: Language): string {
  return wordIn(WORKFLOW_STATE_WORDS, code, language);
}

/**
 * What something was about, by its kind and its ID, a long one by its first eight characters. A kind that nobody worded stands as it is.
 *
 * Example: thingWord('feedback/634f6f104484faf91660fdf18ebaddea', 'zh') → { kind: '结果反馈', id: '634f6f10' }.
 */
export function thingWord(about: string, language: Language): { readonly kind: string; readonly id: string } {
  const [kind = '', ...rest] = about.split('/');
  const id = kind === 'bundle' ? rest.slice(0, 1) : rest;
  return { kind: wordIn(STREAM_WORDS, kind, language), id: id.map(shortened).join(' ') };
}

function shortened(id: string): string {
  return id.replace(/\b([0-9a-f]{8})[0-9a-f]{8,}$/, '$1');
}

/** A role: roleWord('auditor', 'zh') → 审计. */
export function roleWord(code: string, language: Language): string {
  return wordIn(ROLE_WORDS, code, language);
}

/**
 * The post in which somebody acted, by its title; the seat of an administrator and the server itself, which have none, by their roles.
 *
 * Example: postWord({ post: 'audit_administrator', title: 'audit_administrator' }, 'zh') → 审计管理员.
 */
export function postWord({ post, title }: { readonly post: string; readonly title: string }, language: Language): string {
  return title === post ? roleWord(post === MACHINE.post ? 'machine' : post, language) : title;
}

function wordIn(table: Table, code: string, language: Language): string {
  const word = Object.hasOwn(table, code) ? table[code]?.[localeOf(language)] : undefined;
  return word === undefined ? code : language === 'en' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
