import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'packs/test/**/*.test.ts',
      'tools/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
    ],
    // PostgreSQL for the files that ask for one.
    globalSetup: ['packages/store/test/setup/clusters.ts'],
    watch: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test file without a test, or `.only` left behind, fails.
    passWithNoTests: false,
    allowOnly: false,
  },
});
