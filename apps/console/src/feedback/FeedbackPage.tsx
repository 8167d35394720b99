import type { RouteAnswer, RouteBody } from '@kedu/api';
import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { Steps } from '../app/Steps.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { OpenForm } from './OpenForm.tsx';
import { UnitRow } from './UnitRow.tsx';
import { FEEDBACK_WORDS } from './words.ts';

export type FeedbackAnswer = RouteAnswer<'feedback'>;

const COUNTS = ['units', 'confirmed', 'objected', 'upheld', 'silent'] as const;

/** Feedback on a run: it is opened, units confirm or object, objections are answered, it is closed, ranks are released (RUNNING-5). */
export function Page(): ReactNode {
  const words = useWords(FEEDBACK_WORDS);
  const run = useNamed('run');
  const feedback = useAnswer('feedback', { params: { authority: useAuthority(), run } });
  return (
    <div className="frame">
      <PageHead title={words.title} above={<Go to={ADDRESSES.run(run)}>{words.run}</Go>} below={words.order} />
      <Answered asking={feedback}>{(answer) => <Content feedback={answer} />}</Answered>
    </div>
  );
}

function Content({ feedback }: { readonly feedback: FeedbackAnswer }): ReactNode {
  const words = useWords(FEEDBACK_WORDS);
  const tongue = useLanguage();
  const command = useCommand('commandFeedback');
  const params = { authority: useAuthority(), run: feedback.run };
  const { standing, until, items, can } = feedback;
  const mayOpen = can.some((step) => step.command === 'open_feedback' && step.against.length === 0);
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.standing}</dt>
          <dd>{stateWord(standing, tongue)}</dd>
        </div>
        {until !== undefined && (
          <div>
            <dt>{words.until}</dt>
            <dd>{until}</dd>
          </div>
        )}
        {standing !== 'none' &&
          COUNTS.map((name) => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd className="figure">{feedback[name]}</dd>
            </div>
          ))}
      </dl>
      {standing === 'none' && <p className="notice">{words.notOpen}</p>}
      {mayOpen && <OpenForm run={feedback.run} />}
      {can.some((step) => step.command !== 'open_feedback') && (
        <section className="part screen-only">
          <h2>{words.steps}</h2>
          <Steps
            can={can}
            asks={{ close_feedback: { says: words.close_feedbackSays }, release_ranks: { says: words.release_ranksSays } }}
            give={async (type) => (await command.run({ params, body: { type } as RouteBody<'commandFeedback'> })) !== undefined}
            course={command}
          />
        </section>
      )}
      {standing !== 'none' &&
        (items.length === 0 ? (
          <Empty>{words.nobody}</Empty>
        ) : (
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{words.unit}</th>
                <th scope="col">{words.said}</th>
                <th scope="col" className="nowrap">
                  {words.todo}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <UnitRow key={item.unit.id} run={feedback.run} item={item} />
              ))}
            </tbody>
          </table>
        ))}
    </>
  );
}
