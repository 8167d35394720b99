import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const IMPORTS_PAGES: readonly PageEntry[] = [
  { path: '/rounds/$round/imports', load: () => import('./ImportsPage.tsx') },
  { path: '/imports/$import', load: () => import('./ImportPage.tsx') },
];
