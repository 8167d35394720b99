import { LAG_BASIS_WORDS } from '@kedu/messages';
import type { ReactNode } from 'react';
import { figureIn } from '../app/figureIn.ts';
import { localeOf, useLanguage } from '../app/language.ts';
import { Measure } from '../app/Measure.tsx';
import type { LightColumn } from './matrix.ts';

/** Decimals of a lag that a reader can use: a whole one stands in the explanation. */
const PLACES = 2;

/** How far a figure is behind what was due, and what that is counted in: a share in percent, a difference in its unit, or steps. Rule: LIGHT-6. */
export function Lag({
  lag,
  basis,
  unit,
}: {
  readonly lag: number;
  readonly basis: NonNullable<LightColumn['lagBasis']>;
  readonly unit: string;
}): ReactNode {
  const tongue = useLanguage();
  return (
    <>
      {basis === 'ratio' ? `${figureIn(lag * 100, PLACES)}%` : figureIn(lag, PLACES)} {basis === 'points' && <Measure>{unit}</Measure>}{' '}
      <small className="soft">{LAG_BASIS_WORDS[basis][localeOf(tongue)]}</small>
    </>
  );
}
