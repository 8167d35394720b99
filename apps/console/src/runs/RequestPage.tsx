import type { RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useAsked } from '../app/params.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { type ChosenSeals, lastSeals, SealChoice } from './SealChoice.tsx';
import { RUN_WORDS } from './words.ts';

type Corrected = RouteAnswer<'run'>;
type Version = RouteAnswer<'schemes'>['items'][number];
type Round = RouteAnswer<'rounds'>['items'][number];

const FIELDS = ['/scheme', '/version', '/period', '/rounds', '/seals', '/asOf', '/seed', '/reason'];

/** Asks for a run: of which scheme, period and sealed rounds, as of which day; `?corrects=` names the run that it puts right (RUNNING-1). */
export function Page(): ReactNode {
  const words = useWords(RUN_WORDS);
  const corrects = useAsked('corrects');
  return (
    <div className="frame">
      <PageHead
        title={corrects === undefined ? words.request : words.correct}
        above={<Go to={ADDRESSES.runs()}>{words.all}</Go>}
        below={words.requestHint}
      />
      {corrects === undefined ? <Asked /> : <Correction run={corrects} />}
    </div>
  );
}

function Correction({ run }: { readonly run: string }): ReactNode {
  const answer = useAnswer('run', { params: { authority: useAuthority(), run } });
  return <Answered asking={answer}>{(corrected) => <Asked corrected={corrected} />}</Answered>;
}

/** What the form rests on: published versions, sealed rounds, the day of the server. */
function Asked({ corrected }: { readonly corrected?: Corrected }): ReactNode {
  const words = useWords(RUN_WORDS);
  const params = { authority: useAuthority() };
  const schemes = useAnswer('schemes', { params });
  const rounds = useAnswer('rounds', { params });
  const home = useAnswer('home', { params });
  return (
    <Answered asking={schemes}>
      {({ items }) => (
        <Answered asking={rounds}>
          {(known) => (
            <Answered asking={home}>
              {({ today }) => {
                const published = items.filter(({ standing }) => standing === 'published');
                const sealed = known.items.filter(({ seals }) => seals > 0);
                if (published.length === 0) return <p className="notice">{words.noScheme}</p>;
                if (sealed.length === 0) return <p className="notice">{words.noRound}</p>;
                return <RequestForm published={published} sealed={sealed} today={today} corrected={corrected} />;
              }}
            </Answered>
          )}
        </Answered>
      )}
    </Answered>
  );
}

function RequestForm({
  published,
  sealed,
  today,
  corrected,
}: {
  readonly published: readonly Version[];
  readonly sealed: readonly Round[];
  readonly today: string;
  readonly corrected: Corrected | undefined;
}): ReactNode {
  const words = useWords(RUN_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const navigate = useNavigate();
  const command = useCommand('requestRun');
  const [scheme, setScheme] = useState(
    corrected ? `${corrected.scheme}@${corrected.version}` : published.length === 1 ? (published[0]?.id ?? '') : '',
  );
  const [period, setPeriod] = useState(corrected?.period ?? '');
  const [asOf, setAsOf] = useState(today);
  const [seed, setSeed] = useState(String(corrected?.seed ?? 0));
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<ChosenSeals>(() => lastSeals(corrected ? roundsBehind(sealed, corrected) : sealed));
  const version = published.find(({ id }) => id === scheme);
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/${field}`);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await command.run({
      params: { authority },
      body: {
        scheme: version?.scheme ?? '',
        version: version?.version ?? '',
        period,
        ...takenOf(sealed, chosen),
        asOf,
        seed: Number(seed),
        ...(corrected ? { corrects: corrected.id, reason } : {}),
      },
    });
    if (done) void navigate({ to: ADDRESSES.run(done.id) });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Refusal refused={command.refused} fields={FIELDS} />
      <Away command={command} />
      {corrected && <p className="notice">{words.corrects(corrected.id.slice(0, 8))}</p>}
      <Field label={words.scheme} problems={[...at('scheme'), ...at('version')]} needed>
        {(control) => (
          <Choice
            control={control}
            value={scheme}
            set={(value) => {
              setScheme(value);
              setPeriod('');
            }}
            options={published.map(({ id, title, version: own }) => [id, `${nameIn(title, tongue)} · ${own}`])}
          />
        )}
      </Field>
      <Periods scheme={version?.id} value={period} set={setPeriod} problems={at('period')} />
      <div className="columns">
        <Field label={words.asOf} hint={words.asOfHint} problems={at('asOf')} needed>
          {(control) => <input {...control} type="date" max={today} value={asOf} onChange={(event) => setAsOf(event.target.value)} />}
        </Field>
        <Field label={words.seed} hint={words.seedHint} problems={at('seed')}>
          {(control) => <input {...control} inputMode="numeric" value={seed} onChange={(event) => setSeed(event.target.value)} />}
        </Field>
      </div>
      <SealChoice rounds={sealed} chosen={chosen} onChoose={setChosen} problems={[...at('rounds'), ...at('seals')]} />
      {corrected && (
        <Field label={words.reason} problems={at('reason')} needed>
          {(control) => <textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.submit}
        </button>
      </div>
    </form>
  );
}

/** A correction takes the rounds of the run that it corrects, as they were sealed last; where none of them is known, all. */
function roundsBehind(sealed: readonly Round[], { input }: Corrected): readonly Round[] {
  const used = new Set(input.seals);
  const behind = sealed.filter((round) => round.sealed.some(({ hash }) => used.has(hash)));
  return behind.length > 0 ? behind : sealed;
}

/** Rounds by their names where of each the last seal is taken; else seals by their hashes, the earliest first, so that the later figure counts (RUNNING-9). */
function takenOf(sealed: readonly Round[], chosen: ChosenSeals): { readonly rounds: string[] } | { readonly seals: string[] } {
  const taken = sealed.filter(({ id }) => chosen.has(id));
  if (taken.every(({ id, sealed: seals }) => seals.at(-1)?.hash === chosen.get(id))) return { rounds: taken.map(({ id }) => id) };
  const seals = taken.flatMap((round) => round.sealed.filter(({ hash }) => hash === chosen.get(round.id)));
  return { seals: seals.sort((a, b) => (a.knownAt < b.knownAt ? -1 : 1)).map(({ hash }) => hash) };
}

function Periods({
  scheme,
  value,
  set,
  problems,
}: {
  readonly scheme: string | undefined;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly problems: readonly string[];
}): ReactNode {
  const words = useWords(RUN_WORDS);
  const tongue = useLanguage();
  const answer = useAnswer('scheme', { params: { authority: useAuthority(), scheme: scheme ?? '-' } }, { isOff: scheme === undefined });
  const periods = (scheme === undefined ? undefined : answer.data?.periods) ?? [];
  const known = value === '' || periods.includes(value) ? periods : [value, ...periods];
  return (
    <Field label={words.period} problems={problems} needed>
      {(control) => (
        <Choice control={control} value={value} set={set} options={known.map((id) => [id, periodName(id, localeOf(tongue))])} />
      )}
    </Field>
  );
}

function Choice({
  control,
  value,
  set,
  options,
}: {
  readonly control: object;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly options: readonly (readonly [value: string, text: string])[];
}): ReactNode {
  const { choose } = useWords(SHELL_WORDS);
  return (
    <select {...control} value={value} onChange={(event) => set(event.target.value)}>
      <option value="">{choose}</option>
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  );
}
