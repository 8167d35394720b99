// The thread of the country kernel as one text: packages/runner starts it from this text where it runs from source; npm run build writes it beside the command.
import { fileURLToPath } from 'node:url';

let made;

/** Made once: tests and benchmarks start many threads. */
export function kernelWorker() {
  made ??= bundled();
  return made;
}

async function bundled() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../packages/runner/src/country/kernelThread.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [onlyWhatIsUsed],
  });
  return outputFiles[0].text;
}

/** Loading a package of ours does nothing by itself, so that what is not used of it may be left out: a thread needs a handful of an engine. */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup(bundle) {
    bundle.onResolve({ filter: /^@kedu\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'resolved') return undefined;
      const found = await bundle.resolve(path, { ...from, pluginData: 'resolved' });
      return { ...found, sideEffects: false };
    });
  },
};
