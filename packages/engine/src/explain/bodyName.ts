import type { LocalizedText } from '@kedu/model';
import type { Trace } from '../assess.ts';

/** A body by its names where the register knows it, otherwise as the rule writes it. */
export function bodyName({ input }: Pick<Trace, 'input'>, name: string): string | LocalizedText {
  return input.register.versions.findLast((one) => one.name['zh-CN'] === name)?.name ?? name;
}
