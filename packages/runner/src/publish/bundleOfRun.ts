import { authorityUnit, type Bundle, type BundleInput, makeBundle, publishedRun, type RunDisclosure } from '@kedu/bundle';
import type { AssessedRun } from '@kedu/tables';
import type { Pack } from '../pack/pack.ts';
import { bundleHashers } from './hashers.ts';
import { saltsOf } from './salts.ts';

export interface BundleOfRun {
  readonly pack: Pack;
  readonly run: AssessedRun;
  /** What the scheme lets it show, and to whom (discloseRun). */
  readonly disclosure: RunDisclosure;
  /** The secret behind the salts (saltSecret). */
  readonly secret: Uint8Array;
  readonly readme: BundleInput['readme'];
}

/** Unit ID of the government that assesses; its code where the register does not hold it, undefined where the scheme names none. */
export function authorityOf({ scheme, trace }: AssessedRun): string | undefined {
  return authorityUnit(scheme, trace.input.register);
}

/** Input hash by which salts are made: of the run over what may be published of its data, so that data of later periods change none. Rule: BUNDLE-3, DATA-2. */
export function saltInput(run: AssessedRun): string {
  return publishedRun(run).assessment.run.input;
}

/** The bundle of a run under the secret of its authority: the same whenever it is made. Rule: BUNDLE-2. Errors: RangeError where the scheme names no authority. */
export function bundleOfRun({ pack, run, disclosure, secret, readme }: BundleOfRun): Bundle {
  const authority = authorityOf(run);
  if (authority === undefined) throw new RangeError('bundleOfRun: nobody assesses');
  return makeBundle({
    run,
    pack,
    texts: pack.texts,
    authority,
    disclosure,
    hashers: bundleHashers(),
    saltOf: saltsOf(secret, saltInput(run)),
    readme,
  });
}
