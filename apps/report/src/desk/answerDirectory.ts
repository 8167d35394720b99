import { inLocale } from '@kedu/model';
import type { Desk } from './desk.ts';
import { membersOf } from './members.ts';
import type { Directory } from './questions.ts';

export function answerDirectory(desk: Desk): Directory {
  const { scheme, assessment, locale } = desk.view;
  return {
    lists: assessment.lists.map((result) => ({
      list: result.list,
      title: inLocale(scheme.lists.find(({ id }) => id === result.list)?.title ?? { 'zh-CN': result.list }, locale),
      units: membersOf(desk, result).map(({ version, name, scoreText }) => ({ code: version.code, name, score: scoreText })),
    })),
  };
}
