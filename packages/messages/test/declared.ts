import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CodeDeclaration } from '@kedu/model';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Every code that a `codes.ts` of any package or application declares, found by reading the tree, so that none can be forgotten. */
export async function declaredCodes(): Promise<Map<string, CodeDeclaration>> {
  const declared = new Map<string, CodeDeclaration>();
  for (const folder of ['packages', 'apps'].flatMap((kind) => readdirSync(join(root, kind)).map((name) => join(root, kind, name, 'src')))) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/(^|[\\/])codes\.ts$/.test(file)) continue;
      const exported = (await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
      for (const catalogue of Object.values(exported)) {
        if (typeof catalogue !== 'object' || catalogue === null) continue;
        for (const [code, declaration] of Object.entries(catalogue as Record<string, CodeDeclaration>)) {
          if (typeof declaration?.severity === 'string') declared.set(code, declaration);
        }
      }
    }
  }
  return declared;
}
