import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { libraryJsonSchema, mappingJsonSchema, packJsonSchema, schemeJsonSchema } from '../../src/index.ts';

const committed = (name: string): string => readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8');

describe('SCHEME-90 committed JSON Schemas', () => {
  test.each([
    ['scheme', schemeJsonSchema],
    ['library', libraryJsonSchema],
    ['pack', packJsonSchema],
    ['mapping', mappingJsonSchema],
  ] as const)('%s equals the generated one', (name, generate) => {
    expect(committed(name)).toBe(`${JSON.stringify(generate(), null, 2)}\n`);
  });

  test('descriptions reach editors, and unknown fields are closed', () => {
    const schema = schemeJsonSchema() as { properties: Record<string, { description?: string }>; additionalProperties: boolean };
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties['overlays']?.description).toContain('the later stands above the earlier');
  });
});
