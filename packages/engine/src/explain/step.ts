import type { LocalizedText } from '@kedu/model';
import type { EXPLAIN_CODES, ExplainCode } from './codes.ts';
import type { ExplainArg, Explanation } from './node.ts';

interface Rest {
  readonly title?: LocalizedText | undefined;
  readonly arithmetic?: string | undefined;
  readonly result?: string | undefined;
  readonly clause?: string | undefined;
  readonly origin?: Explanation['origin'];
  readonly children?: readonly Explanation[] | undefined;
}

type ArgsOf<C extends ExplainCode> = Readonly<Record<(typeof EXPLAIN_CODES)[C][number], ExplainArg>>;

/** One node of an explanation; the arguments are those that its code declares. */
export function step<C extends ExplainCode>(code: C, args: ArgsOf<C>, { children = [], ...rest }: Rest = {}): Explanation {
  return { code, args, ...rest, children };
}
