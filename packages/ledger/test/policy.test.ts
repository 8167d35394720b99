import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  cosign,
  emptyRoot,
  meetsQuorum,
  readPolicy,
  signNote,
  type Signer,
  trustCheckpoint,
  utf8,
  verifierKey,
  writeNote,
  writeVerifierKey,
} from '../src/index.ts';
import { checking, refusal, sha256, signerOf, readValue } from './checking.ts';

const log = signerOf('kedu.example/north', 1);
const [audit, congress, university] = [signerOf('audit.example', 2), signerOf('congress.example', 3), signerOf('university.example', 4)];
const keyOf = ({ name, publicKey }: Signer, type: 'ed25519' | 'cosignature' = 'cosignature') =>
  verifierKey(sha256, { name, type, publicKey });
const vkey = (signer: Signer, type?: 'ed25519' | 'cosignature'): string => writeVerifierKey(keyOf(signer, type));

const POLICY = `# who must have seen a checkpoint
log ${vkey(log, 'ed25519')} https://kedu.example/north
witness audit ${vkey(audit)}  https://audit.example
witness congress\t${vkey(congress)}
witness university ${vkey(university)}
group outside any congress university
group all-of-them all audit outside
quorum all-of-them
`;

describe('POLICY-1 POLICY-2', () => {
  test('a quorum of groups', () => {
    const policy = readValue(readPolicy(sha256, POLICY));
    const meets = (...signers: Signer[]): boolean =>
      meetsQuorum(
        policy,
        signers.map((signer) => keyOf(signer)),
      );
    expect([meets(), meets(audit), meets(congress, university), meets(audit, university), meets(audit, congress, university)]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(policy.witnesses.get('audit')?.url).toBe('https://audit.example');
    expect(meetsQuorum(readValue(readPolicy(sha256, 'quorum none\n')), [])).toBe(true);
  });

  test('a group that stands in many others is counted once: 400 groups of two each, one inside the next, twice', () => {
    const lines = [`witness a0 ${vkey(audit)}`, `witness b0 ${vkey(congress)}`];
    for (let i = 1; i <= 400; i += 1) for (const name of ['a', 'b']) lines.push(`group ${name}${i} all a${i - 1} b${i - 1}`);
    const policy = readValue(readPolicy(sha256, `${lines.join('\n')}\nquorum a400\n`));
    expect([meetsQuorum(policy, [keyOf(audit), keyOf(congress)]), meetsQuorum(policy, [keyOf(audit)])]).toEqual([true, false]);
  });

  test.each([
    ['quorum', '# nothing\n'],
    ['line', `${POLICY}mirror x\n`],
    ['twice', `${POLICY}quorum audit\n`],
    ['twice', POLICY.replace('witness congress', `witness again ${vkey(audit)}\nwitness congress`)],
    ['name', POLICY.replace('group outside', 'group audit')],
    ['name', POLICY.replace('group outside', 'group none')],
    ['member', POLICY.replace('any congress university', 'any congress nobody')],
    ['member', POLICY.replace('quorum all-of-them', 'quorum nobody')],
    ['member', POLICY.replace('all audit outside', 'all audit none')],
    ['threshold', POLICY.replace('any congress', '3 congress')],
    ['threshold', POLICY.replace('any congress', '0 congress')],
    ['type', POLICY.replace(vkey(audit), vkey(audit, 'ed25519'))],
    ['key', POLICY.replace(vkey(audit), 'audit')],
    ['lines', '\n'.repeat(1001)],
  ])('a policy with a wrong %s is refused', (reason, text) => {
    expect(refusal(readPolicy(sha256, text))).toBe(`LEDGER_POLICY ${reason}`);
  });

  test('a checkpoint counts when the log signed it and the quorum saw it', async () => {
    const policy = readValue(readPolicy(sha256, POLICY));
    const text = checkpointText({ origin: log.name, size: 0, root: emptyRoot(sha256) });
    const note = async (signer: Signer, ...witnesses: Signer[]): Promise<Uint8Array> =>
      utf8(
        writeNote({
          text,
          signatures: [
            await signNote(checking, text, signer),
            ...(await Promise.all(witnesses.map((one) => cosign(checking, text, one, 100)))),
          ],
        }),
      );
    const trusted = readValue(trustCheckpoint(checking, await note(log, audit, congress), policy));
    expect(trusted.cosignatures.map(({ key, time }) => [key.name, time])).toEqual([
      ['audit.example', 100],
      ['congress.example', 100],
    ]);
    expect(refusal(trustCheckpoint(checking, await note(log, congress, university), policy))).toBe('LEDGER_QUORUM');
    expect(refusal(trustCheckpoint(checking, await note(audit, audit, congress), policy))).toBe('LEDGER_SIGNATURE missing');
    expect(refusal(trustCheckpoint(checking, await note(signerOf(log.name, 9), audit, congress), policy))).toBe('LEDGER_SIGNATURE missing');
  });
});
