import { type Context, dayOf, MACHINE, RIGHTS_STREAM } from '@kedu/workflow';
import { capture, finishCapture } from '../connectors/capture.ts';
import { capturedImport } from '../connectors/capturedImport.ts';
import type { ServerPorts } from '../http/ports.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { leaveExchange } from './exampleExchange.ts';
import { figuresFor } from './exampleFigures.ts';
import { personIn } from './exampleOffice.ts';
import { openRound } from './exampleRounds.ts';
import { type ExampleStage, SCHEME } from './exampleYear.ts';

/** The connector of the example: figures that a system of the departments has, so that nobody is asked for them. */
const CONNECTOR = 'example-platform';

/** Mapping of the pack by which its file is read. */
const MAPPING = 'mappings/example-platform.yaml';

/** What the connector brings: an indicator or two of most departments, so that their clerks have less than half to enter by hand. */
const CONNECTED = [
  'chain_projects',
  'cross_parks',
  'eco_compensation',
  'good_air_days',
  'high_standard_farmland',
  'livelihood_spending',
  'new_jobs',
  'water_quality',
];

/** Statistics of the year that are published on the day on which the statistics office tells the year’s figures. */
const PUBLISHED = ['gdp', 'gdp_growth', 'hightech_growth', 'income_growth', 'industrial_growth'];
const PUBLISHED_ON = '2025-01-17';

const MONTH = '2024-12';

/** First day of the December round, behind the last one of the round before. */
const FROM = '2025-01-01';

/** Declares the connector of the example, whose figures count from the December round on. Rule: ROUND-6. */
export async function declareConnector({ rehearsal, people }: ExampleStage): Promise<void> {
  await rehearsal.do(personIn(people, 'office'), {
    on: 'connector',
    id: CONNECTOR,
    command: { type: 'declare_connector', indicators: CONNECTED, mapping: MAPPING, from: FROM },
  });
}

/**
 * Opens the round of December by the publication days of its statistics, and has the server capture what the connector has of it; the rest
 * waits for its clerks. `meanwhile` is done between.
 *
 * Rules: ROUND-4, ROUND-6, ROUND-11, CONNECT-5. Throws where the capture is refused: a fault of the example.
 */
export async function openDecember(
  stage: ExampleStage,
  { ports, folder }: { readonly ports: ServerPorts; readonly folder: string },
  meanwhile: () => Promise<void>,
): Promise<void> {
  const { rehearsal, people, observations, store } = stage;
  await rehearsal.do(personIn(people, 'office'), {
    on: 'publication',
    id: '2024',
    command: {
      type: 'set_publication_days',
      days: PUBLISHED.map((indicator) => ({ indicator, period: '2024Q4', day: PUBLISHED_ON })),
    },
  });
  await openRound(stage, MONTH, SCHEME, '2024');
  await meanwhile();
  const round = (await readOne(store, rehearsal.as(personIn(people, 'office')), 'round', MONTH)).state;
  const connected = round.asks.filter(({ source }) => source === CONNECTOR);
  const figures = figuresFor(connected, observations);
  leaveExchange(folder, { authority: rehearsal.authority, connector: CONNECTOR, month: MONTH, asks: connected, figures });
  await captureOnce(stage, ports);
}

/** Captures by the server itself; what a start that was broken off had captured is brought to its end. */
async function captureOnce({ rehearsal, store }: ExampleStage, ports: ServerPorts): Promise<void> {
  const entered = rehearsal.as(MACHINE);
  const [rights] = await store.read(entered, [RIGHTS_STREAM] as const);
  if (rights === undefined) throw new RangeError('a store that gives no rights');
  const at = rehearsal.now();
  const context: Context = { entered, at, today: dayOf(at), rights: rights.state };
  const id = capturedImport(CONNECTOR, entered, MONTH);
  const before = await readOne(store, entered, 'import', id);
  const refused =
    before.version > 0
      ? await finishCapture(ports, context, { id, key: id })
      : await capture(ports, context, { connector: CONNECTOR, round: MONTH, id, key: id });
  const { state } = await readOne(store, entered, 'import', id);
  if (refused !== undefined || state.standing !== 'recorded')
    throw new RangeError(`the connector of the example brings nothing: ${refused?.issues[0]?.code ?? state.standing}`);
}
