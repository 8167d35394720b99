import { doRun, type RunPorts } from '../runs/doRun.ts';
import { requestedInput } from '../runs/requestedInput.ts';
import type { SchemeLibrary } from '../knowledge/schemeLibrary.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { runId } from '@kedu/workflow';
import { addDays } from '@kedu/engine';
import { type ExamplePerson, personIn } from './exampleOffice.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What runs of the example are made with. */
export interface RunMaker {
  readonly rehearsal: Rehearsal;
  readonly people: readonly ExamplePerson[];
  readonly ports: Omit<RunPorts, 'told'> & { readonly knowledge: SchemeLibrary };
}

/** What a run of the example is of. */
export interface AskedRun {
  readonly scheme: string;
  readonly version: string;
  readonly period: string;
  readonly rounds: readonly string[];
  readonly asOf: string;
  readonly corrects?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Requests a run on the day of the clock and has it made, as the server does. Its ID.
 *
 * Rules: RUNNING-1, RUNNING-2. Throws where it fails: a fault of the example.
 */
export async function makeRun({ rehearsal, people, ports }: RunMaker, { corrects, reason, ...asked }: AskedRun): Promise<string> {
  const office = personIn(people, 'office');
  const entered = rehearsal.as(office);
  const input = await requestedInput(ports, entered, { ...asked, seed: 0 });
  if ('issues' in input) throw new RangeError(`the example asks for a run that cannot be: ${input.issues[0]?.code}`);
  const id = runId(input.value);
  await rehearsal.do(office, {
    on: 'run',
    id,
    command: { type: 'request_run', input: input.value, ...(corrects === undefined ? {} : { corrects, reason: reason ?? '' }) },
  });
  const before = await readOne(ports.store, entered, 'run', id);
  if (before.state.standing === 'finished') return id;
  const outcome = await doRun({ ...ports, told: () => rehearsal.now() }, rehearsal.authority, id, 'example');
  if (outcome !== 'finished') {
    const { state } = await readOne(ports.store, entered, 'run', id);
    throw new RangeError(`a run of the example came to ${outcome}: ${state.failure ?? ''}`);
  }
  return id;
}

/**
 * Takes a run through its feedback to the release of its ranks: opened on the day of the
 * clock, confirmed by the first two of the cities, closed when the time is over. Rules: RUNNING-5, RUNNING-6.
 */
export async function releaseRun({ rehearsal, people }: RunMaker, run: string, cities: readonly string[]): Promise<void> {
  const opened = rehearsal.now().slice(0, 10);
  const until = addDays(opened, 7);
  await rehearsal.do(personIn(people, 'office'), { on: 'feedback', run, command: { type: 'open_feedback', until } });
  const [first, second] = cities;
  rehearsal.at(addDays(opened, 1));
  for (const unit of [first, second])
    if (unit !== undefined)
      await rehearsal.do(personIn(people, `city-${unit}`), { on: 'feedback', run, command: { type: 'confirm_result', unit } });
  rehearsal.at(addDays(until, 1));
  await rehearsal.do(personIn(people, 'office'), { on: 'feedback', run, command: { type: 'close_feedback' } });
  await rehearsal.do(personIn(people, 'head'), { on: 'feedback', run, command: { type: 'release_ranks' } });
}
