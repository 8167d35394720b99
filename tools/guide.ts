import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shellLines } from './checks/commands.ts';

/** A step of a guide, in the order of the page. */
export type GuideStep =
  | { readonly kind: 'file'; readonly line: number; readonly path: string; readonly text: string }
  | { readonly kind: 'change'; readonly line: number; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'command'; readonly line: number; readonly text: string }
  | { readonly kind: 'picture'; readonly line: number; readonly image: string; readonly page: string; readonly width: number };

/**
 * What a guide asks its reader to do: blocks named by a path are files, `diff` blocks change one, `sh` blocks are run, and a comment
 * `picture: PAGE WIDTH` below an image says what it shows.
 *
 * Example: "```yaml packs/x/pack.yaml" → a file; "```diff packs/x/pack.yaml" → a change; "![…](../images/a.png)<!-- picture: a.html 390 -->".
 */
export function stepsOf(markdown: string): GuideStep[] {
  const steps: GuideStep[] = shellLines(markdown).map(({ line, text }) => ({ kind: 'command', line, text }));
  const lineAt = (index: number): number => markdown.slice(0, index).split('\n').length;
  for (const { index, 1: language = '', 2: path = '', 3: body = '' } of markdown.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)\n```$/gm)) {
    if (language !== 'diff') steps.push({ kind: 'file', line: lineAt(index), path, text: `${body}\n` });
    else {
      const lines = body.split('\n');
      const side = (dropped: string): string =>
        lines
          .filter((text) => !text.startsWith(dropped))
          .map((text) => text.slice(1))
          .join('\n');
      steps.push({ kind: 'change', line: lineAt(index), path, before: side('+'), after: side('-') });
    }
  }
  for (const { index, 1: image = '', 2: page = '', 3: width = '' } of markdown.matchAll(
    /!\[[^\]]*\]\(([^)]+)\)\s*<!-- picture: (\S+) (\d+) -->/g,
  ))
    steps.push({ kind: 'picture', line: lineAt(index), image, page, width: Number(width) });
  return steps.sort((a, b) => a.line - b.line);
}

/**
 * Carries out a step that writes, below a folder. Errors: throws where the lines that a change looks for stand there not exactly once:
 * the guide is then wrong.
 */
export function write(step: Extract<GuideStep, { kind: 'file' | 'change' }>, folder: string): void {
  const path = join(folder, step.path);
  if (step.kind === 'file') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, step.text);
    return;
  }
  const text = readFileSync(path, 'utf8');
  const found = text.split(`${step.before}\n`).length - 1;
  if (found !== 1) throw new Error(`line ${step.line}: ${step.path} holds ${found} times:\n${step.before}`);
  writeFileSync(
    path,
    text.replace(`${step.before}\n`, () => `${step.after}\n`),
  );
}
