import type { ReactNode } from 'react';
import { Go } from './Go.tsx';
import { useWords } from './language.ts';
import { refusedOf } from './refusedError.ts';
import { Refusal } from './Refusal.tsx';
import { SHELL_WORDS } from './words.ts';

/** While an answer is on its way. */
export function Loading(): ReactNode {
  const words = useWords(SHELL_WORDS);
  return (
    <p className="loading" role="status">
      {words.loading}
    </p>
  );
}

/** A list with nothing in it: what it would hold, and what to do about it. */
export function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <p>{children}</p>
    </div>
  );
}

/** An answer that did not come: why, and a button that asks again. `fields` are the pointers whose problems the page shows elsewhere. */
export function Failed({
  error,
  retry,
  fields = [],
}: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
  readonly fields?: readonly string[] | undefined;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const refused = refusedOf(error);
  return (
    <div>
      {refused ? (
        <>
          <Refusal refused={refused} fields={fields} takesFocus={false} />
          {refused.code === 'SIGN_CODE' && (
            <p>
              <Go className="button main" to="/account">
                {words.factorGo}
              </Go>
            </p>
          )}
        </>
      ) : (
        <div className="refusal" role="alert">
          <p>{error instanceof TypeError ? words.away : words.fault}</p>
        </div>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          {words.retry}
        </button>
      )}
    </div>
  );
}

/** What a question to the server is at: asked by `useQuery`. */
export interface Asking<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

/** An answer as content, or what is said instead while there is none. */
export function Answered<T>({
  asking,
  fields,
  children,
}: {
  readonly asking: Asking<T>;
  readonly fields?: readonly string[];
  readonly children: (answer: T) => ReactNode;
}): ReactNode {
  if (asking.data !== undefined) return children(asking.data);
  if (asking.error) return <Failed error={asking.error} fields={fields} retry={() => asking.refetch()} />;
  return <Loading />;
}
