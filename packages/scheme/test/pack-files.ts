import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCsv, type UnitRegister } from '@kedu/model';

const root = fileURLToPath(new URL('../../../vectors/scheme', import.meta.url));

/** Text files of a folder below vectors/scheme, by path in it. */
export function filesOf(folder: string): Map<string, string> {
  const base = join(root, folder);
  const files = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(base, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

/** Names of the vectors, in order. */
export function vectorNames(): string[] {
  return readdirSync(root)
    .filter((name) => name.endsWith('.json'))
    .sort();
}

export function vectorText(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

/** The register of a units.csv and, where there is one, a hierarchies.csv, for tests: columns of PACK-2, all units fictional. */
export function registerOf(text: string, hierarchies = ''): UnitRegister {
  const [heading, ...rows] = parseCsv(text).rows;
  const names = heading?.cells.map((cell) => cell.text) ?? [];
  const versions = rows.map(({ cells, line }) => {
    const row = Object.fromEntries(names.map((name, index) => [name, cells[index]?.text ?? '']));
    const { unit_id: id = '', code = '', name = '', name_en: en = '', kind = '', from = '', until = '', ...attributes } = row;
    return {
      id,
      code,
      name: { 'zh-CN': name, en },
      kind,
      example: true,
      attributes,
      line,
      ...(from === '' ? {} : { from }),
      ...(until === '' ? {} : { until }),
    };
  });
  const territory = versions.flatMap(({ id, attributes }) =>
    attributes['parent'] ? [{ hierarchy: 'territory', unit: id, parent: attributes['parent'], share: 1 }] : [],
  );
  const further = parseCsv(hierarchies)
    .rows.slice(1)
    .map(({ cells: [hierarchy, unit, parent, share] }) => ({
      hierarchy: hierarchy?.text ?? '',
      unit: unit?.text ?? '',
      parent: parent?.text ?? '',
      share: Number(share?.text ?? '1'),
    }));
  return { versions, memberships: [...territory, ...further], successions: [] };
}
