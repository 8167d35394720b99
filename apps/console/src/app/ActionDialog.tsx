import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from './Datum.tsx';
import { Away } from './Away.tsx';
import { Dialog } from './Dialog.tsx';
import { Field } from './Field.tsx';
import { useWords } from './language.ts';
import { issuesAt } from './refused.ts';
import { Refusal } from './Refusal.tsx';
import type { StepCourse, StepField } from './step.ts';
import { SHELL_WORDS } from './words.ts';

/** A dialog that asks for a few fields and does one thing: title, button of the same words, cancel. `give` answers whether it was done. */
export function ActionDialog({
  title,
  says,
  fields,
  course,
  isGrave = false,
  give,
  onClose,
}: {
  readonly title: string;
  readonly says?: string | undefined;
  readonly fields: readonly StepField[];
  readonly course: StepCourse;
  readonly isGrave?: boolean | undefined;
  readonly give: (fields: Readonly<Record<string, string>>) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])),
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await give(typed)) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={course.refused} fields={fields.map(({ name, at }) => at ?? `/${name}`)} />
        <Away command={course} />
        {says && <p>{says}</p>}
        {fields.map(({ name, at, kind, label, hint }) => (
          <Field
            key={name}
            label={label ?? words.reason}
            hint={hint ?? (kind === 'reason' ? words.reasonHint : undefined)}
            needed
            problems={issuesAt(course.refused, at ?? `/${name}`)}
          >
            {(control) => {
              const bound = { ...control, value: typed[name] ?? '' };
              const change = (value: string): void => setTyped({ ...typed, [name]: value });
              return kind === 'reason' ? (
                <textarea {...bound} onChange={(event) => change(event.target.value)} />
              ) : (
                <input {...bound} type={kind === 'day' ? 'date' : 'text'} onChange={(event) => change(event.target.value)} />
              );
            }}
          </Field>
        ))}
        <div className="buttons">
          <button type="submit" className={isGrave ? 'danger' : 'main'} disabled={course.isRunning}>
            <Datum>{title}</Datum>
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
