import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from './check.ts';

/** A check that is another program of node_modules: its output is the list of problems when it fails. */
function programCheck(name: string, script: readonly string[], args: readonly string[]): Check {
  return {
    name,
    run: ({ root }) =>
      new Promise((resolve) => {
        const options = { cwd: root, maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };
        execFile(process.execPath, [join(root, 'node_modules', ...script), ...args], options, (error, stdout, stderr) => {
          resolve(error ? lines(stdout + stderr, error.message) : []);
        });
      }),
  };
}

function lines(output: string, otherwise: string): string[] {
  const said = output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  return said.length > 0 ? said : [otherwise];
}

const biome = ['@biomejs', 'biome', 'bin', 'biome'];

export const formatCheck = programCheck('format', biome, ['format', '--colors=off', '--reporter=concise', '--max-diagnostics=200', '.']);
export const biomeLintCheck = programCheck('lint (biome)', biome, [
  'lint',
  '--colors=off',
  '--error-on-warnings',
  '--reporter=concise',
  '--max-diagnostics=200',
  '.',
]);
export const oxlintCheck = programCheck(
  'lint and purity of names (oxlint)',
  ['oxlint', 'bin', 'oxlint'],
  ['--deny-warnings', '--format=unix', '.'],
);
const tsc = ['typescript', 'bin', 'tsc'];
export const typesCheck = programCheck('types', tsc, ['-p', '.', '--noEmit', '--pretty', 'false']);
/** The program inside reports runs in a page: its library is the DOM, which clashes with that of workers. */
export const pageTypesCheck = programCheck('types (report)', tsc, ['-p', 'apps/report', '--noEmit', '--pretty', 'false']);
/** verify.html likewise. */
export const checkerTypesCheck = programCheck('types (verify.html)', tsc, ['-p', 'apps/verify', '--noEmit', '--pretty', 'false']);
/** The officials' application: components, and the DOM. */
export const consoleTypesCheck = programCheck('types (console)', tsc, ['-p', 'apps/console', '--noEmit', '--pretty', 'false']);
export const layersCheck = programCheck(
  'layers',
  ['dependency-cruiser', 'bin', 'dependency-cruise.mjs'],
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'packages', 'apps'],
);
