import { usePlace } from './place.ts';

/** The authority of the post that this window acts in; pages behind the head have one. */
export function useAuthority(): string {
  return usePlace()?.authority ?? '';
}
