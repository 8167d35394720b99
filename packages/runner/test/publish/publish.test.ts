import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BUNDLE_PATHS,
  type BundleManifest,
  blockCommitment,
  entryPath,
  isListed,
  proofPath,
  readBundleObservations,
  readBundleRegister,
  readBundleTable,
  readEntry,
  readFigures,
  readGiven,
  readManifest,
  readSealed,
  SEALED_TABLES,
  type SealedTableName,
  sealedRoot,
  sealedTexts,
  twoHashes,
} from '@kedu/bundle';
import { assessWithErrors } from '@kedu/insight';
import { leafHash, readLogProof, type Reading, verifyInclusion } from '@kedu/ledger';
import { parsePeriod } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeSha256 } from '../../src/ledger/nodeCrypto.ts';
import { bundleHashers } from '../../src/publish/hashers.ts';
import type { Published } from '../../src/publish/publishRun.ts';
import { type Office, openExample, openOffice } from './published.ts';

const pack = openExample();
let office: Office;
let out = '';
let published: Published;

/** Hidden from the public in these tests: one city's water quality, and what shows it. */
const withhold = (table: SealedTableName, row: Readonly<Record<string, string>>): string | undefined => {
  const { unit, indicator, part = '' } = row;
  if (unit !== '990100') return undefined;
  if ((table === 'observations' || table === 'indicators') && indicator === 'water_quality') return 'sensitive';
  return table === 'parts' && part.includes('water_quality') ? 'sensitive' : undefined;
};

function value<T>(read: Reading<T>): T {
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  return read.value;
}

const bytesOf = (path: string, folder = out): Uint8Array => new Uint8Array(readFileSync(join(folder, path)));
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split('\\').join('/'))
    .sort();
const manifestOf = (folder = out): BundleManifest => value(readManifest(bytesOf(BUNDLE_PATHS.manifest, folder)));

beforeAll(async () => {
  office = await openOffice(pack, '2024', 'north');
  out = join(office.folder, 'bundle');
  published = value(await office.publish(out));
});
afterAll(() => rmSync(office.folder, { recursive: true, force: true }));

