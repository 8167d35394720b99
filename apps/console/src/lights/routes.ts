import type { GlanceEntry, PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const LIGHTS_PAGES: readonly PageEntry[] = [
  { path: '/lights', load: () => import('./LatestPage.tsx'), navigation: { word: 'lights', needs: ['read_result'], order: 28 } },
  { path: '/runs/$run/lights', load: () => import('./LightsPage.tsx') },
];

/** The leader’s minute: on the first page of those who see ranks before they are released. */
export const LIGHTS_GLANCE: GlanceEntry = { needs: ['read_rank_early'], load: () => import('./Glance.tsx') };
