/**
 * Name in the pack of a file that another file names, relative to it: ('scheme/2023.yaml', '../regulation.md') → 'regulation.md'.
 * Steps above the pack are kept as `..`, so that the file is not found.
 */
export function resolveFile(from: string, name: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of name.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}
