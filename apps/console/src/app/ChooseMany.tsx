import { type ReactNode, useId, useState } from 'react';
import { Datum } from './Datum.tsx';
import { Below, belowOf, Field } from './Field.tsx';
import { identifiersIn } from './identifiersIn.ts';
import { useWords } from './language.ts';
import { SHELL_WORDS } from './words.ts';

/** Something that can be chosen: its identifier, and its name in the reader’s language. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

const AT_ONCE = 60;

/**
 * Several of what there is, ticked in a list that is searched by name or identifier; of several that were pasted each is found. Where
 * nothing can be offered, identifiers are typed, one a line.
 */
export function ChooseMany({
  label,
  hint,
  typedHint,
  problems,
  choices,
  chosen,
  onChoose,
  needed = false,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typedHint: string;
  readonly problems: readonly string[];
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly needed?: boolean;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const id = useId();
  const [find, setFind] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  if (choices.length === 0) return <Typed {...{ label, problems, chosen, onChoose, needed }} hint={typedHint} />;
  const listed = choices.filter(foundBy(find));
  const unlisted = listed.map((choice) => choice.id).filter((one) => !chosen.includes(one));
  return (
    <fieldset className="field many">
      <legend>
        {label}
        {needed && <span className="needed"> · {words.required}</span>}
      </legend>
      <input
        type="search"
        aria-label={words.findIn(label)}
        aria-describedby={`${id}-count ${belowOf(id, problems, hint)}`.trim()}
        aria-invalid={problems.length > 0 || undefined}
        placeholder={words.findByName}
        value={find}
        onChange={(event) => setFind(event.target.value)}
        onKeyDown={(event) => {
          // Looking for something gives no command: nothing chosen often means all.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p className="hint" role="status" id={`${id}-count`}>
        {words.chosenOf(chosen.length, choices.length)}
      </p>
      <div className="listed">
        {listed.slice(0, most).map((choice) => (
          <label className="choice" key={choice.id}>
            <input
              type="checkbox"
              checked={chosen.includes(choice.id)}
              onChange={({ target }) => onChoose(target.checked ? [...chosen, choice.id] : chosen.filter((known) => known !== choice.id))}
            />
            <span>
              <Datum>{choice.name}</Datum> {choice.name !== choice.id && <code className="soft">{choice.id}</code>}
            </span>
          </label>
        ))}
        {listed.length === 0 && <p className="note">{words.nothingFound}</p>}
      </div>
      <div className="buttons">
        {listed.length > most && (
          <button type="button" onClick={() => setMost(most + AT_ONCE)}>
            {words.moreOf(listed.length - most)}
          </button>
        )}
        {find.trim() !== '' && unlisted.length > 0 && (
          <button type="button" onClick={() => onChoose([...chosen, ...unlisted])}>
            {words.chooseListed(listed.length)}
          </button>
        )}
        {chosen.length > 0 && (
          <button type="button" onClick={() => onChoose([])}>
            {words.chooseNone}
          </button>
        )}
      </div>
      <Below id={id} problems={problems} hint={hint} />
    </fieldset>
  );
}

function Typed({
  chosen,
  onChoose,
  ...field
}: {
  readonly label: string;
  readonly hint: string;
  readonly problems: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly needed: boolean;
}): ReactNode {
  const [text, setText] = useState('');
  // What was typed stands as it was typed, until the form is emptied.
  const shown = identifiersIn(text).join() === chosen.join() ? text : chosen.join('\n');
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          value={shown}
          onChange={({ target }) => {
            setText(target.value);
            onChoose(identifiersIn(target.value));
          }}
        />
      )}
    </Field>
  );
}

/** By a part of name or identifier; where several were given, by each as a whole. */
function foundBy(find: string): (choice: Choice) => boolean {
  const text = find.trim().toLowerCase();
  const parts = new Set(identifiersIn(text));
  return ({ id, name }) => {
    const own = [id.toLowerCase(), name.toLowerCase()];
    return own.some((each) => each.includes(text)) || (parts.size > 1 && own.some((each) => parts.has(each)));
  };
}
