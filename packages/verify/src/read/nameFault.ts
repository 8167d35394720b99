/** Why a path cannot name a file of a bundle. */
export const NAME_FAULTS = ['empty', 'long', 'absolute', 'outside', 'backslash', 'control', 'form', 'reserved'] as const;
export type NameFault = (typeof NAME_FAULTS)[number];

const LONGEST_PATH = 1_000;
const LONGEST_NAME = 255;
/** Control characters, those that show nothing or turn what stands beside them around, and the one that stands for bytes that are no letter. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\uFFFD\p{Default_Ignorable_Code_Point}]/u;
const SPACE_AT_END = /^\p{White_Space}|[\p{White_Space}.]$/u;
/** Names that Windows takes for devices, with whatever extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * What is wrong with a path inside a bundle: it must name the same one file below the folder on every machine.
 *
 * Rule: VERIFY-6. Errors: none; undefined where nothing is wrong. Example: `../../etc/passwd` → `outside`; `C:/x` → `absolute`.
 */
export function nameFault(path: string): NameFault | undefined {
  if (path === '') return 'empty';
  if (path.length > LONGEST_PATH) return 'long';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'absolute';
  if (path.includes('\\')) return 'backslash';
  if (UNSEEN.test(path)) return 'control';
  if (path !== path.normalize('NFC')) return 'form';
  for (const name of path.split('/')) {
    if (name === '') return 'empty';
    if (name === '.' || name === '..') return 'outside';
    if (name.length > LONGEST_NAME) return 'long';
    if (SPACE_AT_END.test(name) || DEVICE.test(name) || /[:*?"<>|]/.test(name)) return 'reserved';
  }
  return undefined;
}
