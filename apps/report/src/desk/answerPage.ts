import { HOOKS, reportPage } from '@kedu/pages';
import type { Desk } from './desk.ts';

/**
 * The page that the run gives when it is written again, without its capsule and program: what the page at hand must read. Rule: CAPSULE-6.
 *
 * Shape: `script` is the program as it stands in the page, whose hash the policy of the page names.
 */
export function answerPage({ view }: Desk, script: string): string {
  const html = reportPage(view, { script, capsule: '' });
  // Text is escaped, so that no other element of this kind can stand before it.
  return `${html.slice(0, html.indexOf(`<script type="application/octet-stream" id="${HOOKS.capsule}"`))}</body></html>`;
}
