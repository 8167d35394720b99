// Where things stand in a step of the sweep that is near first, as ../nearSteps.ts writes it, and in the table of its leaves.

/** Bytes of a step, and what stands in it. */
export const STEP_SIZE: usize = 80;
export const KIND: usize = 0;
export const BUNCH: i32 = 0;
export const SCORED: i32 = 1;
/** Depth of the node that its parts belong to. */
export const DEPTH: usize = 4;
/** How many leaves; of a leaf that is scored exactly, its record. */
export const COUNT: usize = 8;
export const LEAVES: usize = 12;
/** f64, by profile and within one by leaf. */
export const WEIGHTS: usize = 16;
/** 1 where the sums of the node begin here. */
export const BEGINS: usize = 20;
/** 1 where the node has no other parts, so that its mean goes to the sums above at once. */
export const CLOSES: usize = 24;
export const SUMS: usize = 28;
export const FULL: usize = 32;
/** Weight of the node above: f64 by profile; and whether the sums above begin with it. */
export const OWN_WEIGHT: usize = 36;
export const BEGINS_ABOVE: usize = 40;
/** Of a bunch, f64 by profile: the part of 1 that its weights are whole numbers of (KERNEL-22); 0 where they are of none. 0 here where that holds for no profile. */
export const UNITS_OF_WEIGHT: usize = 44;
/** f64: the floor that its leaves share, in quanta, and where it stands before rounding. */
export const FLOOR_QUANTA: usize = 48;
export const BASE: usize = 56;
/** f64: a power of two that Σ weight × quanta above the floor stays below half of, in whole weights; a gap counts as so many quanta. */
export const GAP: usize = 64;

/** Of a leaf in a step: column, constants, how far those of the next profile are, whether it is bent: ends, number of knots and whether bounds hold nothing back (words), then knots. */
export const LEAF_SIZE: usize = 16;
export const LEAF_COLUMN: usize = 0;
export const LEAF_CONSTANTS: usize = 4;
export const LEAF_CONSTANTS_STEP: usize = 8;
export const LEAF_BENT: usize = 12;

/** A leaf with the constants of the profile, one after the other: column and bent as above, then f64. */
export const ENTRY_SIZE: usize = 64;
export const ENTRY_COLUMN: usize = 0;
export const ENTRY_BENT: usize = 4;
/** Of whole weights: what a gap becomes. */
export const ENTRY_NONE: usize = 8;
export const CENTRE: usize = 16;
export const SLOPE: usize = 24;
export const RISE: usize = 32;
export const LOW: usize = 40;
export const HIGH: usize = 48;
export const ENTRY_WEIGHT: usize = 56;
