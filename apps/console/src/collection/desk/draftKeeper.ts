import type { Draft, Flight } from '../grid/grid.ts';

/** What was typed and is not acknowledged, kept on the device. */
export interface Kept {
  readonly drafts: readonly (readonly [key: string, draft: Draft])[];
  readonly flights: readonly Flight[];
  /** Why all of it comes late, as far as it was written. */
  readonly late: string;
}

/** Where drafts are kept until the server has them: of one person, post and round. */
export interface DraftKeeper {
  load(): Promise<Kept>;
  /** Keeps the drafts, and forgets those that are undefined; only what changed is named, and what another window keeps of the same cell stays. Rule: COLLECT-16. */
  keep(drafts: ReadonlyMap<string, Draft | undefined>): Promise<void>;
  keepFlight(flight: Flight): Promise<void>;
  forgetFlight(id: string): Promise<void>;
  keepLate(late: string): Promise<void>;
}

/** Whose drafts: nobody else's are ever read on the same device. */
export interface DraftScope {
  readonly person: string;
  readonly authority: string;
  readonly post: string;
  readonly round: string;
}

const DATABASE = 'kedu-drafts';
const STORE = 'drafts';

/** A draft as it lies on the device; `at` is when it was kept, no two of one window alike. Absent where an earlier version kept it. */
interface Row {
  readonly key: string;
  readonly draft: Draft;
  readonly at?: number;
}

/** A row that was there when this window loaded: which one, and when it was kept. */
interface Found {
  readonly address: string;
  readonly at: number | undefined;
}

/**
 * Drafts in the database of the browser, a row a cell and window: they outlive a reload, a crash, the end of a session and days without a
 * network.
 *
 * A window changes and forgets its own rows, and those that it has loaded and shown, as long as nobody kept them anew: what another window
 * keeps of the same cell stays. Of several rows of a cell the latest is loaded. `own` names the window, as no other is named.
 * Rule: COLLECT-16.
 *
 * Errors: what the browser refuses (private windows, a full disk) rejects; whoever asks says so, and goes on with what is in memory.
 */
export function browserKeeper(scope: DraftScope, own: string, databases: IDBFactory = indexedDB): DraftKeeper {
  const prefix = [scope.person, scope.authority, scope.post, scope.round].map(encodeURIComponent).join('/');
  const rows = (kind: 'd' | 'f'): IDBKeyRange => IDBKeyRange.bound(`${prefix}/${kind}/`, `${prefix}/${kind}/\uffff`);
  const found = new Map<string, Found>();
  let lastAt = 0;
  let open: Promise<IDBDatabase> | undefined;
  // One after the other: what is kept later stands above what was kept before.
  let last: Promise<unknown> = Promise.resolve();
  const within = <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> => {
    const next = last.then(async () => {
      open ??= opened(databases);
      const database = await open;
      return new Promise<T | undefined>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const request = act(transaction.objectStore(STORE));
        transaction.addEventListener('complete', () => resolve(request?.result));
        transaction.addEventListener('abort', () => reject(transaction.error));
      });
    });
    last = next.catch(() => {
      open = undefined;
    });
    return next;
  };
  return {
    load: async () => {
      const addresses: IDBValidKey[] = [];
      const kept = (await within('readonly', (store) => {
        const named = store.getAllKeys(rows('d'));
        named.addEventListener('success', () => addresses.push(...named.result));
        return store.getAll(rows('d'));
      })) as readonly Row[];
      const drafts = new Map<string, Draft>();
      for (const [i, { key, draft, at }] of kept.entries()) {
        if (drafts.has(key) && (at ?? 0) <= (found.get(key)?.at ?? 0)) continue;
        drafts.set(key, draft);
        found.set(key, { address: String(addresses[i]), at });
      }
      const flights = (await within('readonly', (store) => store.getAll(rows('f')))) as Flight[];
      const late = (await within('readonly', (store) => store.get(`${prefix}/late`))) as string | undefined;
      return { drafts: [...drafts], flights, late: late ?? '' };
    },
    keep: async (drafts) => {
      await within('readwrite', (store) => {
        lastAt = Math.max(Date.now(), lastAt + 1);
        for (const [key, draft] of drafts) {
          const before = found.get(key);
          found.delete(key);
          if (before !== undefined) forgetUnchanged(store, before);
          const address = `${prefix}/d/${key}/${own}`;
          if (draft === undefined) store.delete(address);
          else store.put({ key, draft, at: lastAt } satisfies Row, address);
        }
        return undefined;
      });
    },
    keepFlight: async (flight) => {
      await within('readwrite', (store) => store.put(flight, `${prefix}/f/${flight.id}`));
    },
    forgetFlight: async (id) => {
      await within('readwrite', (store) => store.delete(`${prefix}/f/${id}`));
    },
    keepLate: async (late) => {
      await within('readwrite', (store) => {
        const at = `${prefix}/late`;
        if (late === '') store.delete(at);
        else store.put(late, at);
        return undefined;
      });
    },
  };
}

/** Takes a row away, unless another window has kept it anew since it was loaded. */
function forgetUnchanged(store: IDBObjectStore, { address, at }: Found): void {
  const standing = store.get(address);
  standing.addEventListener('success', () => {
    if ((standing.result as Row | undefined)?.at === at) store.delete(address);
  });
}

function opened(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = databases.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
