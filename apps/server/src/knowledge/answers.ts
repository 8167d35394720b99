import { apiIssue } from '@kedu/api';
import type { Issue } from '@kedu/model';
import type { RefusedAnswer } from '../http/handler.ts';

/** What is not there, or not for whoever asks. Example: notFound('round/2026-12'). Rule: API-6. */
export function notFound(found: string): RefusedAnswer {
  return { issues: [apiIssue('API_NOT_FOUND', {}, { found })], status: 404 };
}

/** A question that is refused for its reader. */
export function forbidden(issue: Issue): RefusedAnswer {
  return { issues: [issue], status: 403 };
}
