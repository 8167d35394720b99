import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepsOf, write } from '../guide.ts';
import { root } from '../root.ts';

const steps = stepsOf(readFileSync(join(root, 'docs/guide/add-a-method.md'), 'utf8'));
const copy = mkdtempSync(join(tmpdir(), 'kedu-method-'));
const COPIED = ['packages', 'vectors', 'docs', 'tools', 'apps', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

/** What it printed, also where tests failed in it: the report then says which. */
function runInCopy(...command: readonly string[]): string {
  return spawnSync(process.execPath, [...command], { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
}

describe('docs/guide/add-a-method.md, followed literally in a copy', () => {
  beforeAll(() => {
    for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
    // The workspaces must be those of the copy: links of node_modules lead to it by relative paths.
    cpSync(join(root, 'node_modules/@kedu'), join(copy, 'node_modules/@kedu'), { recursive: true, verbatimSymlinks: true });
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== '@kedu') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
    for (const step of steps) if (step.kind === 'file' || step.kind === 'change') write(step, copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('touches every place that a method needs', () => {
    const touched = new Set(steps.flatMap((step) => (step.kind === 'file' || step.kind === 'change' ? [step.path] : [])));
    expect([...touched]).toEqual(
      expect.arrayContaining([
        'docs/spec/methods.md',
        'packages/scheme/src/shapes/methods.ts',
        'packages/engine/src/normalise/methods.ts',
        'packages/messages/src/words/methods.ts',
      ]),
    );
  });

  it('scores as its vectors say, and keeps the properties of all methods', () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const tests = steps.flatMap((step) =>
      step.kind === 'command' && step.text.startsWith('npx vitest run ') ? step.text.split(' ').slice(3) : [],
    );
    const { testResults } = JSON.parse(runInCopy(vitest, 'run', ...tests, '--reporter=json')) as Report;
    const named = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ title }) => /ratio[-_]to[-_]mean/.test(title));
    const failed = testResults.flatMap(({ name, message, assertionResults }) => [
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ title, failureMessages }) => `${title}: ${failureMessages[0]}`),
      ...(assertionResults.length === 0 ? [`${name}: ${message}`] : []),
    ]);
    expect(failed).toEqual([]);
    expect(named.map(({ title }) => title)).toEqual(
      expect.arrayContaining([expect.stringContaining('METHOD-RATIO-TO-MEAN ratio-to-mean-zero')]),
    );
    expect(named.every(({ status }) => status === 'passed')).toBe(true);
  }, 180_000);
});

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}
