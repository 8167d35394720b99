import type { COURSES } from './courses.ts';
import {
  type Commit,
  type Entered,
  type Figure,
  type Store,
  type StreamEvent,
  RIGHTS_STREAM,
  streamName,
  valueStream,
} from '../../src/index.ts';

/** Units that the store under test has to know. */
export const UNITS = ['990100', '990200'] as const;

/** Streams for the courses, with names and cells that a store under test knows. */
export const STREAMS: Readonly<Record<keyof typeof COURSES, (i: number) => string>> = {
  rights: () => RIGHTS_STREAM,
  scheme: (i) => streamName('scheme', `north@${2024 + i}`),
  change: (i) => streamName('change', `c-${i + 1}`),
  connector: (i) => streamName('connector', `c-${i}`),
  publication: (i) => streamName('publication', String(2024 + i)),
  round: (i) => streamName('round', `2024-${11 - i}`),
  value: (i) => valueStream({ indicator: 'gdp', period: `2024Q${i + 1}`, unit: UNITS[0], source: 'report' }),
  import: (i) => streamName('import', `i-${i + 1}`),
  burden: () => streamName('burden', UNITS[0]),
  run: (i) => streamName('run', `r-${i + 1}`),
  feedback: () => streamName('feedback', 'r-1'),
};

export function declared(indicators: readonly string[]): StreamEvent['event'] {
  return { type: 'connector_declared', indicators, mapping: 'm', from: '2024-01-01' };
}

export function enteredFigure(indicator: string, version: number, figure: Figure): StreamEvent {
  return {
    stream: valueStream({ indicator, period: '2024Q1', unit: UNITS[0], source: 'report' }),
    event: { type: 'value_entered', version, figure },
  };
}

let contents = 0;

export function commitOf(entered: Entered, key: string, events: readonly StreamEvent[]): Commit {
  contents += 1;
  const content = `sha256:${contents.toString(16).padStart(64, '1')}`;
  return { entered, command: 'test', about: events[0]?.stream ?? '', key, content, expected: [], events };
}

export async function committed({ store }: { readonly store: Store }, commit: Commit) {
  const outcome = await store.commit(commit);
  if ('issue' in outcome) throw new Error(`${outcome.issue.code} ${JSON.stringify(outcome.issue.args)}`);
  return outcome.value;
}
