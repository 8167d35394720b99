import type { PageEntry } from '../app/page.ts';

export const RIGHTS_PAGES: readonly PageEntry[] = [
  {
    path: '/rights',
    load: () => import('./RightsPage.tsx'),
    navigation: { word: 'rights', needs: ['register_persons', 'appoint', 'assign_owners'], order: 60 },
  },
  { path: '/rights/posts/$post', load: () => import('./PostPage.tsx') },
];
