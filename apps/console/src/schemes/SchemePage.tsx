import type { RouteAnswer, RouteBody } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered } from '../app/states.tsx';
import type { StepAsking } from '../app/step.ts';
import { Steps } from '../app/Steps.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { Differences } from './Differences.tsx';
import { DraftForm } from './DraftForm.tsx';
import { Findings } from './Findings.tsx';
import { IndicatorsTable } from './IndicatorsTable.tsx';
import { SCHEMES_WORDS } from './words.ts';

type SchemeAnswer = RouteAnswer<'scheme'>;

/** One version of a scheme: where it stands, what its check finds, its next steps, its indicators as collected. */
export function Page(): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  const tongue = useLanguage();
  const name = useNamed('scheme');
  const scheme = useAnswer('scheme', { params: { authority: useAuthority(), scheme: name } });
  return (
    <div className="frame">
      <PageHead
        title={scheme.data ? `${nameIn(scheme.data.title, tongue)} ${scheme.data.version}` : name}
        above={<Go to="/schemes">{words.all}</Go>}
      />
      <Answered asking={scheme}>{(answer) => <Content scheme={answer} />}</Answered>
    </div>
  );
}

function Content({ scheme }: { readonly scheme: SchemeAnswer }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const { standing, from, errors, warnings, hash, authors, reviewer, requests, lists, periods } = scheme;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.standing}</dt>
          <dd>{stateWord(standing, tongue)}</dd>
        </div>
        {from && (
          <div>
            <dt>{words.from}</dt>
            <dd>{from}</dd>
          </div>
        )}
        <div>
          <dt>{words.check}</dt>
          <dd className={errors > 0 ? 'loss' : undefined}>{words.findings(errors, warnings)}</dd>
        </div>
        {authors.length > 0 && (
          <div>
            <dt>{words.authors}</dt>
            <dd>
              <Datum>{marks.listed(authors.map(({ name, title }) => `${name} · ${title}`))}</Datum>
            </dd>
          </div>
        )}
        {reviewer && (
          <div>
            <dt>{words.reviewer}</dt>
            <dd>
              <Datum>{`${reviewer.name} · ${reviewer.title}`}</Datum>
            </dd>
          </div>
        )}
        {requests.length > 0 && (
          <div>
            <dt>{words.requests}</dt>
            <dd>
              <Go to="/changes">{words.requestsOf(requests.length)}</Go> <span className="code">{marks.listed(requests)}</span>
            </dd>
          </div>
        )}
      </dl>
      {hash && (
        <p className="note">
          {words.hash} <code>{hash}</code>
        </p>
      )}
      <SchemeSteps scheme={scheme} />
      {scheme.findings.length > 0 && (
        <section className="part">
          <h2>{words.findingsTitle}</h2>
          <Findings findings={scheme.findings} />
        </section>
      )}
      <section className="part">
        <h2>{words.lists}</h2>
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.list}</th>
              <th scope="col" className="num">
                {words.units}
              </th>
            </tr>
          </thead>
          <tbody>
            {lists.map(({ id, title, units }) => (
              <tr key={id}>
                <th scope="row">
                  <Datum>{nameIn(title, tongue)}</Datum>
                </th>
                <td data-name={words.units} className="num">
                  {units}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {periods.length > 0 && <p className="note">{marks.of(words.periods, marks.listed(periods))}</p>}
      </section>
      <Differences scheme={scheme.id} />
      <IndicatorsTable scheme={scheme.id} />
    </>
  );
}

function SchemeSteps({ scheme }: { readonly scheme: SchemeAnswer }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  const params = { authority: useAuthority(), scheme: scheme.id };
  const command = useCommand('commandScheme');
  const asks: Readonly<Record<string, StepAsking>> = {
    send_scheme: { says: words.send_schemeSays },
    review_scheme: { says: words.review_schemeSays },
    publish_scheme: { says: words.publish_schemeSays },
    return_scheme: { fields: [{ name: 'reason', kind: 'reason' }] },
    withdraw_scheme: { fields: [{ name: 'reason', kind: 'reason' }], isGrave: true },
  };
  const give = async (type: string, fields: Readonly<Record<string, string>>): Promise<boolean> =>
    (await command.run({ params, body: { type, ...fields } as RouteBody<'commandScheme'> })) !== undefined;
  const mayDraft = scheme.can.some((step) => step.command === 'draft_scheme' && step.against.length === 0);
  if (scheme.can.length === 0) return null;
  return (
    <>
      <section className="part screen-only">
        <h2>{words.steps}</h2>
        <Steps can={scheme.can} asks={asks} give={give} course={command} />
      </section>
      {mayDraft && <DraftForm of={scheme.id} />}
    </>
  );
}
