import { changeSignIn, openSession, type OpenSession } from '@kedu/store';
import { decideSignIn, holds, SESSION, workflowIssue } from '@kedu/workflow';
import type { Issue } from '@kedu/model';
import type { Pool } from 'pg';

/** How long a session that was looked at is believed: an end that another server or person gave it is noticed within this. */
const BELIEVED = 1_000;
/** A request is written down as seen this often at most. */
const SEEN_EVERY = 60_000;
const MOST_SESSIONS = 20_000;

interface Believed {
  readonly found: OpenSession;
  readonly lookedAt: number;
}

/**
 * Sessions by the digest of their token, asked of the database at most once a second each.
 *
 * Rule: SIGN-4, SIGN-7 (docs/spec/rights.md).
 */
export class Sessions {
  readonly #pool: Pool;
  readonly #believed = new Map<string, Believed>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Whether a digest is of a session that held when it was last looked at; asks nobody. */
  isKnown(digest: string): boolean {
    return this.#believed.has(digest);
  }

  /** Whether a session holds by what was looked at a moment ago; asks nobody. */
  isBelieved(digest: string): boolean {
    const believed = this.#believed.get(digest);
    return believed !== undefined && performance.now() - believed.lookedAt < BELIEVED;
  }

  /** The session of a digest while it holds, or SIGN_SESSION. A request moves its end, a look (`isSeen: false`) does not. */
  async of(
    digest: string,
    { isSeen = true }: { readonly isSeen?: boolean } = {},
  ): Promise<{ readonly value: OpenSession } | { readonly issue: Issue }> {
    const believed = this.#believed.get(digest);
    if (believed !== undefined && performance.now() - believed.lookedAt < BELIEVED) return { value: believed.found };
    const found = await openSession(this.#pool, digest);
    if (found === undefined || found.isClosed || !holds(found.session, found.at)) return { issue: await this.#ended(digest, found) };
    if (!isSeen || Date.parse(found.at) - Date.parse(found.session.seenAt) < SEEN_EVERY) return this.#believe(digest, found);
    const issue = await changeSignIn(this.#pool, found.signName, ({ state, at }) => {
      const { events, issues } = decideSignIn(state, { type: 'see_session', session: digest }, at);
      return { events, result: issues[0] };
    });
    if (issue !== undefined) return { issue: await this.#ended(digest, found) };
    return this.#believe(digest, { ...found, session: { ...found.session, seenAt: found.at } });
  }

  /** Looks again at the next request: after signing out, after a password was changed. Without a digest, at all of them. */
  forget(digest?: string): void {
    if (digest === undefined) this.#believed.clear();
    else this.#believed.delete(digest);
  }

  #believe(digest: string, found: OpenSession) {
    this.#believed.delete(digest);
    this.#believed.set(digest, { found, lookedAt: performance.now() });
    if (this.#believed.size > MOST_SESSIONS) this.#believed.delete(this.#believed.keys().next().value as string);
    return { value: found };
  }

  async #ended(digest: string, found: OpenSession | undefined): Promise<Issue> {
    this.#believed.delete(digest);
    if (found === undefined || found.isClosed || found.session.endedAt !== undefined)
      return workflowIssue('SIGN_SESSION', {}, { reason: 'ended' });
    const whole = Date.parse(found.session.openedAt) + SESSION.whole;
    return workflowIssue('SIGN_SESSION', {}, { reason: Date.parse(found.at) >= whole ? 'whole' : 'idle' });
  }
}