describe('the folder of a bundle', () => {
  it('BUNDLE-1: bundle.json names every file but those beside it, with its length and both hashes', () => {
    const { files } = manifestOf();
    expect(files.map(({ path }) => path)).toEqual(filesOf(out).filter(isListed));
    for (const { path, bytes, sha256, sm3 } of files) {
      const content = bytesOf(path);
      expect([path, bytes, { sha256, sm3 }]).toEqual([path, content.length, twoHashes(bundleHashers(), content)]);
    }
  });

  it('BUNDLE-6: datapackage.json describes every CSV, and every cell parses as its type', () => {
    const described = JSON.parse(readFileSync(join(out, BUNDLE_PATHS.dataPackage), 'utf8')) as {
      resources: { path: string; schema: { fields: { name: string; type: string; title: string }[]; primaryKey?: string[] } }[];
    };
    expect(described.resources.map(({ path }) => path).sort()).toEqual(
      filesOf(out).filter((path) => path.endsWith('.csv') && !path.startsWith('scheme/')),
    );
    const forms: Readonly<Record<string, RegExp>> = {
      number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
      integer: /^-?\d+$/,
      boolean: /^(true|false)$/,
      date: /^\d{4}-\d{2}-\d{2}$/,
      string: /^/,
    };
    for (const { path, schema } of described.resources) {
      const { headings, rows } = value(readBundleTable(path, bytesOf(path)));
      expect(schema.fields.map(({ name }) => name)).toEqual(headings);
      expect(schema.fields.every(({ title }) => title !== '')).toBe(true);
      const keyAt = (schema.primaryKey ?? []).map((name) => headings.indexOf(name));
      const keys = rows.map(({ cells }) => keyAt.map((at) => cells[at]).join('\n'));
      expect([path, new Set(keys).size]).toEqual([path, keys.length]);
      const wrong = rows.flatMap(({ line, cells }) =>
        cells.flatMap((cell, i) => {
          const field = schema.fields[i];
          return cell === '' || forms[field?.type ?? '']?.test(cell) ? [] : [`${path}:${line} ${field?.name} ${field?.type} ${cell}`];
        }),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('DATA-1 DATA-2 DATA-3 RUN-1: what the bundle holds computes to both hashes of the run', () => {
    const { scheme: of, period, asOf, seed, run } = manifestOf();
    const register = value(
      readBundleRegister({
        units: bytesOf(BUNDLE_PATHS.units),
        memberships: bytesOf(BUNDLE_PATHS.memberships),
        successions: bytesOf(BUNDLE_PATHS.successions),
      }),
    );
    const unitIds = [...new Set(register.versions.map(({ id }) => id))].sort();
    const observations = value(readBundleObservations(bytesOf(BUNDLE_PATHS.observations), unitIds));
    const given = value(readGiven(bytesOf(BUNDLE_PATHS.run)));
    const files = new Map(
      filesOf(join(out, BUNDLE_PATHS.scheme)).map((path) => [path, readFileSync(join(out, BUNDLE_PATHS.scheme, path), 'utf8')] as const),
    );
    const { scheme } = compileScheme({ files, entry: of.entry, register });
    expect(scheme?.hash).toBe(of.hash);
    if (!scheme) return;
    const input = {
      scheme,
      register,
      observations,
      period: parsePeriod(period) as NonNullable<ReturnType<typeof parsePeriod>>,
      asOf,
      seed,
    };
    const { value: again } = assessWithErrors({ ...input, ...given });
    expect(given.previous.length).toBeGreaterThan(0);
    expect(given.others?.length).toBeGreaterThan(0);
    expect({ input: again.run.input, result: again.run.result }).toEqual(run);
  });

  it('BUNDLE-3: the rows of every table lead to its root', () => {
    expect(rootsFound(out)).toEqual(manifestOf().sealed);
  });

  it('BUNDLE-5 DETERMINE-1: what a body determined stands in a table of its own', () => {
    const { headings, rows } = value(readBundleTable(SEALED_TABLES.determination, bytesOf(SEALED_TABLES.determination)));
    const items = rows.map(({ cells }) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i]])));
    const { scheme } = published.bundle.manifest;
    const expected = pack.schemes.find(({ id, version }) => id === scheme.id && version === scheme.version)?.determination?.rows ?? [];
    expect(items.length).toBeGreaterThan(0);
    expect(items.map(({ item, from, to, ground }) => ({ item, from, to, ground }))).toEqual(
      expected.filter(({ period }) => period === '2024').map(({ item, from, to, ground }) => ({ item, from, to, ground })),
    );
    expect(items.map(({ carried_out }) => carried_out)).toContain('true');
  });

  it('ENTRY-2 PROOF-1: each entry about the run stands under the checkpoint', () => {
    const kinds = published.entries.map(({ entry }) => entry.kind);
    expect(kinds).toEqual(['scheme', 'data', 'run', 'determination', 'publication']);
    for (const { index, entry } of published.entries) {
      const bytes = bytesOf(entryPath(index, entry.kind));
      expect(value(readEntry(bytes))).toEqual(entry);
      const { proof, checkpoint } = value(readLogProof(bytesOf(proofPath(index, entry.kind))));
      const leaf = leafHash(nodeSha256, bytes);
      expect(verifyInclusion(nodeSha256, { index: BigInt(index), size: BigInt(checkpoint.size), root: checkpoint.root, leaf, proof })).toBe(
        true,
      );
    }
    const [, data, run, , publication] = published.entries;
    expect(run?.entry.about).toMatchObject({ scheme: 0, data: data?.index, period: '2024' });
    expect(publication?.entry.hashes['bundle']).toEqual(twoHashes(bundleHashers(), bytesOf(BUNDLE_PATHS.manifest)));
  });

  it('BUNDLE-2: a second publication writes the same bytes and enters nothing', async () => {
    const before = new Map(filesOf(out).map((path) => [path, bytesOf(path)]));
    const again = value(await office.publish(out, { at: '2025-04-01T00:00:00Z' }));
    expect(again.entries.map(({ isNew }) => isNew)).toEqual([false, false, false, false, false]);
    expect(again.checkpoint.size).toBe(published.checkpoint.size);
    expect(filesOf(out)).toEqual([...before.keys()]);
    for (const [path, bytes] of before) expect([path, Buffer.compare(bytesOf(path), bytes)]).toEqual([path, 0]);
  });

  it('BUNDLE-2 LABEL-3: example data are said first; without withheld rows all but what was determined is recomputable', () => {
    const manifest = manifestOf();
    expect(manifest.example).toBe(true);
    expect(value(readFigures(bytesOf(BUNDLE_PATHS.figures))).map(({ label, reason }) => [label, reason])).toEqual([
      ['not_recomputable', 'determined'],
    ]);
    expect(manifest.shares.results).toMatchObject({ attested: 0, notRecomputable: 1 });
  });
});

