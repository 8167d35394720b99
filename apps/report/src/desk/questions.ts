/** What the page asks of the run. */
export type Question =
  | { readonly ask: 'directory' }
  | { readonly ask: 'page'; readonly script: string }
  | { readonly ask: 'unit'; readonly list: string; readonly code: string }
  | { readonly ask: 'matrix'; readonly list: string }
  | { readonly ask: 'trend'; readonly list: string; readonly code?: string | undefined }
  | { readonly ask: 'months'; readonly list: string; readonly code: string }
  | { readonly ask: 'trial'; readonly list: string }
  | TrialQuestion;

/** A step of a trial of weights: nothing moved where `move` is absent. */
export interface TrialQuestion {
  readonly ask: 'trial_step';
  readonly list: string;
  readonly node: string;
  readonly scope: string;
  readonly move?: { readonly part: string; readonly to: number } | 'reset' | undefined;
}

/** The answer to each question; undefined where the run holds nothing of the kind. */
export interface Answers {
  readonly directory: Directory;
  /** The page as it must read, up to the capsule: HTML. */
  readonly page: string;
  readonly unit: UnitAnswer | undefined;
  readonly matrix: MatrixAnswer | undefined;
  readonly trend: LinesAnswer | undefined;
  readonly months: MonthsAnswer | undefined;
  readonly trial: TrialAnswer | undefined;
  readonly trial_step: TrialStep | undefined;
}

/** Every list with its members in reading order. */
export interface Directory {
  readonly lists: readonly {
    readonly list: string;
    readonly title: string;
    readonly units: readonly { readonly code: string; readonly name: string; readonly score: string }[];
  }[];
}

export interface UnitAnswer {
  readonly name: string;
  readonly html: string;
}

/** Units × parts that score; arrays are row-major. */
export interface MatrixAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly rank: number;
    readonly score: number;
    readonly scoreText: string;
    /** How many of the worst light it has. */
    readonly worst: number;
  }[];
  /** Name of the worst light, '' where the list has no lights. */
  readonly worstName: string;
  /** Markup of each light, as `lights` counts them from 1. */
  readonly marks: readonly string[];
  /** 0 for none. */
  readonly lights: Uint8Array;
  /** 0–100, NaN for none. */
  readonly scores: Float32Array;
}

/** Lines over the same steps: gaps are null. */
export interface LinesAnswer {
  readonly title: string;
  readonly steps: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly emphasis: boolean }[];
  readonly measure: string;
}

/** One chart per indicator of which a unit has values in several periods. */
export interface MonthsAnswer {
  readonly charts: readonly LinesAnswer[];
}

/** A list whose weights can be tried: rows in the order of the official result. */
export interface TrialAnswer {
  readonly title: string;
  readonly nodes: readonly TrialNode[];
  /** Decimals of a score. */
  readonly places: number;
  readonly rows: readonly {
    /** Position in the arrays of a step. */
    readonly member: number;
    readonly code: string;
    readonly name: string;
    /** Ranked apart; '' for one group. */
    readonly group: string;
    /** 0 for none. */
    readonly rank: number;
    /** Published set of the rank, `5—9`; '' where it is firm or no error is stated. */
    readonly set: string;
    readonly scoreText: string;
  }[];
}

/** A node whose parts are weighed against each other; the top has no title, and so has the scope of everyone else. */
export interface TrialNode {
  readonly node: string;
  readonly title: string;
  readonly depth: number;
  /** File of the judgements that its weights come from; '' where they are numbers. */
  readonly judged: string;
  /** With the number of units that each is about. */
  readonly scopes: readonly { readonly scope: string; readonly title: string; readonly units: number }[];
}

/** What other weights make of a list; arrays by member. */
export interface TrialStep {
  readonly by: 'kernel' | 'reference';
  /** Whether the browser refuses WebAssembly. */
  readonly refused: boolean;
  readonly weights: readonly { readonly part: string; readonly title: string; readonly weight: number; readonly stated: number }[];
  /** NaN for none. */
  readonly points: Float64Array;
  /** 0 for none. */
  readonly rank: Int32Array;
  readonly broken: readonly { readonly what: string; readonly found: string; readonly expected: string; readonly clause: string }[];
  /** '' where the weights are those of the scheme. */
  readonly yaml: string;
  /** In the worker. */
  readonly milliseconds: number;
}

/** What came of computing the run again. */
export interface Verdict {
  readonly same: boolean;
  /** Result hashes: as stated when the report was made, and as found now. */
  readonly stated: string;
  readonly found: string;
  readonly milliseconds: number;
}
