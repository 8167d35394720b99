import { POST_ROLES, type PostRole } from '@kedu/workflow';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ActionDialog } from '../app/ActionDialog.tsx';
import { Away } from '../app/Away.tsx';
import { ChooseMany } from '../app/ChooseMany.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { roleWord } from '../app/spoken.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useMay } from '../session/useMay.ts';
import type { ShownPost } from './PostPage.tsx';
import { reachOf } from './reachOf.ts';
import { useIndicatorChoices, useUnitChoices } from './useChoices.ts';
import { RIGHTS_WORDS } from './words.ts';

/** Roles of a post with their reach; the security administrator grants and revokes (RIGHT-1, RIGHT-7). */
export function PostRoles({ rights, post }: { readonly rights: ShownRights; readonly post: ShownPost }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const authority = useAuthority();
  const mayGrant = useMay('grant_roles');
  const [revoking, setRevoking] = useState<PostRole>();
  const revoke = useCommand('commandRights');
  return (
    <section className="part">
      <h2>{words.roles}</h2>
      {post.roles.length === 0 ? (
        <p className="note">{words.noRoles}</p>
      ) : (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.scope}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {post.roles.map(({ role, ...scope }) => (
              <tr key={role}>
                <th scope="row" className="word">
                  {roleWord(role, tongue)}
                </th>
                <td data-name={words.scope}>
                  <Reach role={{ role, ...scope }} own={post.unit} />
                </td>
                <td className="actions">
                  {mayGrant && (
                    <button
                      type="button"
                      aria-label={marks.of(words.revoke, roleWord(role, tongue))}
                      onClick={() => {
                        revoke.clear();
                        setRevoking(role);
                      }}
                    >
                      {words.revoke}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {revoking && (
        <ActionDialog
          title={marks.of(words.revoke, roleWord(revoking, tongue))}
          isGrave
          fields={[{ name: 'reason', kind: 'reason' }]}
          course={revoke}
          give={async ({ reason = '' }) =>
            (await revoke.run({ params: { authority }, body: { type: 'revoke_role', post: post.id, role: revoking, reason } })) !==
            undefined
          }
          onClose={() => setRevoking(undefined)}
        />
      )}
      {mayGrant && post.abolishedOn === undefined && <GrantRole rights={rights} post={post.id} />}
    </section>
  );
}

function Reach({ role, own }: { readonly role: ShownPost['roles'][number]; readonly own: ShownPost['unit'] }): ReactNode {
  const { units, indicators } = reachOf(role, own, useWords(RIGHTS_WORDS));
  return (
    <>
      {units && <span title={role.units?.join(' ')}>{units}</span>}{' '}
      {indicators && <span title={role.indicators?.join(' ')}>{indicators}</span>}
    </>
  );
}

const EMPTY = { role: '' as PostRole | '', units: [] as readonly string[], indicators: [] as readonly string[] };

function GrantRole({ rights, post }: { readonly rights: ShownRights; readonly post: string }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const [typed, setTyped] = useState(EMPTY);
  const [units, indicators] = [useUnitChoices(), useIndicatorChoices(rights)];
  const command = useCommand('commandRights');
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/grant/${field}`);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { units, indicators } = typed;
    const grant = {
      // What was not chosen is refused by the contract, beside the field.
      role: typed.role as PostRole,
      ...(units.length > 0 ? { units } : {}),
      ...(indicators.length > 0 ? { indicators } : {}),
    };
    if (await command.run({ params: { authority }, body: { type: 'grant_role', post, grant } })) setTyped(EMPTY);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.grantRole}</h3>
      <p className="note">{words.scopeSays}</p>
      <Refusal refused={command.refused} fields={['/grant/role', '/grant/units', '/grant/indicators']} />
      <Away command={command} />
      {command.isDone && (
        <p className="said" role="status">
          {shell.done}
        </p>
      )}
      <div className="columns">
        <Field label={words.role} problems={at('role')} needed>
          {(control) => (
            <select {...control} value={typed.role} onChange={(event) => setTyped({ ...typed, role: event.target.value as PostRole | '' })}>
              <option value="">{words.choose}</option>
              {POST_ROLES.map((role) => (
                <option key={role} value={role}>
                  {roleWord(role, tongue)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ChooseMany
          label={words.scopeUnits}
          hint={words.scopeUnitsHint}
          typedHint={words.scopeUnitsTypedHint}
          problems={at('units')}
          choices={units}
          chosen={typed.units}
          onChoose={(chosen) => setTyped({ ...typed, units: chosen })}
        />
        <ChooseMany
          label={words.scopeIndicators}
          hint={words.scopeHint}
          typedHint={words.scopeTypedHint}
          problems={at('indicators')}
          choices={indicators}
          chosen={typed.indicators}
          onChoose={(chosen) => setTyped({ ...typed, indicators: chosen })}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.grantRole}
        </button>
      </div>
    </form>
  );
}
