import type { HashFunction } from './crypto.ts';
import { readVerifierKey, type VerifierKey } from './note/key.ts';
import { sameHash } from './tree/hash.ts';
import { type Reading, Malformed, reading } from './reading.ts';

/** A key with where its holder is reached. */
export interface PolicyKey {
  readonly key: VerifierKey;
  readonly url?: string | undefined;
}

interface Group {
  readonly threshold: number;
  readonly members: readonly string[];
}

/** Whose signatures make a checkpoint count: one of the logs, and of the witnesses as many as the quorum asks for. */
export interface WitnessPolicy {
  readonly logs: readonly PolicyKey[];
  /** Keys of SM2 of which one must have signed too, for each log whose name they bear. Rule: POLICY-3. */
  readonly sm2: readonly VerifierKey[];
  readonly witnesses: ReadonlyMap<string, PolicyKey>;
  readonly groups: ReadonlyMap<string, Group>;
  /** Name of a witness or group; `none` asks for nobody. */
  readonly quorum: string;
}

const NOBODY = 'none';
const MOST_LINES = 1000;

/**
 * A policy file (C2SP tlog-policy).
 *
 * Rule: POLICY-1, POLICY-3. Errors: LEDGER_POLICY (`lines`, `line`, `key`, `type`, `twice`, `name`, `member`, `threshold`, `quorum`, `sm2`; `at` counts lines from 1).
 * Example: `log <vkey>`, `witness audit <vkey>`, `witness congress <vkey>`, `group both all audit congress`, `quorum both`.
 */
export function readPolicy(sha256: HashFunction, text: string): Reading<WitnessPolicy> {
  return reading(() => new PolicyReader(sha256).read(text));
}

/** Whether the cosigners that hold are as many as the quorum asks for; a group that stands in many others is counted once. Rule: POLICY-2. */
export function meetsQuorum({ witnesses, groups, quorum }: WitnessPolicy, cosigners: readonly VerifierKey[]): boolean {
  const signs = new Map<string, boolean>();
  for (const [name, { key: own }] of witnesses)
    signs.set(
      name,
      cosigners.some((key) => isSameKey(key, own)),
    );
  // A group has members that are said before it (POLICY-1): those are known already.
  for (const [name, { members, threshold }] of groups)
    signs.set(name, members.filter((one) => signs.get(one) === true).length >= threshold);
  return quorum === NOBODY || signs.get(quorum) === true;
}

function isSameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.id === b.id && sameHash(a.publicKey, b.publicKey);
}

class PolicyReader {
  readonly #sha256: HashFunction;
  readonly #logs: PolicyKey[] = [];
  readonly #sm2: VerifierKey[] = [];
  readonly #witnesses = new Map<string, PolicyKey>();
  readonly #groups = new Map<string, Group>();
  #quorum: string | undefined;
  #at = 0;
  #line = '';

  constructor(sha256: HashFunction) {
    this.#sha256 = sha256;
  }

  read(text: string): WitnessPolicy {
    const lines = text.split('\n');
    if (lines.length > MOST_LINES) this.#fail('lines');
    for (const line of lines) {
      this.#at += 1;
      this.#line = line;
      const words = line.split(/[ \t]+/).filter((word) => word !== '');
      if (words.length > 0 && !words[0]?.startsWith('#')) this.#item(words);
    }
    const quorum = this.#quorum ?? this.#fail('quorum');
    return { logs: this.#logs, sm2: this.#sm2, witnesses: this.#witnesses, groups: this.#groups, quorum };
  }

  #item([kind, ...words]: readonly string[]): void {
    if (kind === 'log') this.#log(words);
    else if (kind === 'witness') this.#witness(words);
    else if (kind === 'group') this.#group(words);
    else if (kind === 'quorum') this.#setQuorum(words);
    else this.#fail('line');
  }

  #log([text, url, ...others]: readonly string[]): void {
    if (text === undefined || others.length > 0) this.#fail('line');
    const key = this.#key(text, 'ed25519', 'sm2');
    if ([...this.#logs.map((log) => log.key), ...this.#sm2].some((one) => sameHash(one.publicKey, key.publicKey))) this.#fail('twice');
    if (key.type === 'ed25519') this.#logs.push({ key, url });
    else if (this.#logs.some((log) => log.key.name === key.name)) this.#sm2.push(key);
    else this.#fail('sm2');
  }

  #witness([name, text, url, ...others]: readonly string[]): void {
    if (name === undefined || text === undefined || others.length > 0) this.#fail('line');
    const key = this.#key(text, 'cosignature');
    if ([...this.#witnesses.values()].some((witness) => sameHash(witness.key.publicKey, key.publicKey))) this.#fail('twice');
    this.#witnesses.set(this.#newName(name), { key, url });
  }

  #group([name, count, ...members]: readonly string[]): void {
    if (name === undefined || count === undefined || members.length === 0) this.#fail('line');
    if (members.some((member) => !this.#isKnown(member))) this.#fail('member');
    if (new Set(members).size < members.length) this.#fail('twice');
    const threshold = count === 'all' ? members.length : count === 'any' ? 1 : /^[1-9]\d*$/.test(count) ? Number(count) : 0;
    if (threshold < 1 || threshold > members.length) this.#fail('threshold');
    this.#groups.set(this.#newName(name), { threshold, members });
  }

  #setQuorum([name, ...others]: readonly string[]): void {
    if (name === undefined || others.length > 0) this.#fail('line');
    if (this.#quorum !== undefined) this.#fail('twice');
    if (name !== NOBODY && !this.#isKnown(name)) this.#fail('member');
    this.#quorum = name;
  }

  #key(text: string, ...types: readonly VerifierKey['type'][]): VerifierKey {
    const read = readVerifierKey(this.#sha256, text);
    if ('issue' in read) return this.#fail('key');
    return types.includes(read.value.type) ? read.value : this.#fail('type');
  }

  #newName(name: string): string {
    return name === NOBODY || this.#isKnown(name) ? this.#fail('name') : name;
  }

  #isKnown(name: string): boolean {
    return this.#witnesses.has(name) || this.#groups.has(name);
  }

  #fail(reason: string): never {
    throw new Malformed('LEDGER_POLICY', { reason, at: this.#at, found: this.#line.trim().slice(0, 120) });
  }
}
