import { type ReactNode, useState } from 'react';
import { useWords } from './language.ts';
import { saveFile } from './saveFile.ts';
import { Failed } from './states.tsx';
import { SHELL_WORDS } from './words.ts';

/** A button that fetches a file of the server, with what stands against it below. A link alone could not say in which post it is asked for. */
export function FileButton({
  name,
  load,
  children,
}: {
  readonly name: string;
  readonly load: () => Promise<Blob>;
  readonly children: ReactNode;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  return (
    <>
      <button
        type="button"
        disabled={isRunning}
        onClick={() => {
          setRunning(true);
          setError(undefined);
          load()
            .then((content) => saveFile(content, name))
            .catch(setError)
            .finally(() => setRunning(false));
        }}
      >
        {isRunning ? words.preparing : children}
      </button>
      {error !== undefined && <Failed error={error} />}
    </>
  );
}
