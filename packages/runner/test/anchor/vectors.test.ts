import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkTimestamp, fromHex, pureCertificates } from '@kedu/anchors';
import { fromBase64, utf8 } from '@kedu/ledger';
import { describe, expect, test } from 'vitest';
import { nodeCertificates, nodeSha256 } from '../../src/index.ts';
import { refusal } from '../ledger/reading.ts';

const folder = fileURLToPath(new URL('../../../../vectors/anchors/', import.meta.url));

interface TimestampCase {
  readonly rule: string;
  readonly title: string;
  readonly root: string;
  /** Text of the checkpoint. */
  readonly text: string;
  readonly nonce: string;
  readonly policy?: string;
  readonly notBefore?: number;
  readonly response: string;
  readonly expected: string;
}

describe('ANCHOR-5 ANCHOR-6 vectors/anchors: answers of an authority made by openssl, 示例数据', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  test('there are good ones and bad ones', () => expect(files.length).toBeGreaterThan(15));

  test.each(files)('%s', (file) => {
    const { text, nonce, root, response, expected, policy, notBefore } = JSON.parse(
      readFileSync(`${folder}${file}`, 'utf8'),
    ) as TimestampCase;
    const asked = { hash: nodeSha256(utf8(text)), nonce: fromHex(nonce), roots: [fromBase64(root) as Uint8Array], policy, notBefore };
    for (const crypto of [nodeCertificates, pureCertificates])
      expect(refusal(checkTimestamp(crypto, fromBase64(response) as Uint8Array, asked))).toBe(expected);
  });
});
