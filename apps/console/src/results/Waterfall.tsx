import type { Branch } from '@kedu/api';
import type { ReactNode } from 'react';
import { figureIn, signedIn } from '../app/figureIn.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { type WaterfallStep, waterfallSteps } from './waterfall.ts';
import { RESULT_WORDS } from './words.ts';

const NAME = 190;
const PLOT = 470;
const FIGURE = 90;
const ROW = 30;
/** Signs of a name on the drawing; the whole name stands in the table below. */
const SIGNS = 14;

interface Bar {
  readonly key: string;
  readonly name: string;
  readonly kind: 'whole' | 'part' | 'gain';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What each branch takes from full marks or adds to them: a drawing for the desk and for paper, the same as a table for everybody. */
export function Waterfall({
  branches,
  score,
  scoreText,
}: {
  readonly branches: readonly Branch[];
  readonly score: number;
  readonly scoreText: string;
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const places = scoreText.split('.')[1]?.length ?? 0;
  const steps = waterfallSteps(branches, score, places);
  const nameOf = ({ title }: WaterfallStep): string => (title ? nameIn(title, tongue) : words.rest);
  const moving = steps.filter(({ by }) => by !== 0);
  const bars: readonly Bar[] = [
    { key: 'full', name: words.full, kind: 'whole', from: 0, to: 100, text: '100' },
    ...moving.map((step) => ({
      key: step.path ?? 'rest',
      name: nameOf(step),
      kind: step.by < 0 ? ('part' as const) : ('gain' as const),
      from: step.from,
      to: step.to,
      text: signedIn(step.by, places),
    })),
    { key: 'final', name: words.final, kind: 'whole', from: 0, to: score, text: scoreText },
  ];
  return (
    <>
      <Drawing bars={bars} title={words.waterfall} />
      <table className="narrow">
        <caption>{words.waterfall}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col" className="num">
              {words.by}
            </th>
            <th scope="col" className="num">
              {words.left}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.full}</th>
            <td />
            <td className="num">100</td>
          </tr>
          {steps.map((step) => (
            <tr key={step.path ?? 'rest'}>
              <th scope="row">{nameOf(step)}</th>
              <td className={`num ${step.by > 0 ? 'gain' : step.by < 0 ? 'loss' : ''}`}>{signedIn(step.by, places)}</td>
              <td className="num">{figureIn(step.to, places)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <b>{words.final}</b>
            </th>
            <td />
            <td className="num">
              <b>{scoreText}</b>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

function Drawing({ bars, title }: { readonly bars: readonly Bar[]; readonly title: string }): ReactNode {
  const inner = bars.filter(({ kind }) => kind !== 'whole').flatMap(({ from, to }) => [from, to]);
  const ends = bars.map(({ to }) => to);
  const high = Math.max(100, ...ends, ...inner);
  const low = Math.min(...ends, ...inner);
  // The scale is cut only where every step lies in its upper part, and then says so by where its axis begins.
  const start = low < 0 ? low : low > 50 ? Math.floor(low / 10 - 1) * 10 : 0;
  const x = (points: number): number => NAME + (PLOT * (Math.max(start, points) - start)) / (high - start || 1);
  const height = bars.length * ROW + 26;
  return (
    <figure className="for-desk" style={{ margin: '8px 0' }}>
      <svg viewBox={`0 0 ${NAME + PLOT + FIGURE} ${height}`} width={NAME + PLOT + FIGURE} height={height} role="img" aria-label={title}>
        <defs>
          <pattern id="gain-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="hatch" width="6" height="6" />
            <line className="hatch-line" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {[start, (start + 100) / 2, 100].map((tick) => (
          <g key={tick}>
            <line className="axis" x1={x(tick)} x2={x(tick)} y1="0" y2={bars.length * ROW + 4} />
            <text className="faint" x={x(tick)} y={bars.length * ROW + 20} fontSize="12" textAnchor="middle">
              {figureIn(tick, 1)}
            </text>
          </g>
        ))}
        {bars.map(({ key, name, kind, from, to, text }, row) => {
          const left = Math.min(x(from), x(to));
          const width = Math.max(1, Math.abs(x(to) - x(from)));
          const top = row * ROW + 7;
          return (
            <g key={key}>
              <text x={NAME - 8} y={top + 13} fontSize="13" textAnchor="end">
                <title>{name}</title>
                {name.length > SIGNS ? `${name.slice(0, SIGNS - 1)}…` : name}
              </text>
              <rect className={kind} x={left} y={top} width={width} height="16" />
              {row + 1 < bars.length && <line className="link" x1={x(to)} x2={x(to)} y1={top + 16} y2={top + ROW} />}
              <text x={left + width + 6} y={top + 13} fontSize="13" {...(kind === 'whole' ? { fontWeight: 700 } : {})}>
                {text}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
