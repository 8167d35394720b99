import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const RESULTS_PAGES: readonly PageEntry[] = [
  { path: '/runs/$run/results', load: () => import('./ResultsPage.tsx') },
  { path: '/runs/$run/units/$unit', load: () => import('./UnitPage.tsx') },
];
