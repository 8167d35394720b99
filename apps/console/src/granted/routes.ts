import type { GlanceEntry, PageEntry } from '../app/page.ts';

/** Pages of this room: what other authorities let this one read. They are found from the first page, where there is something. */
export const GRANTED_PAGES: readonly PageEntry[] = [
  { path: '/granted', load: () => import('./GrantedPage.tsx') },
  { path: '/granted/$giver', load: () => import('./GiverPage.tsx') },
];

export const GRANTED_GLANCE: GlanceEntry = { needs: ['read_value', 'read_result'], load: () => import('./Glance.tsx') };
