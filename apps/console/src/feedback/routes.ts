import type { PageEntry } from '../app/page.ts';

/** Pages of this room: each with its path and what is loaded when somebody goes there. */
export const FEEDBACK_PAGES: readonly PageEntry[] = [{ path: '/runs/$run/feedback', load: () => import('./FeedbackPage.tsx') }];
