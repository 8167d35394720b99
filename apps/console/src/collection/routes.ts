import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const COLLECTION_PAGES: readonly PageEntry[] = [
  { path: '/rounds/$round/entry', load: () => import('./entry/EntryPage.tsx') },
  { path: '/rounds/$round/columns', load: () => import('./review/ColumnsPage.tsx') },
  { path: '/rounds/$round/columns/$indicator/$period', load: () => import('./review/ColumnPage.tsx') },
  { path: '/rounds/$round/own', load: () => import('./own/OwnPage.tsx') },
  { path: '/burden', load: () => import('./burden/BurdenPage.tsx'), navigation: { word: 'burden', needs: ['read_value'], order: 50 } },
];
