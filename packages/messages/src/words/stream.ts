import type { Locale } from '@kedu/model';
import { WORKFLOW_THING_WORDS } from './workflow.ts';
import type { WordTable } from './table.ts';

/** What the name of a stream, or of what the audit trail names besides, begins with. */
export const STREAM_WORDS: WordTable = {
  ...WORKFLOW_THING_WORDS,
  rights: { 'zh-CN': '岗位和权限', en: 'posts and rights' },
  scheme: WORKFLOW_THING_WORDS.scheme_version,
  change: WORKFLOW_THING_WORDS.change_request,
  burden: { 'zh-CN': '调取记录', en: 'what was asked of' },
  sign_in: { 'zh-CN': '登录账号', en: 'sign-in' },
  publication: { 'zh-CN': '数据发布日', en: 'publication days' },
  person: { 'zh-CN': '人员', en: 'person' },
  bundle: { 'zh-CN': '公开数据包', en: 'published bundle' },
};

/** What was changed, by the name of its stream: value/gdp_growth/2026Q3/990100/report → 指标数据 gdp_growth 2026Q3 990100. */
export function streamText(stream: string, locale: Locale): string {
  const [kind = '', ...rest] = stream.split('/');
  const thing = STREAM_WORDS[kind]?.[locale];
  if (thing === undefined) return stream;
  return [thing, ...(kind === 'value' ? rest.slice(0, 3) : rest)].join(' ').trim();
}
