import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordIssue } from '@kedu/messages';
import { LOCALES } from '@kedu/model';
import { type OpenedPack, openPack } from '@kedu/runner';
import { schemeFromWorkbook } from '@kedu/workbook';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exampleScheme, modelOf, reopenedSheets, type SchemeFile, schemesOf, textsOf } from './exported.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('LAYOUT-9, LAYOUT-10: every scheme of every pack goes out and comes back as a pack that checks', () => {
  const packs = readdirSync(join(root, 'packs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, 'packs', entry.name)).includes('pack.yaml'))
    .map(({ name }) => name);

  for (const pack of packs)
    it.each(schemesOf(textsOf(`packs/${pack}`)).map((scheme) => [scheme.entry, scheme] as const))(`${pack} %s`, async (_, scheme) => {
      const { made, opened } = await outAndBack(scheme);
      const errors = opened.issues.filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ code }) => code !== 'PACK_RESULT_UNKNOWN')).toEqual([]);
      expect(made.issues.map(({ code }) => code).filter((code) => code !== 'EXPORT_RESULT_ELSEWHERE')).toEqual([]);
      // What init says is to be exported too is just what check misses.
      expect([...new Set(errors.map(({ args }) => args['name']))].sort()).toEqual(made.issues.map(({ args }) => args['scheme']).sort());
      const back = opened.pack?.schemes.find(({ id, version }) => id === scheme.scheme.id && version === scheme.scheme.version);
      expect(back?.hash).toBe(scheme.scheme.hash);
      expect(opened.pack?.runs.length).toBeGreaterThan(0);
      for (const issue of errors)
        for (const locale of LOCALES) {
          const { expected, remedy } = wordIssue(issue, locale);
          expect(expected).not.toMatch(/[：:]\s*$/);
          expect(remedy).toContain('kedu export');
        }
    });
});

describe('LAYOUT-9: what travels with a scheme', () => {
  it('a table that only the parent still uses', async () => {
    const { made, opened } = await outAndBack(schemeNamed('after-taicang', 'scheme/2025.2.yaml'));
    expect([...made.files.keys()]).toEqual(
      expect.arrayContaining(['scheme/2025.1.yaml', 'scheme/bonus-2025-1.csv', 'scheme/bonus-2025-2.csv']),
    );
    expect(opened.pack?.schemes.map(({ version }) => version).sort()).toEqual(['2025.1', '2025.2']);
    expect(opened.pack?.runs.map(({ period }) => period.id)).toEqual(['2025H1', '2025H2']);
  });

  it('not the marks and the recognition, and of the clauses those of the regulations here', async () => {
    const cangjiang = await outAndBack(schemeNamed('after-taicang', 'scheme/2025.1.yaml'));
    const yaml = cangjiang.made.files.get('pack.yaml') ?? '';
    expect(yaml).not.toMatch(/^(?:marks|recognition):/m);
    expect(yaml).toContain('"1.5": { zh-CN: 各方案的 rounding, en: rounding of the schemes }');
    // 2025H2 is a period of the next version.
    expect(cangjiang.opened.pack?.runs.map(({ period }) => period.id)).toEqual(['2025H1']);
    const north = await outAndBack(exampleScheme('scheme/2022.yaml'));
    expect(north.made.files.get('pack.yaml')).toContain('regulation-2022.md:');
    expect(north.made.files.get('pack.yaml')).not.toContain('regulation-2024.md:');
  });

  it('how the public is asked (SURVEY), and the population that answers are weighted to, but no answers', async () => {
    const given = schemeNamed('after-guizhou', 'scheme/2025.yaml');
    const { made, opened } = await outAndBack(given);
    expect(given.files.get('pack.yaml')).toMatch(/^surveys:/m);
    expect(made.files.get('pack.yaml')).not.toMatch(/^surveys:/m);
    const answers = [...given.files.keys()].filter((name) => /^data\/(?:parks|projects)-/.test(name));
    expect(answers.length).toBe(4);
    for (const name of answers) expect(made.files.has(name)).toBe(false);
    expect(made.files.get('scheme/park-population.csv')).toBe(given.files.get('scheme/park-population.csv'));
    const surveyed = ({ scheme }: SchemeFile): string =>
      JSON.stringify(scheme.indicators.flatMap(({ id, survey }) => (survey ? [[id, survey]] : [])));
    expect(JSON.parse(surveyed(given)).map(([id]: [string]) => id)).toEqual(['park_satisfaction', 'project_ratings']);
    const back = opened.pack?.schemes.find(({ id }) => id === given.scheme.id);
    if (!back) throw new Error('the scheme did not come back');
    expect(surveyed({ ...given, scheme: back })).toBe(surveyed(given));
    const errors = opened.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(errors.filter((code) => code !== 'PACK_RESULT_UNKNOWN')).toEqual([]);
  });

  it('the English of the pack, which is a file of no scheme (PACK-13)', async () => {
    const given = exampleScheme('scheme/2022.yaml');
    const { made, opened } = await outAndBack(given);
    expect(made.files.get('english.csv')).toBe(given.files.get('english.csv'));
    expect(opened.pack?.english?.size).toBeGreaterThan(50);
    expect(opened.pack?.schemes[0]?.english).toEqual(opened.pack?.english);
  });

  it('the judgements in pairs behind weights (WEIGH-1)', async () => {
    const given = exampleScheme('scheme/2024.yaml');
    const { made, opened } = await outAndBack(given);
    const table = 'scheme/ahp-livelihood.csv';
    expect(made.files.get(table)).toBe(given.files.get(table));
    const back = opened.pack?.schemes.find(({ id, version }) => id === given.scheme.id && version === given.scheme.version);
    const judged = JSON.stringify(given.scheme.trees);
    expect(judged).toContain('"judged"');
    expect(JSON.stringify(back?.trees)).toBe(judged);
  });

  it('a scheme of terms keeps its terms and no single year', async () => {
    const { made, opened } = await outAndBack(schemeNamed('after-guizhou', 'scheme/term-2025.yaml'));
    expect(opened.pack?.runs.map(({ period }) => period.id)).toEqual(['2024..2025']);
    expect(made.issues).toMatchObject([
      {
        code: 'EXPORT_RESULT_ELSEWHERE',
        severity: 'warning',
        args: { scheme: 'highland', count: 1 },
        place: { file: 'scheme/term-2025.yaml' },
      },
    ]);
  });
});

function schemeNamed(pack: string, entry: string): SchemeFile {
  const found = schemesOf(textsOf(`packs/${pack}`)).find((one) => one.entry === entry);
  if (!found) throw new Error(`${pack}/${entry} does not compile`);
  return found;
}

/** The pack that the unedited workbook of a scheme becomes, opened out of a folder of its own. */
async function outAndBack(given: SchemeFile): Promise<{ made: ReturnType<typeof schemeFromWorkbook>; opened: OpenedPack }> {
  const made = schemeFromWorkbook(await reopenedSheets(modelOf(given)), { pack: 'back' });
  const folder = mkdtempSync(join(tmpdir(), 'kedu-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of made.files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { made, opened: openPack(folder, { keduData: process.env['KEDU_DATA'] }) };
}
