import type { Explanation } from '@kedu/engine';
import { shortNumber, wordExplanation } from '@kedu/messages';
import { type Html, html } from '../html.ts';
import type { ReportContext } from '../report/context.ts';
import { isPersonal } from '../report/persons.ts';
import { say } from '../report/words.ts';

const LIGHTS: ReadonlySet<string> = new Set(['EXPLAIN_LIGHT']);
const PROPOSALS: ReadonlySet<string> = new Set(['EXPLAIN_PROPOSAL']);
/** Steps that are open when the page comes: why this grade, why this score, and its parts. */
const OPEN: ReadonlySet<string> = new Set(['EXPLAIN_GRADE', 'EXPLAIN_SCORE']);

/** Which steps of an explanation: those of its lights, those of its proposals, or all others. */
export type ExplanationPart = 'result' | 'lights' | 'proposals';

/** An explanation as a tree to open step by step, down to the cell; nothing where it has no such step. */
export function explanationTree(why: Explanation, part: ExplanationPart, ctx: ReportContext): Html {
  const wanted = (code: string): boolean =>
    part === 'lights' ? LIGHTS.has(code) : part === 'proposals' ? PROPOSALS.has(code) : !LIGHTS.has(code) && !PROPOSALS.has(code);
  const steps = why.children.filter((child) => wanted(child.code) && !isOfPerson(child));
  return html`${steps.length > 0 && html`<ul class="why">${steps.map((child) => step(child, ctx))}</ul>`}`;
}

/** A step about a person stands in no page (REPORT-20). */
function isOfPerson({ code, args }: Explanation): boolean {
  const { action } = args;
  return code === 'EXPLAIN_PROPOSAL' && typeof action === 'string' && isPersonal({ action });
}

function step(node: Explanation, ctx: ReportContext, below?: string): Html {
  const { locale, titleOf } = ctx;
  const { sentence, arithmetic, source } = wordExplanation(node, locale, shortNumber, titleOf);
  const body = html`${sentence}${node.clause !== undefined && html` <span class="clause">${say('clause_of', locale, { clause: node.clause })}</span>`}${arithmetic !== undefined && html`<span class="sum">${arithmetic}</span>`}${source !== undefined && html`<span class="sum">${source}</span>`}`;
  if (node.children.length === 0) return html`<li>${body}</li>`;
  const open = OPEN.has(node.code) || (below === 'EXPLAIN_SCORE' && node.code === 'EXPLAIN_PART');
  return html`<li><details${open && html` open`}><summary>${body}</summary><ul>${node.children.map((child) => step(child, ctx, node.code))}</ul></details></li>`;
}
