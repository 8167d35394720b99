import { posix } from 'node:path';
import { parseAst } from 'vite';
import type { Check, Repository } from './check.ts';

const SOURCE = /^apps\/console\/src\/([^/]+)\/.+\.tsx$/;

/** Modules that a component file imports, at the top or on demand, in order. */
export function importsOf(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      node.forEach(visit);
      return;
    }
    const { type, source: from } = node as { readonly type?: string; readonly source?: { readonly value?: unknown } };
    if ((type?.startsWith('Import') || type?.startsWith('Export')) && typeof from?.value === 'string') found.push(from.value);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source, { lang: 'tsx' }).body);
  return found;
}

/**
 * What is wrong with the imports of a component file of the console: the rules of .dependency-cruiser.cjs, whose parser reads no markup.
 *
 * A room knows the frame (`app`), the session and itself; a package is imported by its own name and declared; a file stands where it is looked for.
 */
export function wrongImports(file: string, source: string, declared: ReadonlySet<string>, exists: (path: string) => boolean): string[] {
  const room = SOURCE.exec(file)?.[1];
  if (room === undefined) return [];
  return importsOf(source).flatMap((target) => {
    if (!target.startsWith('.')) {
      const parts = target.split('/');
      const name = target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string);
      if (!declared.has(name)) return [`${file}: ${target} is not declared in apps/console/package.json`];
      return name.startsWith('@kedu/') && target !== name ? [`${file}: ${target} reaches behind the index of ${name}`] : [];
    }
    const path = posix.join(posix.dirname(file), target);
    if (!exists(path)) return [`${file}: ${target} leads nowhere`];
    const other = /^apps\/console\/src\/([^/]+)\//.exec(path)?.[1];
    if (other === undefined) return [`${file}: ${target} leads out of the console`];
    return room === 'app' || ['app', 'session', room].includes(other)
      ? []
      : [`${file}: a room imports the room ${other}; addresses stand in app/addresses.ts`];
  });
}

/** Layers of component files (.tsx) of the console. */
export const componentsCheck: Check = {
  name: 'layers (components)',
  run: ({ files, read, exists }: Repository) => {
    const { dependencies = {} } = JSON.parse(read('apps/console/package.json')) as { dependencies?: Record<string, string> };
    const declared = new Set(Object.keys(dependencies));
    return files.filter((file) => SOURCE.test(file)).flatMap((file) => wrongImports(file, read(file), declared, exists));
  },
};
