import { useSyncExternalStore } from 'react';
import { remembered } from './remembered.ts';

/** Where and in which post this window acts: an authority, and a post of it or the seat of an administrator (API-2, API-3). */
export interface Place {
  readonly authority: string;
  readonly post: string;
}

/** Each window acts in one place; a new one begins where the last choice on this device was. */
export const place = remembered<Place | undefined>(
  'kedu.place',
  (text) => placeOf(text ?? lastChosen()),
  (value) => {
    const text = value ? JSON.stringify(value) : '';
    try {
      localStorage.setItem('kedu.place', text);
    } catch {
      // The window remembers by itself.
    }
    return text;
  },
  () => sessionStorage,
);

/** The place of this window; undefined until one was chosen. */
export function usePlace(): Place | undefined {
  return useSyncExternalStore(place.subscribe, place.get);
}

/** What was kept, where it is a place. Example: placeOf('{"authority":"990000","post":"office"}'); anything else → undefined. */
export function placeOf(text: string | undefined): Place | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    if (typeof kept !== 'object' || kept === null || !('authority' in kept) || !('post' in kept)) return undefined;
    const { authority, post } = kept;
    return typeof authority === 'string' && typeof post === 'string' ? { authority, post } : undefined;
  } catch {
    return undefined;
  }
}

function lastChosen(): string | undefined {
  try {
    return localStorage.getItem('kedu.place') ?? undefined;
  } catch {
    return undefined;
  }
}
