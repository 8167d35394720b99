import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { localeOf, useLanguage, useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { Measure } from '../../app/Measure.tsx';
import { changeText, figureText } from '../entry/figureText.ts';
import { changeOf } from '../grid/judge.ts';
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
  const marks = useMarks();
  const locale = localeOf(useLanguage());
  const change = changeOf(figure.figure, figure.before, measure);
  const last = figure.opinions.at(-1);
  const isConfirmed = last?.kind === 'confirmed';
  const known = [
    `${words.before} ${figureText(figure.before, entry)}${change === undefined ? '' : ` ${changeText(change, entry)}`}`,
    ...(isYearly(figure) ? [] : [`${words.yearBefore} ${figureText(figure.yearBefore, entry)}`]),
    entry[figure.step],
    ...(days === undefined ? [] : [days < 0 ? words.over : words.daysLeft(days)]),
  ];
  return (
    <li className="own-figure">
      <div className="what">
        <b>
          <Datum>{title}</Datum>
        </b>{' '}
        <span className="soft">{periodName(figure.period, locale)}</span>
      </div>
      <div className="figure">
        {figureText(figure.figure, entry)}
        {measure !== '' && (
          <small>
            {' '}
            <Measure>{measure}</Measure>
          </small>
        )}
      </div>
      <div className="soft about">
        {known.map((text) => (
          <span className="nowrap" key={text}>
            {text}
          </span>
        ))}
      </div>
      {last?.kind === 'objected' && (
        <p className="remark-line">
          <Datum>{words.objection(last.reason ?? '')}</Datum>
        </p>
      )}
      {last?.kind === 'kept' && (
        <p className="remark-line">
          <Datum>{words.answeredKept(last.reason ?? '')}</Datum>
        </p>
      )}
      {last?.kind === 'upheld' && (
        <p className="remark-line">
          <Datum>{words.answeredUpheld(last.reason ?? '')}</Datum>
        </p>
      )}
      {isConfirmed && <p className="remark-line good">✓ {words.confirmed}</p>}
      {figure.note && (
        <p className="remark-line">
          <Datum>{words.note(figure.note)}</Datum>
        </p>
      )}
      {figure.late && (
        <p className="remark-line">
          <Datum>{words.late(figure.late)}</Datum>
        </p>
      )}
      {figure.early && <p className="remark-line">{words.early(figure.early)}</p>}
      {said.map((text) => (
        <p className="remark-line wrong" key={text} role="alert">
          {text}
        </p>
      ))}
      <div className="row-actions">
        {mayGive(figure, 'confirm') && !isConfirmed && (
          <button type="button" disabled={isRunning} onClick={confirm} aria-label={marks.of(words.confirm, title)}>
            {last?.kind === 'objected' ? words.confirmAfter : words.confirm}
          </button>
        )}
        {mayGive(figure, 'object') && (
          <button type="button" disabled={isRunning} onClick={object} aria-label={marks.of(words.object, title)}>
            {words.object}
          </button>
        )}
        <button type="button" className="plain" onClick={showHistory} aria-label={marks.of(words.history, title)}>
          {words.history}
        </button>
      </div>
    </li>
  );
}
