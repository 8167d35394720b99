import { expect, test } from 'vitest';
import { MadeAuthority } from '../../../tools/madeTimestamp.ts';
import { readCertificate } from '../src/timestamp/certificate.ts';

/** The extension of basic constraints in a certificate: its identifier, then whether it is critical. */
const CONSTRAINTS = Buffer.from('0603551d130101', 'hex');

function withCritical(certificate: Uint8Array, byte: number): Uint8Array {
  const at = Buffer.from(certificate).indexOf(CONSTRAINTS);
  expect(at).toBeGreaterThan(0);
  return certificate.with(at + CONSTRAINTS.length, byte);
}

test('ANCHOR-6 whether an extension is critical is spelled as DER does, or the certificate is refused', () => {
  const { root } = new MadeAuthority('示例时间戳机构');
  expect(readCertificate(withCritical(root, 0xff)).extensions.get('2.5.29.19')?.isCritical).toBe(true);
  for (const byte of [0x01, 0x00, 0x7f, 0xfe]) expect(() => readCertificate(withCritical(root, byte))).toThrow('ANCHOR_CERTIFICATE');
});
