import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** argon2id: 19 MiB, two passes, one lane; the numbers stand in every hash, so that stronger ones later leave old passwords readable. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 satisfies Algorithm } as const;

/** Passwords looked at at once: each takes 19 MiB and a core. */
const MOST_AT_ONCE = 2;

/** Passwords longer than this are refused by the contract; what is hashed is bounded here too. */
const MOST_CHARACTERS = 1_000;

/** What is done with passwords by whoever's turn it is. */
export interface PasswordTurn {
  /** The hash under which a password is kept: `$argon2id$v=19$m=19456,t=2,p=1$…`. */
  hash(password: string): Promise<string>;
  /** Whether a password is the one of a hash; the same work where there is no hash. */
  holds(password: string, kept: string | undefined): Promise<boolean>;
}

/**
 * Makes and compares passwords, a few at a time. A name that has none is compared with
 * a password of nobody, so that it takes as long as any other.
 *
 * Rule: SIGN-1, SIGN-6, SIGN-9 (docs/spec/rights.md).
 */
export class Passwords {
  readonly #nobody: Promise<string>;
  readonly #waiting: (() => void)[] = [];
  readonly #turn: PasswordTurn = {
    hash: (password) => hash(plain(password), PARAMETERS),
    holds: async (password, kept) => {
      const isSame = await verify(kept ?? (await this.#nobody), plain(password));
      return isSame && kept !== undefined;
    },
  };
  #working = 0;

  constructor() {
    this.#nobody = hash(crypto.randomUUID(), PARAMETERS);
  }

  /**
   * Does something with passwords once its turn comes. What others wait for (a connection, a row) is taken within the turn, never before it:
   * a turn that waited for one who waits for a turn would never end.
   */
  async inTurn<T>(act: (turn: PasswordTurn) => Promise<T>): Promise<T> {
    if (this.#working >= MOST_AT_ONCE) await new Promise<void>((done) => this.#waiting.push(done));
    else this.#working += 1;
    try {
      return await act(this.#turn);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#working -= 1;
      else next();
    }
  }
}

/** A password as it is hashed: the same characters however a keyboard composes them. */
function plain(password: string): string {
  return password.normalize('NFKC').slice(0, MOST_CHARACTERS);
}
