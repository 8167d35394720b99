import { readdirSync, readFileSync } from 'node:fs';
import { parsePeriod, type Period } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { type Addition, compileScheme, type CompiledScheme, diffSchemes, lendTables } from '../../src/index.ts';

interface LentSide {
  readonly in_force: string;
  readonly apply: string;
  readonly files: Readonly<Record<string, string>>;
}

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly period: string;
  readonly earlier: LentSide;
  readonly later: LentSide;
  /** What the earlier version takes from elsewhere, its events then, and the changes between the two as they run. */
  readonly expect: { readonly lent: readonly string[]; readonly events: readonly string[]; readonly changes: readonly string[] };
}

const FOLDER = new URL('../../../../vectors/diff/', import.meta.url);
const BASE = readFileSync(new URL('base.yaml', FOLDER), 'utf8');
const LENT = new URL('lent/', FOLDER);

function version({ in_force: days, apply, files }: LentSide): CompiledScheme {
  const bonus = `      bonus: { title: 加分, cap: 5, apply: ${apply}, clause: "1" }\n  towns:\n    weights: points`;
  const text = BASE.replace('{ from: 2023-01-01 }', days).replace('  towns:\n    weights: points', bonus);
  const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', text], ...Object.entries(files)]), entry: 'scheme.yaml' });
  if (!scheme) throw new Error(JSON.stringify(issues.filter(({ severity }) => severity === 'error')));
  return scheme;
}

function eventsOf({ trees }: CompiledScheme, year: string): readonly string[] {
  const bonus = trees['cities']?.parts.find(({ name }) => name === 'bonus') as Addition;
  return bonus.events.filter(({ date }) => date.startsWith(year)).map(({ unitCode, item, points }) => `${unitCode} ${item} ${points}`);
}

const vectors = readdirSync(LENT)
  .sort()
  .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(new URL(name, LENT), 'utf8')) as Vector] as const);

describe('DIFF-2 facts of the year are those of the version in force', () => {
  test.each(vectors)('%s', (_, { rule, why, period: id, earlier, later, expect: wanted }) => {
    const period = parsePeriod(id) as Period;
    const [before, after] = [version(earlier), version(later)];
    const [old, now] = [lendTables(before, [after, before], period), lendTables(after, [after, before], period)];
    const { groups } = diffSchemes(old.scheme, now.scheme, period);
    const told = {
      lent: old.events,
      events: eventsOf(old.scheme, id),
      changes: groups.map(({ changes }) => changes.map(({ key }) => key).join(' + ')),
    };
    expect(told, `${rule} ${why}`).toEqual(wanted);
    expect(now.events).toEqual([]);
    expect(lendTables(before, [after], period).scheme).toEqual(old.scheme);
  });
});
