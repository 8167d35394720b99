import type { RouteAnswer } from '@kedu/api';
import { type ReactNode, useId } from 'react';
import { inChina } from '../app/day.ts';
import { useWords } from '../app/language.ts';
import { RUN_WORDS } from './words.ts';

type Round = RouteAnswer<'rounds'>['items'][number];
export type Seal = Round['sealed'][number];

/** Seals that are taken: of every chosen round one, by its hash. */
export type ChosenSeals = ReadonlyMap<string, string>;

/** Signs of a hash that tell seals apart on a page; the whole one stands with the round. */
const SIGNS = 19;

/** The last seal of each round: what is taken unless somebody chooses another. */
export function lastSeals(rounds: readonly Round[]): ChosenSeals {
  return new Map(rounds.flatMap(({ id, sealed }) => sealed.slice(-1).map(({ hash }) => [id, hash] as const)));
}

/** Which sealed rounds a run uses and, of a round that was sealed more than once, which of its seals (RUNNING-9). */
export function SealChoice({
  rounds,
  chosen,
  onChoose,
  problems,
}: {
  readonly rounds: readonly Round[];
  readonly chosen: ChosenSeals;
  readonly onChoose: (chosen: ChosenSeals) => void;
  readonly problems: readonly string[];
}): ReactNode {
  const words = useWords(RUN_WORDS);
  const hint = useId();
  const take = (round: string, hash: string | undefined): void => {
    const next = new Map(chosen);
    if (hash === undefined) next.delete(round);
    else next.set(round, hash);
    onChoose(next);
  };
  const isAll = chosen.size === rounds.length;
  return (
    <fieldset aria-describedby={hint}>
      <legend>{words.rounds}</legend>
      {problems.map((text) => (
        <p className="problem" key={text}>
          {text}
        </p>
      ))}
      <p className="hint note" id={hint}>
        {words.roundsHint}
      </p>
      <label className="choice">
        <input type="checkbox" checked={isAll} onChange={() => onChoose(isAll ? new Map() : lastSeals(rounds))} />
        {words.allRounds}
      </label>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.round}</th>
            <th scope="col">{words.seal}</th>
            <th scope="col" className="num">
              {words.figures}
            </th>
            <th scope="col" className="num">
              {words.missing}
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ id, sealed }) => {
            const taken = sealed.find(({ hash }) => hash === chosen.get(id));
            return (
              <tr key={id}>
                <th scope="row">
                  <label className="choice">
                    <input
                      type="checkbox"
                      checked={taken !== undefined}
                      onChange={() => take(id, taken === undefined ? sealed.at(-1)?.hash : undefined)}
                    />
                    {id}
                  </label>
                </th>
                <td data-name={words.seal}>
                  {sealed.length === 1 ? (
                    <SealText seal={sealed[0] as Seal} />
                  ) : (
                    <select
                      aria-label={words.sealOf(id)}
                      value={taken?.hash ?? ''}
                      onChange={(event) => take(id, event.target.value === '' ? undefined : event.target.value)}
                    >
                      <option value="">{words.noSeal}</option>
                      {[...sealed].reverse().map((seal) => (
                        <option key={seal.hash} value={seal.hash}>
                          {words.sealNamed(seal.number, inChina(seal.knownAt), seal.hash.slice(0, SIGNS))}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
                <td data-name={words.figures} className="num">
                  {taken?.figures}
                </td>
                <td data-name={words.missing} className="num">
                  {taken?.missing}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </fieldset>
  );
}

function SealText({ seal: { number, knownAt, hash } }: { readonly seal: Seal }): ReactNode {
  const words = useWords(RUN_WORDS);
  return <span title={hash}>{words.sealNamed(number, inChina(knownAt), hash.slice(0, SIGNS))}</span>;
}
