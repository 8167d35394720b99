import type { ReactNode } from 'react';
import { tongueOf } from '../app/Datum.tsx';
import type { ControlProps } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import type { Person } from './people.ts';
import { RIGHTS_WORDS } from './words.ts';

/** One of the people that rights know; two of the same name are told apart by their identifiers. */
export function PersonSelect({
  control,
  people,
  value,
  onChoose,
}: {
  readonly control: ControlProps;
  readonly people: readonly Person[];
  readonly value: string;
  readonly onChoose: (person: string) => void;
}): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const tongue = useLanguage();
  return (
    <select {...control} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{words.choose}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id} lang={tongueOf(name, tongue)}>
          {name}
          {people.filter((other) => other.name === name).length > 1 ? ` · ${id}` : ''}
        </option>
      ))}
    </select>
  );
}
