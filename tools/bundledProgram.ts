import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { root } from './root.ts';

/** Beside the packages that programs import. */
const FOLDER = join(root, 'node_modules', '.cache', 'kedu-test-programs');

/**
 * A TypeScript program of the tests as one file that Node runs by itself, in a tenth of the time in which each start would read the whole
 * house through a loader; made again when one of its sources is newer.
 *
 * Every module keeps the address of its own source (`import.meta.url`); packages that are not of the house are imported, each in the version
 * that its source finds. Whoever asks while it is made waits for the same.
 */
export function bundledProgram(file: string): Promise<string> {
  const begun = making.get(file) ?? upToDate(file).finally(() => making.delete(file));
  making.set(file, begun);
  return begun;
}

/** What this process is making, by source: what is begun has one name a process. */
const making = new Map<string, Promise<string>>();

async function upToDate(file: string): Promise<string> {
  const made = join(FOLDER, relative(root, file).replaceAll(/[\\/]/g, '-').replace(/\.ts$/, '.mjs'));
  if (isFresh(made)) return made;
  const [begun, since] = [`${made}.${process.pid}`, new Date()];
  mkdirSync(FOLDER, { recursive: true });
  const { metafile } = await build({
    entryPoints: [file],
    outfile: begun,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    metafile: true,
    absWorkingDir: root,
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [ofTheHouse],
  });
  // What is changed while it is made is newer than it.
  utimesSync(begun, since, since);
  writeFileSync(`${begun}.json`, JSON.stringify(Object.keys(metafile.inputs)));
  renameSync(`${begun}.json`, sourcesOf(made));
  renameSync(begun, made);
  return made;
}

const sourcesOf = (made: string): string => `${made}.json`;

/** Whether a program is there and no source of it is newer, or gone. */
function isFresh(made: string): boolean {
  try {
    const { mtimeMs } = statSync(made);
    const sources = JSON.parse(readFileSync(sourcesOf(made), 'utf8')) as readonly string[];
    return [...sources, 'tools/bundledProgram.ts'].every((source) => statSync(join(root, source)).mtimeMs < mtimeMs);
  } catch {
    return false;
  }
}

const SHARED = join(root, 'node_modules') + sep;
/** Marks a question that is asked on the way to an answer. */
const FOUND = {};

const ofTheHouse: Plugin = {
  name: 'of-the-house',
  setup(building) {
    building.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === FOUND || kind === 'entry-point' || path.startsWith('@kedu/')) return undefined;
      const found = await building.resolve(path, { kind, importer, resolveDir, pluginData: FOUND });
      // A package of the house may have a version of its own beside it, where a program would find the shared one.
      const isOwn = found.path.includes(`${sep}node_modules${sep}`) && !found.path.startsWith(SHARED);
      return { path: isOwn ? pathToFileURL(found.path).href : path, external: true };
    });
    building.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};
