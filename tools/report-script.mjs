// The program inside a report as one script: apps/report bundled and minified for browsers, text in, text out.
import { join } from 'node:path';
import { root } from './install.mjs';

export function reportScript() {
  return bundledScript(join(root, 'apps', 'report', 'src', 'main.ts'));
}

/** A program for browsers as one script. */
export async function bundledScript(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    tsconfigRaw: '{}',
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    format: 'iife',
    charset: 'utf8',
    legalComments: 'eof',
    logLevel: 'warning',
    plugins: [withoutLocales],
  });
  return outputFiles[0].text;
}

/** Wordings of zod in fifty languages, which nobody here asks for: issues have codes, and words of our own. */
const withoutLocales = {
  name: 'without-locales',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};
