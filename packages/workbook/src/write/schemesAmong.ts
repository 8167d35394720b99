import { type CompiledScheme, compileScheme, readDocument } from '@kedu/scheme';

/** Schemes that the named files declare, compiled; one that does not compile is left out. Shape: file → scheme, in the order of `names`. */
export function schemesAmong(files: ReadonlyMap<string, string>, names: Iterable<string>): ReadonlyMap<string, CompiledScheme> {
  const schemes = [...names].flatMap((entry) => {
    const text = files.get(entry);
    if (text === undefined || !/\.ya?ml$/.test(entry)) return [];
    const value = readDocument(entry, text).source?.value as Readonly<Record<string, unknown>> | undefined;
    const scheme = value?.['scheme'] === undefined ? undefined : compileScheme({ files, entry }).scheme;
    return scheme ? [[entry, scheme] as const] : [];
  });
  return new Map(schemes);
}
