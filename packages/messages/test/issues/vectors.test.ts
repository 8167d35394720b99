import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IssueArgs } from '@kedu/model';
import { LOCALES } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { ISSUE_WORDS } from '../../src/issues/catalogue.ts';
import { wordIssue } from '../../src/issues/wordIssue.ts';
import { templatePlaces } from '../../src/template.ts';
import { TOPICS, type Topic, wordOf } from '../../src/words/topics.ts';
import { declaredCodes } from '../declared.ts';

interface Sighting {
  readonly file: string;
  readonly code: string;
  readonly args: IssueArgs;
}

const vectors = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'vectors');
const declared = await declaredCodes();
const sightings = readdirSync(vectors, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => sightingsIn(JSON.parse(readFileSync(join(vectors, file), 'utf8')), file));

/** Every issue with all its arguments that a vector expects, wherever it stands in the file. */
function sightingsIn(value: unknown, file: string): Sighting[] {
  if (typeof value !== 'object' || value === null) return [];
  const { code, args } = value as { code?: unknown; args?: unknown };
  const declaration = typeof code === 'string' ? declared.get(code) : undefined;
  const whole = declaration?.args.every((name) => Object.hasOwn((args ?? {}) as object, name)) ?? false;
  const own = whole ? [{ file, code: code as string, args: (args ?? {}) as IssueArgs }] : [];
  return [...own, ...Object.values(value).flatMap((inner) => sightingsIn(inner, file))];
}

describe('messages of the vectors', () => {
  it('are many', () => expect(sightings.length).toBeGreaterThan(50));

  it('can all be worded, in both languages', () => {
    for (const { file, code, args } of sightings) {
      for (const locale of LOCALES) expect(wordIssue({ code, severity: 'error', place: {}, args }, locale).what, file).not.toBe('');
    }
  });

  it('show no code of ours where a word is due', () => {
    const raw = sightings.flatMap(({ file, code, args }) =>
      Object.values(ISSUE_WORDS[code]?.['zh-CN'] ?? {})
        .flatMap((template) => templatePlaces(template))
        .filter(({ name, form }) => {
          const value = String(args[name]);
          return form !== undefined && form in TOPICS && value !== '' && wordOf(form as Topic, value, 'zh-CN') === value;
        })
        .map(({ name, form }) => `${file}: ${code} {${name}:${form}} = ${args[name]}`),
    );
    expect(raw).toEqual([]);
  });
});
