import type { PageEntry } from '../app/page.ts';

export const ROUNDS_PAGES: readonly PageEntry[] = [
  { path: '/rounds', load: () => import('./RoundsPage.tsx'), navigation: { word: 'rounds', needs: ['read_value'], order: 10 } },
  { path: '/rounds/new', load: () => import('./PlanPage.tsx') },
  { path: '/rounds/publications', load: () => import('./PublicationsPage.tsx') },
  { path: '/rounds/$round', load: () => import('./RoundPage.tsx') },
];
