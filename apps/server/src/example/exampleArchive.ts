import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newPart, writeZip } from '@kedu/intake';
import { utf8 } from '@kedu/ledger';

/** Folders of a pack that hold figures and cases, not rules. */
const LEFT_OUT = ['data', 'cases'];

/** Keys of pack.yaml that name what people reported or marked: that is collected, not handed in with the rules. */
const REPORTED = ['data', 'marks', 'surveys', 'recognition'];

/**
 * The rules of a pack as a zip: schemes, libraries, tables, regulations, register; without the figures, which come by collecting them.
 *
 * The same folder gives the same bytes. Errors: those of the file system.
 */
export function exampleArchive(folder: string): Uint8Array {
  const names = filesBelow(folder, '').filter((name) => !LEFT_OUT.includes(name.split('/')[0] as string));
  return writeZip(
    names.map((name) => {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      return newPart(name, name === 'pack.yaml' ? utf8(withoutReported(Buffer.from(bytes).toString('utf8'))) : bytes);
    }),
  );
}

function filesBelow(folder: string, prefix: string): readonly string[] {
  return readdirSync(join(folder, prefix))
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
    })
    .sort();
}

/** The text without the blocks of some keys: a key at the margin up to the next. */
function withoutReported(text: string): string {
  let isLeftOut = false;
  return text
    .split('\n')
    .filter((line) => {
      const key = /^([a-z_]+):/.exec(line)?.[1];
      if (key !== undefined) isLeftOut = REPORTED.includes(key);
      return !isLeftOut;
    })
    .join('\n');
}
