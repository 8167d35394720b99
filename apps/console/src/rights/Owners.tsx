import { type FormEvent, type ReactNode, useState } from 'react';
import { addressOf } from '../app/address.ts';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { tongueOf } from '../app/Datum.tsx';
import { ChooseMany } from '../app/ChooseMany.tsx';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useMay } from '../session/useMay.ts';
import { IndicatorName } from './IndicatorName.tsx';
import { ownerProblems } from './ownerProblems.ts';
import { ownersToday } from './people.ts';
import { useIndicatorChoices } from './useChoices.ts';
import { RIGHTS_WORDS } from './words.ts';

const AT_ONCE = 20;

/** Which post answers for which indicator today, those without a live owner first (RIGHT-8). */
export function Owners({ rights }: { readonly rights: ShownRights }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const mayAssign = useMay('assign_owners');
  const tongue = useLanguage();
  const [most, setMost] = useState(AT_ONCE);
  const owners = ownersToday(rights, tongue);
  const sorted = [...owners.filter(({ isLive }) => !isLive), ...owners.filter(({ isLive }) => isLive)];
  const titles = new Map(rights.posts.map(({ id, title }) => [id, title]));
  if (owners.length === 0 && !mayAssign) return null;
  return (
    <section className="part">
      <h2>{words.owners}</h2>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col">{words.post}</th>
            <th scope="col">{words.since}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map(({ indicator, name, post, from, isLive }) => (
            <tr key={indicator}>
              <th scope="row">
                <IndicatorName indicator={indicator} name={name} />
              </th>
              <td data-name={words.post}>
                <Go to={addressOf('/rights/posts/$post', { post })}>{titles.get(post) ?? post}</Go>{' '}
                {!isLive && <span className="mark warn">{words.notLive}</span>}
              </td>
              <td data-name={words.since}>{from}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > most && (
        <button type="button" onClick={() => setMost(sorted.length)}>
          {shell.moreOf(sorted.length - most)}
        </button>
      )}
      {mayAssign && <Assign rights={rights} />}
    </section>
  );
}

function Assign({ rights }: { readonly rights: ShownRights }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const empty = { indicators: [] as readonly string[], post: '', from: rights.today };
  const choices = useIndicatorChoices(rights);
  const [typed, setTyped] = useState(empty);
  const command = useCommand('commandRights');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const owners = typed.indicators.map((indicator) => ({ indicator, post: typed.post, from: typed.from }));
    if (await command.run({ params: { authority }, body: { type: 'assign_owner', owners } })) setTyped(empty);
  };
  const standing = rights.posts.filter(({ abolishedOn }) => abolishedOn === undefined);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.assign}</h3>
      <Refusal refused={command.refused} fields={['/owners']} />
      <Away command={command} />
      {command.isDone && (
        <p className="said" role="status">
          {shell.done}
        </p>
      )}
      <div className="columns">
        <ChooseMany
          label={words.assignIndicators}
          hint={words.assignHint}
          typedHint={words.assignTypedHint}
          problems={ownerProblems(command.refused, 'indicator')}
          choices={choices}
          chosen={typed.indicators}
          onChoose={(indicators) => setTyped({ ...typed, indicators })}
          needed
        />
        <Field label={words.post} problems={ownerProblems(command.refused, 'post')} needed>
          {(control) => (
            <select {...control} value={typed.post} onChange={(event) => setTyped({ ...typed, post: event.target.value })}>
              <option value="">{words.choose}</option>
              {standing.map(({ id, title, unit }) => (
                <option key={id} value={id} lang={tongueOf(title, tongue)}>
                  {title} · {nameIn(unit.name, tongue)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.from} problems={ownerProblems(command.refused, 'from')} needed>
          {(control) => (
            <input {...control} type="date" value={typed.from} onChange={(event) => setTyped({ ...typed, from: event.target.value })} />
          )}
        </Field>
      </div>
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.assign}
        </button>
      </div>
    </form>
  );
}
