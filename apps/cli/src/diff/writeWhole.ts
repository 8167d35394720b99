import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that appears whole or not at all; gives the reason where it cannot be written. */
export function writeWhole(path: string, text: string): string | undefined {
  const beside = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
