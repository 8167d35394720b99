import { describe, expect, test } from 'vitest';
import { byClause, compileScheme, ruleClauses } from '../src/index.ts';
import { filesOf, registerOf } from './pack-files.ts';

describe('SCHEME-17 from clauses to rules', () => {
  test('every clause that stands in the file is led to, at the line of its rule', () => {
    const files = filesOf('base');
    const entry = 'scheme/base.yaml';
    const { scheme } = compileScheme({ files, entry, register: registerOf(files.get('units.csv') ?? '') });
    if (!scheme) throw new Error('the base does not compile');
    const rules = ruleClauses(scheme).filter(({ place }) => place.file === entry);
    const written = [...(files.get(entry) ?? '').matchAll(/clause: "?([\d.]+)"?/g)].map(([, clause]) => clause as string);
    expect(rules.length).toBeGreaterThan(10);
    expect([...new Set(rules.map(({ clause }) => clause))].sort()).toEqual([...new Set(written)].sort());
    expect(rules.every(({ title, place }) => title['zh-CN'] !== '' && (place.line ?? 0) > 0)).toBe(true);
    expect(rules.map(({ clause }) => clause)).toEqual(rules.map(({ clause }) => clause).sort(byClause));
  });

  test('9 before 10, 4.2 before 4.10', () => {
    expect(['10', '4.10', '9.2', '4.2', '4', '附', '9'].sort(byClause)).toEqual(['4', '4.2', '4.10', '9', '9.2', '10', '附']);
  });
});
