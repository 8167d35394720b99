import { describe, expect, test } from 'vitest';
import { LEVELS } from '../compose/healthPack.ts';
import { openTexts } from '../compose/openLevels.ts';

const pack = (english: string, tables: Readonly<Record<string, string>> = {}) =>
  openTexts({ ...LEVELS, 'pack.yaml': `${LEVELS['pack.yaml']}english: ${english}\n`, ...tables });

const plain = openTexts(LEVELS).pack;
const identities = (opened: typeof plain): readonly string[] =>
  opened?.schemes.map(({ id, version, hash }) => `${id}@${version} ${hash}`) ?? [];

describe('PACK-13 English of a pack', () => {
  test('one table, or several, for all schemes of the pack; their hashes and files stay as they were', () => {
    const one = pack('english.csv', { 'english.csv': 'text,en\n市卫健委,City Health Commission\n' }).pack;
    expect([...(one?.english ?? [])]).toEqual([['市卫健委', 'City Health Commission']]);
    const two = pack('[words/bodies.csv, words/more.csv]', {
      'words/bodies.csv': 'text,en\n市卫健委,City Health Commission\n',
      'words/more.csv': 'text,en\n检查,inspection\n',
    });
    expect(two.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([...(two.pack?.english?.keys() ?? [])]).toEqual(['市卫健委', '检查']);
    expect(identities(two.pack).length).toBeGreaterThan(1);
    for (const opened of [one, two.pack]) {
      expect(identities(opened)).toEqual(identities(plain));
      for (const scheme of opened?.schemes ?? []) {
        expect(scheme.english).toBe(opened?.english);
        expect(scheme.files.map(([file]) => file)).toEqual(plain?.schemes.find(({ id }) => id === scheme.id)?.files.map(([file]) => file));
      }
    }
    expect(plain && 'english' in plain).toBe(false);
  });

  test('a table that is not there is said at its name in pack.yaml', () => {
    const { issues } = pack('[english.csv, englsh.csv]', { 'english.csv': 'text,en\n检查,inspection\n' });
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'PACK_FILE_MISSING', args: { file: 'englsh.csv' }, place: { file: 'pack.yaml', path: 'english.1' } },
    ]);
  });

  test('one text twice, differently, in two tables', () => {
    const { issues } = pack('[a.csv, b.csv]', { 'a.csv': 'text,en\n检查,inspection\n', 'b.csv': 'text,en\n检查,check\n' });
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'PACK_ENGLISH_TWICE', args: { first: 'inspection', first_file: 'a.csv', first_line: 2 }, place: { file: 'b.csv', line: 2 } },
    ]);
  });
});
