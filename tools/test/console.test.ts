import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { importsOf, wrongImports } from '../checks/components.ts';
import { FIRST_LOAD_BUDGET, firstLoad, gzipBytes, overFirstLoad } from '../checks/consoleSize.ts';
import type { ConsoleChunk } from '../console.mjs';

describe('layers of component files', () => {
  const wrong = (source: string, file = 'apps/console/src/rounds/Page.tsx'): readonly string[] =>
    wrongImports(file, source, new Set(['react', '@kedu/api']), (path) => !path.endsWith('Nowhere.tsx'));

  test('markup is read, and imports on demand are imports', () => {
    expect(importsOf("import { a } from './a.ts';\nexport const P = () => <b>{a}</b>;\nconst l = () => import('./l.tsx');")).toEqual([
      './a.ts',
      './l.tsx',
    ]);
  });

  test('a room knows the frame, the session and itself', () => {
    expect(
      wrong(
        "import { a } from '../app/a.ts'; import { s } from '../session/s.ts'; import { w } from './words.ts'; import { api } from '@kedu/api';",
      ),
    ).toEqual([]);
    expect(wrong("import { x } from '../rights/x.ts';")).toHaveLength(1);
    expect(wrong("import { x } from '../rights/x.ts';", 'apps/console/src/app/routes.tsx')).toEqual([]);
  });

  test('what is not declared, behind an index, outside, or nowhere is said', () => {
    for (const target of ['antd', '@kedu/store', '@kedu/api/src/x.ts', './Nowhere.tsx', '../../../server/src/serve.ts'])
      expect(wrong(`import { x } from '${target}';`), target).toHaveLength(1);
  });
});

describe('what the first pages of the console load', () => {
  const chunk = (fileName: string, imports: readonly string[], page: string | null = null, code = fileName): ConsoleChunk => ({
    fileName,
    isEntry: fileName === 'index.js',
    facadeModuleId: page,
    imports,
    code,
  });
  const built = [
    chunk('index.js', ['shared.js']),
    chunk('shared.js', ['index.js']),
    chunk('sign.js', ['index.js', 'form.js'], '/k/apps/console/src/session/SignInPage.tsx'),
    chunk('home.js', [], '/k/apps/console/src/home/HomePage.tsx'),
    chunk('form.js', []),
    chunk('later.js', ['index.js'], '/k/apps/console/src/rights/RightsPage.tsx'),
  ];

  test('the entry, both pages and all that they import at once, each counted once', () => {
    expect(
      firstLoad(built)
        .map(({ fileName }) => fileName)
        .sort(),
    ).toEqual(['form.js', 'home.js', 'index.js', 'shared.js', 'sign.js']);
    expect(overFirstLoad(built)).toEqual([]);
  });

  test('what is over the budget is said with its bytes, and a page that is not found is no page of nothing', () => {
    const noise = randomBytes(FIRST_LOAD_BUDGET).toString('hex');
    const heavy = [...built.slice(1), chunk('index.js', ['shared.js'], null, noise)];
    expect(overFirstLoad(heavy)).toEqual([expect.stringContaining(String(gzipBytes(firstLoad(heavy))))]);
    expect(overFirstLoad(built.filter(({ fileName }) => fileName !== 'home.js'))).toHaveLength(1);
  });
});
