import { type ReactNode, useMemo, useState } from 'react';
import { ADDRESSES } from '../../app/addresses.ts';
import { Go } from '../../app/Go.tsx';
import { useWords } from '../../app/language.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useNamed } from '../../app/params.ts';
import { Answered, Empty } from '../../app/states.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import type { CellsAsked } from '../read/allCells.ts';
import { type Column, columnId, type Columns } from '../read/sheetOf.ts';
import { useCells } from '../read/useCells.ts';
import { ENTRY_WORDS } from '../words.ts';
import { EntryDeskOf } from './EntryDeskOf.tsx';
import '../collection.css';

/** Everything that a round asks of this post, as one sheet: units down, indicators across. */
export function Page(): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const authority = useAuthority();
  const round = useNamed('round');
  const columns = useAnswer('columns', { params: { authority, round } });
  return (
    <div className="frame">
      <PageHead
        title={words.title}
        above={<Go to={ADDRESSES.columns(round)}>{words.columns}</Go>}
        below={columns.data && words.until(columns.data.round.month, columns.data.round.closesOn)}
      />
      <Answered asking={columns}>{(answer) => <Sheet key={round} round={round} authority={authority} columns={answer} />}</Answered>
    </div>
  );
}

function Sheet({
  round,
  authority,
  columns,
}: {
  readonly round: string;
  readonly authority: string;
  readonly columns: Columns;
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  // A column that is submitted meanwhile stays on the page, with what became of it.
  const [ids] = useState(() => new Set(columns.items.filter(isOwn).map(columnId)));
  const chosen = useMemo(() => columns.items.filter((column) => ids.has(columnId(column))), [columns, ids]);
  const asked = useMemo<CellsAsked>(
    () => ({
      authority,
      round,
      indicators: [...new Set(chosen.map(({ indicator }) => indicator))],
    }),
    [authority, round, chosen],
  );
  const figures = useCells(asked);
  if (chosen.length === 0) return <Empty>{words.nothingAsked}</Empty>;
  return (
    <Answered asking={figures}>
      {(answer) => (
        <EntryDeskOf key={chosen.map(columnId).join('\n')} round={round} asked={asked} columns={columns} chosen={chosen} figures={answer} />
      )}
    </Answered>
  );
}

/** What this post reports, or has reported and can still take back. */
function isOwn({ way, can }: Column): boolean {
  return way !== 'connector' && (['enter', 'submit', 'withdraw'] as const).some((command) => can.includes(command));
}
