import { defineConfig } from 'vitest/config';

/** Tests whose modules share a process with those of other files: no module of these packages has a state, so that each is read once a worker. */
const SHARED = [
  'packages/{anchors,api,bundle,engine,insight,intake,ledger,messages,model,pages,runner,scheme,snapshot,tables,verify,weigh,workbook,workflow}/test/**/*.test.ts',
  'packs/test/**/*.test.ts',
  'tools/test/**/*.test.ts',
];

export default defineConfig({
  test: {
    watch: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What comes in its own time is waited for as long as a slow machine needs.
    expect: { poll: { timeout: 15_000 } },
    // A test file without a test, or `.only` left behind, fails.
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
      {
        extends: true,
        test: {
          // Servers, databases, browsers and programs: a process for each file.
          name: 'alone',
          include: ['packages/store/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'bench/test/**/*.test.ts'],
          // PostgreSQL for the files that ask for one.
          globalSetup: ['packages/store/test/setup/clusters.ts'],
        },
      },
    ],
  },
});
