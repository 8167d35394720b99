import { openApi } from '@kedu/api';
import type { Handlers } from './handler.ts';

/** The contract itself, to anybody; made once. Rule: API-10. */
export function contractHandlers(version: string): Handlers {
  let made: Record<string, unknown> | undefined;
  return {
    contract: () => {
      made ??= openApi(version) as unknown as Record<string, unknown>;
      return { value: made };
    },
  };
}
