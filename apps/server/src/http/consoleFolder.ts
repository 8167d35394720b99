import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the console stands as it was built: beside the program that was made of this, or in the tree. */
const PLACES = ['./console/', '../../../console/dist/'];

/** The folder of the built console; undefined where it was not built. */
export function consoleFolder(): string | undefined {
  return PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((folder) => existsSync(`${folder}index.html`));
}
