import type { ListResult } from '@kedu/engine';
import { wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { ReportContext } from './context.ts';
import { say } from './words.ts';

/** What moved the grade of a member, where it is not what the score alone gives. */
export function gradeNotes(list: ListResult, member: number, { scheme, locale }: ReportContext): readonly string[] {
  const notes = (list.gradeNotes[member] ?? []).filter((note) => note.from !== note.to);
  return notes.map((note) => {
    const binding = scheme.indicators.find((one) => one.id === note.indicator)?.title;
    const title = note.gate === undefined || note.gate < 0 ? binding : scheme.gates[note.gate]?.title;
    const head = `${say('grade', locale)}${say('colon', locale)}${wordOf('grade_note', note.because, locale)}`;
    if (!title) return head;
    return locale === 'en' ? `${head} (${inLocale(title, locale)})` : `${head}（${inLocale(title, locale)}）`;
  });
}