describe('a bundle that withholds', () => {
  let folder = '';
  beforeAll(async () => {
    folder = join(office.folder, 'public');
    value(await office.publish(folder, { withhold, level: 'congress' }));
  });

  it('DISCLOSE-1 BUNDLE-4: nothing of a withheld value stands in the folder, and no hash of few values', () => {
    const { rows, headings } = value(readBundleTable(SEALED_TABLES.observations, bytesOf(SEALED_TABLES.observations, folder)));
    const at = (name: string): number => headings.indexOf(name);
    const hidden = rows.filter(({ cells }) => cells[at('unit')] === '990100' && cells[at('indicator')] === 'water_quality');
    expect(hidden.length).toBeGreaterThan(0);
    for (const { cells } of hidden) expect([cells[at('value')], cells[at('missing')], cells[at('source')]]).toEqual(['', 'withheld', '']);
    expect(manifestOf(folder).run).toBeUndefined();
    expect(value(readGiven(bytesOf(BUNDLE_PATHS.run, folder))).previous.every(({ result }) => result === '')).toBe(true);
    const whole = manifestOf().run;
    const texts = filesOf(folder).map((path) => readFileSync(join(folder, path), 'utf8'));
    for (const hash of [whole?.input, whole?.result]) expect(texts.some((text) => text.includes(hash ?? ''))).toBe(false);
  });

  it('BUNDLE-3: commitments of withheld rows and salts of the others lead to the roots that the log holds', () => {
    const { sealed } = manifestOf(folder);
    expect(rootsFound(folder)).toEqual(sealed);
    const blocks = value(readSealed(bytesOf(BUNDLE_PATHS.sealed, folder))).get('observations') ?? [];
    const hidden = blocks.filter((block) => 'commitment' in block);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every((block) => block.rows === 1 && 'reason' in block && block.reason === 'sensitive')).toBe(true);
  });

  it('BUNDLE-3: a withheld row is opened by its salt, and by no other value', () => {
    const whole = value(readBundleTable(SEALED_TABLES.observations, bytesOf(SEALED_TABLES.observations)));
    const texts = sealedTexts('observations', whole.headings, whole.rows);
    const block = (value(readSealed(bytesOf(BUNDLE_PATHS.sealed, folder))).get('observations') ?? []).find((one) => 'commitment' in one);
    if (!block || !('commitment' in block)) throw new Error('no withheld block');
    const secret = new Uint8Array(readFileSync(join(office.folder, 'salts')));
    const salt = office.salts(secret)('observations', block.first, block.rows);
    const row = texts[block.first] as string;
    expect(blockCommitment(nodeSha256, salt, [row])).toEqual(block.commitment);
    expect(blockCommitment(nodeSha256, salt, [row.replace(/\d(?=\D*$)/, '7x')])).not.toEqual(block.commitment);
    expect(readFileSync(join(folder, BUNDLE_PATHS.sealed), 'utf8')).not.toContain(Buffer.from(salt).toString('hex'));
  });

  it('LABEL-1 LABEL-3: figures that rest on it are attested, with the number of commitments; ranks follow from published totals', () => {
    const figures = value(readFigures(bytesOf(BUNDLE_PATHS.figures, folder)));
    const of = (list: string, unit: string, figure: string) =>
      figures.find((one) => one.list === list && one.unit === unit && one.figure === figure);
    expect(of('', '990100', 'water_quality:value')).toMatchObject({ label: 'attested', reason: 'withheld_figure' });
    expect(of('', '990200', 'water_quality:value')).toBeUndefined();
    expect(of('places', '990100', 'score')).toMatchObject({ label: 'attested', reason: 'withheld_data' });
    expect(of('places', '990100', 'score')?.commitments).toBeGreaterThan(0);
    const rows = /^observations:(\d+)/.exec(of('', '990100', 'water_quality:value')?.restsOn.split(' ')[1] ?? '')?.[1];
    const blocks = value(readSealed(bytesOf(BUNDLE_PATHS.sealed, folder))).get('observations') ?? [];
    expect(blocks.find(({ first }) => first === Number(rows))).toHaveProperty('commitment');
    const { shares } = manifestOf(folder);
    const counted = figures.filter(({ list, label }) => list !== '' && label === 'attested').length;
    expect(shares.results.attested).toBe(counted);
    expect(shares.results.recomputable).toBeGreaterThan(0);
    expect(shares.results.recomputable + shares.results.attested + shares.results.notRecomputable).toBe(
      Object.values(manifestOf().shares.results).reduce((sum, count) => sum + count, 0),
    );
  });

  it('BUNDLE-2: the same disclosure gives the same bytes', async () => {
    const before = bytesOf(BUNDLE_PATHS.manifest, folder);
    const again = value(await office.publish(folder, { withhold, level: 'congress' }));
    expect(bytesOf(BUNDLE_PATHS.manifest, folder)).toEqual(before);
    expect(again.entries.every(({ isNew }) => !isNew)).toBe(true);
  });
});

