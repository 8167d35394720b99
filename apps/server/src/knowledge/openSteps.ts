import type { OpenStep } from '@kedu/api';
import type { Issue, Locale } from '@kedu/model';
import { type Context, decideTask, type Task } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { shownIssue } from '../http/shownIssue.ts';

/** A reason that stands, for commands whose asker would still write one. */
export const PROBE_REASON = 'a reason that stands';

/**
 * What whoever is entered may do now, and why not the rest: the decision itself
 * is asked, so that a page offers what a command will come to.
 *
 * Shape: in the order of the tasks; `command` is the type of the command. Rule: COLLECT-13.
 */
export async function openSteps(
  { store, knowledge }: Pick<ServerPorts, 'store' | 'knowledge'>,
  context: Context,
  tasks: readonly Extract<Task, { readonly command: unknown }>[],
  locale: Locale,
): Promise<OpenStep[]> {
  const steps: OpenStep[] = [];
  for (const task of tasks) {
    const { decision } = await decideTask({ store, knowledge }, context, task);
    steps.push({ command: task.command.type, against: shownIssues('issues' in decision ? decision.issues : [], context, locale) });
  }
  return steps;
}

/** The first of the problems in the reader's words: a page shows no more of them beside a button. */
function shownIssues(issues: readonly Issue[], { rights }: Context, locale: Locale, most = 100): ReturnType<typeof shownIssue>[] {
  return issues.slice(0, most).map((issue) => shownIssue(issue, locale, { rights }));
}
