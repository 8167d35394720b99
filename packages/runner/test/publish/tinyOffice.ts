import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BundleLevel, isListed, readEntry, type Withhold } from '@kedu/bundle';
import { type Reading, readPolicy, type Signer, verifierKey, writeVerifierKey } from '@kedu/ledger';
import type { AssessedRun } from '@kedu/tables';
import { Findings, verifyBundle } from '@kedu/verify';
import {
  assessPack,
  bundleHashers,
  LogFolder,
  LogWriter,
  makeKeyFile,
  nodeCrypto,
  nodeSha256,
  openPack,
  type Pack,
  type Published,
  publishRun,
  readBundle,
  Witness,
  witnessServer,
} from '../../src/index.ts';
import { SCHEME, TINY, UNITS } from '../exampleFolder.ts';
import { readValue } from '../ledger/reading.ts';

/** A folder with a small pack, keys and salts, in which offices publish. */
export class TinyTown {
  readonly folder = mkdtempSync(join(tmpdir(), 'kedu-tiny-'));
  readonly signer: Signer;
  readonly witnessSigner: Signer;
  readonly pack: Pack;
  readonly run: AssessedRun;

  constructor() {
    const files = {
      ...TINY,
      'scheme/tiny.yaml': SCHEME.replace('in_force', 'authority: 990000 北原省\nin_force'),
      'units.csv': `${UNITS}sheng,990000,北原省,Beiyuan,province\n`,
    };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(this.at('pack', name)), { recursive: true });
      writeFileSync(this.at('pack', name), content);
    }
    this.signer = readValue(makeKeyFile(this.at('key.pem'), 'kedu.example/killed'));
    this.witnessSigner = readValue(makeKeyFile(this.at('audit.pem'), 'audit.example'));
    writeFileSync(this.at('salts'), new Uint8Array(32).fill(5), { mode: 0o600 });
    const { pack, issues } = openPack(this.at('pack'));
    if (!pack) throw new Error(JSON.stringify(issues));
    this.pack = pack;
    this.run = assessPack(pack, { periods: ['2023'] }).assessments[0] as AssessedRun;
  }

  at(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A log of its own with a witness that knows it alone. */
export class TinyOffice {
  readonly #town: TinyTown;
  readonly #server: Server;
  readonly #witness: Witness;
  readonly name: string;

  private constructor(town: TinyTown, name: string, server: Server, witness: Witness) {
    this.#town = town;
    this.name = name;
    this.#server = server;
    this.#witness = witness;
  }

  static async open(town: TinyTown, name: string): Promise<TinyOffice> {
    const log = readValue(await LogWriter.create(town.at(name, 'log'), town.signer));
    const witness = readValue(await Witness.open(town.at(name, 'memory'), town.witnessSigner, [log.head.key], () => 1_750_000_000));
    const server = witnessServer(witness);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const office = new TinyOffice(town, name, server, witness);
    writeFileSync(town.at(name, 'policy.txt'), office.policy());
    return office;
  }

  /** A policy that asks for the witness, at another address than its own where one is given. */
  policy(url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`, quorum = 'audit'): string {
    const { signer, witnessSigner } = this.#town;
    const log = verifierKey(nodeSha256, { name: signer.name, type: 'ed25519', publicKey: signer.publicKey });
    const audit = verifierKey(nodeSha256, { name: witnessSigner.name, type: 'cosignature', publicKey: witnessSigner.publicKey });
    return `log ${writeVerifierKey(log)}\nwitness audit ${writeVerifierKey(audit)} ${url}\nquorum ${quorum}\n`;
  }

  get bundle(): string {
    return this.#town.at(this.name, 'out', 'bundle');
  }

  async publish(
    policy = this.policy(),
    out = this.bundle,
    withhold?: Withhold,
    level: BundleLevel = 'public',
    at = '2025-03-01T01:02:03Z',
  ): Promise<Reading<Published>> {
    const { pack, run, signer } = this.#town;
    const writer = await LogWriter.open(this.#town.at(this.name, 'log'), signer);
    if ('issue' in writer) return writer;
    try {
      return await publishRun({
        pack,
        run,
        out,
        writer: writer.value,
        secret: new Uint8Array(32).fill(5),
        policy,
        exampleSite: true,
        level,
        ...(withhold ? { disclosure: { level, withhold } } : {}),
        readme: ({ pack: id, period }) => `${id} ${period}\n`,
        at,
      });
    } finally {
      await writer.value.close();
    }
  }

  /** Kinds of the entries of the log. */
  async kinds(): Promise<readonly string[]> {
    const log = readValue(await LogFolder.open(this.#town.at(this.name, 'log')));
    const { size } = readValue(await log.checkpoint());
    return readValue(log.entries(size)).map((bytes) => readValue(readEntry(bytes)).kind);
  }

  /** Codes of what a checker finds in the bundle. */
  async findings(): Promise<readonly string[]> {
    const findings = new Findings();
    const files = await readBundle(this.bundle, findings);
    const policy = readValue(readPolicy(nodeSha256, this.policy()));
    return verifyBundle(files, { crypto: nodeCrypto, sm3: bundleHashers().sm3, policy }, findings).findings.map(({ code }) => code);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    await this.#witness.close();
  }
}

/** Files of a folder by their path. */
export function filesOf(bundle: string): ReadonlyMap<string, string> {
  const names = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(bundle, name)).isFile());
  return new Map(names.sort().map((name) => [name, readFileSync(join(bundle, name), 'latin1')]));
}

/** Those of a bundle that do not come from the log. */
export function listedOf(bundle: string): readonly (readonly [string, string])[] {
  return [...filesOf(bundle)].filter(([name]) => isListed(name) || name === 'bundle.json');
}
