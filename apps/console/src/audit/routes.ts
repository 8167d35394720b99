import type { PageEntry } from '../app/page.ts';

export const AUDIT_PAGES: readonly PageEntry[] = [
  { path: '/audit', load: () => import('./AuditPage.tsx'), navigation: { word: 'audit', needs: ['read_audit'], order: 70 } },
];
