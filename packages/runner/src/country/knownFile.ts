import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** What tells that a file is still the one whose hash was checked. */
interface Known {
  readonly size: number;
  /** Nanoseconds, as text: they are more than a float64 holds. */
  readonly mtime: string;
  readonly inode: string;
  readonly hash: string;
}

/** Where it is remembered: beside the file. */
export function rememberedBeside(path: string): string {
  return `${path}.ok`;
}

/**
 * Whether the hash of a file was checked on this machine and the file is still the same: size, time and inode. Rule: SEAL-2.
 *
 * Example: after `remember(path, hash)` true, after the file was written again false.
 */
export function isKnown(path: string, hash: string): boolean {
  try {
    const known = JSON.parse(readFileSync(rememberedBeside(path), 'utf8')) as Partial<Known>;
    const now = marksOf(path);
    return known.hash === hash && known.size === now.size && known.mtime === now.mtime && known.inode === now.inode;
  } catch {
    return false;
  }
}

/** Remembers that the hash of a file was checked; where the folder cannot be written to, it is checked again next time. */
export function remember(path: string, hash: string): void {
  const beside = rememberedBeside(path);
  try {
    const known: Known = { ...marksOf(path), hash };
    writeFileSync(`${beside}.${process.pid}`, `${JSON.stringify(known)}\n`);
    renameSync(`${beside}.${process.pid}`, beside);
  } catch {
    rmSync(`${beside}.${process.pid}`, { force: true });
  }
}

function marksOf(path: string): Omit<Known, 'hash'> {
  const { size, mtimeNs, ino } = statSync(path, { bigint: true });
  return { size: Number(size), mtime: String(mtimeNs), inode: String(ino) };
}
