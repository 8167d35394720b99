import type { PageEntry } from '../app/page.ts';

export const HOME_PAGES: readonly PageEntry[] = [
  { path: '/', load: () => import('./HomePage.tsx'), navigation: { word: 'home', needs: [], order: 0 } },
];
