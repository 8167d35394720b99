import { expiry } from '../app/expiry.ts';

/** Leaves a page over which somebody else has signed in, for the home of that one: nothing of it is sent, and the way back does not lead to it (SIGN-4). */
export function handOver(): void {
  expiry.handOver();
  globalThis.location.replace('/');
}
