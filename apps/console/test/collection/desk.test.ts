import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '@kedu/workflow';
import type { DraftKeeper } from '../../src/collection/desk/draftKeeper.ts';
import { EntryDesk, IDLE_AFTER, type DeskPorts, type SaveAnswer, type SentEntry } from '../../src/collection/desk/entryDesk.ts';
import { contentIn, edit, type Draft, type Flight, type Grid, openGrid, undo } from '../../src/collection/grid/grid.ts';
import { countsOf, problemOf } from '../../src/collection/grid/judge.ts';
import { keyOf, type SheetCell, type SheetColumn, savedContent } from '../../src/collection/grid/sheet.ts';
import { conflictsOf, resolved } from '../../src/collection/grid/sync.ts';
import { COLUMNS, sheetCell, UNITS } from './sheets.ts';

const units = UNITS.slice(0, 3);
const columns = COLUMNS.slice(0, 1);

/** A server that keeps figures as the contract says: versions, conflicts, the same key once. */
class FakeServer {
  readonly cells = new Map<string, SheetCell>();
  readonly answers = new Map<string, SaveAnswer>();
  readonly taken: string[] = [];
  /** What becomes of the next commands: taken, lost on the way in, or taken and its answer lost. */
  fate: 'taken' | 'lost' | 'unanswered' = 'taken';
  refuses: string | undefined;

  constructor() {
    for (const column of columns) for (const unit of units) this.put(sheetCell(column, unit));
  }

  put(cell: SheetCell): void {
    this.cells.set(keyOf(cell.cell), cell);
  }

  /** Somebody else enters a figure. */
  enters(key: string, figure: Figure): void {
    const cell = this.cells.get(key)!;
    this.put({ ...cell, figure, step: 'draft', seen: cell.seen + 1, can: { enter: [], submit: [], withdraw: [] } });
  }

  save(id: string, entries: readonly SentEntry[]): SaveAnswer {
    if (this.fate === 'lost') return { kind: 'away' };
    const answer = this.answers.get(id) ?? this.#decide(id, entries);
    return this.fate === 'unanswered' ? { kind: 'away' } : answer;
  }

  #decide(id: string, entries: readonly SentEntry[]): SaveAnswer {
    const overtaken = entries.filter(({ cell, seen }) => this.cells.get(keyOf(cell))?.seen !== seen);
    if (overtaken.length > 0)
      return {
        kind: 'refused',
        isOvertaken: true,
        texts: [],
        cells: overtaken.map(({ cell }) => ({ key: keyOf(cell), texts: ['已被更新'] })),
      };
    const named = entries.filter(({ cell }) => keyOf(cell) === this.refuses);
    if (named.length > 0)
      return { kind: 'refused', isOvertaken: false, texts: [], cells: named.map(({ cell }) => ({ key: keyOf(cell), texts: ['不收'] })) };
    this.taken.push(id);
    for (const { cell, command } of entries) {
      const was = this.cells.get(keyOf(cell))!;
      const seen = was.seen + 1;
      if (command.type === 'enter')
        this.put({ ...was, seen, step: 'draft', figure: command.figure, can: { enter: [], submit: [], withdraw: [] } });
      else if (command.type === 'submit') this.put({ ...was, seen, step: 'submitted', can: { enter: ['已报送'], withdraw: [] } });
      else this.put({ ...was, seen, step: 'withdrawn', can: { enter: [] } });
    }
    const answer: SaveAnswer = {
      kind: 'taken',
      seen: new Map(entries.map(({ cell }) => [keyOf(cell), this.cells.get(keyOf(cell))!.seen])),
    };
    this.answers.set(id, answer);
    return answer;
  }
}

/** What a device keeps, whatever becomes of the page. */
class FakeDevice implements DraftKeeper {
  readonly drafts = new Map<string, Draft>();
  readonly flights = new Map<string, Flight>();
  late = '';
  isFull = false;
  load = async () => ({ drafts: [...this.drafts], flights: [...this.flights.values()], late: this.late });
  keep = async (drafts: ReadonlyMap<string, Draft | undefined>): Promise<void> => {
    if (this.isFull) throw new Error('quota');
    for (const [key, draft] of drafts) {
      if (draft === undefined) this.drafts.delete(key);
      else this.drafts.set(key, draft);
    }
  };
  keepFlight = async (flight: Flight): Promise<void> => void this.flights.set(flight.id, flight);
  forgetFlight = async (id: string): Promise<void> => void this.flights.delete(id);
  keepLate = async (late: string): Promise<void> => {
    if (this.isFull) throw new Error('quota');
    this.late = late;
  };
}

