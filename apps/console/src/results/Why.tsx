import type { Frozen, ShownExplanation } from '@kedu/api';
import { type ReactNode, useRef } from 'react';
import { Datum } from '../app/Datum.tsx';
import { useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { RESULT_WORDS } from './words.ts';

/** How many levels of an explanation are open at first. */
const OPEN = 2;

/** Why a score is what it is, in the words of the server: each step with its arithmetic, clause and source, and the steps that it rests on. */
export function Why({
  of,
  explanation,
}: {
  /** Title of the list, where there are explanations for several. */
  readonly of?: string | undefined;
  readonly explanation: Frozen<ShownExplanation>;
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const { colon } = useMarks();
  const box = useRef<HTMLElement>(null);
  const setAll = (open: boolean): void => {
    for (const details of box.current?.querySelectorAll('details') ?? []) details.open = open;
  };
  return (
    <section className="part" ref={box}>
      <h2>
        {of === undefined ? (
          words.why
        ) : (
          <>
            {words.why}
            {colon}
            <Datum>{of}</Datum>
          </>
        )}
      </h2>
      <p className="line screen-only">
        <button type="button" onClick={() => setAll(true)}>
          {words.openAll}
        </button>
        <button type="button" onClick={() => setAll(false)}>
          {words.closeAll}
        </button>
      </p>
      <ul className="why">
        <Step step={explanation} depth={0} />
      </ul>
    </section>
  );
}

function Step({ step, depth }: { readonly step: Frozen<ShownExplanation>; readonly depth: number }): ReactNode {
  const words = useWords(RESULT_WORDS);
  const said = (
    <>
      {step.sentence}
      {step.clause !== undefined && (
        <>
          {' '}
          <span className="clause">
            {words.because} <Datum>{step.clause}</Datum>
          </span>
        </>
      )}
      {step.arithmetic !== undefined && <span className="sum">{step.arithmetic}</span>}
      {step.source !== undefined && (
        <span className="sum">
          {words.source} {step.source}
        </span>
      )}
    </>
  );
  if (step.children.length === 0) return <li>{said}</li>;
  return (
    <li>
      <details open={depth < OPEN}>
        <summary>{said}</summary>
        <ul>
          {step.children.map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own, and their order is their place
            <Step key={index} step={child} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}
