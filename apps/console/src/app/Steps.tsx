import { ActionDialog } from './ActionDialog.tsx';
import type { OpenStep } from './answers.ts';
import { type ReactNode, useState } from 'react';
import { useLanguage } from './language.ts';
import { useMarks } from './marks.ts';
import type { StepAsking, StepCourse } from './step.ts';
import { commandWord } from './spoken.ts';

/**
 * The steps that a thing takes now, as buttons; each is asked back with what it does and what it needs (a reason, a day). Steps that may not be taken stand
 * below with the reason, as the server gives it.
 *
 * `give` carries a step out with its fields and answers whether it was done. Steps without an entry in `asks` are not offered: a form of their own is.
 */
export function Steps({
  can,
  asks,
  give,
  course,
}: {
  readonly can: readonly OpenStep[];
  readonly asks: Readonly<Record<string, StepAsking>>;
  readonly give: (command: string, fields: Readonly<Record<string, string>>) => Promise<boolean>;
  readonly course: StepCourse;
}): ReactNode {
  const tongue = useLanguage();
  const marks = useMarks();
  const [chosen, setChosen] = useState<string>();
  const offered = can.filter(({ command }) => Object.hasOwn(asks, command));
  const open = offered.filter(({ against }) => against.length === 0);
  const shut = offered.filter(({ against }) => against.length > 0);
  const asking = chosen === undefined ? undefined : asks[chosen];
  return (
    <>
      {open.length > 0 && (
        <div className="buttons">
          {open.map(({ command }, place) => (
            <button
              type="button"
              key={command}
              className={asks[command]?.isGrave ? 'danger' : place === 0 ? 'main' : undefined}
              onClick={() => {
                course.clear();
                setChosen(command);
              }}
            >
              {commandWord(command, tongue)}
            </button>
          ))}
        </div>
      )}
      {shut.length > 0 && (
        <ul className="plain note">
          {shut.map(({ command, against }) => (
            <li key={command}>
              <b>{commandWord(command, tongue)}</b>
              {marks.colon}
              {against.map(({ text }) => text).join(' ')}
            </li>
          ))}
        </ul>
      )}
      {chosen !== undefined && asking && (
        <ActionDialog
          title={commandWord(chosen, tongue)}
          says={asking.says}
          fields={asking.fields ?? []}
          isGrave={asking.isGrave}
          course={course}
          give={(fields) => give(chosen, fields)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
