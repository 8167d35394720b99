import { utf8 } from '@kedu/ledger';

/**
 * What is signed of an envelope: its kind and its content, each behind its length, so that neither can be taken for the other.
 *
 * Rule: VERIFY-8 (DSSE v1.0.0, PAE). Errors: none. Example: preAuthenticationEncoding('http://example.com/HelloWorld', utf8('hello world')) is
 * `DSSEv1 29 http://example.com/HelloWorld 11 hello world`.
 */
export function preAuthenticationEncoding(type: string, body: Uint8Array): Uint8Array {
  const head = utf8(`DSSEv1 ${utf8(type).length} ${type} ${body.length} `);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}
