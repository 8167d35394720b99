interface Schema {
  readonly [key: string]: unknown;
}

/** Places in a JSON Schema where a text or list may be as long as anybody likes, or where fields are taken that nobody named. */
export function unboundedIn(schema: Schema, at = '', seen: Set<unknown> = new Set()): readonly string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const inside = (next: unknown, name: string): readonly string[] =>
    typeof next === 'object' && next !== null ? unboundedIn(next as Schema, `${at}/${name}`, seen) : [];
  const found: string[] = [];
  const isOpenText =
    schema['type'] === 'string' && schema['maxLength'] === undefined && schema['enum'] === undefined && schema['const'] === undefined;
  if (isOpenText && !isBoundedPattern(schema['pattern'])) found.push(`${at}: text`);
  if (schema['type'] === 'array' && schema['maxItems'] === undefined && schema['prefixItems'] === undefined) found.push(`${at}: list`);
  if (schema['type'] === 'object' && schema['additionalProperties'] === undefined) found.push(`${at}: fields`);
  for (const [name, next] of Object.entries((schema['properties'] ?? {}) as Schema)) found.push(...inside(next, name));
  for (const [name, next] of Object.entries((schema['$defs'] ?? {}) as Schema)) found.push(...inside(next, name));
  for (const name of ['anyOf', 'oneOf', 'allOf', 'prefixItems'])
    for (const [i, next] of ((schema[name] ?? []) as unknown[]).entries()) found.push(...inside(next, `${name}${i}`));
  return [...found, ...inside(schema['items'], 'items'), ...inside(schema['additionalProperties'], '*')];
}

/** A pattern from end to end without `*`, `+` or `{n,}` outside of a class. */
function isBoundedPattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || !pattern.startsWith('^') || !pattern.endsWith('$')) return false;
  const outside = pattern.replace(/\\./g, '.').replace(/\[[^\]]*\]/g, '.');
  return !/[*+]|\{\d+,\}/.test(outside);
}
