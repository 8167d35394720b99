import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { schemeName } from './schemeName.ts';
import { ROUNDS_WORDS } from './words.ts';

/** All rounds of the authority, the latest month first. */
export function Page(): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const tongue = useLanguage();
  const rounds = useAnswer('rounds', { params: { authority: useAuthority() } });
  const mayPlan = useMay('plan_round');
  return (
    <div className="frame">
      <PageHead
        title={words.title}
        actions={
          <>
            <Go className="button" to="/rounds/publications">
              {words.publications}
            </Go>
            {mayPlan && (
              <Go className="button main" to="/rounds/new">
                {words.plan}
              </Go>
            )}
          </>
        }
      />
      <Answered asking={rounds}>
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
                    <th scope="col">{words.round}</th>
                    <th scope="col">{words.standing}</th>
                    <th scope="col">{words.scheme}</th>
                    <th scope="col">{words.time}</th>
                    <th scope="col" className="num">
                      {words.progress}
                    </th>
                    <th scope="col" className="num">
                      {words.seals}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {[...items]
                    .sort((a, b) => ((a.plan?.month ?? a.id) < (b.plan?.month ?? b.id) ? 1 : -1))
                    .map((round) => {
                      const { id, standing, plan, counts, seals } = round;
                      return (
                        <tr key={id}>
                          <th scope="row" className={plan?.month === id ? 'nowrap' : undefined}>
                            <Go to={ADDRESSES.round(id)}>{id}</Go> {plan && plan.month !== id && <span className="soft">{plan.month}</span>}
                          </th>
                          <td data-name={words.standing} className="nowrap">
                            {stateWord(standing, tongue)}
                          </td>
                          <td data-name={words.scheme}>
                            <Datum>{schemeName(round, tongue)}</Datum>
                          </td>
                          <td data-name={words.time} className="nowrap">
                            {plan && words.until(plan.opensOn, plan.closesOn)}
                          </td>
                          <td data-name={words.progress} className="num">
                            {counts && words.approvedOf(counts.approved, counts.asked)}
                          </td>
                          <td data-name={words.seals} className="num">
                            {words.sealCount(seals)}
                          </td>
                        </tr>
                      );
                    })}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </div>
  );
}
