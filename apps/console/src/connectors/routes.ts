import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const CONNECTORS_PAGES: readonly PageEntry[] = [
  {
    path: '/connectors',
    load: () => import('./ConnectorsPage.tsx'),
    navigation: { word: 'connectors', needs: ['declare_connector'], order: 15 },
  },
  { path: '/connectors/$connector', load: () => import('./ConnectorPage.tsx') },
];
