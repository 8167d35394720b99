import fc, { type Arbitrary } from 'fast-check';

/** Values that stand where something else is meant. */
export const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 1,
  0.1,
  '',
  ' ',
  '\u3000',
  'ﷺ'.repeat(12),
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uFFFE',
  '\u202Etxt.exe',
  '\u001B[2J',
  '../../../../etc/passwd',
  '..',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '$1',
  '=cmd|calc',
  '9'.repeat(400),
  'é'.repeat(5000),
  '１２３',
  'NaN',
  'Infinity',
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  'FY9999@12',
  '9999..9999',
  [],
  {},
  [[[[[[]]]]]],
  { $ne: null },
  { toString: 'x' },
];

const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTILE) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) });

/** A body with one thing wrong: a leaf of it exchanged, a field left out, one added, or all of it something else. */
export function spoilt(body: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(body, fc.nat(), value).map(([whole, at, other]) => exchanged(whole, at, other)) },
    { weight: 1, arbitrary: fc.tuple(body, fc.nat()).map(([whole, at]) => exchanged(whole, at, undefined)) },
    { weight: 1, arbitrary: fc.tuple(body, value).map(([whole, other]) => (isObject(whole) ? { ...whole, further: other } : other)) },
    { weight: 1, arbitrary: value },
  );
}

/** Bodies that are no JSON, or more of it than anybody means. */
export const RAW_BODIES: readonly string[] = [
  '{',
  '',
  'null',
  '[]',
  '"text"',
  '{"a":1}{"b":2}',
  '\uFEFF{}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"entries":[${Array.from({ length: 20_000 }, () => '{}').join(',')}]}`,
  `"${'x'.repeat(1_100_000)}"`,
  '{"value":1e999}',
  '{"a":"\\ud800"}',
  '{"a":"\\u0000"}',
  '{"type":"open_round","type":"close_round"}',
];

/** Headers that are not what they ought to be. */
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'kedu-post': '%00' },
  { 'kedu-post': '%ff%fe' },
  { 'kedu-post': "office'--" },
  { 'kedu-post': 'x'.repeat(5000) },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'a b' },
  { 'idempotency-key': 'k'.repeat(201) },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'multipart/form-data; boundary=' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-encoding': 'gzip' },
  { 'accept-language': '../../../../x' },
  { 'accept-language': 'en;q=9999999999,zh;q=-1,*;q=' },
  { 'if-none-match': '"'.repeat(300) },
  { 'if-match': 'W/"1"' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { cookie: 'kedu_session=' },
  { cookie: `kedu_session=${'x'.repeat(4000)}; kedu_session=%00` },
  { range: 'bytes=0-0,-1,5-' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': '127.0.0.1' },
];

/** Pieces of a path that lead elsewhere, or nowhere. */
export const HOSTILE_PIECES: readonly string[] = [
  '%00',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '%ff',
  '%',
  '%25252e',
  "x'--",
  '{x}',
  'é',
  'x'.repeat(2000),
  '%F0%9F%92%A9',
  ' ',
  '~',
  '__proto__',
  'constructor',
];

/** Questions behind the question mark that are not meant so. */
export const HOSTILE_QUERIES: readonly string[] = [
  'limit=0',
  'limit=-1',
  'limit=501',
  'limit=1e2',
  'limit=',
  'limit=1&limit=2',
  'cursor=%00',
  'cursor=AAAA',
  'cursor=__proto__',
  'cursor=eyJhIjoxfQ',
  'from=2026-99-99',
  'from=9999-12-31&until=0000-01-01',
  'month=2026-00',
  'list[]=1',
  'list=places&list=organs',
  '__proto__[x]=1',
  'unknown=1',
  'indicators=,,,',
  'indicators=%2C',
  `about=${'x'.repeat(5000)}`,
  'step=all',
  'period=2026-01..2025-01',
  '%=%',
  '&&&=',
];

function exchanged(whole: unknown, at: number, other: unknown): unknown {
  const paths = pathsOf(whole);
  const path = paths[at % paths.length] ?? [];
  return path.length === 0 ? other : withLeaf(whole, path, other);
}

function pathsOf(whole: unknown, before: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(whole)) return [before, ...whole.flatMap((each, i) => pathsOf(each, [...before, i]))];
  if (isObject(whole)) return [before, ...Object.entries(whole).flatMap(([name, each]) => pathsOf(each, [...before, name]))];
  return [before];
}

function withLeaf(whole: unknown, [step, ...rest]: readonly (string | number)[], other: unknown): unknown {
  if (step === undefined) return other;
  if (Array.isArray(whole)) return whole.map((each, i) => (i === step ? withLeaf(each, rest, other) : each));
  const { [step]: inner, ...others } = whole as Record<string | number, unknown>;
  const next = withLeaf(inner, rest, other);
  return next === undefined ? others : { ...others, [step]: next };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
