import type { Issue, UnitId } from '@kedu/model';
import { type Context, denied, mayNotRead, shownOf, type RunInput } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import type { RefusedAnswer } from '../http/handler.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { runIssue } from '../runs/codes.ts';
import type { RunFiles, ShownWhole } from '../runs/desk/deskMessages.ts';
import { runFiles } from '../runs/runFiles.ts';

/** A finished run as its reader may see it. */
export interface ReadRun {
  readonly input: RunInput;
  readonly files: RunFiles;
  readonly shown: 'own' | 'all';
  readonly whole: ShownWhole;
  /** Whether ranks are hidden from him, since feedback is not over. */
  readonly ranksAreHidden: boolean;
  /** Whether he sees this unit. */
  sees(unit: UnitId): boolean;
}

/**
 * A finished run as far as whoever is entered may see it: all of it, or the units that are his while feedback runs.
 *
 * Rule: RUNNING-6. Errors: API_NOT_FOUND, RIGHT_DENIED, RUN_UNFINISHED, RUN_HIDDEN.
 */
export async function readRun(ports: ServerPorts, context: Context, run: string): Promise<{ readonly value: ReadRun } | RefusedAnswer> {
  const { entered } = context;
  const held = await readOne(ports.store, entered, 'run', run);
  if (held.version === 0) return notFound(held.stream);
  const issue: Issue | undefined = mayNotRead(context, held.stream);
  if (issue) return forbidden(issue);
  const { input, standing } = held.state;
  if (standing !== 'finished' || input === undefined) return { issues: [runIssue('RUN_UNFINISHED', {}, { standing })] };
  const { state: feedback } = await readOne(ports.store, entered, 'feedback', run);
  const isWhole = shownOf(feedback, context, undefined) === 'all';
  const units = isWhole ? [] : feedback.units.filter((unit) => shownOf(feedback, context, unit) !== 'nothing');
  if (!isWhole && units.length === 0) return forbidden(runIssue('RUN_HIDDEN', {}, {}));
  const own = new Set(units);
  return {
    value: {
      input,
      files: await runFiles(ports, entered.authority, input),
      shown: isWhole ? 'all' : 'own',
      whole: { units: isWhole ? 'all' : units, withRanks: isWhole },
      ranksAreHidden: !isWhole || (feedback.standing !== 'released' && denied(context, 'read_rank_early') !== undefined),
      sees: (unit) => isWhole || own.has(unit),
    },
  };
}
