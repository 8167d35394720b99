import { isNoticePath, looksLikeNotice } from '@kedu/bundle';

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Parts the notices that were laid into the folder of a bundle from the bundle: they count as if the reader had brought them.
 *
 * Shape: what the bundle itself consists of, and what was brought, the notices among it. Whatever else stands under such a name stays where it is, and is told there. Rule: NOTICE-4. Errors: none.
 */
export function laidBeside(files: Files, seen: Files = new Map()): { readonly own: Files; readonly brought: Files } {
  const notices = [...files].filter(([path, bytes]) => isNoticePath(path) && looksLikeNotice(bytes));
  if (notices.length === 0) return { own: files, brought: seen };
  const own = new Map(files);
  const brought = new Map(seen);
  for (const [path, bytes] of notices) {
    own.delete(path);
    brought.set(brought.has(path) ? `./${path}` : path, bytes);
  }
  return { own, brought };
}
