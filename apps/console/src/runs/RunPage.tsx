import type { RouteAnswer, RouteBody } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { askFile } from '../app/api.ts';
import { inChina } from '../app/day.ts';
import { figureIn } from '../app/figureIn.ts';
import { FileButton } from '../app/FileButton.tsx';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered } from '../app/states.tsx';
import { Steps } from '../app/Steps.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { useMay } from '../session/useMay.ts';
import { namedSeals } from './namedSeals.ts';
import { useProgress } from './useProgress.ts';
import { RUN_WORDS } from './words.ts';

type RunAnswer = RouteAnswer<'run'>;

/** One run: how far it is, what it is made of, what came of it, its files, and what may be done with it. */
export function Page(): ReactNode {
  const words = useWords(RUN_WORDS);
  const tongue = useLanguage();
  const name = useNamed('run');
  const run = useAnswer('run', { params: { authority: useAuthority(), run: name } });
  const title = run.data ? `${periodName(run.data.period, localeOf(tongue))} ${nameIn(run.data.title, tongue)}` : words.run;
  return (
    <div className="frame">
      <PageHead
        title={title}
        above={<Go to={ADDRESSES.runs()}>{words.all}</Go>}
        below={
          <>
            {words.id} <code>{name}</code>
          </>
        }
      />
      <Answered asking={run}>{(answer) => <Content run={answer} />}</Answered>
    </div>
  );
}

function Content({ run }: { readonly run: RunAnswer }): ReactNode {
  const words = useWords(RUN_WORDS);
  const tongue = useLanguage();
  const mayRequest = useMay('request_run');
  const { id, standing, asOf, requestedBy, requestedAt, finishedAt, feedback, shown, corrects, correctedBy, reason, version } = run;
  const isFinished = standing === 'finished';
  return (
    <>
      <dl className="facts">
        <Fact name={words.standing}>{stateWord(standing, tongue)}</Fact>
        <Fact name={words.scheme}>{version}</Fact>
        <Fact name={words.asOf}>{asOf}</Fact>
        {requestedBy && (
          <Fact name={words.requested}>
            <Datum>{`${requestedBy.name} · ${requestedBy.title}`}</Datum>{' '}
            <span className="soft">{requestedAt && inChina(requestedAt)}</span>
          </Fact>
        )}
        {finishedAt && <Fact name={words.finishedAt}>{inChina(finishedAt)}</Fact>}
        {isFinished && <Fact name={words.feedback}>{stateWord(feedback, tongue)}</Fact>}
        {corrects !== undefined && (
          <Fact name={words.correctsOf}>
            <Go to={ADDRESSES.run(corrects)}>{corrects.slice(0, 8)}</Go>
            {reason !== undefined && ` ${reason}`}
          </Fact>
        )}
        {correctedBy !== undefined && (
          <Fact name={words.correctedBy}>
            <Go to={ADDRESSES.run(correctedBy)}>{correctedBy.slice(0, 8)}</Go>
          </Fact>
        )}
      </dl>
      <Course run={run} />
      {isFinished && shown === 'nothing' && <p className="notice">{words.notShown}</p>}
      {isFinished && (
        <p className="line screen-only">
          {shown !== 'nothing' && (
            <>
              <Go className="button main" to={ADDRESSES.results(id)}>
                {words.results}
              </Go>
              <Go className="button" to={ADDRESSES.lights(id)}>
                {words.lights}
              </Go>
            </>
          )}
          <Go className="button" to={ADDRESSES.feedback(id)}>
            {words.feedback}
          </Go>
          {mayRequest && correctedBy === undefined && (
            <Go className="button" to={ADDRESSES.runWith(id)}>
              {words.correct}
            </Go>
          )}
        </p>
      )}
      <RunSteps run={run} />
      <Lists lists={run.lists} />
      <Files run={run} />
      <Input run={run} />
    </>
  );
}

