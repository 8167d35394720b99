import type { Cell } from '@kedu/workflow';
import { type Flight, type GivenValue, type Grid, left } from '../grid/grid.ts';
import { countsOf } from '../grid/judge.ts';
import { giveInPieces } from '../grid/pieces.ts';
import { isOpen, keyOf, type SheetCell, type SheetColumn } from '../grid/sheet.ts';
import {
  type CellRefusal,
  explained,
  grounded,
  landed,
  recolumned,
  refreshed,
  refusedFlight,
  refusedSubmitting,
  type SyncWords,
  takeOff,
} from '../grid/sync.ts';
import type { DraftKeeper } from './draftKeeper.ts';

/** A figure on its way, by its cell. */
export interface SentEntry {
  readonly cell: Cell;
  readonly command: GivenValue;
  readonly seen: number;
}

/** What came of a command: taken, refused with what stands against which cell, or nobody knows. */
export type SaveAnswer =
  | { readonly kind: 'taken'; readonly seen: ReadonlyMap<string, number> }
  | { readonly kind: 'refused'; readonly cells: readonly CellRefusal[]; readonly texts: readonly string[]; readonly isOvertaken: boolean }
  | { readonly kind: 'away' };

/** What came of submitting. */
export interface Submitted {
  /** How many were taken, also where the rest was not. */
  readonly sent: number;
  /** What stands against all of it. */
  readonly texts: readonly string[];
  /** Figures that were refused, each with its reason beside it. */
  readonly refused: number;
  /** Whether no answer came, and nobody knows what was done. */
  readonly isAway: boolean;
}

const NONE_SENT: Submitted = { sent: 0, texts: [], refused: 0, isAway: false };

/** What the desk needs of the world. */
export interface DeskPorts {
  /** The command under a name of its own: the same name and content again is done once. */
  readonly save: (id: string, entries: readonly SentEntry[]) => Promise<SaveAnswer>;
  /** All cells of the sheet as they stand now. Rejects while the server is away. */
  readonly read: () => Promise<readonly SheetCell[]>;
  readonly keeper: DraftKeeper;
  readonly newId: () => string;
  /** Calls back after so many milliseconds; answers how not to. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly words: SyncWords;
}

export interface DeskState {
  readonly grid: Grid;
  /** `saved`: the server has it all. `kept`: on this device, to be sent. `away`: the server could not be reached, it is tried again. */
  readonly saving: 'saved' | 'kept' | 'sending' | 'away';
  /** What the server says against all of it: a right that is gone, a round that was closed. */
  readonly trouble: readonly string[];
  /** Whether the device itself cannot keep drafts. */
  readonly isForgetful: boolean;
  readonly late: string;
}

/** After the last key, how long until it is saved; longer while the server is away. */
export const SAVE_AFTER = 900;
/** A cell that somebody stays in without typing is saved all the same. */
export const IDLE_AFTER = 6000;
const TRY_AGAIN = [2000, 5000, 15_000, 30_000] as const;

/** A sheet that is being filled in: every act is kept on the device at once and saved as a draft soon after; nothing is forgotten before the server has it. */
export class EntryDesk {
  #state: DeskState;
  readonly #ports: DeskPorts;
  readonly #listeners = new Set<() => void>();
  #typing: string | undefined;
  #waiting: (() => void) | undefined;
  #idle: (() => void) | undefined;
  #failures = 0;
  #sending: Promise<void> | undefined;
  #isClosed = false;

  constructor(grid: Grid, ports: DeskPorts, late = '') {
    this.#ports = ports;
    this.#state = { grid, saving: grid.drafts.size > 0 ? 'kept' : 'saved', trouble: [], isForgetful: false, late };
    if (grid.drafts.size > 0 || grid.flight) this.#saveAfter(0);
  }

