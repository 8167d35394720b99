import type { Check } from './check.ts';

/** Committed files that another file makes: each must be what its maker makes today. */
export const generatedCheck: Check = {
  name: 'generated files',
  run: async ({ exists, read }) => {
    const { generatedFiles } = await import('../generated-files.ts');
    return [...(await generatedFiles())].flatMap(([file, text]) => {
      if (!exists(file)) return [`${file}: missing; run "npm run generate"`];
      return read(file) === text ? [] : [`${file}: out of date; run "npm run generate" and read the difference`];
    });
  },
};
