import type { RouteBody } from '@kedu/api';
import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import type { StepAsking } from '../app/step.ts';
import { Steps } from '../app/Steps.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useMay } from '../session/useMay.ts';
import { CaptureForm } from './CaptureForm.tsx';
import { CaptureReport } from './CaptureReport.tsx';
import { TimedCaptures } from './TimedCaptures.tsx';
import type { ConnectorAnswer } from './ConnectorsPage.tsx';
import { DeclareForm } from './DeclareForm.tsx';
import { mappingName } from './mappingChoices.ts';
import { useIndicatorTitles } from './useIndicatorTitles.ts';
import { CONNECTORS_WORDS } from './words.ts';

/**
 * One connector: what it has and where it finds it, capturing now, what the last capture came to, and its steps (CONNECT-1 to CONNECT-4).
 */
export function Page(): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const id = useNamed('connector');
  const connectors = useAnswer('connectors', { params: { authority: useAuthority() } });
  return (
    <div className="frame">
      <PageHead title={words.titleOf(id)} above={<Go to={ADDRESSES.connectors()}>{words.title}</Go>} />
      <Answered asking={connectors}>
        {({ items, mappings }) => {
          const connector = items.find((each) => each.id === id);
          return connector ? <Shown connector={connector} mappings={mappings} /> : <Empty>{shell.notFoundHint}</Empty>;
        }}
      </Answered>
    </div>
  );
}

function Shown({ connector, mappings }: { readonly connector: ConnectorAnswer; readonly mappings: readonly string[] }): ReactNode {
  const mayDeclare = useMay('declare_connector');
  const canChange = connector.can.some(({ command, against }) => command === 'change_connector' && against.length === 0);
  return (
    <>
      <Facts connector={connector} />
      {mayDeclare && connector.standing === 'live' && <CaptureForm connector={connector} />}
      {mayDeclare && connector.lastCapture && <CaptureReport file={connector.lastCapture.import} />}
      <TimedCaptures captures={connector.timed} />
      <StepsOf connector={connector} />
      {canChange && <DeclareForm mappings={mappings} known={connector} />}
    </>
  );
}

function Facts({ connector }: { readonly connector: ConnectorAnswer }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const tongue = useLanguage();
  const titleOf = useIndicatorTitles();
  const { standing, kind, source, problem, mapping, from, lastCapture, next, indicators } = connector;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.standing}</dt>
          <dd>{stateWord(standing, tongue)}</dd>
        </div>
        <div>
          <dt>{words.from}</dt>
          <dd>{from}</dd>
        </div>
        <div>
          <dt>{words.kind}</dt>
          <dd>{standing === 'ended' ? words.none : words[kind]}</dd>
        </div>
        {source !== undefined && (
          <div>
            <dt>{words.source}</dt>
            <dd>
              <code>
                <Datum>{source}</Datum>
              </code>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.mapping}</dt>
          <dd>
            <Datum>{mappingName(mapping, words)}</Datum>
          </dd>
        </div>
        <div>
          <dt>{words.last}</dt>
          <dd>{lastCapture ? inChina(lastCapture.at) : words.never}</dd>
        </div>
        {next !== undefined && (
          <div>
            <dt>{words.next}</dt>
            <dd>{inChina(next)}</dd>
          </div>
        )}
      </dl>
      {standing === 'live' && kind === 'unconfigured' && (
        <div className="refusal">
          <h2>{words.unfed}</h2>
          <p>{problem ? [problem.text, problem.remedy].filter((part) => part !== undefined).join(' ') : words.unconfiguredHint}</p>
          <p>{words.unfedHint}</p>
        </div>
      )}
      {(standing === 'suspended' || standing === 'ended') && <p className="notice">{words[`${standing}Says`]}</p>}
      <section className="part">
        <h2>{words.has(indicators.length)}</h2>
        <ul className="plain">
          {indicators.map((indicator) => (
            <li key={indicator}>
              <Datum>{titleOf(indicator)}</Datum> <code>{indicator}</code>
            </li>
          ))}
        </ul>
        <p className="note">{words.spares}</p>
      </section>
    </>
  );
}

function StepsOf({ connector }: { readonly connector: ConnectorAnswer }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const command = useCommand('commandConnector');
  const params = { authority: useAuthority(), connector: connector.id };
  const asks: Readonly<Record<string, StepAsking>> = {
    suspend_connector: { says: words.suspendSays, fields: [{ name: 'reason', kind: 'reason' }] },
    resume_connector: { says: words.resumeSays },
    end_connector: { says: words.endSays, fields: [{ name: 'reason', kind: 'reason' }], isGrave: true },
  };
  if (!connector.can.some((step) => Object.hasOwn(asks, step.command))) return null;
  return (
    <section className="part screen-only">
      <h2>{words.steps}</h2>
      <Steps
        can={connector.can}
        asks={asks}
        course={command}
        give={async (type, fields) =>
          (await command.run({ params, body: { type, ...fields } as RouteBody<'commandConnector'> })) !== undefined
        }
      />
    </section>
  );
}
