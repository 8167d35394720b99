import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeDeclaration } from '@kedu/model';
import { root } from './root.ts';

/** Every code that a `codes.ts` of a package or application declares, with its declaration; codes of explanations are apart (EXPLAIN_CODES). */
export async function declaredCodes(): Promise<Map<string, CodeDeclaration>> {
  const declared = new Map<string, CodeDeclaration>();
  for (const file of codeFiles()) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const [name, catalogue] of Object.entries(exported)) {
      if (!name.endsWith('_CODES') || typeof catalogue !== 'object' || catalogue === null) continue;
      for (const [code, declaration] of Object.entries(catalogue as Record<string, CodeDeclaration>)) {
        if (typeof declaration?.severity !== 'string') continue;
        // A catalogue may be spread into a larger one; the declaration is then the same.
        if (declared.has(code) && declared.get(code) !== declaration) throw new Error(`${code} is declared twice`);
        declared.set(code, declaration);
      }
    }
  }
  return declared;
}

function codeFiles(): string[] {
  return ['packages', 'apps']
    .flatMap((kind) => readdirSync(join(root, kind)).map((name) => join(root, kind, name, 'src')))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /(^|[\\/])codes\.ts$/.test(file))
        .map((file) => join(folder, file)),
    )
    .sort();
}
