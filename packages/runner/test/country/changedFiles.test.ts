import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ISSUE_WORDS } from '@kedu/messages';
import { canonicalJson, hasErrors } from '@kedu/model';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type AssessedRun, assessPack, assessSealed, openPack, type Pack, sealRun, writeSealedRun } from '../../src/index.ts';
import { KernelTeam } from '../../src/country/team.ts';
import { folderOf } from '../exampleFolder.ts';
import { bodyAt, type HeadJson, headOf, rehashed, withBody, withHead } from './changedFile.ts';
import { SEALED } from './sealedPack.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-changed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'cities.kds');
const out = join(folder, 'out');
const RUNS = { js: 500, wasm: 150 } as const;

/** Numbers that have killed readers: nothing, everything, beyond 2³¹, 2³² and 2⁵³. */
const NUMBERS = [0, -0, -1, 1, 3, 0.5, 64, 65, 65_536, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1, 2 ** 53, 1e300];
const anyJson = fc.oneof(
  fc.constantFrom<unknown>(...NUMBERS, '', 'x', '__proto__', null, true, false, [], {}, [[]], { toString: 1 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const nat = fc.nat(0xffff);

/** One change of a head: something in it becomes something else, goes, comes twice, or changes places with another of its kind. */
const headChange = fc.record({ at: nat, with: nat, value: anyJson, how: fc.constantFrom('set', 'remove', 'twice', 'swap', 'copy') });

interface Spot {
  readonly of: Record<string, unknown>;
  readonly key: string;
}

function spots(value: unknown, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) return found;
  const of = value as Record<string, unknown>;
  for (const key of Object.keys(of)) {
    found.push({ of, key });
    spots(of[key], found);
  }
  return found;
}

function changed(head: HeadJson, changes: readonly { at: number; with: number; value: unknown; how: string }[]): unknown {
  const whole = { head: structuredClone(head) };
  for (const { at, with: other, value, how } of changes) {
    const all = spots(whole);
    if (all.length === 0) break;
    // Every third change is of the head itself, every second exchange with a place of the same name: these get further than the others.
    const near = at % 3 === 0 ? all.filter(({ of }) => of === whole.head) : all;
    const { of, key } = (near.length > 0 ? near : all)[Math.floor(at / 3) % (near.length || all.length)] as Spot;
    const alike = all.filter((one) => typeof one.of[one.key] === typeof of[key] && (other % 2 === 0 || one.key === key));
    const partner = (alike.length > 0 ? alike : all)[Math.floor(other / 2) % (alike.length || all.length)] as Spot;
    if (how === 'set') of[key] = value;
    else if (how === 'remove') {
      if (Array.isArray(of)) of.splice(Number(key), 1);
      else delete of[key];
    } else if (how === 'twice') {
      if (Array.isArray(of)) of.splice(Number(key), 0, structuredClone(of[Number(key)]));
      else of[`${key}2`] = of[key];
    } else if (how === 'copy') of[key] = structuredClone(partner.of[partner.key]);
    else [of[key], partner.of[partner.key]] = [structuredClone(partner.of[partner.key]), structuredClone(of[key])];
  }
  return whole.head ?? null;
}

/** Places of a head as they would be if all that it says of kinds and lengths were true: so that changes get past the places. */
function laidOut(head: unknown): unknown {
  if (typeof head !== 'object' || head === null) return head;
  const { units, columns } = head as { units?: { count?: number; ids?: { bytes?: number } }; columns?: readonly Record<string, unknown>[] };
  if (!units?.ids || !Array.isArray(columns)) return head;
  let next = 0;
  const take = (bytes: number): number => {
    const offset = next;
    next = Math.ceil((offset + bytes) / 64) * 64;
    return offset;
  };
  const count = Number(units.count);
  const ids = { ...units.ids, offset: take(Number(units.ids.bytes)) };
  const own = { ...units, ids, ends: take(4 * count), by_id: take(4 * count) };
  const ofBytes = ['gaps', 'eligible', 'light', 'missed'];
  return {
    ...(head as object),
    units: own,
    columns: columns.map((one) =>
      typeof one === 'object' && one !== null
        ? { ...one, offset: take(Number(one['length']) * (ofBytes.includes(String(one['kind'])) ? 1 : 8)) }
        : one,
    ),
  };
}

/** Numbers that lie beyond what columns hold, and bytes that are no reason, state or place. */
const bodyChange = fc.record({
  at: fc.nat(),
  value: fc.oneof(
    fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, 5e-324, 1e95, Number.NaN, -0),
    fc.double(),
  ),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  how: fc.constantFrom('number', 'bytes', 'zeros', 'column'),
});

function overwrite(body: Uint8Array, { at, value, bytes, how }: { at: number; value: number; bytes: Uint8Array; how: string }): void {
  const numbers = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const from = 8 * (at % Math.floor(body.length / 8));
  if (how === 'number') numbers.setFloat64(from, value, true);
  else if (how === 'bytes') body.set(bytes.subarray(0, body.length - from), from);
  else if (how === 'zeros') body.fill(0, from, Math.min(body.length, from + 64));
  else for (let i = from - (from % 64); i < Math.min(body.length, from + 64); i += 8) numbers.setFloat64(i, value, true);
}

describe('SEAL-8 changed heads and bodies end in a code of the catalogue, or in the bytes of the run that was sealed', () => {
  function sealed(): { readonly pack: Pack; readonly whole: Uint8Array } {
    const { pack, issues } = openPack(folderOf(SEALED));
    if (!pack || hasErrors(issues)) throw new Error(JSON.stringify(issues));
    const run = assessPack(pack).assessments[0] as AssessedRun;
    if (!sealRun(pack, run, 'cities', file).sealed) throw new Error('not sealed');
    return { pack, whole: new Uint8Array(readFileSync(file)) };
  }

  const tables = (): readonly string[] => ['results.csv', 'lights.csv'].map((name) => readFileSync(join(out, name), 'latin1'));

  /** Codes of what was said; throws where a table came out that is not the one that was sealed. */
  async function outcome(
    pack: Pack,
    bytes: Uint8Array,
    expected: readonly string[],
    options: Parameters<typeof assessSealed>[2],
  ): Promise<readonly string[]> {
    writeFileSync(file, bytes);
    rmSync(`${file}.ok`, { force: true });
    rmSync(out, { recursive: true, force: true });
    const assessed = await assessSealed(pack, file, options);
    const written = assessed.run ? writeSealedRun(out, pack, assessed.run) : [];
    const said = [...assessed.issues, ...written].map(({ code }) => code);
    for (const code of said) if (!Object.hasOwn(ISSUE_WORDS, code)) throw new Error(`${code} is not in the catalogue`);
    if (!hasErrors([...assessed.issues, ...written])) {
      const found = said.includes('SEAL_NO_LIGHTS') ? [readFileSync(join(out, 'results.csv'), 'latin1'), expected[1]] : tables();
      if (found.some((table, k) => table !== expected[k])) throw new Error('another result');
      return ['same', ...said];
    }
    return said;
  }

  async function all(make: (whole: Uint8Array) => fc.Arbitrary<Uint8Array>, least: readonly string[]): Promise<void> {
    const { pack, whole } = sealed();
    const team = await KernelTeam.start(1);
    try {
      // Of the file as it is: both tables, to hold all others against.
      await outcome(pack, whole, [], { kernel: 'js' }).catch(() => undefined);
      const expected = tables();
      for (const [numRuns, options] of [
        [RUNS.js, { kernel: 'js' }],
        [RUNS.wasm, { team }],
      ] as const) {
        const counts = new Map<string, number>();
        await fc.assert(
          fc.asyncProperty(make(whole), async (bytes) => {
            for (const code of await outcome(pack, bytes, expected, options)) counts.set(code, (counts.get(code) ?? 0) + 1);
          }),
          { numRuns, seed: 20_231_231, endOnFailure: true },
        );
        // The changes reach as far as the results: not all of them are stopped at the door.
        if (numRuns === RUNS.js)
          for (const code of least) expect(counts.get(code) ?? 0, `${code} among ${canonicalJson([...counts])}`).toBeGreaterThan(0);
      }
    } finally {
      await team.stop();
    }
  }

  test('500 heads, places made to fit', { timeout: 300_000 }, async () => {
    await all(
      (whole) =>
        fc.tuple(fc.array(headChange, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([changes, fit]) => {
          const other = changed(headOf(whole), changes);
          return withHead(whole, fit ? laidOut(other) : other);
        }),
      ['SEAL_HEAD', 'SEAL_RESULTS', 'SEAL_REGISTER', 'SEAL_PERIOD', 'SEAL_LIST', 'same'],
    );
  });

  test('500 heads as text', { timeout: 300_000 }, async () => {
    const flip = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    await all(
      (whole) =>
        fc.tuple(fc.array(flip, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([flips, isHashed]) => {
          const bytes = whole.slice();
          for (const [at, byte] of flips) bytes[at % bodyAt(whole)] = byte;
          return isHashed ? rehashed(bytes) : bytes;
        }),
      ['SEAL_HEAD', 'SEAL_HASH'],
    );
  });

  test('500 bodies, hashed again', { timeout: 300_000 }, async () => {
    await all(
      (whole) =>
        fc.array(bodyChange, { minLength: 1, maxLength: 3 }).map((changes) =>
          withBody(whole, (body) => {
            for (const one of changes) overwrite(body, one);
          }),
        ),
      ['SEAL_RESULTS', 'SEAL_ORDER', 'same'],
    );
  });
});
