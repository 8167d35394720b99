import type { RouteBody } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import type { StepAsking } from '../app/step.ts';
import { Steps } from '../app/Steps.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import type { FeedbackAnswer } from './FeedbackPage.tsx';
import { FEEDBACK_WORDS } from './words.ts';

/** One unit: what it said, what it was answered, and what may be done now; only steps that may be taken are offered here, row by row. */
export function UnitRow({ run, item }: { readonly run: string; readonly item: FeedbackAnswer['items'][number] }): ReactNode {
  const words = useWords(FEEDBACK_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const command = useCommand('commandFeedback');
  const params = { authority: useAuthority(), run };
  const { unit, said, can } = item;
  const reason = [{ name: 'reason', kind: 'reason' }] as const;
  const asks: Readonly<Record<string, StepAsking>> = {
    confirm_result: { says: words.confirm_resultSays },
    object_to_result: { says: words.object_to_resultSays, fields: reason },
    uphold_objection: { says: words.uphold_objectionSays, fields: reason },
    keep_result: { says: words.keep_resultSays, fields: reason },
  };
  return (
    <tr>
      <th scope="row">
        <Datum>{nameIn(unit.name, tongue)}</Datum>{' '}
        <Go to={ADDRESSES.unitResult(run, unit.id)} label={`${words.see} ${nameIn(unit.name, tongue)}`}>
          {words.see}
        </Go>
      </th>
      <td data-name={words.said}>
        {said.length === 0 ? (
          <span className="soft">{words.nothing}</span>
        ) : (
          <ul className="plain">
            {said.map(({ kind, by, at, reason: why }) => (
              <li key={`${at} ${kind}`}>
                <b>{words.done[kind]}</b> <span className="soft">{inChina(at)}</span> <Datum>{marks.aside(by.name, by.title)}</Datum>
                {why !== undefined && <Datum>{`${marks.colon}${why}`}</Datum>}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-name={words.todo}>
        <Steps
          can={can.filter(({ against }) => against.length === 0)}
          asks={asks}
          give={async (type, fields) =>
            (await command.run({ params, body: { type, unit: unit.id, ...fields } as RouteBody<'commandFeedback'> })) !== undefined
          }
          course={command}
        />
      </td>
    </tr>
  );
}
