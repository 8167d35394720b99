// npm run kernel:build: compiles the kernel (packages/engine/src/kernel/assembly) and writes packages/engine/src/kernel/module/kernelModule.ts.
// Its compiler is installed here, on demand: it weighs more than the rest of the house.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const sources = join(root, 'packages', 'engine', 'src', 'kernel', 'assembly');
export const MODULE_FILE = 'packages/engine/src/kernel/module/kernelModule.ts';

/** Exactly what the module is compiled with: no fused or relaxed operations exist in it, memory comes from outside. */
const OPTIONS = [
  '--runtime',
  'stub',
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--converge',
  '--noAssert',
  '--enable',
  'simd,threads',
  '--importMemory',
  '--noExportMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65536',
  '--disableWarning',
];

/** Installs the compiler where it is missing or another version; throws where it is not to be had. */
export function installCompiler() {
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies.assemblyscript;
  const installed = join(here, 'node_modules', 'assemblyscript', 'package.json');
  if (existsSync(installed) && JSON.parse(readFileSync(installed, 'utf8')).version === wanted) return;
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** The text of the module file, made from the sources. */
export async function kernelModuleText() {
  const { default: asc } = await import(pathToFileURL(join(here, 'node_modules', 'assemblyscript', 'dist', 'asc.js')).href);
  const own = await compiled(asc, []);
  const shared = await compiled(asc, ['--sharedMemory']);
  const differing = [...own.keys()].filter((k) => own[k] !== shared[k]);
  if (own.length !== shared.length || differing.length !== 1) {
    throw new Error(`the two modules differ in ${differing.length} bytes; one is expected, that of the memory`);
  }
  const [at] = differing;
  return moduleText(own, at, shared[at], createHash('sha256').update(own).digest('hex'));
}

async function compiled(asc, more) {
  let bytes;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...OPTIONS, ...more], {
    readFile: (name) => (readdirSync(sources).includes(name) ? readFileSync(join(sources, name), 'utf8') : null),
    writeFile: (name, content) => {
      if (name === 'kernel.wasm') bytes = content;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Uint8Array.from(bytes);
}

function moduleText(bytes, flagAt, sharedFlag, hash) {
  const base64 = Buffer.from(bytes).toString('base64');
  const lines = (base64.match(/.{1,160}/g) ?? []).map((line) => `  '${line}',`);
  return [
    '// Made by "npm run kernel:build" from ../assembly; do not edit.',
    '',
    `/** SHA-256 of the ${bytes.length} bytes of the module with memory of its own. */`,
    `export const KERNEL_SHA256 = '${hash}';`,
    '',
    '/** The byte that tells memory of its own from shared memory, and its value for the latter. */',
    `export const KERNEL_SHARED = { at: ${flagAt}, value: ${sharedFlag} } as const;`,
    '',
    'export const KERNEL_BASE64 = [',
    ...lines,
    "].join('');",
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installCompiler();
  const text = await kernelModuleText();
  writeFileSync(join(root, MODULE_FILE), text);
  console.log(`${MODULE_FILE}: ${text.length} characters`);
}
