/**
 * What a question asks, as a text that differs where the question does: a file counts by its name, type, size and moment of change, which its JSON (`{}`) does not tell.
 *
 * Example: contentOf({ params: { round: '2026-12' }, file }) → {"params":{"round":"2026-12"},"file":{"name":"12月.xlsx","type":"","size":812,"lastModified":1734}}.
 */
export function contentOf(question: unknown): string {
  return JSON.stringify(question, (_, value: unknown) =>
    value instanceof Blob
      ? {
          type: value.type,
          size: value.size,
          ...(value instanceof File ? { name: value.name, lastModified: value.lastModified } : {}),
        }
      : value,
  );
}
