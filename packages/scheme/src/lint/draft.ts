import type { UnitRegister } from '@kedu/model';
import type { CompiledScheme, Indicator } from '../compiled.ts';
import type { ElasticNote } from '../load/build-responsibility.ts';
import type { LeafNote, WeightNote } from '../load/build-tree.ts';
import type { Declared } from '../load/context.ts';
import type { Layer } from '../load/layers.ts';
import type { Linker } from '../load/linker.ts';
import type { Enrolment } from './enrol.ts';

/** A scheme as far as it could be read, with what the lint needs beside it. */
export interface Draft {
  readonly scheme: CompiledScheme;
  readonly layer: Layer;
  readonly link: Linker;
  /** All indicators that the scheme can name, those that its libraries hold and it does not use among them. */
  readonly shelf: readonly Indicator[];
  readonly weightNotes: readonly WeightNote[];
  readonly leafNotes: readonly LeafNote[];
  readonly elasticNotes: readonly ElasticNote[];
  /** Names that the files declare, whether or not they could be read: a broken rule is no unknown name. */
  readonly declared: Declared;
  readonly register?: UnitRegister | undefined;
  /** Who belongs where by the register; undefined without one. */
  readonly enrolment?: Enrolment | undefined;
}
