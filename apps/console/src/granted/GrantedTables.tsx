import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { GRANTED_WORDS } from './words.ts';

interface Giver {
  readonly giver: string;
}

/** Rounds of another authority: what stands where, of which month, by which version. */
export function GrantedRounds({ giver }: Giver): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const tongue = useLanguage();
  const rounds = useAnswer('grantedRounds', { params: { authority: useAuthority(), giver } });
  return (
    <section className="part">
      <h2>{words.rounds}</h2>
      <Answered asking={rounds}>
        {({ items }) => (
          <Rows
            heads={[words.round, words.standing, words.month, words.scheme]}
            none={words.noRounds}
            rows={items.map(({ id, step, month, scheme, version }) => [id, stateWord(step, tongue), month, versionText(scheme, version)])}
          />
        )}
      </Answered>
    </section>
  );
}

/** Seals and runs of another authority: what was sealed, and what was computed of it, by their hashes. */
export function GrantedResults({ giver }: Giver): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const tongue = useLanguage();
  const results = useAnswer('grantedResults', { params: { authority: useAuthority(), giver } });
  return (
    <section className="part">
      <h2>{words.results}</h2>
      <p className="note">{words.resultsSay}</p>
      <Answered asking={results}>
        {({ seals, runs }) => (
          <>
            <h3>{words.seals}</h3>
            <Rows
              heads={[words.round, words.figures, words.missing, words.hash]}
              none={words.noSeals}
              rows={seals.map(({ round, number, figures, missing, hash }) => [
                `${round} · ${number}`,
                String(figures),
                String(missing),
                <Hash key="hash" text={hash} />,
              ])}
            />
            <h3>{words.runs}</h3>
            <Rows
              heads={[words.run, words.standing, words.period, words.scheme, words.hash]}
              none={words.noRuns}
              rows={runs.map(({ id, step, period, scheme, resultHash }) => [
                <Hash key="run" text={id} />,
                stateWord(step, tongue),
                period && periodName(period, localeOf(tongue)),
                scheme,
                resultHash && <Hash key="hash" text={resultHash} />,
              ])}
            />
          </>
        )}
      </Answered>
    </section>
  );
}

/** Versions of schemes of another authority: where each stands, from when it is in force. */
export function GrantedSchemes({ giver }: Giver): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const tongue = useLanguage();
  const schemes = useAnswer('grantedSchemes', { params: { authority: useAuthority(), giver } });
  return (
    <section className="part">
      <h2>{words.schemes}</h2>
      <Answered asking={schemes}>
        {({ items }) => (
          <Rows
            heads={[words.scheme, words.version, words.standing, words.from, words.hash]}
            none={words.noSchemes}
            rows={items.map(({ scheme, version, step, from, hash }) => [
              scheme,
              version,
              stateWord(step, tongue),
              from,
              hash && <Hash key="hash" text={hash} />,
            ])}
          />
        )}
      </Answered>
    </section>
  );
}

function Rows({
  heads,
  rows,
  none,
}: {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  readonly none: string;
}): ReactNode {
  if (rows.length === 0) return <p className="note">{none}</p>;
  return (
    <table className="stacks">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read once
          <tr key={place}>
            <th scope="row">{first}</th>
            {rest.map((text, at) => (
              <td key={heads[at + 1]} data-name={heads[at + 1]}>
                {text ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A hash or a number of a run: long, without a place to break. */
function Hash({ text }: { readonly text: string }): ReactNode {
  return (
    <span className="mono" title={text}>
      {text.slice(0, 16)}…
    </span>
  );
}

function versionText(scheme: string | undefined, version: string | undefined): string | undefined {
  return scheme === undefined ? undefined : version === undefined ? scheme : `${scheme}@${version}`;
}
