import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClauseRule, clauseTable, type Pack } from '@kedu/runner';
import { readClauses, ruleClauses } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { readCase } from './caseFile.ts';
import { caseFiles, open, PACKS, packNames } from './packs.ts';

/** Lines of a rule in its file: from where it begins to where something else begins at the same depth or above. */
function spanOf(text: string, from: number): { readonly lines: string; readonly from: number; readonly to: number } {
  const lines = text.split('\n').slice(from - 1);
  const depth = (row: string): number => row.search(/\S/);
  const end = lines.findIndex((row, i) => i > 0 && row.trim() !== '' && depth(row) <= depth(lines[0] ?? ''));
  const count = end < 0 ? lines.length : end;
  return { lines: lines.slice(0, count).join('\n'), from, to: from + count - 1 };
}

describe.each(packNames)('%s: from the regulation to its rules and back', (name) => {
  const { pack } = open(name);
  if (!pack) throw new Error(`${name} cannot be opened`);
  const table = clauseTable(pack);

  it('PACK-10 every clause of the regulation is carried out by a rule, or it is said by what', () => {
    expect(table.length).toBeGreaterThan(0);
    const open = table.filter(({ rules, carriedOut }) => rules.length === 0 && !carriedOut);
    expect(open.map(({ regulation, clause, heading }) => `${regulation} ${clause} ${heading}`)).toEqual([]);
  });

  it('PACK-10 what is explained as no rule is cited by none', () => {
    const both = table.filter(({ rules, carriedOut }) => rules.length > 0 && carriedOut);
    expect(both.map(({ regulation, clause }) => `${regulation} ${clause}`)).toEqual([]);
  });

  it('SCHEME-17 every rule cites a clause that says something itself', () => {
    const saying = new Set(table.map(({ clause }) => clause));
    const cited = pack.schemes.flatMap(ruleClauses);
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter(({ clause }) => !saying.has(clause)).map(({ clause, place }) => `${clause} ${place.file}:${place.line}`)).toEqual(
      [],
    );
  });

  it('SCHEME-17 at the file and line that a clause leads to stands the rule that names it, the node around it, or what a child changed of it', () => {
    const textOf = (file: string | undefined): string => pack.texts.get(file ?? '') ?? '';
    const astray = table.flatMap(({ clause, rules }) => {
      const cites = new RegExp(`clause: ["']?${clause.replaceAll('.', '\\.')}["']?[ ,}\\n]`);
      const naming = rules
        .map(({ place }) => ({ file: place.file, ...spanOf(textOf(place.file), place.line ?? 0) }))
        .filter(({ lines }) => cites.test(`${lines}\n`));
      const isNamed = ({ place, schemes }: ClauseRule): boolean =>
        naming.some(({ file, from, to }) => file === place.file && from <= (place.line ?? 0) && (place.line ?? 0) <= to) ||
        namedByAncestor(pack, schemes, keyAt(textOf(place.file), place.line ?? 0), cites);
      return rules
        .filter(({ place }) => /\.ya?ml$/.test(place.file ?? ''))
        .filter((rule) => !isNamed(rule))
        .map(({ place }) => `${clause} ${place.file}:${place.line}`);
    });
    expect(astray).toEqual([]);
  });
});

/** Whether another file of the scheme, its parent or library, has an entry of this key that names the clause. */
function namedByAncestor(pack: Pack, schemes: readonly string[], key: string, cites: RegExp): boolean {
  const files = pack.schemes
    .filter(({ id, version }) => schemes.includes(`${id}@${version}`))
    .flatMap((scheme) => scheme.files.map(([name]) => name));
  return files
    .filter((name) => /\.ya?ml$/.test(name))
    .some((name) => {
      const text = pack.texts.get(name) ?? '';
      return text.split('\n').some((_, i) => keyAt(text, i + 1) === key && cites.test(`${spanOf(text, i + 1).lines}\n`));
    });
}

function keyAt(text: string, line: number): string {
  return /^\s*([a-z_][a-z0-9_]*):/.exec(text.split('\n')[line - 1] ?? '')?.[1] ?? '';
}

/** Clauses of a regulation of after-liaoning that have none below them. */
function clausesOf(regulation: string): string[] {
  const { pack } = open('after-liaoning');
  const numbered = [...readClauses(pack?.texts.get(regulation) ?? '').keys()].filter((clause) => /^\d/.test(clause));
  return numbered.filter((clause) => !numbered.some((other) => other.startsWith(`${clause}.`)));
}

describe('after-liaoning keeps its own regulation', () => {
  const folder = join(PACKS, 'after-liaoning');

  it('regulation-2022.md has the clauses of regulation.md, chapter 8 apart', () => {
    const later = clausesOf('regulation.md').filter((clause) => !clause.startsWith('8.'));
    expect(clausesOf('regulation-2022.md').filter((clause) => clause !== '8')).toEqual(later);
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
