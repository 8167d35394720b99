import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { impurities } from '../checks/purity.ts';
import { root } from '../root.ts';

describe('impurities', () => {
  it.each([
    ['power', 'export const f = (x: number) => x ** 2;'],
    ['power by assignment', 'export function f(x: number) { x **= 2; return x; }'],
    ['module-level let', 'let count = 0;'],
    ['exported var', 'export var count = 0;'],
    ['empty map', 'const seen = new Map<string, number>();'],
    ['empty array', 'const seen: string[] = [];'],
    ['empty object', 'const seen: Record<string, number> = {};'],
    ['dynamic import', "export const f = () => import('./x.ts');"],
    ['Math under another name', 'const { exp } = Math;'],
    ['Math by a computed name', "export const f = (x: number) => Math['exp'](x);"],
  ])('refuses %s', (_, source) => expect(impurities(source)).toHaveLength(1));

  it.each([
    [
      'local state',
      'export function f() { let n = 0; const seen = new Map(); const list: string[] = []; n += seen.size + list.length; return n; }',
    ],
    ['filled tables', "const WORDS = new Map([['a', 1]]); const LIST = ['a']; export const T = { a: 1 };"],
    ['powers of whole numbers', 'export const f = (n: bigint) => 10n ** n;'],
    ['a member called Math', 'export const f = (x: { Math: number }) => x.Math + Math.sqrt(4);'],
    ['the sign in a text', "export const f = '2 ** 3'; // let it be"],
    ['ambient declarations', 'declare let injected: number; export const f = () => injected;'],
  ])('accepts %s', (_, source) => expect(impurities(source)).toEqual([]));

  it('says in which line', () => expect(impurities('const a = 1;\n\nlet b = a;')[0]).toMatch(/^line 3: /));
});

describe('lint and layers on a planted tree', () => {
  const planted = mkdtempSync(join(tmpdir(), 'kedu-lint-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(planted, file)), { recursive: true });
    writeFileSync(join(planted, file), text);
  };
  const run = (script: string, args: readonly string[]): string => {
    try {
      return execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
        cwd: planted,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      return stdout + stderr;
    }
  };

  beforeAll(() => {
    for (const file of ['.oxlintrc.json', '.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(root, file), join(planted, file));
    write('package.json', '{ "name": "planted", "type": "module", "workspaces": ["packages/*"] }');
    for (const name of ['model', 'scheme', 'engine', 'runner']) {
      write(
        `packages/${name}/package.json`,
        JSON.stringify({
          name: `@kedu/${name}`,
          type: 'module',
          exports: { '.': './src/index.ts' },
          dependencies: { '@kedu/model': '0', '@kedu/scheme': '0', '@kedu/engine': '0' },
        }),
      );
    }
    write('packages/model/src/index.ts', "export { a } from './a.ts';\n");
    write('packages/model/src/a.ts', "import { b } from './b.ts';\nexport const a = (): number => b();\n");
    write('packages/model/src/b.ts', "import { a } from './a.ts';\nexport const b = (): number => a();\n");
    write(
      'packages/scheme/src/index.ts',
      "import { a } from '../../model/src/a.ts';\nimport { c } from '@kedu/engine';\nexport const s = (): number => a() + c();\n",
    );
    write(
      'packages/engine/src/index.ts',
      "import { readFileSync } from 'node:fs';\nexport const c = (): number => readFileSync('x').length;\n",
    );
    write(
      'packages/engine/src/impure.ts',
      'export const f = (): number => Date.now() + Math.random() + Math.exp(1) + process.pid;\nexport const g = (a: string): number => a.localeCompare(a);\nexport const h = (document: { x: number }): number => document.x;\n',
    );
    write(
      'packages/runner/src/index.ts',
      "import { readFileSync } from 'node:fs';\nimport { c } from '@kedu/engine';\nexport const r = (): number => readFileSync('x').length + c() + Date.now();\n",
    );
    mkdirSync(join(planted, 'node_modules', '@kedu'), { recursive: true });
    for (const name of ['model', 'scheme', 'engine', 'runner'])
      symlinkSync(join(planted, 'packages', name), join(planted, 'node_modules', '@kedu', name), 'dir');
  });

  afterAll(() => rmSync(planted, { recursive: true, force: true }));

  it('layers: every planted fault is named with its reason, and what may be is left alone', () => {
    const report = run('dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'packages',
    ]);
    expect(report).toMatch(/no-cycle: packages\/model\/src\/[ab]\.ts/);
    expect(report).toMatch(/through-the-index: packages\/scheme\/src\/index\.ts → packages\/model\/src\/a\.ts/);
    expect(report).toMatch(/direction-scheme: packages\/scheme\/src\/index\.ts → packages\/engine\/src\/index\.ts/);
    expect(report).toMatch(/pure-without-the-machine: packages\/engine\/src\/index\.ts → (node:)?fs/);
    expect(report).toContain('the language is read before there are data');
    expect(report).not.toMatch(/: packages\/runner/);
  });

  it('lint: names of the machine are refused in pure packages only, and a parameter of that name is not', () => {
    const report = run('oxlint/bin/oxlint', ['--format=unix', 'packages']);
    for (const name of ['Date', 'process', 'random', 'exp', 'localeCompare'])
      expect(report).toContain(`'${name === 'random' || name === 'exp' ? `Math.${name}` : name}'`);
    expect(report).not.toContain("'document'");
    expect(report.split('\n').filter((line) => line.includes('packages/runner'))).toEqual([]);
  });
});
