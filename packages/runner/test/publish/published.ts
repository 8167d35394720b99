import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleLevel, SaltOf, Withhold } from '@kedu/bundle';
import { type Reading, verifierKey, writeVerifierKey } from '@kedu/ledger';
import { assessPack } from '../../src/run/assessPack.ts';
import { LogWriter } from '../../src/ledger/logWriter.ts';
import { makeKeyFile, readKeyFile } from '../../src/ledger/keyFile.ts';
import { nodeSha256 } from '../../src/ledger/nodeCrypto.ts';
import { openPack } from '../../src/pack/openPack.ts';
import type { Pack } from '../../src/pack/pack.ts';
import { saltInput } from '../../src/publish/bundleOfRun.ts';
import { type Published, publishRun } from '../../src/publish/publishRun.ts';
import { saltSecret, saltsOf } from '../../src/publish/salts.ts';
import { nativeHasher } from '../../src/run/nativeHasher.ts';

const ORIGIN = 'kedu.example/north';

/** A folder with a log, a key and a secret of salts of its own, in which a run of a pack is published. */
export interface Office {
  readonly folder: string;
  readonly log: string;
  /** Verifier key of a witness that nobody runs. */
  readonly witnessKey: string;
  /** The salts of the run under a secret. */
  salts(secret: Uint8Array): SaltOf;
  /** With `log` in another log of its own: of one scheme, period and level one publication stands in a log. Without `withhold` nothing is withheld; with 'by_rules' what the scheme withholds. */
  publish(
    out: string,
    options?: { withhold?: Withhold | 'by_rules'; exampleSite?: boolean; policy?: string; at?: string; level?: BundleLevel; log?: string },
  ): Promise<Reading<Published>>;
}

export function openExample(name = 'after-liaoning'): Pack {
  const { pack, issues } = openPack(fileURLToPath(new URL(`../../../../packs/${name}`, import.meta.url)));
  if (!pack) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return pack;
}

export async function openOffice(pack: Pack, period: string, scheme: string): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-publish-'));
  const [key, log] = [join(folder, 'north.pem'), join(folder, 'log')];
  const made = makeKeyFile(key, ORIGIN);
  if ('issue' in made) throw new Error(made.issue.code);
  await LogWriter.create(log, made.value);
  const run = assessPack(pack, { periods: [period], newHasher: nativeHasher }).assessments.find((one) => one.scheme.id === scheme);
  if (!run) throw new Error(`no run of ${scheme} in ${period}`);
  return {
    folder,
    log,
    witnessKey: writeVerifierKey(verifierKey(nodeSha256, { name: 'audit.example', type: 'cosignature', publicKey: made.value.publicKey })),
    salts: (secret) => saltsOf(secret, saltInput(run)),
    async publish(
      out,
      { withhold = () => undefined, exampleSite = true, policy, at = '2025-03-01T01:02:03Z', level = 'public', log: own = log } = {},
    ) {
      const signer = readKeyFile(key, ORIGIN);
      const secret = saltSecret(join(folder, 'salts'));
      if ('issue' in signer) return signer;
      if ('issue' in secret) return secret;
      if (own !== log) await LogWriter.create(own, signer.value);
      const writer = await LogWriter.open(own, signer.value);
      if ('issue' in writer) return writer;
      try {
        return await publishRun({
          pack,
          run,
          out,
          writer: writer.value,
          secret: secret.value.secret,
          policy,
          exampleSite,
          level,
          disclosure: withhold === 'by_rules' ? undefined : { level, withhold },
          readme: ({ pack: id, period: of }) => `${id} ${of}\n`,
          at,
        });
      } finally {
        await writer.value.close();
      }
    },
  };
}
