const MANIFEST = 'bundle.json';

/** Files that desktops leave in folders and archives; they are no part of a bundle, and never read. */
export function isJunk(path: string): boolean {
  return path.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(path);
}

/** Paths without the one folder that holds them all, where bundle.json lies in it and not beside it. */
export function withoutTopFolder(paths: readonly string[]): readonly string[] {
  const manifest = paths.find((path) => path === MANIFEST || /^[^/]+\/bundle\.json$/.test(path)) ?? MANIFEST;
  const top = manifest.slice(0, -MANIFEST.length);
  return paths.every((path) => path.startsWith(top)) ? paths.map((path) => path.slice(top.length)) : paths;
}
