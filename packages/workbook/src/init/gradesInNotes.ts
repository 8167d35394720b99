import { fold } from '../criteria/folded.ts';
import type { PlacedText } from '../read/entry.ts';

export interface NotedGrades {
  readonly order: readonly string[];
  readonly at_least: Readonly<Record<string, number>>;
}

const IDS = ['excellent', 'good', 'fair', 'poor', 'very_poor'] as const;
const WORD = '(?:优秀|优|良好|良|合格|基本合格|中等|中|一般|及格|较差|差|不合格|不及格)';

/** Grades that a note states: `90分以上为优秀，80-90分为良好，60分以下为较差`; undefined where it states none, or leaves gaps. Rule: WORKBOOK-9. */
export function gradesInNotes(notes: readonly PlacedText[]): { readonly grades: NotedGrades; readonly at: PlacedText } | undefined {
  for (const at of notes) {
    const grades = gradesOf(fold(at.text).text);
    if (grades) return { grades, at };
  }
  return undefined;
}

function gradesOf(text: string): NotedGrades | undefined {
  const found: { word: string; low: number; high: number }[] = [];
  const put = (word: string | undefined, low: string | undefined, high: string | undefined): void => {
    if (word !== undefined && !found.some((one) => one.word === word))
      found.push({ word, low: low === undefined ? 0 : Number(low), high: high === undefined ? Number.POSITIVE_INFINITY : Number(high) });
  };
  const edge = '(\\d+(?:\\.\\d+)?)分?(?:\\([^)]*\\))?';
  for (const parts of text.matchAll(
    new RegExp(
      `(?:${edge}(?:-|~|至|到)${edge}|${edge}(?:及以上|以上)|(?:低于)?${edge}(?:以下)?)(?:\\([^)]*\\))?的?,?(?:为|评为|定为|评定为|等次为|:)"?(${WORD})`,
      'gu',
    ),
  )) {
    const [whole, low, high, from, below, word] = parts;
    if (from === undefined && low === undefined && !/以下|低于/.test(whole)) continue;
    put(word, low ?? from, high ?? below);
  }
  found.sort((a, b) => b.low - a.low);
  if (found.length < 2 || found.length > IDS.length || found.at(-1)?.low !== 0) return undefined;
  if (found.some(({ low }, i) => i > 0 && low >= (found[i - 1] as (typeof found)[0]).low)) return undefined;
  const used = found.map(({ word, low }, i) => ({ id: IDS[i] as string, word, low }));
  return {
    order: used.map(({ id, word }) => `${id} ${word}`),
    at_least: Object.fromEntries(used.slice(0, -1).map(({ id, low }) => [id, low])),
  };
}
