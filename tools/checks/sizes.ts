import type { Check } from './check.ts';

/** Longest source file; above it, one file holds more than one idea (docs/decisions/0002-tools.md). */
export const MOST_LINES = 450;

const BANNED = /(^|\/)(utils?|helpers?|common|manager)(\.[a-z.]+|\/)/i;

export const lengthCheck: Check = {
  name: 'file length',
  run: ({ files, read }) =>
    files.flatMap((file) => {
      if (!/\.(ts|tsx|mjs|cjs)$/.test(file)) return [];
      const lines = read(file).trimEnd().split('\n').length;
      return lines > MOST_LINES ? [`${file}: ${lines} lines, at most ${MOST_LINES}: split it by idea`] : [];
    }),
};

export const namesCheck: Check = {
  name: 'file names',
  run: ({ files }) =>
    files.filter((file) => BANNED.test(file)).map((file) => `${file}: say what is inside; utils, helpers, common and manager say nothing`),
};
