import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../src/index.ts';
import { registerOf } from '../pack-files.ts';

const packs = fileURLToPath(new URL('../../../../packs', import.meta.url));

interface PackFiles {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly entries: readonly string[];
  /** Files whose lines are damaged: schemes, libraries and the tables that they name. */
  readonly written: readonly string[];
}

function readPack(name: string): PackFiles {
  const base = join(packs, name);
  const found = readdirSync(base, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\/(data|cases)\b/.test(entry.parentPath.slice(base.length)),
  );
  const files = new Map(
    found
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(base, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
  const written = [...files.keys()].filter((file) => file.startsWith('scheme/')).sort();
  return { name, files, written, entries: written.filter((file) => /^scheme:/m.test(files.get(file) ?? '')) };
}

const all = readdirSync(packs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(packs, entry.name)).includes('pack.yaml'))
  .map(({ name }) => readPack(name));

/** The register that stands in the pack; undefined where it comes out of a published file. */
const registerIn = (files: ReadonlyMap<string, string>) => {
  const text = files.get('units.csv');
  return text === undefined ? undefined : registerOf(text, files.get('hierarchies.csv'));
};

/** A scheme that the damaged file belongs to, or any other of the pack. */
const damage = fc.constantFrom(...all).chain((pack) =>
  fc.record({
    pack: fc.constant(pack.name),
    entry: fc.constantFrom(...pack.entries),
    file: fc.constantFrom(...pack.written),
    line: fc.nat(2000),
    twice: fc.boolean(),
  }),
);

describe('SCHEME-1 a line of a pack that is lost or stands twice', () => {
  test('every pack is read, and its schemes stand as they are', () => {
    expect(all.flatMap(({ entries }) => entries).length).toBeGreaterThan(3);
    for (const { files, entries } of all) {
      for (const entry of entries) {
        const { issues } = compileScheme({ files, entry, register: registerIn(files) });
        // A pack may show escalation within what it permits (GOAL-4): a notice of what stands there, and no fault.
        expect(issues.filter(({ code, severity }) => !(code === 'GOAL_ESCALATION' && severity === 'notice'))).toEqual([]);
      }
    }
  });

  test('never throws; what is found has a file of the pack and a line in it', () => {
    fc.assert(
      fc.property(damage, ({ pack: name, entry, file, line, twice }) => {
        const pack = all.find((one) => one.name === name) as PackFiles;
        const lines = (pack.files.get(file) ?? '').split('\n');
        const at = line % lines.length;
        lines.splice(at, 1, ...(twice ? [lines[at] as string, lines[at] as string] : []));
        const files = new Map(pack.files).set(file, lines.join('\n'));
        const { scheme, issues } = compileScheme({ files, entry, register: registerIn(files) });
        expect(scheme === undefined).toBe(issues.some(({ severity }) => severity === 'error'));
        for (const { code, place } of issues) {
          const length = files.get(place.file ?? '')?.split('\n').length ?? 0;
          expect([code, place.file, (place.line ?? 0) >= 1 && (place.line ?? 0) <= length]).toEqual([code, place.file, true]);
        }
      }),
      { numRuns: 120 },
    );
  }, 120_000);
});
