import { figuresFor } from './exampleFigures.ts';
import { personIn } from './exampleOffice.ts';
import { openRound } from './exampleRounds.ts';
import { type ExampleStage, SCHEME } from './exampleYear.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import type { ValueEntry } from '@kedu/workflow';

/** The connector of the example: figures that a system of the departments has, so that nobody is asked for them. */
const CONNECTOR = 'example-platform';

/** What the connector brings: one indicator of most departments that have more than one, so that their clerks have less than half to enter by hand. */
const CONNECTED = ['chain_projects', 'good_air_days', 'water_quality', 'high_standard_farmland', 'new_jobs', 'livelihood_spending'];

/** Declares the connector of the example, whose figures count from the December round on. Rule: ROUND-6. */
export async function declareConnector({ rehearsal, people }: ExampleStage): Promise<void> {
  await rehearsal.do(personIn(people, 'office'), {
    on: 'connector',
    id: CONNECTOR,
    command: { type: 'declare_connector', indicators: CONNECTED, mapping: 'long', from: '2025-01-20' },
  });
}

/**
 * Opens the round of December and captures what the connector has of it; the rest waits for its clerks. `meanwhile` is done between.
 *
 * Rules: ROUND-4, ROUND-6, COLLECT-5.
 */
export async function openDecember(stage: ExampleStage, meanwhile: () => Promise<void>): Promise<void> {
  const { rehearsal, people, observations, store } = stage;
  const month = '2024-12';
  await openRound(stage, month, SCHEME, '2024');
  await meanwhile();
  const round = (await readOne(store, rehearsal.as(personIn(people, 'office')), 'round', month)).state;
  const connected = round.asks.filter(({ source }) => source === CONNECTOR);
  await rehearsal.machine({
    on: 'values',
    round: month,
    entries: figuresFor(connected, observations).map(({ cell, figure }): ValueEntry => ({ cell, command: { type: 'capture', figure } })),
  });
}
