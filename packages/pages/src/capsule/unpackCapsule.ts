import { contentHash, type Issue } from '@kedu/model';
import { ByteReader, Damage, decodeObservations } from '@kedu/snapshot';
import { CAPSULE_FORM, CAPSULE_MAGIC, type Capsule } from './capsule.ts';
import { capsuleIssue } from './codes.ts';
import { fromHeader, type Header } from './header.ts';

/**
 * The inputs of a run out of the bytes that `packCapsule` wrote (inflated again).
 *
 * Rule: CAPSULE-2, CAPSULE-5 (docs/spec/report.md).
 * Errors: CAPSULE_VERSION, CAPSULE_DAMAGED and those of decodeObservations, as issues; nothing is thrown for bytes.
 * Example: unpackCapsule(packCapsule(inputs)).capsule.identity is the identity of the run.
 */
export function unpackCapsule(bytes: Uint8Array): { readonly capsule: Capsule } | { readonly issues: readonly Issue[] } {
  const damaged = { issues: [capsuleIssue('CAPSULE_DAMAGED', {}, { bytes: bytes.length })] };
  try {
    const from = new ByteReader(bytes);
    if (CAPSULE_MAGIC.some((byte) => from.byte() !== byte)) return damaged;
    const form = from.byte();
    if (form !== CAPSULE_FORM) return { issues: [capsuleIssue('CAPSULE_VERSION', {}, { found: form, expected: CAPSULE_FORM })] };
    const hash = from.text();
    const json = from.text();
    if (contentHash(json) !== hash) return damaged;
    const decoded = decodeObservations(from.raw(from.left));
    if ('issues' in decoded) return decoded;
    // The hash bears out that the text is one that packCapsule wrote.
    return { capsule: { ...fromHeader(JSON.parse(json) as Header), observations: decoded.observations } };
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    return damaged;
  }
}
