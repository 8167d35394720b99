import { readAnchor } from '@kedu/anchors';
import { type CheckingCrypto, readCheckpoint, trustCheckpoint, type WitnessPolicy } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import { heldAnchor } from './checkAnchors.ts';
import { compareTrees, isOvertaken, type OtherTree, type OwnTree } from './compareTrees.ts';
import type { AnchorTrust } from './examineAnchor.ts';
import { signedCheckpoint } from './signedCheckpoint.ts';
import { anchorSightings, type Sighting, sightingsOf } from './sightings.ts';

const BRACE = 0x7b;

interface Trust {
  readonly crypto: CheckingCrypto;
  readonly policy: WitnessPolicy;
  readonly trust: AnchorTrust;
}

/**
 * Holds the tree of a bundle against checkpoints and anchors of the same log that the reader has from elsewhere: from a witness, or from a
 * bundle that was published earlier.
 *
 * Shape: what others saw by them. A checkpoint that the log signed shows a fork whoever brings it; when a tree was seen, those alone say
 * whom the reader trusts.
 * Rules: VERIFY-3, VERIFY-10. Errors, as findings: VERIFY_SEEN (`untrusted`, `other_log`, `apart`, `larger`, `overtaken`), VERIFY_ANCHOR,
 * those of compareTrees; those of anchors that do not hold, as warnings.
 */
export function checkSeen(own: OwnTree, seen: ReadonlyMap<string, Uint8Array>, against: Trust, findings: Findings): readonly Sighting[] {
  return [...seen].flatMap(([file, bytes]) => {
    const say = (reason: string): readonly Sighting[] => {
      findings.add('VERIFY_SEEN', { file }, { reason });
      return [];
    };
    const other = bytes[0] === BRACE ? ofAnchor(file, bytes, against, findings) : ofCheckpoint(file, bytes, against);
    if (other === undefined) return [];
    if (typeof other === 'string') return say(other);
    if (other.checkpoint.origin !== own.checkpoint.origin) return say('other_log');
    const compared = compareTrees(own, other, findings);
    if (other.isUntrusted) return say('untrusted');
    if (compared === 'larger') return say(isOvertaken(own, other) ? 'overtaken' : compared);
    return compared === 'apart' ? say(compared) : compared === 'same' ? other.sightings : [];
  });
}

interface BroughtTree extends OtherTree {
  /** Signed by the log, but not seen by whom the reader trusts. */
  readonly isUntrusted?: boolean;
}

function ofCheckpoint(file: string, bytes: Uint8Array, { crypto, policy }: Trust): BroughtTree | 'untrusted' {
  // Witnesses keep the signatures that they know: one without that of SM2 shows as well what was seen.
  const trusted = trustCheckpoint(crypto, bytes, { ...policy, sm2: [] });
  if ('value' in trusted) return { file, checkpoint: trusted.value, sightings: sightingsOf(trusted.value) };
  const read = readCheckpoint(bytes);
  if ('issue' in read || !signedCheckpoint(crypto, read.value, policy)) return 'untrusted';
  return { file, checkpoint: read.value, sightings: [], isUntrusted: true };
}

function ofAnchor(
  file: string,
  bytes: Uint8Array,
  { crypto, policy, trust }: Trust,
  findings: Findings,
): BroughtTree | 'untrusted' | undefined {
  const read = readAnchor(bytes);
  if ('issue' in read) {
    findings.take({ ...read.issue, severity: 'warning' }, { file });
    return undefined;
  }
  const { checkpoint } = read.value;
  const signed = signedCheckpoint(crypto, checkpoint, policy);
  if (!signed) return 'untrusted';
  const held = heldAnchor(file, read.value, crypto.sha256, trust, findings);
  if ('issue' in held) findings.take({ ...held.issue, severity: 'warning' }, { file });
  const stamped = 'value' in held && !held.value.open ? anchorSightings(held.value) : [];
  return { file, checkpoint, sightings: [...sightingsOf(signed), ...stamped] };
}
