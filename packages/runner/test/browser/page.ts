// What the page in Chromium runs: the same sources as Node, without a file system.
import { readPackFiles } from '../../src/pack/readPackFiles.ts';
import { type Account, accountOf } from './account.ts';
import { decodedRows } from './decoding.ts';
import { elementaryBits } from './elementary.ts';
import { FilesInMemory } from './filesInMemory.ts';

/** Files as they are handed to the page: name → bytes in base 64. */
export type HandedFiles = Readonly<Record<string, string>>;

export interface PageCalls {
  account(folder: string, files: HandedFiles, outside: HandedFiles | undefined): Account;
  elementaryBits: typeof elementaryBits;
  decodedRows: typeof decodedRows;
}

const unpacked = (files: HandedFiles): FilesInMemory =>
  new FilesInMemory(
    new Map(Object.entries(files).map(([name, text]) => [name, Uint8Array.from(atob(text), (character) => character.charCodeAt(0))])),
  );

const kedu: PageCalls = {
  account: (folder, files, outside) => accountOf(readPackFiles(folder, unpacked(files), outside && unpacked(outside))),
  elementaryBits,
  decodedRows,
};
Object.assign(globalThis, { kedu });
