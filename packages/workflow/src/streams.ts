import { type BurdenCommand, type BurdenEvent, type BurdenState, evolveBurden, NO_BURDEN } from './collection/burden.ts';
import type { ValueEvent } from './collection/commands.ts';
import { cellName } from './collection/decideValue.ts';
import { evolveValue } from './collection/evolve.ts';
import { type Cell, NO_VALUE, type ValueState } from './collection/value.ts';
import { evolveFeedback, type FeedbackEvent, type FeedbackState, NO_FEEDBACK } from './feedback/feedback.ts';
import { evolveImport, type ImportEvent, type ImportState, NO_IMPORT } from './imports/import.ts';
import type { Recorded } from './recorded.ts';
import type { RightsEvent } from './rights/events.ts';
import { evolveRights } from './rights/evolve.ts';
import { NO_RIGHTS, type Rights } from './rights/rights.ts';
import { type Connector, type ConnectorEvent, evolveConnector, NO_CONNECTOR } from './rounds/connector.ts';
import { evolveRound } from './rounds/evolve.ts';
import { evolvePublications, NO_PUBLICATIONS, type PublicationEvent, type PublicationYear } from './rounds/publications.ts';
import { NO_ROUND, type Round, type RoundEvent } from './rounds/round.ts';
import { evolveRun, NO_RUN, type RunEvent, type RunState } from './runs/run.ts';
import { type ChangeEvent, type ChangeRequestState, evolveChange, NO_CHANGE_REQUEST } from './schemes/changeRequest.ts';
import { evolveScheme } from './schemes/decideScheme.ts';
import { NO_SCHEME_VERSION, type SchemeEvent, type SchemeVersionState } from './schemes/schemeVersion.ts';
import { evolveSignIn, NO_SIGN_IN, type SignInEvent, type SignInState } from './signIn/signIn.ts';

/** What each kind of stream is the course of. A stream is named `kind/id`; the rights of an authority are the one stream `rights`. */
export interface StreamStates {
  readonly rights: Rights;
  readonly sign_in: SignInState;
  readonly scheme: SchemeVersionState;
  readonly change: ChangeRequestState;
  readonly connector: Connector;
  readonly publication: PublicationYear;
  readonly round: Round;
  readonly value: ValueState;
  readonly import: ImportState;
  readonly burden: BurdenState;
  readonly run: RunState;
  readonly feedback: FeedbackState;
}

/** Events of each kind of stream. */
export interface StreamEvents {
  readonly rights: RightsEvent;
  readonly sign_in: SignInEvent;
  readonly scheme: SchemeEvent;
  readonly change: ChangeEvent;
  readonly connector: ConnectorEvent;
  readonly publication: PublicationEvent;
  readonly round: RoundEvent;
  readonly value: ValueEvent;
  readonly import: ImportEvent;
  readonly burden: BurdenEvent;
  readonly run: RunEvent;
  readonly feedback: FeedbackEvent;
}

export type StreamKind = keyof StreamStates;
export type WorkflowEvent = StreamEvents[StreamKind];
export type WorkflowState = StreamStates[StreamKind];
export type { BurdenCommand };

/** Something that happened, and to which stream. */
export interface StreamEvent {
  readonly stream: string;
  readonly event: WorkflowEvent;
}

/** Kind of a stream by its name: KindOf<`round/${string}`> is 'round'. */
export type KindOf<S extends string> = S extends 'rights' ? 'rights' : S extends `${infer K extends StreamKind}/${string}` ? K : StreamKind;

/** What a kind begins with, and how it goes on. */
type Course = {
  readonly [K in StreamKind]: {
    readonly begin: StreamStates[K];
    readonly evolve: (state: StreamStates[K], recorded: Recorded<StreamEvents[K]>) => StreamStates[K];
  };
};

const COURSES: Course = {
  rights: { begin: NO_RIGHTS, evolve: (state, { event }) => evolveRights(state, event) },
  sign_in: { begin: NO_SIGN_IN, evolve: evolveSignIn },
  scheme: { begin: NO_SCHEME_VERSION, evolve: evolveScheme },
  change: { begin: NO_CHANGE_REQUEST, evolve: evolveChange },
  connector: { begin: NO_CONNECTOR, evolve: evolveConnector },
  publication: { begin: NO_PUBLICATIONS, evolve: evolvePublications },
  round: { begin: NO_ROUND, evolve: evolveRound },
  value: { begin: NO_VALUE, evolve: evolveValue },
  import: { begin: NO_IMPORT, evolve: evolveImport },
  burden: { begin: NO_BURDEN, evolve: evolveBurden },
  run: { begin: NO_RUN, evolve: evolveRun },
  feedback: { begin: NO_FEEDBACK, evolve: evolveFeedback },
};

/** Kinds of streams, in the order of the table. */
export const STREAM_KINDS = Object.keys(COURSES) as readonly StreamKind[];

/** The rights of an authority. */
export const RIGHTS_STREAM = 'rights';

/** Name of a stream: streamName('round', '2026-12') → 'round/2026-12'. */
export function streamName<K extends Exclude<StreamKind, 'rights'>>(kind: K, id: string): `${K}/${string}` {
  return `${kind}/${id}`;
}

/** Stream of one figure: `value/gdp_growth/2024Q4/990100/report`. */
export function valueStream(cell: Cell): `value/${string}` {
  return streamName('value', cellName(cell));
}

/** All figures of an indicator and period, as a commit expects them (COMMIT-8): `value/gdp_growth/2024Q4/`. */
export function valueColumn({ indicator, period }: Pick<Cell, 'indicator' | 'period'>): `value/${string}/` {
  return `value/${indicator}/${period}/`;
}

/** The cell that the stream of a figure is of. Errors: RangeError for another stream. */
export function cellOfStream(stream: string): Cell {
  const [kind, indicator, period, unit, source, ...rest] = stream.split('/');
  if (kind !== 'value' || indicator === undefined || period === undefined || unit === undefined || source === undefined || rest.length > 0)
    throw new RangeError(`not the stream of a figure: ${stream}`);
  return { indicator, period, unit, source };
}

/** Kind of a stream. Errors: RangeError for a name that no kind has. */
export function kindOf<S extends string>(stream: S): KindOf<S> {
  const end = stream.indexOf('/');
  const kind = end < 0 ? stream : stream.slice(0, end);
  if (!Object.hasOwn(COURSES, kind)) throw new RangeError(`not a stream: ${stream}`);
  return kind as KindOf<S>;
}

/** What a stream begins with. */
export function beginOf<S extends string>(stream: S): StreamStates[KindOf<S>] {
  return COURSES[kindOf(stream)].begin as StreamStates[KindOf<S>];
}

/** The state of a stream after one more event. */
export function evolve<S extends string>(
  stream: S,
  state: StreamStates[KindOf<S>],
  recorded: Recorded<StreamEvents[KindOf<S>]>,
): StreamStates[KindOf<S>] {
  const course = COURSES[kindOf(stream)] as {
    evolve(state: StreamStates[KindOf<S>], recorded: Recorded<StreamEvents[KindOf<S>]>): StreamStates[KindOf<S>];
  };
  return course.evolve(state, recorded);
}

/** The state of a stream out of all its events, in order. Example: stateOf('round/2026-12', []) → NO_ROUND. */
export function stateOf<S extends string>(stream: S, events: Iterable<Recorded<StreamEvents[KindOf<S>]>>): StreamStates[KindOf<S>] {
  let state = beginOf(stream);
  for (const recorded of events) state = evolve(stream, state, recorded);
  return state;
}
