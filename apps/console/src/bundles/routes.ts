import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const BUNDLES_PAGES: readonly PageEntry[] = [
  { path: '/bundles', load: () => import('./BundlesPage.tsx'), navigation: { word: 'bundles', needs: ['read_result'], order: 40 } },
];
