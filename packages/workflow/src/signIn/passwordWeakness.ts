import { plainName } from './plainName.ts';

/** Why a password is among the first that are guessed. */
export type PasswordWeakness = 'repeated' | 'run' | 'name';

/** The longest piece that is looked for over and over. */
const LONGEST_PIECE = 4;
/** Shorter names stand in many a phrase by chance. */
const SHORTEST_NAME = 3;
/** Rows of the keyboard, and its columns from the digits down. */
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol', '0p'];

/** A run is a text in which at most one of so many characters does not follow on the one before it. */
const CHARACTERS_A_JUMP = 4;

/**
 * Why a password is easily guessed, whatever its length; undefined where nothing is found.
 *
 * Capitals and what stands between (blanks, `-`, `_`, `.`) make no difference. `repeated`: at most two characters, or a piece of at most four
 * over and over; `run`: of four characters at most one is neither the one before it nor its neighbour in the alphabet, the digits, or a row
 * or column of the keyboard;
 * `name`: the sign-in name of three characters or more stands in it. Rule: SIGN-12.
 * Example: 123456789012, qwertyuiop12 → run; Ab-Ab-Ab-Ab-Ab → repeated; zhang.san.2026 of zhang.san → name; correct horse battery → undefined.
 */
export function passwordWeakness(password: string, signName: string): PasswordWeakness | undefined {
  const characters = [...joined(password)];
  if (new Set(characters).size <= 2 || isPieceRepeated(characters)) return 'repeated';
  const jumps = characters.filter((character, at) => at > 0 && !follows(characters[at - 1] as string, character)).length;
  if (jumps * CHARACTERS_A_JUMP <= characters.length) return 'run';
  const name = joined(signName);
  return [...name].length >= SHORTEST_NAME && characters.join('').includes(name) ? 'name' : undefined;
}

function joined(text: string): string {
  return plainName(text).replace(/[\s._-]+/g, '');
}

function isPieceRepeated(characters: readonly string[]): boolean {
  return Array.from({ length: LONGEST_PIECE }, (_, at) => at + 1).some((length) =>
    characters.every((character, at) => character === characters[at % length]),
  );
}

/** The same character, or the next or the last one, or a neighbour on the keyboard; 0 follows on 9. */
function follows(before: string, character: string): boolean {
  if (/^\d$/.test(before) && /^\d$/.test(character)) return [0, 1, 9].includes((Number(character) - Number(before) + 10) % 10);
  if (KEYS.some((row) => row.includes(before + character) || row.includes(character + before))) return true;
  return Math.abs((character.codePointAt(0) as number) - (before.codePointAt(0) as number)) <= 1;
}
