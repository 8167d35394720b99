import { type ReactNode, useId } from 'react';
import { useWords } from './language.ts';
import { SHELL_WORDS } from './words.ts';

/** What a control takes over from its field, so that label, hint and problem are read out with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly required: boolean;
}

/**
 * One question of a form: its name above, the control, a hint and what is wrong with it below.
 *
 * `problems` are the sentences of the server for this field (`issuesAt`). Example:
 * <Field label={words.title} needed problems={refusal.at('/title')}>{(control) => <input {...control} value={title} … />}</Field>
 */
export function Field({
  label,
  hint,
  needed = false,
  problems = [],
  className = '',
  children,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly needed?: boolean;
  readonly problems?: readonly string[];
  readonly className?: string;
  readonly children: (control: ControlProps) => ReactNode;
}): ReactNode {
  const id = useId();
  const words = useWords(SHELL_WORDS);
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>
        {label}
        {needed && <span className="needed"> · {words.required}</span>}
      </label>
      {children({
        id,
        'aria-describedby': belowOf(id, problems, hint) || undefined,
        'aria-invalid': problems.length > 0 || undefined,
        required: needed,
      })}
      <Below id={id} problems={problems} hint={hint} />
    </div>
  );
}

/** What is wrong with a control, and what it is for. */
export function Below({
  id,
  problems,
  hint,
}: {
  readonly id: string;
  readonly problems: readonly string[];
  readonly hint: ReactNode;
}): ReactNode {
  return (
    <>
      {problems.length > 0 && (
        <div id={`${id}-problem`}>
          {problems.map((text) => (
            <p className="problem" key={text}>
              {text}
            </p>
          ))}
        </div>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

/** IDs of what stands below a control, for `aria-describedby`; '' where nothing does. */
export function belowOf(id: string, problems: readonly string[], hint: ReactNode): string {
  return [...(problems.length > 0 ? [`${id}-problem`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ');
}
