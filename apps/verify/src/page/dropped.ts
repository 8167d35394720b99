import type { Asked } from '../worker/messages.ts';

const MOST_FILES = 10_001;

/**
 * What was dropped on the page: a zip, or all files of a folder with their paths.
 *
 * Shape: undefined where nothing of use was dropped; one file more than a bundle may have is enough to refuse it. Rule: VERIFY-1. Errors: rejects where the browser cannot read an entry.
 */
export async function droppedOn(transfer: DataTransfer): Promise<Asked['chosen'] | undefined> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return chosenFiles([...transfer.files]);
  const [only, ...others] = entries;
  if (only && isFile(only) && others.length === 0) return chosenFiles([await fileOf(only)]);
  const files: (readonly [string, File])[] = [];
  const waiting = entries.map((entry) => ({ entry, path: entry.name }));
  for (let next = waiting.pop(); next && files.length < MOST_FILES; next = waiting.pop()) {
    const { entry, path } = next;
    if (isFile(entry)) files.push([path, await fileOf(entry)]);
    else if (isFolder(entry)) for (const inner of await entriesIn(entry)) waiting.push({ entry: inner, path: `${path}/${inner.name}` });
  }
  return files.length === 0 ? undefined : { files };
}

/** What was chosen with an input: one file is taken for a zip, more for a folder. */
export function chosenFiles(files: readonly File[]): Asked['chosen'] | undefined {
  const [only, ...others] = files;
  if (!only) return undefined;
  if (others.length === 0 && only.webkitRelativePath === '') return { zip: only };
  return { files: files.map((file) => [file.webkitRelativePath || file.name, file] as const) };
}

/** Not every browser knows these interfaces by name. */
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done, failed) => entry.file(done, failed));
}

/** A browser gives the content of a folder in pieces, the last of which is empty. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<readonly FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (piece.length === 0 || found.length > MOST_FILES) return found;
    found.push(...piece);
  }
}
