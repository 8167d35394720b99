import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCase } from './caseFile.ts';
import { caseFiles, open, PACKS } from './packs.ts';

const CARRIED_OUT = {
  '1.1': 'the purpose',
  '1.2': '`priority` of the indicators; it scores nothing',
  '1.3': 'told by the lists',
  '2.1': 'the dimensions of the library',
  '2.2': '`nature: binding` of the indicators (GATE-5)',
  '2.3': '`horizon` of the indicators; its share is 4.7',
  '2.4': '`missing` of the parts, and re-weighting where they say nothing',
  '2.5': '`statistic: official` of the indicators',
  '3.1': 'the table of targets',
  '9.5': '`clear_after` of the lights',
  '13.1': '`protects` of the rule of 13.2',
  '15.4': 'results.csv is what is filed; no rule of assessment',
};

/** Clauses that no rule cites, by regulation, each with what carries it out or why nothing has to. */
const UNCITED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'after-liaoning/regulation.md': CARRIED_OUT,
  'after-liaoning/regulation-2022.md': { ...CARRIED_OUT, '8': 'says that there is no micro-assessment yet' },
  'nyc-mmr/regulation.md': { '1': 'where the file comes from' },
  'sdg-2019/regulation.md': { '1': 'where the figures come from', '2': '`method` of `each`, whose leaves have no clause of their own' },
};

/** Headings of a regulation that have no heading below them: the clauses that say something themselves. */
function clausesOf(regulation: string): string[] {
  const words = [...readFileSync(join(PACKS, regulation), 'utf8').matchAll(/^#+ (\d[\d.]*) /gm)].map(([, word]) => word as string);
  return words.filter((word) => !words.some((other) => other.startsWith(`${word}.`)));
}

/** Every `clause` in a YAML value, at any depth. */
function cited(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => (key === 'clause' ? [String(below)] : cited(below)));
}

/** The files of a pack that name a regulation, with the clauses that their rules cite. */
function citations(regulation: string): { readonly file: string; readonly clauses: readonly string[] }[] {
  const [pack = '', name = ''] = regulation.split('/');
  const folder = join(PACKS, pack, 'scheme');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => text.includes(`\nregulation: ../${name}\n`))
    .map(({ file, text }) => ({ file, clauses: cited(parse(text)) }));
}

describe.each(Object.keys(UNCITED))('%s and its rules', (regulation) => {
  const explained = Object.keys(UNCITED[regulation] ?? {});
  const rules = citations(regulation);
  const all = new Set(rules.flatMap(({ clauses }) => clauses));

  it('SCHEME-10 every clause that a rule cites says something itself', () => {
    expect(rules.length).toBeGreaterThan(0);
    const clauses = clausesOf(regulation);
    expect([...all].filter((clause) => !clauses.includes(clause))).toEqual([]);
  });

  it('SCHEME-10 every clause is cited by a rule, or it is said what carries it out', () => {
    expect(
      clausesOf(regulation)
        .filter((clause) => !all.has(clause))
        .sort(),
    ).toEqual(explained.sort());
  });
});

describe('after-liaoning keeps its own regulation', () => {
  const folder = join(PACKS, 'after-liaoning');

  it('every YAML file of the pack names a regulation that is checked here', () => {
    const files = readdirSync(join(folder, 'scheme')).filter((file) => file.endsWith('.yaml'));
    const checked = Object.keys(UNCITED).flatMap((regulation) => (regulation.startsWith('after-liaoning/') ? citations(regulation) : []));
    expect(checked.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it('regulation-2022.md has the clauses of regulation.md, chapter 8 apart', () => {
    const later = clausesOf('after-liaoning/regulation.md').filter((clause) => !clause.startsWith('8.'));
    expect(clausesOf('after-liaoning/regulation-2022.md').filter((clause) => clause !== '8')).toEqual(later);
  });

  it('2.2, 2.4 and 9.5, which no rule cites, are shown by cases', () => {
    const shown = new Set(caseFiles('after-liaoning').map(([, text]) => readCase(text).clause));
    expect(['2.2', '2.4', '9.5'].filter((clause) => !shown.has(clause))).toEqual([]);
  });

  it('4.5 the cities of a region report the same value of a regional indicator', () => {
    const { pack } = open('after-liaoning');
    const regions = new Map(pack?.register.versions.map(({ id, attributes }) => [id, attributes['region']]));
    const regional = new Set(
      pack?.schemes.flatMap(({ indicators }) => indicators.filter(({ tags }) => tags.includes('regional')).map(({ id }) => id)),
    );
    const reported = new Map<string, Set<string>>();
    for (const year of ['2022', '2023']) {
      const lines = readFileSync(join(folder, `data/${year}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
      for (const line of lines) {
        const [unit = '', indicator = '', period = '', value = ''] = line.split(',');
        if (!regional.has(indicator)) continue;
        const key = `${regions.get(unit)} ${indicator} ${period}`;
        reported.set(key, (reported.get(key) ?? new Set()).add(value));
      }
    }
    expect(reported.size).toBe(2 * (1 + 4 + 2 + 2));
    expect([...reported].filter(([, values]) => values.size !== 1)).toEqual([]);
  });
});
