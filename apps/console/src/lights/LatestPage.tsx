import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { LightsOf } from './LightsPage.tsx';
import { latestRun } from './months.ts';
import { LIGHTS_WORDS } from './words.ts';

/** The lights of the latest run that is shown: for whoever has one minute. */
export function Page(): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const runs = useAnswer('runs', { params: { authority: useAuthority() } });
  const latest = runs.data && latestRun(runs.data.items);
  if (latest) return <LightsOf run={latest.id} />;
  return (
    <div className="frame">
      <PageHead title={words.title} />
      <Answered asking={runs}>
        {() => (
          <Empty>
            {words.none} {words.noneHint}
          </Empty>
        )}
      </Answered>
    </div>
  );
}
