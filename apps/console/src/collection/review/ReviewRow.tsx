import type { GivenCommand } from '@kedu/workflow';
import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { nameIn } from '../../app/nameIn.ts';
import { changeText, figureText } from '../entry/figureText.ts';
import { changeOf, isOutside } from '../grid/judge.ts';
import type { SheetColumn } from '../grid/sheet.ts';
import type { StandingFigure } from '../read/sheetOf.ts';
import { ENTRY_WORDS } from '../words.ts';
import { REVIEW_WORDS, type ReviewWords } from './words.ts';

/** One figure of a column, with what was said of it and what may be done. */
export function ReviewRow({
  figure,
  range,
  measure,
  said,
  selection,
  commands,
  ask,
  showHistory,
  title,
}: {
  readonly figure: StandingFigure;
  readonly range: SheetColumn['range'];
  /** Unit of measure of the figure. */
  readonly measure: string;
  /** What the server said against it just now. */
  readonly said: readonly string[];
  readonly selection: { readonly isOpen: boolean; readonly isChosen: boolean; readonly toggle: () => void } | undefined;
  readonly commands: readonly GivenCommand[];
  readonly ask: (command: GivenCommand) => void;
  readonly showHistory: () => void;
  /** What the row is of, where it is not its unit. */
  readonly title?: string;
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const entry = useWords(ENTRY_WORDS);
  const marks = useMarks();
  const language = useLanguage();
  const unit = nameIn(figure.unit.name, language);
  const change = changeOf(figure.figure, figure.before, measure);
  const yearChange = changeOf(figure.figure, figure.yearBefore, measure);
  const remarks = remarksOf(figure, range, words);
  return (
    <tr>
      {selection && (
        <td className="pick">
          <input
            type="checkbox"
            aria-label={words.select(unit)}
            disabled={!selection.isOpen}
            checked={selection.isOpen && selection.isChosen}
            onChange={selection.toggle}
          />
        </td>
      )}
      <th scope="row">
        <Datum>{title ?? unit}</Datum>
      </th>
      <td className="num" data-name={words.figure}>
        <b>{figureText(figure.figure, entry)}</b>
      </td>
      <td className="num" data-name={words.before}>
        {figureText(figure.before, entry)}
        {change !== undefined && <small> {changeText(change, entry)}</small>}
      </td>
      <td className="num" data-name={words.yearBefore}>
        {figureText(figure.yearBefore, entry)}
        {yearChange !== undefined && <small> {changeText(yearChange, entry)}</small>}
      </td>
      <td data-name={words.step}>
        {entry[figure.step]}
        {remarks.map(({ text, isGrave }) => (
          <span className={isGrave ? 'remark-line' : 'remark-line plain-line'} key={text}>
            <Datum>{text}</Datum>
          </span>
        ))}
        {said.map((text) => (
          <span className="remark-line wrong" key={text}>
            {text}
          </span>
        ))}
      </td>
      <td className="row-actions">
        {commands.map((command) => (
          <button type="button" key={command} onClick={() => ask(command)} aria-label={marks.of(words[command], unit)}>
            {words[command]}
          </button>
        ))}
        {figure.seen > 0 && (
          <button type="button" className="plain" onClick={showHistory} aria-label={marks.of(words.history, unit)}>
            {words.history}
          </button>
        )}
      </td>
    </tr>
  );
}

interface Remark {
  readonly text: string;
  readonly isGrave: boolean;
}

/** What was said of a figure, the last of each kind; grave is what somebody has to do something about. */
function remarksOf(figure: StandingFigure, range: SheetColumn['range'], words: ReviewWords): readonly Remark[] {
  const last = figure.opinions.at(-1);
  const isReported = figure.step === 'submitted' || figure.step === 'checked';
  const isSilent = isReported && last === undefined && figure.objectUntil !== undefined;
  const grave = (isSo: boolean, text: string): readonly Remark[] => (isSo ? [{ text, isGrave: true }] : []);
  const plain = (isSo: boolean, text: string): readonly Remark[] => (isSo ? [{ text, isGrave: false }] : []);
  return [
    ...grave(figure.awaitsCorrection, words.upheldWaits),
    ...grave(figure.isContested, words.objection(last?.reason ?? '')),
    ...grave(figure.returned !== undefined, words.returned(figure.returned?.reason ?? '')),
    ...grave(figure.figure !== undefined && isOutside(figure.figure, { range }), words.outside),
    ...(isReported ? grave : plain)(figure.early !== undefined, words.early(figure.early ?? '')),
    ...plain(last?.kind === 'confirmed', words.confirmed),
    ...plain(last?.kind === 'kept', words.kept),
    ...plain(isSilent, words.silent(figure.objectUntil ?? '')),
    ...plain(figure.note !== undefined, words.note(figure.note ?? '')),
    ...plain(figure.late !== undefined, words.late(figure.late ?? '')),
  ];
}
