import type { RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { askFile } from '../app/api.ts';
import { inChina } from '../app/day.ts';
import { figureIn } from '../app/figureIn.ts';
import { FileButton } from '../app/FileButton.tsx';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { PublishForm } from './PublishForm.tsx';
import { BUNDLE_WORDS } from './words.ts';

type ShownBundle = RouteAnswer<'bundles'>['items'][number];

/** Published bundles: what there is, how to check one, and, for whoever releases ranks, a new one (RUNNING-12). */
export function Page(): ReactNode {
  const words = useWords(BUNDLE_WORDS);
  const bundles = useAnswer('bundles', { params: { authority: useAuthority() } });
  const mayPublish = useMay('release_ranks');
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.hint} />
      <Answered asking={bundles}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              {words.none} {words.noneHint}
            </Empty>
          ) : (
            <>
              <div className="scroll">
                <table className="stacks">
                  <thead>
                    <tr>
                      <th scope="col">{words.period}</th>
                      <th scope="col">{words.level}</th>
                      <th scope="col">{words.by}</th>
                      <th scope="col">{words.log}</th>
                      <th scope="col">{words.hashes}</th>
                      <th scope="col" className="num">
                        {words.bytes}
                      </th>
                      <th scope="col">{words.download}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((item) => (
                      <Row key={item.id} bundle={item} />
                    ))}
                  </tbody>
                </table>
              </div>
              <p className="note">{words.hashHint}</p>
            </>
          )
        }
      </Answered>
      {mayPublish && <PublishForm />}
      <section className="part">
        <h2>{words.verify}</h2>
        <p>{words.verifyHint}</p>
        <p>
          <a className="button" href="/verify.html" target="_blank" rel="noopener">
            {words.verifyOpen}
          </a>
        </p>
        <p className="note">{words.verifyElsewhere}</p>
        <pre className="mono">kedu verify BUNDLE</pre>
      </section>
    </div>
  );
}

function Row({ bundle }: { readonly bundle: ShownBundle }): ReactNode {
  const words = useWords(BUNDLE_WORDS);
  const locale = localeOf(useLanguage());
  const authority = useAuthority();
  const { id, name, run, period, level, isExample, hash, bundleHash, bytes, log, index, by, at } = bundle;
  return (
    <tr>
      <th scope="row">
        <Go to={ADDRESSES.run(run)}>{periodName(period, locale)}</Go> {isExample && <span className="mark">{words.example}</span>}
      </th>
      <td data-name={words.level}>{words[level]}</td>
      <td data-name={words.by}>
        <Datum>{`${by.name} · ${by.title}`}</Datum> <span className="soft">{inChina(at)}</span>
      </td>
      <td data-name={words.log}>
        {log} {index === undefined ? words.pending : words.index(index)}
      </td>
      <td data-name={words.hashes}>
        <span className="sentence">{words.zipHash}</span>
        <code>{hash}</code>
        {bundleHash !== undefined && (
          <>
            <span className="sentence">{words.bundleHash}</span>
            <code>{bundleHash}</code>
          </>
        )}
      </td>
      <td data-name={words.bytes} className="num">
        {figureIn(bytes, 0)}
      </td>
      <td className="actions">
        <FileButton name={name} load={() => askFile('bundleFile', { params: { authority, bundle: id } })}>
          {words.download}
        </FileButton>
      </td>
    </tr>
  );
}
