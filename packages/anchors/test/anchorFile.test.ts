import { createHash } from 'node:crypto';
import { checkpointText, type HashFunction, readCheckpoint, type Reading, utf8, writeNote } from '@kedu/ledger';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Anchor, anchoredHash, beijingTime, fromHex, readAnchor, timestampRequest, toHex, writeAnchor } from '../src/index.ts';

const sha256: HashFunction = (...parts) => new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());
const text = checkpointText({ origin: 'kedu.example/north', size: 417, root: new Uint8Array(32).fill(3) });
const note = { text, signatures: [{ name: 'kedu.example/north', keyId: 5, signature: new Uint8Array(64).fill(9) }] };
const checkpoint = value(readCheckpoint(utf8(writeNote(note))));

const stamped: Anchor = { checkpoint, evidence: { kind: 'rfc3161', nonce: new Uint8Array(16).fill(1), response: Uint8Array.of(0x30, 0) } };
const chained: Anchor = {
  checkpoint,
  evidence: {
    kind: 'evm',
    chainId: 31_337,
    contract: new Uint8Array(20).fill(1),
    keeper: new Uint8Array(20).fill(2),
    transaction: new Uint8Array(32).fill(3),
    block: 12,
    blockHash: new Uint8Array(32).fill(4),
    proof: { header: Uint8Array.of(0xc0), index: 0, nodes: [Uint8Array.of(0xc1, 0x80)] },
  },
};

function value<T>(read: Reading<T>): T {
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  return read.value;
}

function refused(change: (members: Record<string, unknown>) => unknown, anchor: Anchor): string {
  const read = readAnchor(utf8(JSON.stringify(change(JSON.parse(writeAnchor(anchor)) as Record<string, unknown>))));
  return 'issue' in read ? `${read.issue.code} ${read.issue.args['reason'] ?? ''}` : 'read';
}

describe('ANCHOR-1 what is anchored', () => {
  test('SHA-256 of the three lines and nothing else', () => {
    const lines = `kedu.example/north\n417\n${Buffer.alloc(32, 3).toString('base64')}\n`;
    expect(toHex(anchoredHash(sha256, checkpoint))).toBe(createHash('sha256').update(lines).digest('hex'));
    const unsigned = value(
      readCheckpoint(utf8(writeNote({ text, signatures: [{ name: 'other.example', keyId: 6, signature: new Uint8Array(64) }] }))),
    );
    expect(anchoredHash(sha256, unsigned)).toEqual(anchoredHash(sha256, checkpoint));
  });
});

describe('ANCHOR-2 anchor files', () => {
  test('are read as they were written', () => {
    for (const anchor of [
      stamped,
      chained,
      { ...chained, evidence: { ...chained.evidence, kind: 'fisco-bcos', proof: undefined } } as Anchor,
    ])
      expect(value(readAnchor(utf8(writeAnchor(anchor))))).toEqual(anchor);
  });

  test.each<[string, string, (members: Record<string, unknown>) => unknown, Anchor]>([
    ['no object', 'ANCHOR_FILE form', () => [], stamped],
    ['another edition', 'ANCHOR_FILE edition', (all) => ({ ...all, edition: 2 }), stamped],
    ['another kind', 'ANCHOR_FILE kind', (all) => ({ ...all, kind: 'opentimestamps' }), stamped],
    ['no checkpoint', 'ANCHOR_FILE form', (all) => ({ ...all, checkpoint: 3 }), stamped],
    ['a checkpoint that is none', 'LEDGER_NOTE end', (all) => ({ ...all, checkpoint: 'x' }), stamped],
    ['a short nonce', 'ANCHOR_FILE evidence', (all) => ({ ...all, nonce: '01' }), stamped],
    ['a response that is no base64', 'ANCHOR_FILE evidence', (all) => ({ ...all, response: 'M!' }), stamped],
    ['a member too many', 'ANCHOR_FILE evidence', (all) => ({ ...all, ca: 'trust me' }), stamped],
    ['a short address', 'ANCHOR_FILE evidence', (all) => ({ ...all, contract: '0x01' }), chained],
    ['a block that is no number', 'ANCHOR_FILE evidence', (all) => ({ ...all, block: '12' }), chained],
    ['no header', 'ANCHOR_FILE evidence', ({ header: _, ...all }) => all, chained],
    ['no nodes', 'ANCHOR_FILE evidence', (all) => ({ ...all, nodes: [] }), chained],
    ['a node that is no bytes', 'ANCHOR_FILE evidence', (all) => ({ ...all, nodes: ['0xc180', 'c180'] }), chained],
  ])('%s is refused: %s', (_, expected, change, anchor) => {
    expect(refused(change, anchor)).toBe(expected);
  });

  test('too long a file, bytes that are no text, and any bytes at all', () => {
    const reason = (bytes: Uint8Array) => {
      const read = readAnchor(bytes);
      return 'issue' in read ? read.issue.args['reason'] : 'read';
    };
    expect(reason(new Uint8Array(1_000_001))).toBe('size');
    expect(reason(Uint8Array.of(0xff))).toBe('form');
    fc.assert(fc.property(fc.uint8Array(), (bytes) => 'issue' in readAnchor(bytes)));
  });
});

describe('ANCHOR-4 requests and times', () => {
  test('a request is the DER of RFC 3161, the nonce a number without needless zeros', () => {
    const hash = new Uint8Array(32).fill(0xab);
    const head = '020101 3031 300d0609608648016503040201 0500 0420'.replaceAll(' ', '');
    const made = (nonce: string) => toHex(timestampRequest(hash, fromHex(nonce) as Uint8Array));
    expect(made('8011223344556677')).toBe(`3044${head}${'ab'.repeat(32)}020900${'8011223344556677'}0101ff`);
    expect(made('0000112233445566')).toBe(`3041${head}${'ab'.repeat(32)}0206${'112233445566'}0101ff`);
    expect(() => timestampRequest(hash, new Uint8Array(7))).toThrow(RangeError);
    expect(() => timestampRequest(new Uint8Array(20), new Uint8Array(8))).toThrow(RangeError);
  });

  test('seconds are shown as a clock in Beijing shows them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_000_000_000 }), (seconds) => {
        const shown = new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
        expect(beijingTime(seconds)).toBe(`${shown} +08:00`);
      }),
    );
  });
});
