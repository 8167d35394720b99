import type { CompiledScheme } from '../compiled.ts';
import { compileScheme } from './compile.ts';

/**
 * The file that compiles to a scheme: a parent among the files has an identity of its own.
 *
 * Shape: `files` are texts by path, those of the scheme at least. Rule: CAPSULE-4, BUNDLE-1. Errors: RangeError where none does: the caller passed files of another scheme.
 */
export function entryOf(scheme: CompiledScheme, files: ReadonlyMap<string, string>): string {
  const candidates = [...files].filter(([name, text]) => /\.ya?ml$/.test(name) && /^scheme[ \t]*[:：]/m.test(text)).map(([name]) => name);
  const entry = candidates.find((name) => {
    const compiled = compileScheme({ files, entry: name }).scheme;
    return compiled?.id === scheme.id && compiled.version === scheme.version && compiled.hash === scheme.hash;
  });
  if (entry === undefined) throw new RangeError(`the files do not compile to ${scheme.id}@${scheme.version}`);
  return entry;
}
