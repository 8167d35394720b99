import type { PageEntry } from '../app/page.ts';

export const SESSION_PAGES: readonly PageEntry[] = [
  { path: '/sign-in', load: () => import('./SignInPage.tsx'), isOutside: true },
  { path: '/account', load: () => import('./AccountPage.tsx') },
];
