// Where things stand in the memory that the driver writes: the same words as in ../program.ts (KERNEL-9).

/** Words of 4 bytes at the head of a program. */
export const UNITS: usize = 0;
export const PROFILES: usize = 4;
/** First unit of each profile, one more than there are: i32. */
export const STARTS: usize = 8;
/** Records of the tree, depth first. */
export const OPS: usize = 12;
export const OP_COUNT: usize = 16;
/** Quanta of the total: f64 by unit. */
export const TOTAL: usize = 20;
export const TOTAL_PLACES: usize = 24;
export const TOTAL_RULE: usize = 28;
export const INDICATOR_PLACES: usize = 32;
export const INDICATOR_RULE: usize = 36;
/** −1 where the points of parts are not rounded. */
export const PART_PLACES: usize = 40;
export const PART_RULE: usize = 44;
/** Units that go through the tree together. */
export const BLOCK: usize = 48;
/** 1 where presence, weights and scores need passes of their own: points of parts are rounded, or a rule reads reasons. */
export const WIDE: usize = 52;
/** 1 where some rule reads why a value is missing. */
export const ASKS: usize = 56;
/** Columns of values, for the bare sweep: pointers. */
export const COLUMNS: usize = 60;
export const COLUMN_COUNT: usize = 64;
/** Steps of the sweep that is near first (near.ts); 0 where there are none. */
export const NEAR_STEPS: usize = 68;
export const NEAR_STEP_COUNT: usize = 72;
/** Its first array in a block, two for each level, and that of its flags, followed by two for itself. */
export const NEAR_ARRAYS: usize = 76;
export const NEAR_FLAGS: usize = 80;
/** f64: the square of a distance that is in doubt, quanta of a total for one of a leaf, and quanta of a leaf for a score. */
export const NEAR_DOUBT: usize = 96;
export const NEAR_SCALE: usize = 104;
export const NEAR_POWER: usize = 112;
/** f64: nearer than the first to where the reference turns is there, farther than the second is not. */
export const NEAR_EDGE_NEAR: usize = 120;
export const NEAR_EDGE_FAR: usize = 128;
/** Words: added to the lower half of a number on the grid and cut by the second, 0 is left of what is open (nearWhole.ts). */
export const NEAR_TIE: usize = 136;
export const NEAR_FRACTION: usize = 140;

/** Bytes of one record. */
export const OP_SIZE: usize = 96;
export const KIND: usize = 0;
export const OPEN: i32 = 0;
export const LEAF: i32 = 1;
export const CLOSE: i32 = 2;
/** How deep a node lies; of a leaf, its parent. */
export const DEPTH: usize = 4;
/** Weight as stated: f64 by profile. */
export const WEIGHT: usize = 8;
/** Where the score is kept: f64 by unit; 0 for nowhere. */
export const KEPT: usize = 12;
/** What its rule does with gaps: re-weights (0), fills zero, refuses. */
export const RULE: usize = 16;
export const ZERO: i32 = 1;
export const REFUSE: i32 = 2;
/** 1 where the weight and all above it are greater than 0: bytes by profile. */
export const ASKED: usize = 20;
/** Position of its arrays in a block: leaves first, then nodes. */
export const PART: usize = 24;

/** Of a leaf. */
export const VALUES: usize = 28;
/** Reasons by unit: bytes; 0 for none. */
export const GAPS: usize = 32;
export const FORM: usize = 36;
/** f64 constants of the form, and how far those of the next profile are. */
export const CONSTANTS: usize = 40;
export const CONSTANTS_STEP: usize = 44;
/** How the score is rounded: not, by halves, in any other way. */
export const ROUNDED: usize = 48;
export const NOT_ROUNDED: i32 = 0;
export const BY_HALVES: i32 = 1;
export const OTHERWISE: i32 = 2;
/** Constants of the line in quanta, where score and weight go to the sums of the parent in one pass; 0 where they do not; and how far those of the next profile are. */
export const LINE: usize = 52;
export const LINE_STEP: usize = 88;
/** The same on the grid, where scores are kept (KERNEL-15, nearLeaf.ts); 0 where there is none. */
export const NEAR_LINE: usize = 92;
/** Floor and cap: f64. */
export const FLOOR: usize = 56;
export const CAP: usize = 64;
/** Method, whether lower is better, number of parameters; each parameter: 0 by profile or 1 by unit, and its column. */
export const METHOD: usize = 72;
export const LOWER: usize = 76;
export const PARAMS: usize = 80;
export const PARAM_COUNT: usize = 84;

/** Of a node. */
export const SUMS: usize = 28;
/** Sum of weights at which `sum` gives 100: f64 by profile. */
export const FULL: usize = 32;
/** 1 where the mean has to be kept among its scores (AGG-2); 0 where rounded leaves make that certain. */
export const BOUNDED: usize = 36;
export const OF_TOTAL: usize = 40;
/** Records of the parts below, in the order of the file. */
export const CHILDREN: usize = 44;
export const CHILD_COUNT: usize = 48;
/** 1 where its parts are composites alone, all of them kept, so that they are gathered at its close (keptNode.ts); IS_GATHERED where the node above does so. */
export const GATHERS: usize = 52;
export const IS_GATHERED: usize = 56;

/** Forms of a leaf whose parameters are alike within a profile. */
export const SCALED: i32 = 0; // a + (b × (x − c)) ÷ d
export const STRETCHED: i32 = 1; // ((x − c) ÷ d) × b + a
export const POINTS: i32 = 2;
export const ANY: i32 = 3;

/** One array of a block: its units and one more pair, so that an odd unit has a neighbour. */
@inline
export function arrayBytes(block: i32): usize {
  return (<usize>block << 3) + 832;
}
