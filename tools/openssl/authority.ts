import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONFIG = readFileSync(fileURLToPath(new URL('authority.cnf', import.meta.url)), 'utf8');

/** Whether there is an openssl that stamps. */
export const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;

/** What a certificate of the test authority is for: sections of authority.cnf. */
export type Purpose = 'stamping' | 'stamping_not_critical' | 'stamping_and_more' | 'web' | 'no_purpose' | 'signs_nothing';

/** A time-stamp authority of openssl in a folder: a root, an authority below it, a certificate that stamps. */
export class TestAuthority {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'authority.cnf'), CONFIG);
    writeFileSync(join(folder, 'serial'), '1000\n');
    this.#key('root');
    this.#openssl(
      'req',
      '-new',
      '-x509',
      '-config',
      'authority.cnf',
      '-extensions',
      'root',
      '-key',
      'root.key',
      '-days',
      '3650',
      '-subj',
      '/CN=示例根证书',
      '-utf8',
      '-out',
      'root.pem',
    );
    this.#issue('middle', 'authority', 'root', undefined, RSA);
    for (const purpose of ['stamping', 'stamping_not_critical', 'stamping_and_more', 'web', 'no_purpose', 'signs_nothing'] as const)
      this.#issue(purpose, purpose, 'middle', undefined, purpose === 'stamping' ? RSA : ELLIPTIC);
    this.#issue('past', 'stamping', 'middle', ['20200101000000Z', '20210101000000Z']);
    this.#issue('below_a_signer', 'stamping', 'stamping');
    this.#issue('deep', 'authority', 'middle');
    this.#issue('too_deep', 'stamping', 'deep');
    writeFileSync(join(folder, 'both.pem'), ['middle', 'deep'].map((name) => readFileSync(join(folder, `${name}.pem`), 'utf8')).join(''));
    this.#issue('elliptic', 'stamping', 'middle');
  }

  /** The root in PEM. */
  get root(): string {
    return join(this.folder, 'root.pem');
  }

  /** A certificate under a name, with the extensions of a section, by an issuer; `dates` as `openssl ca` takes them. */
  #issue(
    name: string,
    section: string,
    issuer: string,
    dates?: readonly [from: string, to: string],
    key: readonly string[] = ELLIPTIC,
  ): void {
    this.#key(name, key);
    this.#openssl(
      'req',
      '-new',
      '-config',
      'authority.cnf',
      '-key',
      `${name}.key`,
      '-subj',
      `/CN=示例 ${name}`,
      '-utf8',
      '-out',
      `${name}.csr`,
    );
    if (dates) this.#ca(name, issuer, section, dates);
    else {
      const signing = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-extfile', 'authority.cnf', '-extensions', section];
      const serial = `0x${Buffer.from(name).toString('hex').slice(0, 30)}`;
      this.#openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-days', '1000', '-set_serial', serial, '-out', `${name}.pem`);
    }
  }

  /** The answer of the authority to a request, both in DER. */
  answer(request: Uint8Array, by = 'stamping', section = 'tsa'): Uint8Array {
    writeFileSync(join(this.folder, 'request.tsq'), request);
    const signing = ['-signer', `${by}.pem`, '-inkey', `${by}.key`, '-chain', 'middle.pem'];
    this.#openssl(
      'ts',
      '-reply',
      '-config',
      'authority.cnf',
      '-section',
      section,
      '-queryfile',
      'request.tsq',
      ...signing,
      '-out',
      'answer.tsr',
    );
    return new Uint8Array(readFileSync(join(this.folder, 'answer.tsr')));
  }

  /** A granted answer that states what another one states, signed as a CMS message by any certificate: what `openssl ts` would not sign. */
  resigned(
    answer: Uint8Array,
    by: string,
    change: (statement: Uint8Array) => Uint8Array = (statement) => statement,
    beside = 'middle',
  ): Uint8Array {
    writeFileSync(join(this.folder, 'good.tsr'), answer);
    this.#openssl('ts', '-reply', '-in', 'good.tsr', '-token_out', '-out', 'token.der');
    this.#openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token.der', '-binary', '-out', 'statement.der');
    writeFileSync(join(this.folder, 'statement.der'), change(new Uint8Array(readFileSync(join(this.folder, 'statement.der')))));
    const signing = ['-signer', `${by}.pem`, '-inkey', `${by}.key`, '-certfile', `${beside}.pem`, '-md', 'sha256'];
    const form = ['-binary', '-nodetach', '-cades', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-outform', 'DER'];
    this.#openssl('cms', '-sign', '-in', 'statement.der', ...form, ...signing, '-out', 'resigned.der');
    return granted(new Uint8Array(readFileSync(join(this.folder, 'resigned.der'))));
  }

  /** What openssl says of an answer about data. */
  verifies(data: Uint8Array, answer: Uint8Array): boolean {
    writeFileSync(join(this.folder, 'data'), data);
    writeFileSync(join(this.folder, 'checked.tsr'), answer);
    const args = ['ts', '-verify', '-data', 'data', '-in', 'checked.tsr', '-CAfile', 'root.pem', '-untrusted', 'middle.pem'];
    return spawnSync('openssl', args, { cwd: this.folder }).status === 0;
  }

  #key(name: string, key: readonly string[] = RSA): void {
    this.#openssl('genpkey', ...key, '-out', `${name}.key`);
  }

  /** `openssl ca` sets both dates, which `openssl x509` of older versions cannot. */
  #ca(name: string, issuer: string, section: string, [start, end]: readonly [from: string, to: string]): void {
    writeFileSync(join(this.folder, 'index.txt'), '');
    const signing = ['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`, '-extensions', section, '-startdate', start, '-enddate', end];
    this.#openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'authority.cnf',
      '-name',
      'ca',
      ...signing,
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
    );
  }

  #openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** A TimeStampResp of status 0 around a token. */
function granted(token: Uint8Array): Uint8Array {
  const content = Buffer.concat([Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x00), token]);
  return new Uint8Array(Buffer.concat([Uint8Array.of(0x30, 0x82, content.length >> 8, content.length & 0xff), content]));
}

const ELLIPTIC = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];

/** A server that answers requests for time-stamps, until the answer is not one of 200. */
export async function serve(
  answer: (request: Uint8Array) => Uint8Array | number,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const said = answer(new Uint8Array(Buffer.concat(chunks)));
      if (typeof said === 'number') response.writeHead(said).end();
      else response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(said);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
