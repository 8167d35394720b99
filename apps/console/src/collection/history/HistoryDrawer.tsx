import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { Dialog } from '../../app/Dialog.tsx';
import { inChina } from '../../app/day.ts';
import { useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { Measure } from '../../app/Measure.tsx';
import { Answered } from '../../app/states.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import { SHELL_WORDS } from '../../app/words.ts';
import { figureText } from '../entry/figureText.ts';
import { ENTRY_WORDS } from '../words.ts';
import { HISTORY_WORDS } from './words.ts';

/** All versions of a figure, the last first: what it was, who did what with it when, and why. */
export function HistoryDrawer({
  round,
  cellKey,
  about,
  measure,
  onClose,
}: {
  readonly round: string;
  readonly cellKey: string;
  /** Which figure, as people call it. */
  readonly about: string;
  /** Unit of measure of its numbers; empty where they have none. */
  readonly measure: string;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(HISTORY_WORDS);
  const marks = useMarks();
  const entry = useWords(ENTRY_WORDS);
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const [indicator = '', period = '', unit = '', source = ''] = cellKey.split('/');
  const history = useAnswer('cellHistory', { params: { authority, round, indicator, period, unit, source } });
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Answered asking={history}>
        {(answer) => (
          <>
            <p className="soft">{about}</p>
            {answer.versions.length === 0 && <p>{words.nothing}</p>}
            <ol className="versions">
              {[...answer.versions].reverse().map((version) => (
                <li key={version.version}>
                  <h3>
                    {words.version(version.version)} <span className="figure">{figureText(version.figure, entry)}</span>
                    {measure !== '' && 'value' in version.figure && (
                      <small className="soft">
                        {' '}
                        <Measure>{measure}</Measure>
                      </small>
                    )}
                  </h3>
                  {version.correction && <p>{words.correction(words[version.correction.ground], version.correction.reason)}</p>}
                  {version.note && <p>{words.note(version.note)}</p>}
                  {version.late && <p>{words.late(version.late)}</p>}
                  <ul className="plain">
                    {happened(version).map((act) => (
                      <li key={`${act.at} ${act.kind} ${act.by.person}`}>
                        <span className="soft">{inChina(act.at)}</span> {words[act.kind]} ·{' '}
                        <Datum>{marks.aside(act.by.name, act.by.title)}</Datum>
                        {act.reason && (
                          <span className="why-of">
                            {marks.colon}
                            <Datum>{act.reason}</Datum>
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </>
        )}
      </Answered>
      <div className="buttons">
        <button type="button" onClick={onClose}>
          {shell.close}
        </button>
      </div>
    </Dialog>
  );
}

interface Happened<K extends string> {
  readonly kind: K;
  readonly at: string;
  readonly by: { readonly person: string; readonly name: string; readonly title: string };
  readonly reason?: string | undefined;
}

/** Steps and opinions in the order of time. */
function happened<S extends string, O extends string>(version: {
  readonly steps: readonly Happened<S>[];
  readonly opinions: readonly Happened<O>[];
}): readonly Happened<S | O>[] {
  const all: readonly Happened<S | O>[] = [...version.steps, ...version.opinions];
  return [...all].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
