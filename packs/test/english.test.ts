import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, type Explanation } from '@kedu/engine';
import { shortNumber, titlesOf, wordExplanation, wordIssue } from '@kedu/messages';
import { assessPack, type PackFiles, readPackFiles } from '@kedu/runner';
import { ruleClauses } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { open, packNames, PACKS } from './packs.ts';

/** What has no English: numbers of documents, pseudonyms, and what the record of a person or a case is called. */
const NAMES = /\S*〔\d{4}〕\d+号?|示例人员[甲乙丙丁]|\p{Script=Han}*调解员[\p{Script=Han}\d]*/gu;
const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text.replaceAll(NAMES, ''));

describe.each(packNames.filter((name) => name.startsWith('after-')))('PACK-13 %s reads whole in English', (name) => {
  const { pack, issues } = open(name);
  if (!pack) throw new Error(`${name} cannot be read`);
  const run = assessPack(pack);

  it('by a table that belongs to no scheme: without it every hash, of schemes and of results, is the same', () => {
    expect(pack.english?.size).toBeGreaterThan(50);
    const plain = readPackFiles(name, withoutEnglish(name), undefined).pack;
    if (!plain) throw new Error(`${name} cannot be read without its English`);
    expect(plain.english).toBeUndefined();
    expect(plain.schemes.map(({ id, version, hash }) => `${id}@${version} ${hash}`)).toEqual(
      pack.schemes.map(({ id, version, hash }) => `${id}@${version} ${hash}`),
    );
    expect(pack.schemes.flatMap(({ files }) => files).map(([file]) => file)).not.toContain('english.csv');
    expect(assessPack(plain).assessments.map(({ assessment }) => assessment.run)).toEqual(
      run.assessments.map(({ assessment }) => assessment.run),
    );
  });

  it('in its messages', () => {
    const said = [...issues, ...run.issues].flatMap((issue) => {
      const { what, found = '', expected = '', why = '', remedy = '' } = wordIssue(issue, 'en');
      return [what, found, expected, why, remedy];
    });
    expect(said.filter(hasChinese)).toEqual([]);
  });

  it('in the explanation of the first and the last unit of every list', () => {
    const said = new Set<string>();
    for (const { scheme, assessment, trace } of run.assessments) {
      const titleOf = titlesOf(scheme, 'en');
      const read = (node: Explanation): void => {
        const { sentence, arithmetic = '' } = wordExplanation(node, 'en', shortNumber, titleOf);
        for (const text of [sentence, arithmetic]) if (hasChinese(text)) said.add(text);
        node.children.forEach(read);
      };
      for (const { list, members } of assessment.lists)
        for (const member of new Set([0, members.length - 1])) if (member >= 0) read(explain(trace, { list, member }));
    }
    expect([...said]).toEqual([]);
  });

  it('in the headings of the regulation that rules cite', () => {
    const open = pack.schemes.flatMap((scheme) =>
      ruleClauses(scheme).flatMap(({ clause }) => {
        const heading = scheme.clauses.get(clause) ?? '';
        return heading === '' || scheme.english?.has(heading) ? [] : [`${scheme.id} ${clause} ${heading}`];
      }),
    );
    expect([...new Set(open)]).toEqual([]);
  });
});

/** The files of a pack as they lie in its folder, but that pack.yaml does not name its tables of English and these are gone. */
function withoutEnglish(name: string): PackFiles {
  const folder = join(PACKS, name);
  const gone = (file: string): boolean => file === 'english.csv' || !existsSync(join(folder, file));
  return {
    has: (file) => !gone(file),
    read: (file) => {
      if (gone(file)) throw new Error(`${file} is asked for`);
      const bytes = readFileSync(join(folder, file));
      return { bytes: file === 'pack.yaml' ? Buffer.from(bytes.toString('utf8').replace(/^english:.*\n/m, '')) : bytes, issues: [] };
    },
    list: (endings) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => endings.some((ending) => file.endsWith(ending)) && !gone(file))
        .sort(),
  };
}
