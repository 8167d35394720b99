import { createHash } from 'node:crypto';
import { leafHash, utf8 } from '@kedu/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockCommitment,
  hexOf,
  publishTable,
  readSealed,
  rowText,
  type RowToSeal,
  type SaltOf,
  sealedRoot,
  sealedTexts,
  sealRows,
  writeSealed,
} from '../../src/index.ts';
import { hashers } from '../hashers.ts';

const { sha256 } = hashers;
const saltOf: SaltOf = (table, first, rows) => new Uint8Array(createHash('sha256').update(`${table}/${first}/${rows}`).digest());
const rowsOf = (count: number, withheld: readonly number[] = []): RowToSeal[] =>
  Array.from({ length: count }, (_, i) => ({
    text: rowText('units', [`u${i}`], [`u${i}`, '值']),
    withheld: withheld.includes(i) ? 'small' : undefined,
  }));

describe('sealed rows', () => {
  it('BUNDLE-3: a row is canonical JSON of table, key and cells; a block hashes its salt and rows, each with a newline', () => {
    expect(rowText('units', ['990100'], ['990100', '北川市'])).toBe('["units",["990100"],["990100","北川市"]]');
    const salt = saltOf('units', 0, 2);
    const expected = leafHash(sha256, new Uint8Array([...salt, ...utf8('a\nb\n')]));
    expect(blockCommitment(sha256, salt, ['a', 'b'])).toEqual(expected);
  });

  it('BUNDLE-3: blocks of at most 128 rows; a withheld row is a block of its own', () => {
    const { sealed, blocks } = sealRows(sha256, 'units', rowsOf(300, [199]), saltOf);
    expect(sealed.map(({ first, rows }) => [first, rows])).toEqual([
      [0, 128],
      [128, 71],
      [199, 1],
      [200, 100],
    ]);
    expect(blocks).toBe(4);
    expect(sealed.map((block) => ('salt' in block ? 'open' : block.reason))).toEqual(['open', 'open', 'small', 'open']);
  });

  it('BUNDLE-3: neighbours that are withheld stand apart, so that each can be opened alone', () => {
    const { sealed } = sealRows(sha256, 'units', rowsOf(3, [0, 1, 2]), saltOf);
    expect(sealed.map(({ rows }) => rows)).toEqual([1, 1, 1]);
  });

  it('BUNDLE-3: the salt of a row that is withheld is never that of a block in which it stood disclosed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(299), { minLength: 1, maxLength: 20 }), (count, picked) => {
        const withheld = picked.filter((i) => i < count);
        const asked = new Map<string, string>();
        const noted =
          (kind: string): SaltOf =>
          (table, first, rows) => {
            const salt = saltOf(table, first, rows);
            asked.set(hexOf(salt), `${asked.get(hexOf(salt)) ?? ''}${kind}${first}+${rows} `);
            return salt;
          };
        sealRows(sha256, 'units', rowsOf(count), noted('open'));
        const { sealed } = sealRows(sha256, 'units', rowsOf(count, withheld), noted('some'));
        for (const block of sealed) {
          if ('salt' in block || count === 1) continue;
          const uses = asked.get(hexOf(saltOf('units', block.first, 1))) ?? '';
          // A row that was published as a block of one was known already.
          expect(uses.includes('open') && count % 128 !== 1).toBe(false);
        }
      }),
    );
  });

  it('BUNDLE-3: any change of a cell, of the order, or of what is withheld changes the root', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 300 }), fc.nat(), (texts, at) => {
        const seal = (all: readonly string[]): string =>
          sealRows(
            sha256,
            'units',
            all.map((text) => ({ text: rowText('units', [], [text]) })),
            saltOf,
          ).root;
        const i = at % texts.length;
        const changed = texts.map((text, k) => (k === i ? `${text}.` : text));
        expect(seal(changed)).not.toBe(seal(texts));
        expect(seal(texts.slice(0, -1))).not.toBe(seal(texts));
        const turned = [...texts].reverse();
        expect(seal(turned) === seal(texts)).toBe(turned.every((text, k) => text === texts[k]));
      }),
      { numRuns: 50 },
    );
  });

  it('BUNDLE-3: sealed.csv reads back to the same blocks, and leads to the same roots', () => {
    const all = rowsOf(300, [0, 130, 299]);
    const table = sealRows(sha256, 'units', all, saltOf);
    const read = readSealed(utf8(writeSealed([table])));
    if ('issue' in read) throw new Error(JSON.stringify(read.issue));
    expect(read.value.get('units')).toEqual(table.sealed);
    const commitments = (read.value.get('units') ?? []).map((block) =>
      'salt' in block
        ? blockCommitment(
            sha256,
            block.salt,
            all.slice(block.first, block.first + block.rows).map(({ text }) => text),
          )
        : block.commitment,
    );
    expect(sealedRoot(sha256, commitments)).toEqual({ root: table.root, blocks: table.blocks });
  });

  it.each([
    ['a gap', 'units,0,0,2,SALT,,\r\nunits,2,2,2,SALT,,', 'order'],
    ['a row that stands twice', 'units,0,0,2,SALT,,\r\nunits,1,1,2,SALT,,', 'order'],
    ['a table in two places', 'units,0,0,2,SALT,,\r\nresults,0,0,2,SALT,,\r\nunits,0,0,2,SALT,,', 'twice'],
    ['an unknown table', 'people,0,0,2,SALT,,', 'form'],
    ['too many rows', 'units,0,0,129,SALT,,', 'form'],
    ['a salt and a commitment', 'units,0,0,1,SALT,SALT,small', 'form'],
    ['a withheld block of two rows', 'units,0,0,2,,SALT,small', 'form'],
    ['a withheld block without a reason', 'units,0,0,1,,SALT,', 'form'],
    ['a salt that is short', 'units,0,0,2,00ff,,', 'form'],
    ['a cell too few', 'units,0,0,2,SALT,', 'cells'],
  ])('BUNDLE-3: %s is refused', (_, body, reason) => {
    const text = `table,block,first_row,rows,salt,commitment,reason\r\n${body.replaceAll('SALT', 'ab'.repeat(32))}\r\n`;
    const read = readSealed(utf8(text));
    expect('issue' in read && [read.issue.code, read.issue.args['reason']]).toEqual(['BUNDLE_SEALED', reason]);
  });

  it('DISCLOSE-1: a withheld row keeps what tells it and shows nothing else; its commitment is that of the whole row', () => {
    const text =
      'indicator,period,unit,value,missing,example,source\r\ngdp,2024,990100,93.5,,true,"a, b"\r\ngdp,2024,990200,88,,true,c\r\n';
    const {
      text: published,
      sealed,
      withheld,
    } = publishTable('observations', text, {
      sha256,
      saltOf,
      withhold: (_, row) => (row['unit'] === '990100' ? 'small' : undefined),
    });
    expect(published).toBe(
      'indicator,period,unit,value,missing,example,source\r\ngdp,2024,990100,,withheld,true,\r\ngdp,2024,990200,88,,true,c\r\n',
    );
    expect([...withheld]).toEqual([[0, 'small']]);
    const whole = sealedTexts(
      'observations',
      ['indicator', 'period', 'unit', 'value', 'missing', 'example', 'source'],
      [{ line: 2, cells: ['gdp', '2024', '990100', '93.5', '', 'true', 'a, b'] }],
    );
    expect(sealed.commitments[0]).toEqual(blockCommitment(sha256, saltOf('observations', 0, 1), whole));
    expect(publishTable('observations', text, { sha256, saltOf }).text).toBe(text);
  });
});
