// Where the plan of lights stands in memory: the same words as in ../lights/lightProgram.ts (KERNEL-9).

/** Words of 4 bytes at the head. */
export const PROFILES: usize = 4;
/** First unit of each profile, one more than there are: i32. */
export const STARTS: usize = 8;
export const RECORDS: usize = 12;
export const RECORD_COUNT: usize = 16;

/** Bytes of the record of an indicator. */
export const RECORD_SIZE: usize = 256;
export const VALUES: usize = 0;
/** Reasons by unit: bytes; 0 where none are kept. */
export const GAPS: usize = 4;
/** What is due by unit, and its reasons; 0 where it stands by profile. */
export const DUES: usize = 8;
export const DUE_GAPS: usize = 12;
/** States of the moment before (0: a new year) and of this one. */
export const BEFORE: usize = 16;
export const AFTER: usize = 20;
/** The same of missed nodes; 0 where no rule asks. */
export const MISSED_BEFORE: usize = 24;
export const MISSED_AFTER: usize = 28;
export const MISSED_NOW: usize = 32;
export const NODE: i32 = 1;
export const LATER: i32 = 2;
/** No lag, by ratio, in points, in whole steps. */
export const BASIS: usize = 36;
export const NO_LAG: i32 = 0;
export const RATIO: i32 = 1;
export const STEPS: i32 = 3;
export const LOWER: usize = 40;
/** Bytes by profile: 1 where the indicator is lit. */
export const LIT: usize = 44;
export const TESTS: usize = 48;
export const TEST_COUNT: usize = 52;
/** The automaton: bytes, a row of 2^SHIFT observations a state. */
export const TABLE: usize = 56;
export const SHIFT: usize = 60;
/** States that follow as groups of 16 bytes, by row and observation, where they are few, so that lanes find them; 0: one by one. */
export const NEXT_GROUPS: usize = 64;
/** 1 where cells go one by one. */
export const PLAIN: usize = 68;
/** 1 where some rule, or the memory of missed nodes, reads the lag. */
export const READS_LAG: usize = 72;
/** Observation of a unit that is not lit, and of one of which no rule holds. */
export const UNLIT: usize = 76;
export const NONE: usize = 80;
/** f64: the tolerance, and the smallest lag that is tidied to more. */
export const TOLERANCE: usize = 88;
export const BEHIND: usize = 96;
/** Entries, and where among them that of a profile begins: i32. */
export const ENTRIES: usize = 104;
export const ENTRY_OF: usize = 108;
/** Observation by reason of a missing value, and of a rule that cannot be decided: 16 bytes each. */
export const OF_GAP: usize = 112;
export const OF_OPEN: usize = 128;
/**
 * Where the row of a state begins among the states that follow: groups of 16 bytes, and how many (0: there is one row alone); then these.
 */
export const ROW_OF: usize = 144;
export const ROW_GROUPS: usize = 148;
export const NEXT: usize = 152;
/** The test that asks whether the lag is above the tolerance; −1 where none does. */
export const BEHIND_TEST: usize = 84;
/** Reasons as they are kept of a node without a lag, by reason of the value and of what is due: 2 + reason; 16 bytes each. */
export const KEPT_GAP: usize = 160;

/** Bytes of a test. */
export const TEST_SIZE: usize = 48;
export const SEEN: usize = 0;
export const READS: usize = 4;
export const LAG: i32 = 1;
export const VALUE: i32 = 2;
export const MISSED: i32 = 3;
/** 0 at least, 1 above, 2 at most, 3 below. */
export const HOLDS: usize = 8;
export const FINITE: usize = 12;
export const LIMIT: usize = 16;
/** The same test of what the lanes hold: at least, or at most (DOWN), this; of a column of lags or of values. */
export const EDGE: usize = 24;
export const DOWN: usize = 32;
/** Of a test that reads nothing: 0 holds always, else the reason for which it is not decided. */
export const REASON: usize = 36;

/**
 * Entry of a profile: what is due (f64), why not (i32), whether all cells, or only HUGE values, go one by one (i32), the edge of missed
 * nodes (f64), then codes, then an edge a test (f64).
 */
export const DUE: usize = 0;
export const DUE_GAP: usize = 8;
export const APART: usize = 12;
export const ALL: i32 = 1;
export const ONLY_HUGE: i32 = 2;
export const MISSED_EDGE: usize = 16;
/** Tables by code (0: there are none), bounds in ascending order (f64; as many as count, then +∞), and how many count. */
export const CODE_TABLES: usize = 24;
export const BOUND_COUNT: usize = 28;
export const BOUNDS: usize = 32;
export const EDGES: usize = 64;

/**
 * Tables by code: what is seen, then what becomes of missed nodes, 16 bytes each. A code is 1 + the bounds that a number has reached (0
 * where there is none), and 5 times the class of what was missed before.
 */
export const CODE_SEEN: usize = 0;
export const CODE_MISSED: usize = 16;

/** Reasons (MISS-1). */
export const OVERDUE: i32 = 3;
export const NOT_APPLICABLE: i32 = 4;
export const NO_REFERENCE: i32 = 7;
export const UNDEFINED: i32 = 8;
/** Missed nodes: 0 no, 1 yes, 2 + reason; before the first node 2 + not_due. */
export const UNKNOWN: i32 = 2;
export const AT_FIRST: i32 = 3;
