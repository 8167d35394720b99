import { type Kernel, type RedesignedList, type Trace, type WeightTrial, weightTrial } from '@kedu/engine';
import type { ReportView } from '@kedu/pages';
import {
  brokenConstraints,
  brokenSums,
  type Composite,
  handsAfter,
  triedWeights,
  type WeightCase,
  weightCases,
  type WeightMove,
} from '@kedu/scheme';
import type { Issue } from '@kedu/model';

/** The run that weights are tried on. */
interface TriedRun {
  readonly view: ReportView;
  readonly trace: Trace;
}

/** Other weights of one list, tried step by step. Nothing of it goes into the run. Rule: KERNEL-20, WEIGH-30 to WEIGH-33. */
export class Trial {
  readonly own: Composite;
  readonly by: WeightTrial['by'];
  #tree: Composite;
  #hands: readonly WeightMove[] = [];
  readonly #desk: TriedRun;
  readonly #weigh: WeightTrial;
  readonly #cases: readonly WeightCase[];

  constructor(desk: TriedRun, list: string, kernel: Kernel | undefined) {
    const { scheme, register } = desk.view;
    const tree = scheme.trees[list];
    if (!tree) throw new RangeError(`list ${list} has no tree`);
    this.own = tree;
    this.#tree = tree;
    this.#desk = desk;
    this.#weigh = weightTrial(desk.trace, list, kernel);
    this.by = this.#weigh.by;
    this.#cases = register ? weightCases(scheme, register).filter((one) => one.list === list) : [];
  }

  get tree(): Composite {
    return this.#tree;
  }

  move(move: WeightMove): void {
    const { scheme } = this.#desk.view;
    this.#hands = handsAfter(scheme, this.own, this.#hands, move);
    this.#tree = triedWeights(scheme, this.own, this.#hands);
  }

  reset(): void {
    this.#hands = [];
    this.#tree = this.own;
  }

  standing(): RedesignedList {
    return this.#weigh.at(this.#tree);
  }

  /** Constraints of the scheme that the weights tried would break, and combinations of class and overlays for which they no longer add up. */
  broken(): readonly Issue[] {
    const profiles = this.#cases.map(({ profile }) => profile);
    return [
      ...brokenSums(this.#desk.view.scheme, this.own, this.#tree, profiles),
      ...brokenConstraints(this.#desk.view.scheme, this.#cases, this.#tree),
    ];
  }
}
