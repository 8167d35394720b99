import { type AssessInput, assess } from '@kedu/engine';
import type { DrawKernel } from './draws/drawKernel.ts';
import { uncertaintyOf } from './uncertaintyOf.ts';

/**
 * A run with what the errors of its values make of it: assessed, drawn, and assessed again with what the draws found, so that consequences spare what is noise.
 *
 * With a kernel draws are worked out by it; the result is the same. Where the scheme states no error this is `assess`, and the hashes are the same. Rule: NOISE-1 to NOISE-3. Errors: as `assess`.
 */
export function assessWithErrors(input: AssessInput, kernel?: DrawKernel): ReturnType<typeof assess> {
  const plain = assess(input);
  const uncertainty = uncertaintyOf(plain.trace, kernel);
  return uncertainty ? assess({ ...input, uncertainty }) : plain;
}