describe('what is not published', () => {
  const issueOf = (read: Reading<Published>): string => ('issue' in read ? read.issue.code : 'published');
  const nothingLeft = (): void => expect(readdirSync(office.folder).filter((name) => name.includes('partial'))).toEqual([]);

  it('BUNDLE-2: example data without leave; the log stays as it was', async () => {
    const target = join(office.folder, 'real');
    const before = readFileSync(join(office.log, 'checkpoint'), 'utf8');
    expect(issueOf(await office.publish(target, { exampleSite: false }))).toBe('PUBLISH_EXAMPLE');
    expect(readdirSync(office.folder)).not.toContain('real');
    expect(readFileSync(join(office.log, 'checkpoint'), 'utf8')).toBe(before);
  });

  it('OUT-3: into a folder of others, which stays as it was', async () => {
    const target = join(office.folder, 'foreign');
    rmSync(target, { recursive: true, force: true });
    await office.publish(target);
    writeFileSync(join(target, 'diary.txt'), 'mine');
    expect(issueOf(await office.publish(target))).toBe('OUT_FOREIGN_FILES');
    expect(readFileSync(join(target, 'diary.txt'), 'utf8')).toBe('mine');
    nothingLeft();
  });

  it('WITNESS-5 POLICY-2: with too few witnesses; what was entered counts the next time', async () => {
    const target = join(office.folder, 'unwitnessed');
    const key = readFileSync(join(out, BUNDLE_PATHS.policy), 'utf8').split('\n')[0] as string;
    const policy = `${key}\nwitness audit ${office.witnessKey}\nquorum audit\n`;
    expect(issueOf(await office.publish(target, { policy }))).toBe('LEDGER_QUORUM');
    expect(readdirSync(office.folder)).not.toContain('unwitnessed');
    nothingLeft();
  });
});

/** Roots by table, from rows, salts and commitments of a folder. */
function rootsFound(folder: string): object {
  const sealed = value(readSealed(bytesOf(BUNDLE_PATHS.sealed, folder)));
  return Object.fromEntries(
    (Object.keys(manifestOf(folder).sealed) as SealedTableName[]).map((table) => {
      const { headings, rows } = value(readBundleTable(SEALED_TABLES[table], bytesOf(SEALED_TABLES[table], folder)));
      const texts = sealedTexts(table, headings, rows);
      const blocks = sealed.get(table) ?? [];
      const commitments = blocks.map((block) =>
        'salt' in block ? blockCommitment(nodeSha256, block.salt, texts.slice(block.first, block.first + block.rows)) : block.commitment,
      );
      expect(blocks.reduce((sum, block) => sum + block.rows, 0)).toBe(rows.length);
      return [table, sealedRoot(nodeSha256, commitments)];
    }),
  );
}
