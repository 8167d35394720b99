let known: () => string | undefined = () => undefined;

/** Whose page this is: its commands say so, that none is done in the name of somebody who signed in in another window (API-2). */
export const whose = {
  /** The person; undefined before anybody signed in. */
  get: (): string | undefined => known(),
  /** Says how to know. */
  from: (source: () => string | undefined): void => {
    known = source;
  },
};