  readonly state = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What a person did: kept at once, saved soon. */
  act(change: (grid: Grid) => Grid): void {
    const grid = change(this.#state.grid);
    if (grid === this.#state.grid) return;
    this.#put({ grid, trouble: [] });
    if (grid.drafts.size > 0) this.#saveAfter(SAVE_AFTER);
    this.#idle?.();
    if (this.#typing === undefined) return;
    this.#idle = this.#ports.after(IDLE_AFTER, () => this.#letGo());
  }

  /** The cell that is being typed into is not sent before it is left; then its text is compared with what is saved. */
  typing(key: string | undefined): void {
    const grid = left(this.#state.grid, key);
    if (grid !== this.#state.grid) this.#put({ grid });
    this.#letGo(key);
  }

  /** The cell may be sent, though somebody may still be in it: its text stays as it is typed. */
  #letGo(key?: string): void {
    const isOther = this.#typing !== undefined && this.#typing !== key;
    this.#typing = key;
    if (isOther && this.#state.grid.drafts.size > 0) this.#saveAfter(SAVE_AFTER);
  }

  /** Why all of it comes late. */
  explainLate(late: string): void {
    this.#put({ late, grid: explained(this.#state.grid) });
    this.#ports.keeper.keepLate(late).catch(() => this.#put({ isForgetful: true }));
    this.#saveAfter(SAVE_AFTER);
  }

  /** Asks again what stands; what was typed stays. Answers whether the server could be reached. */
  async refresh(): Promise<boolean> {
    const fresh = await this.#ports.read().catch(() => undefined);
    if (fresh !== undefined) this.#put({ grid: refreshed(this.#state.grid, fresh) });
    return fresh !== undefined;
  }

  /** Takes up what the page has read meanwhile; what was typed stays. */
  takeUp(cells: readonly SheetCell[]): void {
    this.#put({ grid: refreshed(this.#state.grid, cells) });
  }

  /** Takes up what the page has read of its columns meanwhile: from the day on that they are late all that goes says why (COLLECT-9). */
  takeColumns(columns: readonly SheetColumn[]): void {
    this.#put({ grid: recolumned(this.#state.grid, columns) });
  }

  /** Saves all that can be saved, now; resolves once it is known what came of it. */
  async flush(): Promise<void> {
    this.#typing = undefined;
    this.#waiting?.();
    this.#waiting = undefined;
    do {
      await this.#saveOnce();
    } while (this.#state.saving !== 'away' && this.#state.trouble.length === 0 && this.#departing() !== undefined);
  }

  /** Submits what is whole, drafts first; what stands against single figures is said beside them. Rule: COLLECT-17. */
  async submit(keys: readonly string[]): Promise<Submitted> {
    this.typing(undefined);
    await this.flush();
    const { grid, late, saving, trouble } = this.#state;
    if (saving === 'away') return { ...NONE_SENT, isAway: true };
    const ready = countsOf(grid, keys, late).submittable.filter((key) => !grid.drafts.has(key) && isOpen(grid.cells.get(key), 'submit'));
    if (ready.length === 0) return { ...NONE_SENT, texts: trouble };
    const why = late.trim();
    const entries = ready.flatMap((key): readonly SentEntry[] => {
      const cell = grid.cells.get(key);
      return cell === undefined ? [] : [{ cell: cell.cell, seen: cell.seen, command: { type: 'submit', ...(why ? { late: why } : {}) } }];
    });
    const { done: sent, answer } = await giveInPieces(entries, (piece) => this.#ports.save(this.#ports.newId(), piece));
    await this.refresh();
    if (answer.kind === 'taken') return { ...NONE_SENT, sent };
    if (answer.kind === 'away') return { ...NONE_SENT, sent, isAway: true };
    const seen = new Map(entries.map(({ cell, seen: then }) => [keyOf(cell), then]));
    // What somebody else changed meanwhile is another figure now: nothing is said against that one.
    const isAsSent = ({ key }: CellRefusal): boolean => this.#state.grid.cells.get(key)?.seen === seen.get(key);
    const beside = answer.cells.filter(isAsSent);
    const overtaken = answer.cells.filter((cell) => !isAsSent(cell)).flatMap(({ texts }) => texts);
    this.#put({ grid: refusedSubmitting(this.#state.grid, beside) });
    return { ...NONE_SENT, sent, texts: [...new Set([...answer.texts, ...overtaken])], refused: beside.length };
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting?.();
    this.#idle?.();
    this.#listeners.clear();
  }

  #saveAfter(milliseconds: number): void {
    this.#waiting?.();
    this.#waiting = this.#isClosed
      ? undefined
      : this.#ports.after(milliseconds, () => {
          this.#waiting = undefined;
          void this.#saveOnce();
        });
  }

  #saveOnce(): Promise<void> {
    this.#sending ??= this.#save().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #save(): Promise<void> {
    const grid = this.#departing();
    const flight = grid?.flight;
    if (grid === undefined || flight === undefined) return;
    await this.#ports.keeper.keepFlight(flight).catch(() => this.#put({ isForgetful: true }));
    this.#put({ grid, saving: 'sending' });
    const answer = await this.#ports.save(
      flight.id,
      flight.entries.map((entry) => ({ ...entry, cell: cellOf(entry.key) })),
    );
    if (answer.kind === 'away') return this.#isAway();
    if (!(await this.#answered(flight, answer))) return this.#isAway();
    this.#failures = 0;
    await this.#ports.keeper.forgetFlight(flight.id).catch(() => this.#put({ isForgetful: true }));
    // What was typed meanwhile goes next; what was refused as a whole waits for another act.
    if (this.#state.trouble.length === 0 && this.#state.grid.drafts.size > 0) this.#saveAfter(SAVE_AFTER);
  }

  /** The grid with what goes next, or undefined where nothing does. */
  #departing(): Grid | undefined {
    const { grid, late } = this.#state;
    return grid.flight ? grid : takeOff(grid, this.#ports.newId(), { ...this.#ports.words, late }, this.#typing);
  }

  #isAway(): void {
    const pause = TRY_AGAIN[Math.min(this.#failures, TRY_AGAIN.length - 1)] ?? 30_000;
    this.#failures += 1;
    this.#put({ saving: 'away' });
    this.#saveAfter(pause);
  }

  /** Whether it is known now what stands. */
  async #answered(flight: Flight, answer: Exclude<SaveAnswer, { readonly kind: 'away' }>): Promise<boolean> {
    if (answer.kind === 'taken') {
      this.#put({ grid: landed(this.#state.grid, flight, answer.seen) });
      return true;
    }
    const named = refusedFlight(this.#state.grid, flight, answer.cells);
    const trouble = answer.cells.length === 0 && !answer.isOvertaken ? answer.texts : [];
    this.#put({ grid: grounded(named), trouble });
    return answer.isOvertaken ? this.refresh() : true;
  }

  #put(change: Partial<DeskState>): void {
    const before = this.#state.grid.drafts;
    const next = { ...this.#state, ...change };
    const saving =
      change.saving ?? (next.grid.flight ? next.saving : next.grid.drafts.size > 0 ? (next.saving === 'away' ? 'away' : 'kept') : 'saved');
    this.#state = { ...next, saving };
    this.#keep(before);
    for (const listener of this.#listeners) listener();
  }

  #keep(before: Grid['drafts']): void {
    const now = this.#state.grid.drafts;
    if (now === before) return;
    const changed = new Map(
      [...new Set([...before.keys(), ...now.keys()])]
        .map((key) => [key, now.get(key)] as const)
        .filter(([key, draft]) => before.get(key) !== draft),
    );
    if (changed.size === 0) return;
    this.#ports.keeper.keep(changed).catch(() => {
      if (!this.#state.isForgetful) this.#put({ isForgetful: true });
    });
  }
}

function cellOf(key: string): Cell {
  const [indicator = '', period = '', unit = '', source = ''] = key.split('/');
  return { indicator, period, unit, source };
}
