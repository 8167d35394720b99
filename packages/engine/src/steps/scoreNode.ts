import { type Column, missingCode } from '@kedu/model';
import type { Part } from '@kedu/scheme';
import type { PartWeights } from './scoreWeights.ts';

/** A part while its tree is scored: all arrays run over the units of the run. */
export interface ScoreNode {
  readonly part: Part;
  /** NaN where the part does not exist for the unit. */
  readonly declared: Float64Array;
  /** 1 where a gap of the part matters (PartWeights). */
  readonly asked: Uint8Array;
  readonly score: Float64Array;
  /** Reason where there is no score; 0 where there is one, also a filled one. */
  readonly missing: Uint8Array;
  /** 1 where a rule refuses to score without a value: nothing above can be scored either. */
  readonly refused: Uint8Array;
  /** Declared weight where the part counts, else 0. */
  readonly used: Float64Array;
  /** Weight on the scale of the parent, after re-weighting. */
  readonly weight: Float64Array;
}

export function scoreNode(part: Part, { declared, asked }: PartWeights): ScoreNode {
  const size = declared.length;
  return {
    part,
    declared,
    asked,
    score: new Float64Array(size).fill(Number.NaN),
    missing: new Uint8Array(size).fill(missingCode('not_applicable')),
    refused: new Uint8Array(size),
    used: new Float64Array(size),
    weight: new Float64Array(size),
  };
}

/** Score and reason of a node, shared. */
export function columnOfNode({ score, missing }: ScoreNode): Column {
  return { values: score, missing };
}
