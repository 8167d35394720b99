import type { UnitRegister, UnitVersion } from '@kedu/model';
import { expect, it } from 'vitest';
import { compileScheme } from '../../src/index.ts';

const SCHEME = `
scheme: small
edition: 1
title: 小方案
in_force: { from: 2023-01-01 }
attributes: { people: number }
lists: { large: { units: { where: "unit.people > 100" } } }
indicators: { green: { title: 绿化, owner: 林业局, target: 50 } }
score: { large: { weights: points, parts: { green: { weight: 100, method: completion } } } }
`;

const unit = (line: number, people: string): UnitVersion => ({
  id: `u${line}`,
  code: `99010${line}`,
  name: { 'zh-CN': `${line}县` },
  kind: 'county',
  example: true,
  attributes: { people },
  line,
});

function issuesFor(...people: string[]) {
  const register: UnitRegister = { versions: people.map((text, i) => unit(i + 2, text)), memberships: [], successions: [] };
  return compileScheme({ files: new Map([['scheme.yaml', SCHEME]]), entry: 'scheme.yaml', register }).issues;
}

it('SCHEME-33 text in a numeric attribute is an error at its line', () => {
  const faults = issuesFor('320', '约320', '1,200', '0x10').filter(({ code }) => code === 'SCHEME_TABLE_CELL');
  expect(faults.map(({ place, args }) => [place.file, place.line, args.found])).toEqual([
    ['units.csv', 3, '约320'],
    ['units.csv', 4, '1,200'],
    ['units.csv', 5, '0x10'],
  ]);
});

it('SCHEME-33 numbers and blanks are well', () => {
  expect(issuesFor('320', ' 12.5 ', '-3', '1e3', '').filter(({ code }) => code === 'SCHEME_TABLE_CELL')).toEqual([]);
});

it('SCHEME-12 an attribute may bear titles of itself and its values, from which nothing is computed', () => {
  const compiled = (attributes: string) => {
    const text = SCHEME.replace('{ people: number }', attributes);
    const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', text]]), entry: 'scheme.yaml' });
    return { scheme, codes: issues.map(({ code, args }) => [code, args.found, args.expected]) };
  };
  const plain = compiled('{ people: number }');
  const titled = compiled('{ people: { type: number, title: { zh-CN: 人口, en: Population }, values: { 0: 无人 } } }');
  expect(titled.scheme?.attributes).toEqual(plain.scheme?.attributes);
  expect(titled.scheme?.attributeWords).toEqual({
    people: { title: { 'zh-CN': '人口', en: 'Population' }, values: { 0: { 'zh-CN': '无人' } } },
  });
  expect(plain.scheme).not.toHaveProperty('attributeWords');
  expect(compiled('{ people: { type: number } }').scheme).not.toHaveProperty('attributeWords');
  expect(compiled('{ people: { type: date } }').scheme).toBeUndefined();
  expect(compiled('{ people: 5 }').codes).toContainEqual(['SCHEME_WRONG_TYPE', '5', 'text|mapping']);
});
