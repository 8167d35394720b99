import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleOf, crypto, entriesOf, hashers, logFiles, runOf } from '../../../tools/goodBundle.ts';
import { type Packed, zipOf } from '../../../tools/hostileZips.ts';
import { Findings, readZip, verifyBundle, type VerifyReport } from '../src/index.ts';

/** How many times each property is tried; `npm run soak` asks for more. */
const RUNS = Number(process.env['KEDU_MUTATIONS'] ?? 25);
const TIME_OUT = 60_000 + RUNS * 3_000;

let good: ReadonlyMap<string, Uint8Array> = new Map();
let verdict = '';
beforeAll(async () => {
  const bundle = bundleOf(runOf('north', '2023'));
  good = new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
  verdict = JSON.stringify(check(good));
}, 60_000);

function check(files: ReadonlyMap<string, Uint8Array>, findings?: Findings): VerifyReport {
  return verifyBundle(files, { crypto, sm3: hashers.sm3, newHasher: () => createHash('sha256') }, findings);
}

/** One change of bytes: places are shares of the length, so that they fit every file. */
const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('bit' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), bit: fc.nat(7) }),
  },
  fc.record({
    kind: fc.constant('cut' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({ kind: fc.constant('end' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('twice' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 400 }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          ',',
          '"',
          "'",
          '{',
          '[',
          '}',
          ']',
          ':',
          '0',
          '-',
          '1e999',
          'null',
          '\u0000',
          '\ufeff',
          '\u202e',
          '=1+1',
          '- ',
          '  ',
          '&a',
          '*a',
          '!!js',
          '\\',
          '\n\n',
          '— ',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
      ),
    }),
  },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, one: Change): Uint8Array {
  const at = Math.min(bytes.length, Math.floor(one.at * bytes.length));
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (one.kind === 'bit') return at < bytes.length ? bytes.with(at, (bytes[at] as number) ^ (1 << one.bit)) : bytes;
  if (one.kind === 'cut') return Buffer.concat([head, tail.subarray(one.length)]);
  if (one.kind === 'end') return head;
  if (one.kind === 'twice') return Buffer.concat([head, tail.subarray(0, one.length), tail]);
  return Buffer.concat([head, Buffer.from(one.text), tail]);
}

/** Nothing thrown, and either an error or the verdict of the good bundle to the letter. */
function judged(report: VerifyReport): void {
  expect(() => JSON.stringify(report)).not.toThrow();
  if (report.severities.error === 0) expect(JSON.stringify(report)).toBe(verdict);
}

describe('VERIFY-9 VERIFY-12 any change of a bundle', () => {
  test('of bytes within its files gives a finding, or the same verdict', { timeout: TIME_OUT }, () => {
    const files = [...good.keys()];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(files.length - 1), change), { minLength: 1, maxLength: 3 }), (changes) => {
        const made = new Map(good);
        for (const [file, one] of changes) {
          const path = files[file] as string;
          made.set(path, changed(made.get(path) as Uint8Array, one));
        }
        judged(check(made));
      }),
      { numRuns: RUNS },
    );
  });

  test('of which files there are, and under which names', { timeout: TIME_OUT }, () => {
    const files = [...good.keys()];
    const act = fc.oneof(
      fc.record({ kind: fc.constant('without' as const), file: fc.nat(files.length - 1) }),
      fc.record({ kind: fc.constant('swap' as const), file: fc.nat(files.length - 1), other: fc.nat(files.length - 1) }),
      fc.record({ kind: fc.constant('name' as const), file: fc.nat(files.length - 1), name: fc.string({ unit: 'binary', maxLength: 20 }) }),
      fc.record({
        kind: fc.constant('more' as const),
        file: fc.nat(files.length - 1),
        name: fc.string({ unit: 'grapheme', maxLength: 20 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 3 }), (acts) => {
        const made = new Map(good);
        for (const one of acts) {
          const path = files[one.file] as string;
          const content = made.get(path) ?? new Uint8Array();
          if (one.kind === 'without') made.delete(path);
          else if (one.kind === 'swap') {
            const other = files[one.other] as string;
            made.set(path, made.get(other) ?? new Uint8Array()).set(other, content);
          } else {
            if (one.kind === 'name') made.delete(path);
            made.set(`${path}${one.name}`, content);
          }
        }
        judged(check(made));
      }),
      { numRuns: RUNS },
    );
  });

  test('of bytes of its zip', { timeout: TIME_OUT }, () => {
    const whole = zipOf([...good].map(([name, content]): Packed => ({ name, content })));
    // Half of the changes fall on the directory and its end, where a zip is most easily made to say two things.
    const place = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.95, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, change), { minLength: 1, maxLength: 3 }), (changes) => {
        const zip = changes.reduce((bytes, [at, one]) => changed(bytes, { ...one, at }), whole);
        const findings = new Findings();
        judged(check(readZip(zip, findings), findings));
      }),
      { numRuns: RUNS },
    );
  });
});
