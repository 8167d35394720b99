import type { PageEntry } from '../app/page.ts';

export const SCHEMES_PAGES: readonly PageEntry[] = [
  {
    path: '/schemes',
    load: () => import('./SchemesPage.tsx'),
    navigation: { word: 'schemes', needs: ['read_value', 'read_result', 'publish_scheme'], order: 20 },
  },
  { path: '/schemes/$scheme', load: () => import('./SchemePage.tsx') },
  { path: '/changes', load: () => import('./ChangesPage.tsx') },
];
