import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { usePlace } from '../app/place.ts';
import { Answered, Empty, Failed } from '../app/states.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { importPages } from './importPages.ts';
import { IMPORT_WORDS } from './words.ts';

/** What became of the files of a round, the latest first, and the way to those before. */
export function ImportsTable({ round }: { readonly round: string }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const shell = useWords(SHELL_WORDS);
  const imports = useInfiniteQuery(importPages({ authority: useAuthority(), post: usePlace()?.post, round, tongue: useLanguage() }));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = imports;
  return (
    <Answered asking={imports}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{words.nothing}</Empty>;
        return (
          <>
            <table className="stacks">
              <thead>
                <tr>
                  <th scope="col">{words.file}</th>
                  <th scope="col">{words.standing}</th>
                  <th scope="col" className="num nowrap">
                    {words.figures}
                  </th>
                  <th scope="col">{words.problems}</th>
                  <th scope="col">{words.by}</th>
                  <th scope="col">{words.at}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((file) => (
                  <tr key={file.id}>
                    <th scope="row">
                      <Go to={ADDRESSES.importFile(file.id)}>{file.name}</Go>
                    </th>
                    <td data-name={words.standing}>{words[file.standing]}</td>
                    <td className="num" data-name={words.figures}>
                      {file.cells}
                    </td>
                    <td data-name={words.problems}>
                      {[
                        ...(file.errors > 0 ? [words.errors(file.errors)] : []),
                        ...(file.warnings > 0 ? [words.warnings(file.warnings)] : []),
                      ].join(' · ')}
                    </td>
                    <td data-name={words.by}>
                      <Datum>{file.by.name}</Datum>
                    </td>
                    <td className="nowrap" data-name={words.at}>
                      {inChina(file.at)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {isFetchNextPageError && <Failed error={error} />}
            {hasNextPage && (
              <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {shell.more}
              </button>
            )}
          </>
        );
      }}
    </Answered>
  );
}
