import type { Reading } from '@kedu/ledger';
import type { Entered } from '../actor.ts';
import { auditDigest, type AuditRow, eventsDigest } from '../audit.ts';
import { workflowIssue } from '../codes.ts';
import { type SameCourse, sameCourses } from '../collection/sameCourse.ts';
import { countedAt, knownAt, type ValueState } from '../collection/value.ts';
import type { Instant } from '../instant.ts';
import type { Clock, Commit, Held, HeldLog, KnownFigure, KnownQuestion, PendingEntry, Receipt, Sequencer, Store } from '../ports.ts';
import type { Recorded } from '../recorded.ts';
import type { Ask } from '../rounds/round.ts';
import { countStanding, type Standing } from '../rounds/standing.ts';
import { beginOf, cellOfStream, evolve, type StreamStates, valueStream, type WorkflowEvent } from '../streams.ts';

interface Kept {
  readonly version: number;
  readonly state: StreamStates[keyof StreamStates];
  readonly last: NonNullable<Held['last']>;
}

interface Place {
  readonly streams: Map<string, Kept>;
  readonly audit: AuditRow[];
  /** By person and key: the content, and the first answer. */
  readonly keys: Map<string, { readonly content: string; readonly receipt: Receipt }>;
}

interface Promised extends PendingEntry {
  readonly log: string;
  readonly authority: string;
  index?: number;
}

/**
 * A store that forgets: for practice and tests, with every promise of the other but durability (COMMIT-1 to COMMIT-5).
 *
 * It keeps authorities apart by the entered one, and takes commits one at a time because nothing in one of them waits.
 */
export class MemoryStore implements Store, Sequencer {
  readonly #places = new Map<string, Place>();
  readonly #promised: Promised[] = [];
  readonly #holders = new Set<string>();
  readonly #clock: Clock;
  #latest: Instant = '';

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async read<S extends string>(entered: Entered, streams: readonly S[]): Promise<readonly Held<S>[]> {
    const place = this.#place(entered.authority);
    return streams.map((stream) => {
      const kept = place.streams.get(stream);
      return (
        kept === undefined
          ? { stream, version: 0, state: beginOf(stream) }
          : { stream, version: kept.version, state: kept.state, last: kept.last }
      ) as Held<S>;
    });
  }