class Office {
  readonly server = new FakeServer();
  readonly device = new FakeDevice();
  #timers: { readonly milliseconds: number; readonly act: () => void }[] = [];
  #ids = 0;
  readonly #columns: readonly SheetColumn[];
  desk: EntryDesk;

  constructor(asked: readonly SheetColumn[] = columns) {
    this.#columns = asked;
    this.desk = this.#opened([], undefined);
  }

  #opened(drafts: readonly (readonly [string, Draft])[], flight: Flight | undefined, late?: string): EntryDesk {
    const ports: DeskPorts = {
      save: async (id, entries) => this.server.save(id, entries),
      read: async () => {
        if (this.server.fate === 'lost') throw new Error('away');
        return [...this.server.cells.values()];
      },
      keeper: this.device,
      newId: () => {
        this.#ids += 1;
        return `k${this.#ids}`;
      },
      after: (milliseconds, act) => {
        const timer = { milliseconds, act };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((each) => each !== timer);
        };
      },
      words: { cleared: '草稿已清空' },
    };
    return new EntryDesk(openGrid({ units, columns: this.#columns, cells: this.server.cells.values() }, { drafts, flight }), ports, late);
  }

  /** The page dies and comes back with what the device kept. */
  async crash(): Promise<void> {
    this.desk.close();
    this.#timers = [];
    const { drafts, flights, late } = await this.device.load();
    this.desk = this.#opened(drafts, flights[0], late);
    await this.desk.refresh();
  }

  /** Time goes by; with `isIdle` so much of it that a cell that is still open counts as left. */
  async waits(rounds = 8, isIdle = false): Promise<void> {
    for (let i = 0; i < rounds; i += 1) {
      const due = this.#timers.filter(({ milliseconds }) => isIdle || milliseconds !== IDLE_AFTER);
      this.#timers = this.#timers.filter((timer) => !due.includes(timer));
      for (const { act } of due) act();
      for (let tick = 0; tick < 12; tick += 1) await Promise.resolve();
    }
  }

  get grid(): Grid {
    return this.desk.state().grid;
  }

  type(key: string, text: string): void {
    this.desk.act((grid) => edit(grid, [[key, { text }]]));
  }
}

const keys = units.map((unit) => `investment/2026-12/${unit.id}/report`);
const [first = '', second = '', third = ''] = keys;

describe('drafts on their way', () => {
  test('COMMIT-4 what is typed is saved as a draft with the version that was seen, and the device forgets it then', async () => {
    const office = new Office();
    office.type(first, '1.2亿');
    expect(office.device.drafts.get(first)?.content.text).toBe('1.2亿');
    await office.waits();
    expect(office.server.cells.get(first)).toMatchObject({ step: 'draft', figure: { value: 12_000 }, seen: 1 });
    expect(office.device.drafts.size + office.device.flights.size).toBe(0);
    expect(office.desk.state().saving).toBe('saved');
    office.type(first, '13000');
    await office.waits();
    expect(office.server.cells.get(first)).toMatchObject({ figure: { value: 13_000 }, seen: 2 });
  });

  test('the cell that is being typed into waits until it is left; what is no number waits until it is one', async () => {
    const office = new Office();
    office.desk.typing(first);
    office.type(first, '1');
    office.type(second, 'O.5');
    await office.waits();
    expect(office.server.taken).toEqual([]);
    await office.waits(8, true);
    expect(office.server.cells.get(first)?.figure).toEqual({ value: 1 });
    office.desk.typing(first);
    office.type(first, '12');
    office.desk.typing(undefined);
    await office.waits();
    expect(office.server.cells.get(first)?.figure).toEqual({ value: 12 });
    expect(contentIn(office.grid, second).text).toBe('O.5');
    expect(office.device.drafts.has(second)).toBe(true);
  });

  test('COMMIT-3 an answer that was lost is asked for with the same key: the figure is there once, also after a crash', async () => {
    const office = new Office();
    office.server.fate = 'unanswered';
    office.type(first, '5');
    await office.waits(2);
    expect(office.desk.state().saving).toBe('away');
    await office.crash();
    office.server.fate = 'taken';
    await office.waits();
    expect(office.server.cells.get(first)).toMatchObject({ seen: 1, figure: { value: 5 } });
    expect(new Set(office.server.taken).size).toBe(office.server.taken.length);
    expect(office.grid.drafts.size).toBe(0);
  });

  test('offline for days: nothing is lost, and it goes once the server is back', async () => {
    const office = new Office();
    office.server.fate = 'lost';
    for (const [i, key] of keys.entries()) office.type(key, String(i + 1));
    await office.waits();
    await office.crash();
    await office.waits();
    office.server.fate = 'taken';
    await office.waits();
    expect(keys.map((key) => office.server.cells.get(key)?.figure)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
  });

  test('COLLECT-12 one figure that is refused keeps its problem beside it, the others are saved', async () => {
    const office = new Office();
    office.server.refuses = second;
    for (const key of keys) office.type(key, '7');
    await office.waits();
    expect(office.server.cells.get(first)?.figure).toEqual({ value: 7 });
    expect(office.server.cells.get(third)?.figure).toEqual({ value: 7 });
    expect(office.grid.refusals.get(second)?.texts).toEqual(['不收']);
    expect(contentIn(office.grid, second).text).toBe('7');
  });

  test('COMMIT-4 two who edit one cell: both values are there, mine or theirs is chosen, and the choice can be undone', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const office = new Office();
      office.type(first, '5');
      office.server.enters(first, { value: 9 });
      await office.waits();
      expect(conflictsOf(office.grid)).toMatchObject([
        { key: first, mine: { text: '5' }, theirs: { figure: { value: 9 } }, mayEnter: true },
      ]);
      expect(office.server.cells.get(first)?.figure).toEqual({ value: 9 });
      office.desk.act((grid) => resolved(grid, first, choice));
      await office.waits();
      expect(office.server.cells.get(first)?.figure).toEqual({ value: choice === 'mine' ? 5 : 9 });
      expect(conflictsOf(office.grid)).toEqual([]);
      if (choice === 'mine') continue;
      office.desk.act(undo);
      expect(contentIn(office.grid, first).text).toBe('5');
    }
  });

  test('COLLECT-2 what somebody else submitted meanwhile is not overwritten, and what was typed stays to be seen', async () => {
    const office = new Office();
    office.server.fate = 'lost';
    office.type(first, '5');
    await office.waits(2);
    office.server.put({ ...sheetCell(columns[0]!, units[0]!, 'submitted', { value: 9 }, 2) });
    office.server.fate = 'taken';
    await office.waits();
    expect(conflictsOf(office.grid)).toMatchObject([{ key: first, mine: { text: '5' }, mayEnter: false }]);
    office.desk.act((grid) => resolved(grid, first, 'theirs'));
    expect(office.grid.drafts.size).toBe(0);
  });

  test('a draft that is cleared is withdrawn; undo brings it back', async () => {
    const office = new Office();
    office.type(first, '5');
    await office.waits();
    office.type(first, '');
    await office.waits();
    expect(office.server.cells.get(first)?.step).toBe('withdrawn');
    expect(office.grid.drafts.size).toBe(0);
    office.desk.act(undo);
    await office.waits();
    expect(office.server.cells.get(first)).toMatchObject({ step: 'draft', figure: { value: 5 } });
  });

  test('submitting saves first, sends what is whole and leaves the rest', async () => {
    const office = new Office();
    office.type(first, '5');
    office.type(second, 'O.5');
    expect(await office.desk.submit(keys)).toEqual({ sent: 1, texts: [], refused: 0, isAway: false });
    expect(keys.map((key) => office.server.cells.get(key)?.step)).toEqual(['submitted', 'none', 'none']);
    expect(contentIn(office.grid, second).text).toBe('O.5');
  });

  test('COLLECT-12 a figure that is refused when it is submitted says why beside it, and the others go with the next', async () => {
    const office = new Office();
    office.type(first, '5');
    office.type(second, '6');
    await office.waits();
    office.server.refuses = second;
    expect(await office.desk.submit(keys)).toEqual({ sent: 0, texts: [], refused: 1, isAway: false });
    expect(problemOf(office.grid, second, undefined)).toEqual({ kind: 'refused', texts: ['不收'] });
    expect(countsOf(office.grid, keys, undefined)).toMatchObject({ submittable: [first], wrong: [second] });
    expect(await office.desk.submit(keys)).toMatchObject({ sent: 1 });
    expect(keys.map((key) => office.server.cells.get(key)?.step)).toEqual(['submitted', 'draft', 'none']);
    // Entered anew it is another figure, and is tried again.
    office.server.refuses = undefined;
    office.type(second, '7');
    expect(await office.desk.submit(keys)).toMatchObject({ sent: 1 });
  });

  test('COMMIT-4 what was overtaken when it was submitted is said of all of it, not against the figure that stands now', async () => {
    const office = new Office();
    office.type(first, '5');
    await office.waits();
    office.server.enters(first, { value: 9 });
    expect(await office.desk.submit(keys)).toEqual({ sent: 0, texts: ['已被更新'], refused: 0, isAway: false });
    expect(problemOf(office.grid, first, undefined)).toBeUndefined();
    expect(contentIn(office.grid, first).text).toBe('9');
  });

  test('COMMIT-3 an answer to submitting that is lost is no answer: nobody says that nothing was done', async () => {
    const office = new Office();
    office.type(first, '5');
    await office.waits();
    office.server.fate = 'unanswered';
    expect(await office.desk.submit(keys)).toEqual({ sent: 0, texts: [], refused: 0, isAway: true });
    expect(office.server.cells.get(first)?.step).toBe('submitted');
  });

  test('COLLECT-9 why it is late is kept on the device with what it explains', async () => {
    const office = new Office(columns.map((column) => ({ ...column, isLate: true })));
    office.server.fate = 'lost';
    office.type(first, '5');
    office.desk.explainLate('省局月报推迟发布');
    await office.waits();
    await office.crash();
    expect(office.desk.state().late).toBe('省局月报推迟发布');
    office.server.fate = 'taken';
    await office.waits();
    expect(office.server.cells.get(first)?.figure).toEqual({ value: 5 });
    expect(office.grid.drafts.size).toBe(0);
  });

  test('COLLECT-9 where the last day goes by under the pen, nothing goes before it says why, and then all of it', async () => {
    const office = new Office();
    office.type(first, '5');
    office.server.refuses = first;
    await office.waits();
    expect(problemOf(office.grid, first, '')).toEqual({ kind: 'refused', texts: ['不收'] });
    office.server.refuses = undefined;
    office.type(second, '7');
    office.desk.takeColumns(columns.map((column) => ({ ...column, isLate: true })));
    await office.waits();
    expect([first, second].map((key) => problemOf(office.grid, key, ''))).toEqual([{ kind: 'late' }, { kind: 'late' }]);
    expect([first, second].map((key) => contentIn(office.grid, key).text)).toEqual(['5', '7']);
    expect([first, second].map((key) => office.server.cells.get(key)?.figure)).toEqual([undefined, undefined]);
    office.desk.explainLate('省局月报推迟发布');
    await office.waits();
    expect([first, second].map((key) => office.server.cells.get(key)?.figure)).toEqual([{ value: 5 }, { value: 7 }]);
    expect(office.grid.drafts.size).toBe(0);
  });

  test('a device that keeps nothing says so, and the server still gets it', async () => {
    const office = new Office();
    office.device.isFull = true;
    office.type(first, '5');
    await office.waits();
    expect(office.desk.state().isForgetful).toBe(true);
    expect(office.server.cells.get(first)?.figure).toEqual({ value: 5 });
  });

  test('whatever happens in whatever order: the last text of every cell is at the server, or still in its cell', async () => {
    const cellKeys = fc.constantFrom(...keys);
    const happening = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ what: fc.constant('type' as const), key: cellKeys, text: fc.constantFrom('1', '2', '3万', 'x') }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ what: fc.constant('other' as const), key: cellKeys, value: fc.integer({ min: 100, max: 999 }) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          what: fc.constant('fate' as const),
          fate: fc.constantFrom('taken' as const, 'lost' as const, 'unanswered' as const),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ what: fc.constantFrom('wait' as const, 'crash' as const, 'refresh' as const, 'flush' as const) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (course) => {
        const office = new Office();
        const last = new Map<string, string>();
        const written = new Map<string, Set<number>>(keys.map((key) => [key, new Set()]));
        const look = (): void => {
          for (const key of keys) {
            const figure = office.server.cells.get(key)?.figure;
            if (figure && 'value' in figure) written.get(key)?.add(figure.value);
          }
        };
        for (const each of course) {
          if (each.what === 'type') {
            office.type(each.key, each.text);
            last.set(each.key, each.text);
          } else if (each.what === 'other') office.server.enters(each.key, { value: each.value });
          else if (each.what === 'fate') office.server.fate = each.fate;
          else if (each.what === 'wait') await office.waits(2);
          else if (each.what === 'crash') await office.crash();
          else if (each.what === 'refresh') await office.desk.refresh();
          else await office.desk.flush();
          look();
        }
        office.server.fate = 'taken';
        await office.waits(30);
        await office.desk.refresh();
        look();
        for (const [key, text] of last) {
          const value = text === '3万' ? 3 : Number(text);
          const isKept = contentIn(office.grid, key).text === text || office.device.drafts.get(key)?.content.text === text;
          const wasWritten = written.get(key)?.has(value) ?? false;
          expect(isKept || wasWritten).toBe(true);
        }
        // What is no conflict and no bad text is saved in the end, and shown as the server has it.
        for (const key of keys) {
          const draft = office.grid.drafts.get(key);
          if (draft === undefined) expect(contentIn(office.grid, key)).toEqual(savedContent(office.server.cells.get(key)));
          else if (/^\d$/.test(draft.content.text)) expect(conflictsOf(office.grid).some((each) => each.key === key)).toBe(true);
        }
        expect(new Set(office.server.taken).size).toBe(office.server.taken.length);
      }),
      { numRuns: 200 },
    );
  });
});
