import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const RUNS_PAGES: readonly PageEntry[] = [
  { path: '/runs', load: () => import('./RunsPage.tsx'), navigation: { word: 'runs', needs: ['read_result'], order: 30 } },
  { path: '/runs/new', load: () => import('./RequestPage.tsx') },
  { path: '/runs/$run', load: () => import('./RunPage.tsx') },
];
