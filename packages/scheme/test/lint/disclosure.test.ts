import { parsePeriod } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { compileScheme, diffSchemes } from '../../src/index.ts';
import { filesOf, registerOf } from '../pack-files.ts';

const ANCHOR = 'classes:\n  ecological:';

function compiled(section: string, units: (text: string) => string = (text) => text, change: (text: string) => string = (text) => text) {
  const files = filesOf('base');
  const text = files.get('scheme/base.yaml') ?? '';
  files.set('scheme/base.yaml', change(text.replace(ANCHOR, () => `${section}\n\n${ANCHOR}`)));
  return compileScheme({ files, entry: 'scheme/base.yaml', register: registerOf(units(files.get('units.csv') ?? '')) });
}

describe('DISCLOSE-2 disclosure of a scheme', () => {
  test('DISCLOSE-5 SCHEME_DISCLOSE_PERSONS: results of persons for everybody are refused, those of posts are not', () => {
    const people = (kind: string) => (text: string) => text.replaceAll(',department,', `,${kind},`);
    const chosen = (kind: string) => (text: string) => text.replace('organs: { units: department,', `organs: { units: ${kind},`);
    const rule = 'disclosure: { results: [{ lists: [organs], level: public, because: personnel }] }';
    const codes = (kind: string) =>
      compiled(rule, people(kind), chosen(kind)).issues.filter(({ code }) => code.startsWith('SCHEME_DISCLOSE'));
    expect(codes('post')).toEqual([]);
    expect(codes('person').map(({ code, args, place }) => [code, args, place.line])).toEqual([
      ['SCHEME_DISCLOSE_PERSONS', { list: 'organs', count: 2 }, 16],
    ]);
  });

  test('DISCLOSE-3 sets are told one by one, rules follow the clause of the section', () => {
    const { scheme } = compiled(
      'disclosure: { clause: "13", indicators: [{ indicators: ["dimension:economic", accidents], level: congress, because: statistics }] }',
    );
    expect(scheme?.disclosure?.indicators[0]).toMatchObject({
      indicators: ['accidents', 'gdp_growth', 'investment', 'per_head'],
      clause: '13',
    });
    expect(scheme?.disclosure?.personnel).toBe('internal');
  });

  test('DISCLOSE-2 a scheme without the section says nothing of it', () => {
    expect(compiled('# nothing').scheme).not.toHaveProperty('disclosure');
  });

  test('DIFF-1 DIFF-3 another disclosure is a change that moves no score', () => {
    const [before, after] = [
      'disclosure: { personnel: internal }',
      'disclosure: { personnel: congress, small_cells: [{ indicators: [accidents], below: 5 }] }',
    ].map((section) => compiled(section).scheme);
    const period = parsePeriod('2023');
    if (!before || !after || !period) throw new Error('the base does not compile');
    const { groups } = diffSchemes(before, after, period);
    expect(groups.map(({ lists, changes }) => [lists, changes.map(({ kind, how }) => [kind, how])])).toEqual([
      [[], [['disclosure', 'changed']]],
    ]);
    expect(groups[0]?.changes[0]?.before?.written).toBe('personnel: internal');
    expect(groups[0]?.changes[0]?.after?.written).toContain('small_cells: [{ indicators: [accidents], below: 5 }]');
  });
});
