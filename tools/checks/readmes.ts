import { posix } from 'node:path';
import type { Check } from './check.ts';

/** Dependencies of a package that its README does not give a reason for: a list item or table row that begins with the name. */
export function unexplained(dependencies: readonly string[], readme: string): string[] {
  return dependencies.filter((name) => {
    const escaped = name.replace(/[/.@-]/g, '\\$&');
    return !new RegExp(`^[ \\t]*(?:[-*]|\\|)[ \\t]*\\[?\`${escaped}\`(?:\\]\\([^)]*\\))?[ \\t]*[:：—–|-][ \\t]*\\S.{8,}`, 'm').test(readme);
  });
}

export const readmesCheck: Check = {
  name: 'package READMEs',
  run: ({ files, read, exists }) =>
    files
      .filter((file) => /^(packages|apps)\/[^/]+\/package\.json$/.test(file))
      .flatMap((file) => {
        const readme = posix.join(posix.dirname(file), 'README.md');
        if (!exists(readme))
          return [`${readme}: missing; one screen: purpose, running example, refusals, where to start, dependencies with a reason`];
        const { dependencies = {} } = JSON.parse(read(file)) as { dependencies?: Record<string, string> };
        return unexplained(Object.keys(dependencies), read(readme)).map(
          (name) => `${readme}: no reason for ${name} (a line "- \`${name}\`: why")`,
        );
      }),
};
