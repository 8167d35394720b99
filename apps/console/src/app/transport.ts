import type { Problem } from '@kedu/api';

/** What the transport asks of the page around it. */
export interface TransportPorts {
  readonly fetch: typeof globalThis.fetch;
  /** Whether the session is known to be over. */
  hasExpired(): boolean;
  /** Resolves once the person has signed in again; rejects where somebody else has. */
  signedInAgain(): Promise<void>;
  /** Somebody else is signed in: whatever waits ends, and nothing goes out any more. */
  anotherCame(): void;
}

/**
 * A `fetch` for which a session that ended meanwhile is not the end of a question: it waits until the person has signed in again, and is then asked once
 * more as it was, with the same idempotency key, so that nothing typed is lost and nothing is done twice. Until then nothing else goes out either: whoever
 * signs in next might be another, and would have done it.
 *
 * Rules: API-4, SIGN-4. A refusal of signing in itself is an answer.
 */
export function transport({
  fetch,
  hasExpired,
  signedInAgain,
  anotherCame,
}: TransportPorts): (address: string, init: RequestInit) => Promise<Response> {
  return async (address, init) => {
    if (isOfSession(address)) return fetch(address, init);
    for (;;) {
      while (hasExpired()) await signedInAgain();
      const answer = await fetch(address, init);
      if (answer.status !== 401) return answer;
      if (await isOfAnother(answer)) anotherCame();
      await signedInAgain();
    }
  };
}

/** Whether a command was refused because the session is another person's (API-2). */
async function isOfAnother(answer: Response): Promise<boolean> {
  const problem = (await answer.json().catch(() => undefined)) as Partial<Problem> | undefined;
  return problem?.issues?.[0]?.args['reason'] === 'another';
}

/** Signing in and out, and asking who is signed in. A change of password or of the second factor needs the session like all else. */
function isOfSession(address: string): boolean {
  return address.split('?', 1)[0]?.endsWith('/api/v1/session') ?? false;
}
