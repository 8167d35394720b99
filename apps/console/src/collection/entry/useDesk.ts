import { useEffect, useState, useSyncExternalStore } from 'react';
import { newKey } from '../../app/api.ts';
import { browserKeeper, type DraftKeeper, type Kept } from '../desk/draftKeeper.ts';
import { type DeskPorts, type DeskState, EntryDesk } from '../desk/entryDesk.ts';
import { openGrid } from '../grid/grid.ts';
import { keyOf, type SheetCell, type SheetColumn, type SheetUnit } from '../grid/sheet.ts';
import { saveValues } from '../read/saveValues.ts';

/** What a sheet is opened on. */
export interface DeskInput {
  readonly person: string;
  readonly authority: string;
  readonly post: string;
  readonly round: string;
  readonly units: readonly SheetUnit[];
  readonly columns: readonly SheetColumn[];
  readonly cells: readonly SheetCell[];
  readonly read: () => Promise<readonly SheetCell[]>;
  /** Called where a figure was refused because it comes late: the columns are not as the page has them. */
  readonly isLateNow: () => void;
  /** Said where a saved draft is cleared. */
  readonly cleared: string;
}

/** How often a page that is in sight asks what others have entered, in milliseconds. */
const LOOK_EVERY = 30_000;

/** A desk, once what the device kept is read; `restored` is how many cells came back. */
export interface OpenDesk {
  readonly desk: EntryDesk;
  readonly restored: number;
}

/** The desk of a sheet for as long as the page shows it; undefined while the device is asked what it kept. */
export function useDesk(input: DeskInput): OpenDesk | undefined {
  const [open, setOpen] = useState<OpenDesk>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet is opened once a person, post, round and choice of columns; later answers are taken up below
  useEffect(() => {
    let made: EntryDesk | undefined;
    let isGone = false;
    const keeper = browserKeeper(input, newKey());
    void kept(keeper).then((found) => {
      if (isGone) return;
      made = openDesk(input, keeper, found);
      setOpen({ desk: made, restored: made.state().grid.drafts.size });
    });
    const again = (): void => {
      if (document.visibilityState === 'visible') void made?.refresh();
    };
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void made?.flush();
    };
    const back = (): void => void made?.flush();
    const looking = setInterval(again, LOOK_EVERY);
    window.addEventListener('focus', again);
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', leave);
    return () => {
      isGone = true;
      clearInterval(looking);
      window.removeEventListener('focus', again);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', leave);
      // What is left on the page goes now; what does not arrive is on the device.
      void made?.flush().finally(() => made?.close());
    };
  }, [input.person, input.authority, input.post, input.round, input.columns.map(({ id }) => id).join('\n')]);
  const { cells, columns } = input;
  useEffect(() => open?.desk.takeUp(cells), [open, cells]);
  useEffect(() => open?.desk.takeColumns(columns), [open, columns]);
  return open;
}

/** What a desk shows now, and after each act. */
export function useDeskState(desk: EntryDesk): DeskState {
  return useSyncExternalStore(desk.subscribe, desk.state);
}

function openDesk(input: DeskInput, keeper: DraftKeeper, { drafts, flights, late }: Kept): EntryDesk {
  const keys = new Set(input.cells.map(({ cell }) => keyOf(cell)));
  const flight = flights.find(({ entries }) => entries.every(({ key }) => keys.has(key)));
  const grid = openGrid(input, { drafts: drafts.filter(([key]) => keys.has(key)), ...(flight ? { flight } : {}) });
  const ports: DeskPorts = {
    save: async (id, entries) => {
      const answer = await saveValues(input, id, entries);
      if (answer.kind === 'refused' && answer.refused.issues.some(({ code }) => code === 'COLLECT_LATE')) input.isLateNow();
      return answer;
    },
    read: input.read,
    keeper,
    newId: newKey,
    after: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    words: { cleared: input.cleared },
  };
  return new EntryDesk(grid, ports, late);
}

/** A device that cannot be read kept nothing; that it cannot keep either is said with the first draft. */
async function kept(keeper: DraftKeeper): Promise<Kept> {
  return keeper.load().catch(() => ({ drafts: [], flights: [], late: '' }));
}
