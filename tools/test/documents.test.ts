import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonSchema, compileScheme, libraryJsonSchema, packJsonSchema, schemeJsonSchema } from '@kedu/scheme';
import type { UnitRegister } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../field-formats.ts';
import { blocksOf, fieldsDocument } from '../fields-document.ts';
import { root } from '../root.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('docs/spec/scheme.md runs', () => {
  const example = /```yaml\n([\s\S]*?)\n```/.exec(read('docs/spec/scheme.md'))?.[1] ?? '';
  const clauses = [...new Set([...example.matchAll(/clause: "([\d.]+)"/g)].map(([, clause]) => clause))];
  const cities = ['990100 北川市 ', '990200 连海市 ecological', '990400 松抚市 ecological', '990500 溪源市 ', '990900 新阜市 '];
  const register: UnitRegister = {
    versions: cities.map((city, line) => {
      const [code = '', name = '', zone = ''] = city.split(' ');
      return { id: code, code, name: { 'zh-CN': name, en: '' }, kind: 'city', example: true, attributes: { zone }, line };
    }),
    memberships: [],
    successions: [],
  };
  const files = (scheme: string): Map<string, string> =>
    new Map([
      ['scheme.yaml', scheme],
      ['regulation.md', clauses.map((clause) => `## ${clause} 条款\n`).join('\n')],
      ['awards.csv', 'unit,date,item,level,points,title\n'],
    ]);

  it('the example compiles without a word of complaint', () => {
    const { scheme, issues } = compileScheme({ files: files(example), entry: 'scheme.yaml', register });
    expect(issues.map(({ code, place, args }) => `${code} ${place.line} ${JSON.stringify(args)}`)).toEqual([]);
    expect(scheme?.lists.map(({ id }) => id)).toEqual(['places']);
  });

  it('a slip in the example is found', () => {
    const { issues } = compileScheme({ files: files(example.replace('else: 40', 'else: 41')), entry: 'scheme.yaml', register });
    expect(issues.map(({ code }) => code)).toEqual(['WEIGHT_SUM']);
  });
});

describe('docs/spec/scheme-fields.md', () => {
  const schemas: readonly (readonly [string, JsonSchema])[] = [
    ['scheme', schemeJsonSchema('forms')],
    ['library', libraryJsonSchema('forms')],
    ['pack', packJsonSchema('forms')],
  ];
  const fields = schemas.flatMap(([name, schema]) => blocksOf(schema, name)).flatMap((block) => block.fields);

  it('every field says what it is, in Chinese and in English', () => {
    const bare = fields.filter(({ description }) => !/[\u4e00-\u9fff].*\n|CSV.*\n/.test(description) || !/\n.*[A-Za-z]/.test(description));
    expect(fields.length).toBeGreaterThan(150);
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('a field without a description is noticed', () => {
    const schema = { type: 'object', properties: { colour: { type: 'string' } } };
    expect(blocksOf(schema, 'x').flatMap((block) => block.fields)).toMatchObject([{ path: 'x.colour', description: '', required: false }]);
  });

  it('names every format of texts that a shape uses, and no other', () => {
    const used = new Set([...fieldsDocument().matchAll(/\(#format-(\w+)\)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(FORMATS).sort());
  });

  it.each(['eligible', 'watch', 'min_group', 'unless_noise', 'leave_out', 'last_value', 'blank', 'small_groups'])('has %s', (name) => {
    expect(fields.map((field) => field.name)).toContain(name);
  });
});

describe('SCHEME-90 JSON Schemas for editors', () => {
  it.each([
    ['scheme', schemeJsonSchema()],
    ['library', libraryJsonSchema()],
    ['pack', packJsonSchema()],
  ] as const)('%s has an identity and a title', (name, schema) => {
    expect(schema).toMatchObject({ $id: `urn:kedu:schema:${name}:1`, title: expect.stringContaining('Kedu') });
  });

  it('a part is told by its key, so that a slip in a leaf is judged as a leaf alone', () => {
    const { part } = schemeJsonSchema()['$defs'] as Readonly<Record<string, JsonSchema>>;
    expect(part).toMatchObject({
      dependentSchemas: { parts: { $ref: '#/$defs/composite' }, each: { $ref: '#/$defs/composite' }, apply: { $ref: '#/$defs/addition' } },
      then: { $ref: '#/$defs/leaf' },
    });
    expect(part).not.toHaveProperty('anyOf');
  });
});
