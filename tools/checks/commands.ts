import type { Check, Repository } from './check.ts';

/** Lines of the `sh` blocks of a document, with their numbers; a trailing `\` joins the next line. */
export function shellLines(markdown: string): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  let inside = false;
  let open: { line: number; text: string } | undefined;
  markdown.split('\n').forEach((text, i) => {
    if (/^\s*```/.test(text)) {
      inside = !inside && /^\s*```(sh|bash|shell)\s*$/.test(text);
      open = undefined;
    } else if (inside) {
      const command = text
        .replace(/^\s*\$ /, '')
        .replace(/(^|\s)#.*$/, '')
        .trim();
      if (open) open.text += ` ${command.replace(/\\$/, '')}`;
      else if (command !== '') found.push({ line: i + 1, text: command.replace(/\\$/, '') });
      open = command.endsWith('\\') ? found.at(-1) : undefined;
    }
  });
  return found;
}

/** Words of a line that call the command: `npx kedu check packs/x` → `check`. */
export function calledCommand(text: string): string | undefined {
  const match =
    /(?:^|[;&|]\s*|\s)(?:npx\s+kedu|npm\s+run\s+(?:-s\s+|--silent\s+)?kedu\s+--|\.?\/?(?:\S*\/)?kedu(?:\.js)?)\s+([a-z][a-z-]*)/.exec(text);
  return match?.[1];
}

/** Names of npm scripts that a line runs: `npm run check` → `check`, `npm test` → `test`. */
export function calledScript(text: string): string | undefined {
  const match = /(?:^|[;&|]\s*)npm\s+(?:(start|test)\b|run\s+(?:-s\s+|--silent\s+)?([\w:-]+))/.exec(text);
  return match?.[1] ?? match?.[2];
}

/** Commands of kedu: one file each, and what the program itself declares. */
export function knownCommands({ files, read }: Repository): Set<string> {
  const sources = files.filter((file) => file.startsWith('apps/cli/src/') && file.endsWith('.ts'));
  return new Set(
    sources.flatMap((file) =>
      [...read(file).matchAll(/\b(?:command|bare)\(\s*['"`]([a-z][a-z-]*)|new Command\(\s*['"`]([a-z][a-z-]*)/g)].map(
        (m) => m[1] ?? m[2] ?? '',
      ),
    ),
  );
}

export const commandsCheck: Check = {
  name: 'commands in documents',
  run: (repository) => {
    const commands = knownCommands(repository);
    const scripts = (JSON.parse(repository.read('package.json')) as { scripts: Record<string, string> }).scripts;
    return repository.files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        shellLines(repository.read(file)).flatMap(({ line, text }) => {
          const problems: string[] = [];
          const command = calledCommand(text);
          if (command !== undefined && !commands.has(command)) problems.push(`${file}:${line}: kedu has no command ${command}`);
          const script = calledScript(text);
          if (script !== undefined && !(script in scripts)) problems.push(`${file}:${line}: package.json has no script ${script}`);
          return problems;
        }),
      );
  },
};
