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
  /** Keeps the drafts, and forgets those that are undefined; only what changed is named, so that two windows do not overwrite each other. */
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

/**
 * Drafts in the database of the browser, a row a cell: they outlive a reload, a crash, the end of a session and days without a network.
 *
 * Errors: what the browser refuses (private windows, a full disk) rejects; whoever asks says so, and goes on with what is in memory.
 */
export function browserKeeper(scope: DraftScope, databases: IDBFactory = indexedDB): DraftKeeper {
  const prefix = [scope.person, scope.authority, scope.post, scope.round].map(encodeURIComponent).join('/');
  const rows = (kind: 'd' | 'f'): IDBKeyRange => IDBKeyRange.bound(`${prefix}/${kind}/`, `${prefix}/${kind}/\uffff`);
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
      const drafts = (await within('readonly', (store) => store.getAll(rows('d')))) as { readonly key: string; readonly draft: Draft }[];
      const flights = (await within('readonly', (store) => store.getAll(rows('f')))) as Flight[];
      const late = (await within('readonly', (store) => store.get(`${prefix}/late`))) as string | undefined;
      return { drafts: drafts.map(({ key, draft }) => [key, draft] as const), flights, late: late ?? '' };
    },
    keep: async (drafts) => {
      await within('readwrite', (store) => {
        for (const [key, draft] of drafts) {
          if (draft === undefined) store.delete(`${prefix}/d/${key}`);
          else store.put({ key, draft }, `${prefix}/d/${key}`);
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

function opened(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = databases.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
