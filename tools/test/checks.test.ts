import { describe, expect, it } from 'vitest';
import { calledCommand, calledScript, knownCommands, shellLines } from '../checks/commands.ts';
import { glossaryProblems } from '../checks/glossary.ts';
import { anchorOf, anchorsOf, brokenLinks } from '../checks/links.ts';
import { missingFromLock } from '../checks/lock.ts';
import { mechanismProblems } from '../checks/mechanisms.ts';
import { machinePaths } from '../checks/paths.ts';
import { unexplained } from '../checks/readmes.ts';
import { overBudget, REPORT_BUDGET } from '../checks/reportSize.ts';
import { repositoryOf } from '../checks/repository.ts';
import { ruleIds, rulePrefixes, rulesCheck, statedRules } from '../checks/rules.ts';
import { lengthCheck, MOST_LINES, namesCheck } from '../checks/sizes.ts';

describe('links', () => {
  const repository = repositoryOf({
    'README.md': '# Kedu\n[a](docs/a.md) [b](docs/a.md#42-重点) [web](https://example.org/x) [self](#kedu)',
    'docs/a.md': '## 4.2 重点\n## Twice\n## Twice\n[up](../README.md) [code](`not a link`)\n```\n[no](nowhere.md)\n```\n',
    'docs/bad.md': '[x](gone.md)\n[y](a.md#gone)\n[z](../../out.md)\n[w](/etc.md)\n[2](a.md#twice-1)\n[ref]: lost.md',
  });

  it('follows files and anchors, and leaves code and the web alone', () => {
    expect(brokenLinks('README.md', repository)).toEqual([]);
    expect(brokenLinks('docs/a.md', repository)).toEqual([]);
  });

  it('names every link that leads nowhere, with its line', () => {
    expect(brokenLinks('docs/bad.md', repository).map((line) => line.split(' ')[0])).toEqual([
      'docs/bad.md:1:',
      'docs/bad.md:2:',
      'docs/bad.md:3:',
      'docs/bad.md:4:',
      'docs/bad.md:6:',
    ]);
  });

  it('makes anchors as the forge does', () => {
    expect(anchorOf('4.2 重点生态功能区')).toBe('42-重点生态功能区');
    expect(anchorOf('CHECK_OUT_OF_RANGE')).toBe('check_out_of_range');
    expect([...anchorsOf('# A\n# A\n<a id="b"></a>\n```\n# C\n```')]).toEqual(['a', 'a-1', 'b']);
  });
});

describe('commands', () => {
  it('reads sh blocks only, joins continued lines and drops comments', () => {
    const markdown = 'kedu no\n```sh\n$ npx kedu check x # comment\nkedu assess \\\n  x\n```\n```yaml\nkedu: no\n```';
    expect(shellLines(markdown).map(({ text }) => text)).toEqual(['npx kedu check x', 'kedu assess  x']);
  });

  it.each([
    ['npm run kedu -- check packs/a', 'check'],
    ['npx kedu explain x y', 'explain'],
    ['node apps/cli/dist/kedu.js site', 'site'],
    ['npm test', undefined],
    ['cd kedu', undefined],
  ])('%s', (text, command) => expect(calledCommand(text)).toBe(command));

  it('reads scripts', () => {
    expect(calledScript('npm run check')).toBe('check');
    expect(calledScript('npm test')).toBe('test');
    expect(calledScript('npm install')).toBeUndefined();
  });

  it('finds the commands that the program declares', () => {
    expect([...knownCommands(repositoryOf({ 'apps/cli/src/a.ts': "program.command('check <pack>'); new Command('assess')" }))]).toEqual([
      'check',
      'assess',
    ]);
  });
});

describe('rules', () => {
  const index = '| File | IDs |\n|---|---|\n| [values.md](values.md) | MISS, METHOD, AGG | x |\n';
  const prefixes = rulePrefixes(index);

  it('takes prefixes from the index', () => expect(prefixes).toEqual(['MISS', 'METHOD', 'AGG']));

  it('reads IDs, ranges and words, and leaves look-alikes alone', () => {
    expect(ruleIds('MISS-1, AGG-2…4, METHOD-MIN-MAX; METHOD-* XMISS-2 MISS-ing', prefixes)).toEqual([
      'MISS-1',
      'AGG-2',
      'AGG-3',
      'AGG-4',
      'METHOD-MIN-MAX',
    ]);
  });

  it('states a rule in a heading, an item or a table cell, and not where a text only mentions it', () => {
    const repository = repositoryOf({
      'docs/spec/values.md':
        '## One (MISS-1)\n- **MISS-2** text, see MISS-9\n| AGG-1 | x |\nText MISS-8.\n- **AGG-2** x (not tested: a promise of the office)\n- **AGG-3** y. **AGG-4** z, as AGG-9 says\n',
    });
    const rules = statedRules(repository, prefixes);
    expect([...rules.keys()]).toEqual(['MISS-1', 'MISS-2', 'AGG-1', 'AGG-2', 'AGG-3', 'AGG-4']);
    expect(rules.get('AGG-2')?.exempt).toBe(true);
  });

  it('names the untested rule and the unstated name, and accepts a vector as a test', async () => {
    const repository = repositoryOf({
      'docs/spec/README.md': index,
      'docs/spec/values.md': '- **MISS-1** a\n- **MISS-2** b\n- **MISS-3** c (not tested: needs a person)\n',
      'packages/a/test/x.test.ts': "it('MISS-7: x')",
      'vectors/a/x.json': '{"rule": "MISS-1"}',
    });
    expect(await rulesCheck.run(repository)).toEqual([
      'packages/a/test/x.test.ts: names MISS-7, which docs/spec does not state',
      'docs/spec/values.md:2: MISS-2 is named by no test and no vector; test it, or mark it "(not tested: reason)"',
    ]);
  });
});

