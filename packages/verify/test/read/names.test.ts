import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, BUNDLE_LIMITS, Findings, nameFault } from '../../src/index.ts';
import { withoutTopFolder } from '../../src/read/folderOf.ts';
import { lookOf } from '../../src/read/lookAlike.ts';

describe('VERIFY-6 names', () => {
  test.each([
    ['', 'empty'],
    ['a//b', 'empty'],
    ['a/', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['C:/x', 'absolute'],
    ['../x', 'outside'],
    ['results/../../x', 'outside'],
    ['./x', 'outside'],
    ['results\\x', 'backslash'],
    ['a\u0000b', 'control'],
    ['a\u202Egpj.exe', 'control'],
    ['re\u200Bsults.csv', 'control'],
    ['cafe\u0301.csv', 'form'],
    ['a /b', 'reserved'],
    ['a./b', 'reserved'],
    ['scheme/con.yaml', 'reserved'],
    ['ab:c', 'reserved'],
    ['x'.repeat(256), 'long'],
    [`${'x/'.repeat(501)}y`, 'long'],
  ])('%j is refused as %s', (path, fault) => {
    expect(nameFault(path)).toBe(fault);
  });

  test.each(['bundle.json', 'data/units.csv', 'scheme/办法.md', 'log/12-run.tlog-proof', 'scheme/a b.csv', 'scheme/.hidden'])(
    '%s is accepted',
    (path) => {
      expect(nameFault(path)).toBeUndefined();
    },
  );

  test('whatever is accepted stays below the folder', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('..', '.', 'a', '', 'C:', '\\'), fc.string()), { maxLength: 4 }), (names) => {
        const path = names.join('/');
        if (nameFault(path) !== undefined) return;
        expect(
          new URL(`https://bundle.example/bundle/${encodeURIComponent(path).replaceAll('%2F', '/')}`).pathname.startsWith('/bundle/'),
        ).toBe(true);
      }),
    );
  });

  test('paths of one look are admitted once', () => {
    const found = (paths: readonly string[]): readonly unknown[] => {
      const findings = new Findings();
      admit(
        paths.map((path) => ({ path, bytes: 1 })),
        findings,
      );
      return findings.list().map(({ code, place, args }) => [code, place.file, args['reason'], args['other']]);
    };
    expect(found(['bundle.json', 'Bundle.json'])).toEqual([['VERIFY_NAME', 'Bundle.json', 'look_alike', 'bundle.json']]);
    expect(found(['bundle.json', 'bundlе.json'])).toEqual([['VERIFY_NAME', 'bundlе.json', 'look_alike', 'bundle.json']]);
    expect(found(['bundle.json', 'ｂundle.json'])).toEqual([['VERIFY_NAME', 'ｂundle.json', 'look_alike', 'bundle.json']]);
    expect(found(['bundle.json', 'bundle.json'])).toEqual([['VERIFY_NAME', 'bundle.json', 'twice', 'bundle.json']]);
    expect(found(['a1.csv', 'al.csv', 'ai.csv'])).toEqual([]);
    expect(lookOf('Ѕⅽheme')).toBe('scheme');
  });

  test('too many files, too many bytes and too large a file are refused', () => {
    const codes = (offered: readonly { path: string; bytes: number }[]): readonly unknown[] => {
      const findings = new Findings();
      const admitted = admit(offered, findings);
      return [admitted.length, ...findings.list().map(({ args }) => args['bound'])];
    };
    const files = Array.from({ length: BUNDLE_LIMITS.files + 1 }, (_, i) => ({ path: `f${i}`, bytes: 1 }));
    expect(codes(files)).toEqual([0, 'files']);
    expect(codes(files.slice(1))).toEqual([BUNDLE_LIMITS.files]);
    const half = BUNDLE_LIMITS.fileBytes;
    expect(codes(Array.from({ length: 5 }, (_, i) => ({ path: `f${i}`, bytes: half })))).toEqual([0, 'bytes']);
    expect(
      codes([
        { path: 'a', bytes: half + 1 },
        { path: 'b', bytes: half },
      ]),
    ).toEqual([1, 'file_bytes']);
  });

  test('VERIFY-1 one folder around everything is taken off, and nothing else', () => {
    expect(withoutTopFolder(['b/bundle.json', 'b/data/x.csv'])).toEqual(['bundle.json', 'data/x.csv']);
    expect(withoutTopFolder(['b/bundle.json', 'c/x.csv'])).toEqual(['b/bundle.json', 'c/x.csv']);
    expect(withoutTopFolder(['bundle.json', 'b/bundle.json'])).toEqual(['bundle.json', 'b/bundle.json']);
  });
});
