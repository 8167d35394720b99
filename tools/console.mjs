// The officials' web application: apps/console built for browsers into a folder, split by route.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const app = join(root, 'apps', 'console');

/** Builds apps/console into `outDir`. Answers the chunks: file, bytes of its code, what it imports at once and later. */
export async function buildConsole(outDir = join(app, 'dist')) {
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  const built = await build({
    root: app,
    configFile: false,
    base: '/',
    logLevel: 'warn',
    plugins: [await pageStyle(), withoutLocales, react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome109', 'firefox115', 'safari16.4'],
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_000,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rollupOptions: {
        // Packages of the house do nothing when they are loaded (tools/checks/purity.ts): what is not used of them is left out.
        treeshake: { moduleSideEffects: (id) => !/[\\/]packages[\\/][a-z]+[\\/]src[\\/]/.test(id) },
      },
    },
  });
  const { output } = Array.isArray(built) ? built[0] : built;
  return output.filter(({ type }) => type === 'chunk');
}

/** Copies what was built to beside the command that serves it. */
export function copyConsole(to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(join(app, 'dist'), to, { recursive: true });
}

/** The visual language of the reports goes before the console's own style sheet: no colour and no size is named twice. */
async function pageStyle() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    stdin: {
      contents: ['base', 'tables', 'drawings'].map((part) => `export * from './${part}.ts';`).join('\n'),
      resolveDir: join(root, 'packages', 'pages', 'src', 'style'),
    },
    write: false,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'warning',
  });
  const { BASE_STYLE, DRAWING_STYLE, TABLE_STYLE } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
  return {
    name: 'page-style',
    enforce: 'pre',
    transform(code, id) {
      return id.split('?')[0].endsWith('/src/app/style.css') ? { code: BASE_STYLE + TABLE_STYLE + DRAWING_STYLE + code, map: null } : null;
    },
  };
}

/** Wordings of zod in fifty languages, which nobody here asks for. */
const withoutLocales = {
  name: 'without-locales',
  enforce: 'pre',
  load(id) {
    return /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/.test(id) ? { code: 'export {};', map: null } : null;
  },
};
