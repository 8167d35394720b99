import { readFileSync } from 'node:fs';
import { type CriterionReading, readCriterion } from '@kedu/workbook';
import { parse } from 'yaml';

interface PublicSentence {
  readonly source: string;
  readonly text: string;
  readonly points: number;
  readonly title: string;
  readonly unit?: string;
  readonly target?: number;
}

export interface ReadSentence {
  readonly source: string;
  readonly text: string;
  readonly reading: CriterionReading;
}

/** Sentences in the constructions of public rules, each as the recogniser reads it. */
export function publicSentences(): readonly ReadSentence[] {
  const path = new URL('../../../../vectors/criteria-of-public-rules/sentences.yaml', import.meta.url);
  const { sources, sentences } = parse(readFileSync(path, 'utf8')) as {
    readonly sources: Readonly<Record<string, string>>;
    readonly sentences: readonly PublicSentence[];
  };
  return sentences.map(({ source, text, ...context }) => {
    const named = sources[source];
    if (named === undefined) throw new Error(`no source ${source}`);
    return { source: named, text, reading: readCriterion(text, context) };
  });
}