describe('sizes and names', () => {
  it('accepts the longest file and refuses one line more', async () => {
    const lines = (n: number): string => 'x\n'.repeat(n);
    const repository = repositoryOf({ 'a.ts': lines(MOST_LINES), 'b.ts': lines(MOST_LINES + 1), 'c.md': lines(2000) });
    expect(await lengthCheck.run(repository)).toHaveLength(1);
  });

  it('refuses names that say nothing, as file and as folder', async () => {
    const repository = repositoryOf({
      'a/utils.ts': '',
      'common/a.ts': '',
      'a/helper.test.ts': '',
      'a/commonwealth.ts': '',
      'a/managers.ts': '',
    });
    expect(await namesCheck.run(repository)).toHaveLength(3);
  });
});

describe('machine paths', () => {
  it('finds paths of a machine, not those of the web, of programs or of the repository', () => {
    expect(machinePaths(['cd /', 'home/me/x'].join(''))).toHaveLength(1);
    expect(machinePaths('https://example.org/home/x ./tmp/x docs/home/x /usr/bin/chromium a/tmp/b')).toEqual([]);
  });
});

describe('READMEs', () => {
  it('wants a reason for each dependency', () => {
    const readme = '- `@kedu/model`: the nouns it speaks in\n- `zod`:\n| `yaml` | reads the files of a scheme |\n';
    expect(unexplained(['@kedu/model', 'zod', 'yaml', 'pg'], readme)).toEqual(['zod', 'pg']);
  });
});

describe('glossary', () => {
  const source = 'export interface Unit {}\nexport type Fen = number;\nexport function f() {}\ninterface Hidden {}\n';

  it('wants a term for every exported type, and a type for every term', () => {
    const repository = repositoryOf({ 'packages/model/src/a.ts': source, 'docs/glossary.md': '| `Unit` | 单位 |\n| `Gone` | 无 |\n' });
    expect(glossaryProblems(repository, {})).toEqual([
      'docs/glossary.md: no term for Fen (packages/model/src/a.ts)',
      'docs/glossary.md: Gone is exported by no file of the domain (tools/checks/glossary.ts)',
    ]);
  });

  it('wants an exemption to be needed', () => {
    const repository = repositoryOf({ 'packages/model/src/a.ts': source, 'docs/glossary.md': '| `Unit` |\n' });
    expect(glossaryProblems(repository, { Fen: 'number' })).toEqual([]);
    expect(glossaryProblems(repository, { Fen: 'number', Unit: 'x' })).toHaveLength(1);
  });
});

describe('mechanisms', () => {
  it('wants every row, files that exist, and a file and a test for what works', () => {
    const rows =
      '| A1 | not yet: issue 3 | | |\n| A2 | works | `a.ts` | `gone.ts` |\n| A3 | works | `a.ts` | |\n| A3 | not yet: issue 3 | | |\n| A99 | not yet: issue 3 | | |\n';
    const problems = mechanismProblems(repositoryOf({ 'docs/mechanisms.md': rows, 'a.ts': '' }));
    expect(problems).toContain('docs/mechanisms.md: A2: there is no gone.ts');
    expect(problems).toContain('docs/mechanisms.md: A3 says that it works and names no test');
    expect(problems).toContain('docs/mechanisms.md: A3 twice');
    expect(problems).toContain('docs/mechanisms.md: A99 is no mechanism');
    expect(problems).toContain('docs/mechanisms.md: no row for G3');
    expect(problems.some((problem) => /\bA1\b/.test(problem))).toBe(false);
  });
});

describe('lock file', () => {
  it('finds platform packages without an entry, and completes them so that npm ci accepts the lock', async () => {
    const { completedLock } = (await import('../complete-lock.mjs' as string)) as {
      completedLock(lock: unknown): { lock: Parameters<typeof missingFromLock>[0]; added: string[] };
    };
    const lock = {
      packages: {
        'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0', '@a/darwin-arm64': '1.0.0', '@a/linux-x64-musl': '1.0.0' } },
        'node_modules/a-linux-x64': {},
      },
    };
    expect(missingFromLock(lock)).toEqual(['@a/darwin-arm64', '@a/linux-x64-musl']);
    const completed = completedLock(lock);
    expect(completed.added).toEqual(['@a/darwin-arm64', '@a/linux-x64-musl']);
    expect(missingFromLock(completed.lock)).toEqual([]);
    expect(completed.lock.packages['node_modules/@a/darwin-arm64']).toEqual({
      version: '1.0.0',
      cpu: ['arm64'],
      optional: true,
      os: ['darwin'],
    });
    expect(completed.lock.packages['node_modules/@a/linux-x64-musl']).toEqual({
      version: '1.0.0',
      cpu: ['x64'],
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
  });
});

describe('size of the program of reports', () => {
  it('says by how many bytes, as it stands and by gzip, a script is over its budget', () => {
    expect(overBudget('')).toEqual([]);
    expect(overBudget('a'.repeat(REPORT_BUDGET.bytes))).toEqual([]);
    const large = overBudget('a'.repeat(REPORT_BUDGET.bytes + 1));
    expect(large).toEqual([expect.stringContaining(`has ${REPORT_BUDGET.bytes + 1} bytes, at most ${REPORT_BUDGET.bytes}:`)]);
    // Drawn digits, which gzip can hardly shorten.
    let state = 1;
    const digits = Array.from({ length: 320_000 }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8).toString(36);
    });
    expect(overBudget(digits.join(''))).toEqual([expect.stringMatching(/bytes by gzip, at most/)]);
  });
});
