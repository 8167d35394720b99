import { fromBase64 } from '@kedu/ledger';

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,200000}?)-----END CERTIFICATE-----/g;
const MOST = 1_000;

/** Certificates of a text in PEM, in DER, at most 1,000; what is no certificate is passed over. Example: the root that a time-stamp authority publishes on its site. */
export function certificatesIn(text: string): readonly Uint8Array[] {
  return [...text.matchAll(BLOCK)].slice(0, MOST).flatMap(([, base64 = '']) => fromBase64(base64.replace(/\s/g, '')) ?? []);
}
