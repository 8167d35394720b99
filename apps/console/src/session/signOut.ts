import { ask } from '../app/api.ts';
import { refusedOf } from '../app/refusedError.ts';

/** Ends the session: whether it is over. A server that does not answer, or refuses, leaves it open; one that knows of none (401) does not. */
export async function signOut(): Promise<boolean> {
  try {
    await ask('signOut', {});
    return true;
  } catch (error) {
    return refusedOf(error)?.status === 401;
  }
}
