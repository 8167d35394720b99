import { expect, test } from 'vitest';
import { droppedOn } from '../src/page/dropped.ts';

/** Entries as a browser gives them: a folder in pieces of two. */
function fileEntry(name: string): object {
  return { isFile: true, isDirectory: false, name, file: (done: (file: File) => void) => done(new File([name], name)) };
}
function folderEntry(name: string, inner: readonly object[]): object {
  const waiting = [...inner];
  const createReader = (): object => ({ readEntries: (done: (piece: readonly object[]) => void) => done(waiting.splice(0, 2)) });
  return { isFile: false, isDirectory: true, name, createReader };
}

test('VERIFY-1 a folder that is dropped is read with its folders, piece by piece', async () => {
  const folder = folderEntry('b', [
    fileEntry('bundle.json'),
    folderEntry('data', [fileEntry('units.csv')]),
    fileEntry('a'),
    fileEntry('c'),
  ]);
  const transfer = { items: [{ webkitGetAsEntry: () => folder }], files: [] } as unknown as DataTransfer;
  const chosen = await droppedOn(transfer);
  const paths = chosen && 'files' in chosen ? chosen.files.map(([path]) => path).sort() : [];
  expect(paths).toEqual(['b/a', 'b/bundle.json', 'b/c', 'b/data/units.csv']);
});
