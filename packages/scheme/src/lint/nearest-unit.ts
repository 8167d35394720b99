import { type Issue, nearest, type UnitRegister } from '@kedu/model';

/**
 * Issues about cells that should name a unit, with the unit of the register that was likely meant: its name or its code alone stood there, or one close by.
 *
 * Errors: none. Rule: SCHEME-31, SCHEME-41. Example: `下岚县` → suggestion `992103 下岚县`.
 */
export function withNearestUnit(issues: readonly Issue[], register: UnitRegister | undefined): readonly Issue[] {
  if (!register) return issues;
  return issues.map((issue) => {
    const { code, args } = issue;
    if (code !== 'SCHEME_TABLE_CELL' || args['expected'] !== 'unit_reference') return issue;
    return { ...issue, args: { ...args, suggestion: meantUnit(String(args['found']), register) } };
  });
}

function meantUnit(found: string, { versions }: UnitRegister): string {
  const pairs = new Map<string, string>();
  for (const { code, name } of versions) {
    const pair = `${code} ${name['zh-CN']}`;
    for (const known of [code, name['zh-CN'], ...(name.en === undefined ? [] : [name.en])]) if (!pairs.has(known)) pairs.set(known, pair);
  }
  return pairs.get(found) ?? pairs.get(nearest(found, pairs.keys())) ?? '';
}
