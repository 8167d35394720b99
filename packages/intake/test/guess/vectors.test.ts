import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GUESS_CODES, type GuessCode, guessMappings } from '../../src/index.ts';
import { type GuessVector, knownOf, plainGuess, sheetOf } from './vector.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'vectors', 'guess');
const vectors = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as GuessVector] as const);

describe('guess vectors', () => {
  it('are at least 42', () => expect(vectors.length).toBeGreaterThanOrEqual(42));

  for (const [name, vector] of vectors) {
    it(`${vector.rule}: ${name}`, () => {
      const sheets = vector.sheets.map(({ name: sheet, form, rows, merges, hidden }) => ({
        ...sheetOf(sheet, form, rows, merges),
        hidden: hidden ?? false,
      }));
      const guess = guessMappings([{ file: vector.file, sheets }], knownOf(vector));
      expect(plainGuess(guess)).toEqual(vector.expected);
      const remarks = [...guess.tables.flatMap((table) => table.remarks), ...guess.leftOut];
      for (const { issue } of remarks)
        expect([issue.code, ...Object.keys(issue.args).toSorted()]).toEqual([
          issue.code,
          ...GUESS_CODES[issue.code as GuessCode].args.toSorted(),
        ]);
    });
  }
});
