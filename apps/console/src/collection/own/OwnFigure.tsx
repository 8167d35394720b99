import type { ReactNode } from 'react';
import { useWords } from '../../app/language.ts';
import { figureText, tenthsText } from '../entry/figureText.ts';
import { changeTenths } from '../grid/judge.ts';
import { isYearly } from '../grid/sheet.ts';
import type { StandingFigure } from '../read/sheetOf.ts';
import { mayGive } from '../review/orderOf.ts';
import { REVIEW_WORDS } from '../review/words.ts';
import { ENTRY_WORDS } from '../words.ts';

/** One figure about a unit, as the unit looks at it: big enough for a thumb. */
export function OwnFigure({
  figure,
  title,
  measure,
  days,
  said,
  isRunning,
  confirm,
  object,
  showHistory,
}: {
  readonly figure: StandingFigure;
  readonly title: string;
  readonly measure: string;
  /** Days left to object; negative once they are over. */
  readonly days: number | undefined;
  readonly said: readonly string[];
  readonly isRunning: boolean;
  readonly confirm: () => void;
  readonly object: () => void;
  readonly showHistory: () => void;
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const entry = useWords(ENTRY_WORDS);
  const change = changeTenths(figure.figure, figure.before);
  const last = figure.opinions.at(-1);
  const isConfirmed = last?.kind === 'confirmed';
  const known = [
    `${words.before} ${figureText(figure.before, entry)}${change === undefined ? '' : ` ${tenthsText(change)}`}`,
    ...(isYearly(figure) ? [] : [`${words.yearBefore} ${figureText(figure.yearBefore, entry)}`]),
    entry[figure.step],
    ...(days === undefined ? [] : [days < 0 ? words.over : words.daysLeft(days)]),
  ];
  return (
    <li className="own-figure">
      <div className="what">
        <b>{title}</b> <span className="soft">{figure.period}</span>
      </div>
      <div className="figure">
        {figureText(figure.figure, entry)}
        {measure !== '' && <small> {measure}</small>}
      </div>
      <div className="soft about">
        {known.map((text) => (
          <span className="nowrap" key={text}>
            {text}
          </span>
        ))}
      </div>
      {last?.kind === 'objected' && <p className="remark-line">{words.objection(last.reason ?? '')}</p>}
      {last?.kind === 'kept' && <p className="remark-line">{words.answeredKept(last.reason ?? '')}</p>}
      {last?.kind === 'upheld' && <p className="remark-line">{words.answeredUpheld(last.reason ?? '')}</p>}
      {isConfirmed && <p className="remark-line good">✓ {words.confirmed}</p>}
      {figure.note && <p className="remark-line">{words.note(figure.note)}</p>}
      {figure.late && <p className="remark-line">{words.late(figure.late)}</p>}
      {said.map((text) => (
        <p className="remark-line wrong" key={text} role="alert">
          {text}
        </p>
      ))}
      <div className="row-actions">
        {mayGive(figure, 'confirm') && !isConfirmed && (
          <button type="button" disabled={isRunning} onClick={confirm} aria-label={`${words.confirm}：${title}`}>
            {last?.kind === 'objected' ? words.confirmAfter : words.confirm}
          </button>
        )}
        {mayGive(figure, 'object') && (
          <button type="button" disabled={isRunning} onClick={object} aria-label={`${words.object}：${title}`}>
            {words.object}
          </button>
        )}
        <button type="button" className="plain" onClick={showHistory} aria-label={`${words.history}：${title}`}>
          {words.history}
        </button>
      </div>
    </li>
  );
}
