import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SheetFile } from '@kedu/intake';
import { compileScheme } from '@kedu/scheme';
import { isExport, schemeFromExport } from '@kedu/workbook';
import { describe, expect, it } from 'vitest';
import { modelOf, reopened, reopenedSheets, type SchemeFile, schemesOf, textsOf } from './exported.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('LAYOUT-3: a workbook that nobody edited', () => {
  const packs = readdirSync(join(root, 'packs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, 'packs', entry.name)).includes('pack.yaml'))
    .map(({ name }) => name);

  it('is tried with every pack', () => expect(packs).toEqual(expect.arrayContaining(['after-liaoning', 'sdg-2019'])));

  for (const pack of packs) {
    const schemes = schemesOf(textsOf(`packs/${pack}`));
    it(`${pack} has schemes`, () => expect(schemes.length).toBeGreaterThan(0));
    it.each(schemes.map((scheme) => [scheme.entry, scheme] as const))(`${pack} %s comes back with the same hash`, async (_, scheme) => {
      await sameBack(scheme, await reopened(modelOf(scheme)));
    });
  }

  const vectors = vectorSchemes();
  it('is tried with the schemes of the vectors that compile', () => expect(vectors.length).toBeGreaterThan(25));
  it.each(vectors)('vectors/scheme/%s comes back with the same hash', async (_, scheme) => {
    await sameBack(scheme, await reopenedSheets(modelOf(scheme)));
  });
});

async function sameBack(given: SchemeFile, file: SheetFile): Promise<void> {
  expect(isExport(file)).toBe(true);
  const back = schemeFromExport(file);
  expect(back.issues).toEqual([]);
  expect(back.changes).toBe(0);
  for (const [name, text] of back.files) expect(text).toBe(given.files.get(name));
  const again = compileScheme({ files: back.files, entry: back.entry });
  expect(again.scheme?.hash).toBe(given.scheme.hash);
  expect(JSON.stringify({ ...again.scheme, clauses: [...(again.scheme?.clauses ?? [])] })).toBe(
    JSON.stringify({ ...given.scheme, clauses: [...given.scheme.clauses] }),
  );
}

/** Schemes that the vectors of the scheme language make of their base, those that compile. */
function vectorSchemes(): [string, SchemeFile][] {
  const folder = 'vectors/scheme';
  const base = textsOf(`${folder}/base`);
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const vector = JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as {
        readonly entry?: string;
        readonly change?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
        readonly files?: Readonly<Record<string, string>>;
      };
      const files = new Map([...base, ...Object.entries(vector.files ?? {})]);
      for (const [file, changes] of Object.entries(vector.change ?? {}))
        for (const [from, to] of changes)
          files.set(
            file,
            (files.get(file) ?? '').replace(from, () => to),
          );
      const entry = vector.entry ?? 'scheme/base.yaml';
      const { scheme } = compileScheme({ files, entry });
      return scheme ? [[name, { files, entry, scheme }] as [string, SchemeFile]] : [];
    });
}
