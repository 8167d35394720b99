import type { RunSummaryAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { RUN_WORDS } from './words.ts';

/** All runs of the authority, the latest request first, with the way to what came of each. */
export function Page(): ReactNode {
  const words = useWords(RUN_WORDS);
  const runs = useAnswer('runs', { params: { authority: useAuthority() } });
  const mayRequest = useMay('request_run');
  return (
    <div className="frame">
      <PageHead
        title={words.title}
        actions={
          mayRequest && (
            <Go className="button main" to="/runs/new">
              {words.request}
            </Go>
          )
        }
      />
      <Answered asking={runs}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              {words.none} {words.noneHint}
            </Empty>
          ) : (
            <div className="scroll">
              <table className="stacks">
                <thead>
                  <tr>
                    <th scope="col">{words.period}</th>
                    <th scope="col">{words.scheme}</th>
                    <th scope="col">{words.standing}</th>
                    <th scope="col">{words.asOf}</th>
                    <th scope="col">{words.requested}</th>
                    <th scope="col">{words.feedback}</th>
                    <th scope="col">{words.look}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <Row key={item.id} run={item} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </div>
  );
}

function Row({ run }: { readonly run: RunSummaryAnswer }): ReactNode {
  const words = useWords(RUN_WORDS);
  const tongue = useLanguage();
  const { id, period, title, version, standing, done, asOf, requestedBy, requestedAt, feedback, shown, corrects, correctedBy } = run;
  const isSeen = standing === 'finished' && shown !== 'nothing';
  return (
    <tr>
      <th scope="row">
        <Go to={ADDRESSES.run(id)}>{periodName(period, localeOf(tongue))}</Go> <span className="code">{id.slice(0, 8)}</span>
        {corrects !== undefined && (
          <>
            {' '}
            <span className="mark">{words.isCorrection}</span>
          </>
        )}
        {correctedBy !== undefined && (
          <>
            {' '}
            <span className="mark warn">{words.correctedBy}</span>
          </>
        )}
      </th>
      <td data-name={words.scheme}>
        <Datum>{nameIn(title, tongue)}</Datum> <span className="soft">{version}</span>
      </td>
      <td data-name={words.standing}>
        {stateWord(standing, tongue)}
        {standing === 'running' && ` ${words.percent(Math.floor(done * 100))}`}
      </td>
      <td data-name={words.asOf}>{asOf}</td>
      <td data-name={words.requested}>
        <Datum>{requestedBy?.name}</Datum> <span className="soft">{requestedAt && inChina(requestedAt)}</span>
      </td>
      <td data-name={words.feedback}>{standing === 'finished' && <Go to={ADDRESSES.feedback(id)}>{stateWord(feedback, tongue)}</Go>}</td>
      <td data-name={words.look} className="beside">
        {isSeen && (
          <>
            <Go to={ADDRESSES.results(id)}>{words.results}</Go> <Go to={ADDRESSES.lights(id)}>{words.lights}</Go>
          </>
        )}
      </td>
    </tr>
  );
}