  async names(entered: Entered, prefix: string): Promise<readonly string[]> {
    return namesIn(this.#place(entered.authority), prefix).toSorted();
  }

  async numbers(entered: Entered, names: readonly string[]): Promise<Commit['expected']> {
    const place = this.#place(entered.authority);
    return names.map((stream) => ({ stream, version: standIn(place, stream).found }));
  }

  async commit(commit: Commit): Promise<Reading<Receipt>> {
    const { entered, command, about, key, content, expected, events, entries = [] } = commit;
    const place = this.#place(entered.authority);
    const known = place.keys.get(`${entered.person}\u0000${key}`);
    if (known !== undefined && known.content !== content)
      return { issue: workflowIssue('COMMIT_KEY_REUSED', {}, { key, sequence: known.receipt.sequence }) };
    if (known !== undefined) return { value: { ...known.receipt, again: true } };
    for (const { stream, version } of expected) {
      const { found, kept } = standIn(place, stream);
      if (found === version) continue;
      const args = {
        stream,
        expected: version,
        found,
        person: kept?.last.person ?? '',
        title: kept?.last.post ?? '',
        at: kept?.last.at ?? '',
        command: kept?.last.command ?? '',
      };
      return { issue: workflowIssue('COMMIT_CONFLICT', {}, args) };
    }
    const at = this.#moment(commit.told);
    const last = { person: entered.person, post: entered.post, command, at };
    const touched = new Map<string, Kept>();
    for (const { stream, event } of events) {
      const before = touched.get(stream) ?? place.streams.get(stream);
      const recorded: Recorded<WorkflowEvent> = { event, at, person: entered.person, post: entered.post, command };
      const state = evolve(stream, before?.state ?? beginOf(stream), recorded);
      touched.set(stream, { version: (place.streams.get(stream)?.version ?? 0) + 1, state, last });
    }
    const sequence = place.audit.length + 1;
    const previous = place.audit.at(-1);
    place.audit.push({
      sequence,
      authority: entered.authority,
      at,
      person: entered.person,
      post: entered.post,
      command,
      about,
      events: eventsDigest(events),
      previous: previous === undefined ? '' : auditDigest(previous),
    });
    for (const [stream, kept] of touched) place.streams.set(stream, kept);
    entries.forEach(({ log, entry }, i) => this.#promised.push({ log, entry, sequence, position: i + 1, authority: entered.authority }));
    const receipt = { sequence, at, again: false };
    place.keys.set(`${entered.person}\u0000${key}`, { content, receipt });
    return { value: receipt };
  }

  async answered(entered: Entered, key: string): Promise<{ readonly content: string; readonly receipt: Receipt } | undefined> {
    return this.#place(entered.authority).keys.get(`${entered.person}\u0000${key}`);
  }

  async known(entered: Entered, { at, as, indicators, periods, units }: KnownQuestion): Promise<readonly KnownFigure[]> {
    const chosen = (names: readonly string[] | undefined, name: string): boolean => names === undefined || names.includes(name);
    return [...this.#place(entered.authority).streams]
      .filter(([stream]) => stream.startsWith('value/'))
      .map(([stream, { state }]) => ({
        cell: cellOfStream(stream),
        version: (as === 'counted' ? countedAt : knownAt)(state as ValueState, at),
      }))
      .flatMap(({ cell, version }) =>
        version !== undefined && chosen(indicators, cell.indicator) && chosen(periods, cell.period) && chosen(units, cell.unit)
          ? [{ ...cell, version: version.version, figure: version.figure, at: version.at }]
          : [],
      )
      .sort((a, b) => order(a, b));
  }

  async standing(entered: Entered, asks: readonly Ask[]): Promise<Standing> {
    return countStanding((await this.read(entered, asks.flatMap(streamsOf))).map(({ state }) => state));
  }

  async courses(entered: Entered, asks: readonly Ask[]): Promise<readonly (readonly SameCourse[])[]> {
    const figures = async (ask: Ask) =>
      (await this.read(entered, streamsOf(ask))).map(({ state }, i) => ({ units: [ask.units[i] as string], state }));
    return Promise.all(asks.map(async (ask) => sameCourses(entered.person, await figures(ask))));
  }

  async audit(entered: Entered, from: number, most: number): Promise<readonly AuditRow[]> {
    return this.#place(entered.authority)
      .audit.filter(({ sequence }) => sequence >= from)
      .slice(0, most);
  }

  async hold<T>(log: string, work: (held: HeldLog) => Promise<T>): Promise<T | undefined> {
    if (this.#holders.has(log)) return undefined;
    this.#holders.add(log);
    try {
      return await work({
        pending: async (most) => this.#promised.filter((entry) => entry.log === log && entry.index === undefined).slice(0, most),
        last: async () => {
          const logged = this.#promised.filter((entry) => entry.log === log && entry.index !== undefined);
          const found = logged.toSorted((a, b) => Number(a.index) - Number(b.index)).at(-1);
          return found && { index: Number(found.index), entry: found.entry };
        },
        logged: async ({ sequence, position }, index) => {
          const entry = this.#promised.find(
            (each) => each.log === log && each.sequence === sequence && each.position === position && each.index === undefined,
          );
          if (entry === undefined) throw new RangeError(`no entry ${sequence}.${position} waits for ${log}`);
          entry.index = index;
        },
        stillHeld: async () => {},
      });
    } finally {
      this.#holders.delete(log);
    }
  }

  /** Moments of commands never go back, whatever the clock does. */
  #moment(told: Instant | undefined): Instant {
    const now = told ?? this.#clock.now();
    this.#latest = now > this.#latest ? now : this.#latest;
    return this.#latest;
  }

  #place(authority: string): Place {
    const known = this.#places.get(authority);
    if (known !== undefined) return known;
    const place: Place = { streams: new Map(), audit: [], keys: new Map() };
    this.#places.set(authority, place);
    return place;
  }
}

function streamsOf({ indicator, period, source, units }: Ask): readonly `value/${string}`[] {
  return units.map((unit) => valueStream({ indicator, period, unit, source }));
}

/** In the order in which they were made. */
function namesIn({ streams }: Place, prefix: string): readonly string[] {
  return [...streams.keys()].filter((name) => name.startsWith(prefix));
}

/** How far a stream is, how many streams a kind has, or the sum of how far the figures of a column are; and who came last. */
function standIn(place: Place, name: string): { readonly found: number; readonly kept?: Kept | undefined } {
  if (!name.endsWith('/')) {
    const kept = place.streams.get(name);
    return { found: kept?.version ?? 0, kept };
  }
  const all = namesIn(place, name).flatMap((stream) => place.streams.get(stream) ?? []);
  if (!name.startsWith('value/')) return { found: all.length, kept: all.at(-1) };
  const found = all.reduce((sum, { version }) => sum + version, 0);
  const later = (a: Kept | undefined, b: Kept): Kept => (a !== undefined && a.last.at > b.last.at ? a : b);
  return { found, kept: all.reduce<Kept | undefined>(later, undefined) };
}

function order(a: KnownFigure, b: KnownFigure): number {
  const [left, right] = [a, b].map(({ indicator, period, unit, source }) => `${indicator}/${period}/${unit}/${source}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
