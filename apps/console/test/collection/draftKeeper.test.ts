import { beforeAll, describe, expect, test, vi } from 'vitest';
import { browserKeeper, type DraftKeeper } from '../../src/collection/desk/draftKeeper.ts';
import type { Draft } from '../../src/collection/grid/grid.ts';

/** What stands for a request of the browser: heard once it has an answer. */
class Asked {
  result: unknown;
  readonly #heard = new Map<string, () => void>();
  addEventListener(kind: string, act: () => void): void {
    this.#heard.set(kind, act);
  }
  tell(kind: string, result?: unknown): void {
    this.result = result;
    this.#heard.get(kind)?.();
  }
}

interface Range {
  readonly lower: string;
  readonly upper: string;
}

/** The database of a browser in memory, as far as drafts use it: rows by address, each transaction whole before the next. */
class Device {
  readonly rows = new Map<string, unknown>();

  open(): Asked {
    const asked = new Asked();
    queueMicrotask(() => asked.tell('success', { transaction: () => this.#transaction() }));
    return asked;
  }

  #transaction(): object {
    const waiting: (() => void)[] = [];
    const done = new Asked();
    const asking = (answer: () => unknown): Asked => {
      const asked = new Asked();
      waiting.push(() => asked.tell('success', structuredClone(answer())));
      return asked;
    };
    const within = ({ lower, upper }: Range): readonly string[] =>
      [...this.rows.keys()].filter((key) => key >= lower && key <= upper).sort();
    queueMicrotask(() => {
      for (let act = waiting.shift(); act !== undefined; act = waiting.shift()) act();
      done.tell('complete');
    });
    return Object.assign(done, {
      objectStore: () => ({
        get: (key: string) => asking(() => this.rows.get(key)),
        getAll: (range: Range) => asking(() => within(range).map((key) => this.rows.get(key))),
        getAllKeys: (range: Range) => asking(() => within(range)),
        put: (row: unknown, key: string) => asking(() => void this.rows.set(key, structuredClone(row))),
        delete: (key: string) => asking(() => void this.rows.delete(key)),
      }),
    });
  }
}

const SCOPE = { person: 'p-1', authority: 'beiyuan', post: 'd16', round: '2024-11' };
const CELL = 'new_jobs/2024-11/990100/report';
const draft = (text: string): Draft => ({ content: { text }, seen: 0, base: { text: '' } });
const kept = (keeper: DraftKeeper, text: string | undefined): Promise<void> =>
  keeper.keep(new Map([[CELL, text === undefined ? undefined : draft(text)]]));

beforeAll(() => {
  vi.stubGlobal('IDBKeyRange', { bound: (lower: string, upper: string): Range => ({ lower, upper }) });
  return () => vi.unstubAllGlobals();
});

describe('COLLECT-16 what is typed in several windows of one device', () => {
  const device = (): {
    readonly rows: Map<string, unknown>;
    readonly window: () => DraftKeeper;
    readonly loaded: () => Promise<unknown>;
  } => {
    const databases = new Device();
    const window = (): DraftKeeper => browserKeeper(SCOPE, crypto.randomUUID(), databases as unknown as IDBFactory);
    const loaded = async (): Promise<unknown> => (await window().load()).drafts.map(([, { content }]) => content.text);
    return { rows: databases.rows, window, loaded };
  };

  test('a draft that one window keeps stays when the figure of another is saved, and is there after a reload', async () => {
    const { window, loaded } = device();
    const [one, other] = [window(), window()];
    await one.load();
    await other.load();
    await kept(one, '51');
    await kept(other, '52');
    await kept(other, undefined);
    expect(await loaded()).toEqual(['51']);
    await kept(one, undefined);
    expect(await loaded()).toEqual([]);
  });

  test('what a window that went down has kept is taken up by the next, and forgotten once that has it saved', async () => {
    const { rows, window, loaded } = device();
    await kept(window(), '51');
    const next = window();
    expect((await next.load()).drafts).toEqual([[CELL, draft('51')]]);
    await kept(next, '512');
    expect([await loaded(), rows.size]).toEqual([['512'], 1]);
    await kept(next, undefined);
    expect(rows.size).toBe(0);
  });

  test('what a window has loaded is not forgotten where another has kept it anew', async () => {
    const { window, loaded } = device();
    const one = window();
    await kept(one, '51');
    const next = window();
    await next.load();
    await kept(one, '53');
    await kept(next, undefined);
    expect(await loaded()).toEqual(['53']);
  });

  test('of two drafts of a cell the later is shown, the other once that is done with', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    try {
      const { window, loaded } = device();
      await kept(window(), '51');
      vi.setSystemTime(2_000);
      await kept(window(), '52');
      const next = window();
      expect((await next.load()).drafts).toEqual([[CELL, draft('52')]]);
      await kept(next, undefined);
      expect(await loaded()).toEqual(['51']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a row of before windows had their own is loaded, and forgotten once it is saved', async () => {
    const { rows, window } = device();
    rows.set(`p-1/beiyuan/d16/2024-11/d/${CELL}`, { key: CELL, draft: draft('50') });
    const next = window();
    expect((await next.load()).drafts).toEqual([[CELL, draft('50')]]);
    await kept(next, undefined);
    expect(rows.size).toBe(0);
  });
});
