import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CriterionContext, readCriterion } from '@kedu/workbook';

interface CriterionVector {
  readonly rule: string;
  readonly why: string;
  readonly text: string;
  readonly context: CriterionContext;
  readonly expected: Readonly<Record<string, unknown>>;
}

const FOLDER = new URL('../../../../vectors/criteria/', import.meta.url);
const vectors = readdirSync(FOLDER).map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as CriterionVector] as const,
);

describe('criteria in words', () => {
  it('are many, and many of them are refused', () => {
    expect(vectors.length).toBeGreaterThan(60);
    expect(vectors.filter(([, { expected }]) => 'gap' in expected).length).toBeGreaterThan(15);
  });

  for (const [name, { rule, why, text, context, expected }] of vectors) {
    it(`${rule} ${name}: ${why}`, () => {
      const reading = readCriterion(text, context);
      if ('gap' in reading) expect({ gap: reading.gap, words: reading.notUnderstood.map((span) => span.text) }).toEqual(expected);
      else {
        const { used, ...rest } = reading;
        expect(JSON.parse(JSON.stringify(rest))).toEqual(expected);
        expect(used.length).toBeGreaterThan(0);
      }
    });

    it(`CRITERIA-1 ${name}: spans are stretches of the text, in order, and what no span holds is punctuation`, () => {
      const reading = readCriterion(text, context);
      const spans = 'gap' in reading ? reading.notUnderstood : reading.used;
      let end = 0;
      for (const span of spans) {
        expect(text.slice(span.start, span.end)).toBe(span.text);
        expect(span.start).toBeGreaterThanOrEqual(end);
        if (!('gap' in reading)) expect(text.slice(end, span.start)).toMatch(/^[\s,，;；。、.．:：的()（）\d１-９①-⑳]*$/);
        end = span.end;
      }
    });
  }
});
