import { type ReactNode, useState } from 'react';
import { Dialog } from '../../app/Dialog.tsx';
import { useWords } from '../../app/language.ts';
import { SHELL_WORDS } from '../../app/words.ts';
import type { EntryDesk, Submitted } from '../desk/entryDesk.ts';
import { columnOf, type Grid } from '../grid/grid.ts';
import type { GridCounts } from '../grid/judge.ts';
import { ENTRY_WORDS } from '../words.ts';

/** Names that are listed of what stays behind. */
const MOST_NAMED = 12;

/** The question before submitting: how many go, and which stay behind and why. */
export function SubmitDialog({
  desk,
  grid,
  keys,
  counts,
  onDone,
  onClose,
}: {
  readonly desk: EntryDesk;
  readonly grid: Grid;
  readonly keys: readonly string[];
  readonly counts: GridCounts;
  readonly onDone: (submitted: Submitted) => void;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const shell = useWords(SHELL_WORDS);
  const [isRunning, setRunning] = useState(false);
  const count = counts.submittable.length;
  return (
    <Dialog title={words.submitTitle} onClose={onClose}>
      <p>{words.submitSure(count)}</p>
      <Left title={words.submitMissing(counts.missing.length)} grid={grid} keys={counts.missing} />
      <Left title={words.submitWrong(counts.wrong.length)} grid={grid} keys={counts.wrong} />
      <div className="buttons">
        <button
          type="button"
          className="main"
          disabled={isRunning || count === 0}
          onClick={() => {
            setRunning(true);
            void desk.submit(keys).then(onDone);
          }}
        >
          {words.submitGo(count)}
        </button>
        <button type="button" onClick={onClose}>
          {shell.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function Left({ title, grid, keys }: { readonly title: string; readonly grid: Grid; readonly keys: readonly string[] }): ReactNode {
  const words = useWords(ENTRY_WORDS);
  if (keys.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="left-behind">
        {keys.slice(0, MOST_NAMED).map((key) => (
          <li key={key}>{words.cell(unitName(grid, key), columnOf(grid, key)?.title ?? '')}</li>
        ))}
        {keys.length > MOST_NAMED && <li className="soft">{words.submitAnd(keys.length - MOST_NAMED)}</li>}
      </ul>
    </>
  );
}

/** The name of the unit of a cell. */
export function unitName(grid: Pick<Grid, 'units'>, key: string): string {
  const id = key.split('/')[2] ?? '';
  return grid.units.find((unit) => unit.id === id)?.name ?? id;
}
