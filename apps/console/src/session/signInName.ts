import { remembered } from '../app/remembered.ts';

/** The account name that this window signed in with, so that the same person comes back after his session ended. */
export const signInName = remembered<string | undefined>(
  'kedu.account',
  (text) => (text === '' ? undefined : text),
  (value) => value ?? '',
  () => sessionStorage,
);
