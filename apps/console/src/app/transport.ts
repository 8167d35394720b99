/** What the transport asks of the page around it. */
export interface TransportPorts {
  readonly fetch: typeof globalThis.fetch;
  /** Resolves once the person has signed in again. */
  signedInAgain(): Promise<void>;
}

/**
 * A `fetch` for which a session that ended meanwhile is not the end of a question: it waits until the person has signed in again, and is then asked once
 * more as it was, with the same idempotency key, so that nothing typed is lost and nothing is done twice.
 *
 * Rules: API-4, SIGN-4. A refusal of signing in itself is an answer.
 */
export function transport({ fetch, signedInAgain }: TransportPorts): (address: string, init: RequestInit) => Promise<Response> {
  return async (address, init) => {
    for (;;) {
      const answer = await fetch(address, init);
      if (answer.status !== 401 || isOfSession(address)) return answer;
      await signedInAgain();
    }
  };
}

/** Signing in and out, and asking who is signed in. A change of password or of the second factor needs the session like all else. */
function isOfSession(address: string): boolean {
  return address.split('?', 1)[0]?.endsWith('/api/v1/session') ?? false;
}
