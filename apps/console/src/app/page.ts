import type { ComponentType } from 'react';
import type { Permission } from '@kedu/workflow';
import type { SHELL_WORDS } from './words.ts';

/** One page of the console: where it stands, and what is loaded when somebody goes there. */
export interface PageEntry {
  /** Path with `$names`: `/rounds/$round`. */
  readonly path: string;
  /** The module whose `Page` is shown; each is a script of its own. */
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
  /** Where the page stands in the navigation: its word, and the permissions of which one is needed to be offered it (the server decides by itself). */
  readonly navigation?:
    | { readonly word: keyof (typeof SHELL_WORDS)['zh']; readonly needs: readonly Permission[]; readonly order: number }
    | undefined;
  /** Shown without the head, to whoever has not signed in. */
  readonly isOutside?: boolean | undefined;
}

/** What a room shows on the first page of those who have one of some permissions: at a glance, above what waits. */
export interface GlanceEntry {
  readonly needs: readonly Permission[];
  /** The module whose `Glance` is shown. */
  readonly load: () => Promise<{ readonly Glance: ComponentType }>;
}
