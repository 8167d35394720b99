import type { RouteAnswer, RouteBody } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import type { ChangeRequest } from '../app/answers.ts';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import type { StepAsking } from '../app/step.ts';
import { Steps } from '../app/Steps.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { useMay } from '../session/useMay.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { namesOfChange } from './changedSchemes.ts';
import { CHANGES_WORDS, SCHEMES_WORDS } from './words.ts';

/** Requests for changes of the catalogue: each with its standing and what may be done, below them a new one (SCHEMEPUB-2). */
export function Page(): ReactNode {
  const words = useWords(CHANGES_WORDS);
  const { title: schemes } = useWords(SCHEMES_WORDS);
  const question = { params: { authority: useAuthority() } };
  const changes = useAnswer('changes', question);
  const versions = useAnswer('schemes', question);
  const mayRequest = useMay('request_change');
  return (
    <div className="frame">
      <PageHead title={words.title} above={<Go to="/schemes">{schemes}</Go>} />
      <Answered asking={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              {words.none} {words.noneHint}
            </Empty>
          ) : (
            items.map((request) => <Request key={request.id} request={request} versions={versions.data?.items ?? []} />)
          )
        }
      </Answered>
      {mayRequest && (
        <Answered asking={versions}>
          {({ items }) => (items.length === 0 ? <p className="notice">{words.noScheme}</p> : <ChangeForm versions={items} />)}
        </Answered>
      )}
    </div>
  );
}

function Request({
  request,
  versions,
}: {
  readonly request: ChangeRequest;
  readonly versions: RouteAnswer<'schemes'>['items'];
}): ReactNode {
  const words = useWords(CHANGES_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const command = useCommand('commandChange');
  const params = { authority: useAuthority(), change: request.id };
  const reason: StepAsking = { fields: [{ name: 'reason', kind: 'reason' }] };
  const asks: Readonly<Record<string, StepAsking>> = {
    review_change: reason,
    approve_change: { says: words.approve_changeSays },
    refuse_change: { ...reason, isGrave: true },
    withdraw_change: { ...reason, isGrave: true },
  };
  const give = async (type: string, fields: Readonly<Record<string, string>>): Promise<boolean> =>
    (await command.run({ params, body: { type, ...fields } as RouteBody<'commandChange'> })) !== undefined;
  const what = request.change === 'change' ? words.change_ : words[request.change];
  const { scheme, version } = namesOfChange(request, versions, tongue);
  return (
    <section className="part">
      <h2>
        {what}
        {marks.colon}
        <Datum>{marks.listed(request.titles.map((title) => nameIn(title, tongue)))}</Datum>
      </h2>
      <dl className="facts">
        <Fact name={words.standing}>{stateWord(request.standing, tongue)}</Fact>
        <Fact name={words.scheme}>
          <Datum>{scheme}</Datum>
        </Fact>
        <Fact name={words.from}>{request.from}</Fact>
        {request.requester && (
          <Fact name={words.requester}>
            <Datum>{`${request.requester.name} · ${request.requester.title}`}</Datum>
          </Fact>
        )}
        {request.reviewer && (
          <Fact name={words.reviewer}>
            <Datum>{`${request.reviewer.name} · ${request.reviewer.title}`}</Datum>
          </Fact>
        )}
        {request.version !== undefined && (
          <Fact name={words.version}>
            <Go to={ADDRESSES.scheme(request.version)}>{version}</Go>
          </Fact>
        )}
        <Fact name={words.identifiers}>
          <code>{marks.listed(request.indicators)}</code>
        </Fact>
      </dl>
      <p>
        <Datum>{request.reason}</Datum>
      </p>
      <p className="note">
        {words.id} <code>{request.id}</code>
      </p>
      <Steps can={request.can} asks={asks} give={give} course={command} />
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
