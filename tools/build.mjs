// npm run build: one file that holds the whole command, apps/cli/dist/kedu.js.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

export const bundle = join(root, 'apps', 'cli', 'dist', 'kedu.js');

export async function build() {
  ensureInstalled();
  const { build: bundleFiles } = await import('esbuild');
  await bundleFiles({
    entryPoints: [join(root, 'apps', 'cli', 'src', 'main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    charset: 'utf8',
    legalComments: 'linked',
    logLevel: 'warning',
    // Dependencies in CommonJS ask for Node's own modules by `require`, which ES modules lack.
    banner: { js: "import { createRequire as keduRequire } from 'node:module'; const require = keduRequire(import.meta.url);" },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build().catch(() => process.exit(1));
  console.log('apps/cli/dist/kedu.js');
}
