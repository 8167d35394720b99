import { describe, expect, it } from 'vitest';
import { answersOf, API_ROOT, openApi, type Route, ROUTE_NAMES, ROUTES } from '../src/index.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = openApi('0.3.0') as unknown as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const text = JSON.stringify(document);
const all = ROUTE_NAMES.map((name) => [name, ROUTES[name] as Route] as const);
const operationOf = ({ method, path }: Route): Operation => document.paths[`${API_ROOT}${path}`]?.[method.toLowerCase()] as Operation;

describe('the contract as a document', () => {
  it('API-10 is OpenAPI 3.1 with every route and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const found = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(found.sort()).toEqual([...ROUTE_NAMES].sort());
  });

  it.each(all)('API-10 %s: every parameter, every status, words in both languages', (_, asked) => {
    const { parameters = [], requestBody, responses, summary } = operationOf(asked);
    expect(Object.keys(responses).map(Number).sort()).toEqual([...answersOf(asked)].sort());
    expect(summary).toBe(`${asked.summary['zh-CN']} · ${asked.summary.en}`);
    const named = (place: string): readonly string[] =>
      parameters
        .filter((each) => each.in === place)
        .map(({ name }) => name)
        .sort();
    expect(named('path')).toEqual(Object.keys(asked.params?.shape ?? {}).sort());
    expect(named('query')).toEqual(Object.keys(asked.query?.shape ?? {}).sort());
    expect(named('header').includes('Kedu-Post')).toBe(asked.asker === 'post');
    expect(named('header').includes('Kedu-Person')).toBe(asked.asker !== 'anybody' && asked.method !== 'GET');
    expect(named('header').includes('Idempotency-Key')).toBe(asked.isKeyed);
    const media = asked.upload ? 'multipart/form-data' : 'application/json';
    expect(Object.keys(requestBody?.content ?? {})).toEqual(asked.upload || asked.body ? [media] : []);
  });

  it('API-10 every reference leads somewhere', () => {
    for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (reference as string)
        .split('/')
        .reduce<unknown>((inside, step) => (inside as Record<string, unknown> | undefined)?.[step], document);
      expect([reference, typeof target]).toEqual([reference, 'object']);
    }
  });

  it('API-10 is the same however often it is asked for', () => {
    expect(JSON.stringify(openApi('0.3.0'))).toBe(text);
  });
});