function Course({ run }: { readonly run: RunAnswer }): ReactNode {
  const words = useWords(RUN_WORDS);
  const isLive = run.standing === 'requested' || run.standing === 'running';
  const { done, isPolled } = useProgress(useAuthority(), run.id, isLive, run.done);
  if (run.failure)
    return (
      <div className="refusal" role="alert">
        <h2>{words.failure}</h2>
        <p>{run.failure.text}</p>
      </div>
    );
  if (!isLive) return null;
  return (
    <div role="status">
      <p>
        {done === 0 && run.standing === 'requested' ? words.waiting : words.computing}
        {isPolled && ` ${words.polled}`}
      </p>
      <p>
        <progress className="course" value={done} max={1} aria-label={words.progress} /> {words.percent(Math.floor(done * 100))}
      </p>
    </div>
  );
}

function RunSteps({ run }: { readonly run: RunAnswer }): ReactNode {
  const words = useWords(RUN_WORDS);
  const params = { authority: useAuthority(), run: run.id };
  const command = useCommand('commandRun');
  if (run.can.length === 0) return null;
  return (
    <section className="part screen-only">
      <h2>{words.steps}</h2>
      <Steps
        can={run.can}
        asks={{
          retry_run: { says: words.retry_runSays },
          abandon_run: { says: words.abandon_runSays, fields: [{ name: 'reason', kind: 'reason' }], isGrave: true },
        }}
        give={async (type, fields) => (await command.run({ params, body: { type, ...fields } as RouteBody<'commandRun'> })) !== undefined}
        course={command}
      />
    </section>
  );
}

function Lists({ lists }: { readonly lists: RunAnswer['lists'] }): ReactNode {
  const words = useWords(RUN_WORDS);
  const tongue = useLanguage();
  if (lists.length === 0) return null;
  return (
    <section className="part">
      <h2>{words.lists}</h2>
      <ul className="plain">
        {lists.map(({ id, title, units }) => (
          <li key={id}>
            <Datum>{nameIn(title, tongue)}</Datum> <span className="soft">{words.units(units)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Files({ run }: { readonly run: RunAnswer }): ReactNode {
  const words = useWords(RUN_WORDS);
  const authority = useAuthority();
  if (run.files.length === 0) return null;
  return (
    <section className="part">
      <h2>{words.files}</h2>
      <p className="note">{words.filesHint}</p>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col" className="num">
              {words.bytes}
            </th>
            <th scope="col">{words.hash}</th>
            <th scope="col" className="actions">
              {words.download}
            </th>
          </tr>
        </thead>
        <tbody>
          {run.files.map(({ name, bytes, hash }) => (
            <tr key={name}>
              <th scope="row">
                {name} <span className="soft">{words.fileSays(name)}</span>
              </th>
              <td data-name={words.bytes} className="num">
                {figureIn(bytes, 0)}
              </td>
              <td data-name={words.hash}>
                <code>{hash}</code>
              </td>
              <td className="actions">
                <FileButton name={name} load={() => askFile('runFile', { params: { authority, run: run.id, name } })}>
                  {words.download}
                </FileButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Input({ run }: { readonly run: RunAnswer }): ReactNode {
  const words = useWords(RUN_WORDS);
  const { data: rounds } = useAnswer('rounds', { params: { authority: useAuthority() } });
  const { input, seed, attempt, resultHash } = run;
  const hashes = [
    [words.resultHash, resultHash],
    [words.schemeHash, input.schemeHash],
    [words.registerHash, input.registerHash],
  ] as const;
  return (
    <section className="part">
      <h2>{words.input}</h2>
      <p className="note">{words.inputHint}</p>
      <dl className="facts">
        <Fact name={words.seed}>{seed}</Fact>
        {attempt > 1 && <Fact name={words.attempt}>{attempt}</Fact>}
        {hashes.map(
          ([name, hash]) =>
            hash !== undefined && (
              <Fact key={name} name={name}>
                <code>{hash}</code>
              </Fact>
            ),
        )}
      </dl>
      <details>
        <summary>
          {words.seals} {words.sealCount(input.seals.length)}
        </summary>
        <ul className="plain">
          {namedSeals(input.seals, rounds?.items ?? []).map(({ hash, of }) => (
            <li key={hash}>
              {of && `${words.sealOfRound(of.round, of.number)} `}
              <code>{hash}</code>
            </li>
          ))}
        </ul>
      </details>
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
