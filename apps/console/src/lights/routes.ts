import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const LIGHTS_PAGES: readonly PageEntry[] = [
  { path: '/lights', load: () => import('./LatestPage.tsx'), navigation: { word: 'lights', needs: ['read_result'], order: 28 } },
  { path: '/runs/$run/lights', load: () => import('./LightsPage.tsx') },
];
