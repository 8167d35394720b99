/** Pseudonym of a person; names stand in the register of persons alone. */
export type PersonId = string;

export type PostId = string;

/** Who asks, for which authority, and in which post: what a transaction is entered with (STORE-8). */
export interface Entered {
  readonly authority: string;
  readonly person: PersonId;
  readonly post: PostId;
}

/** The server itself: runs, connectors. No session is ever opened for it (RIGHT-12). */
export const MACHINE = { person: 'kedu', post: 'kedu' } as const;
