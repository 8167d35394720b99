import type { MethodName } from '@kedu/scheme';
import { allOrNothing } from './allOrNothing.ts';
import { bonus } from './bonus.ts';
import { borda } from './borda.ts';
import { completion } from './completion.ts';
import { deduction } from './deduction.ts';
import { distanceToBest } from './distanceToBest.ts';
import { distanceToReference } from './distanceToReference.ts';
import { distanceToTarget } from './distanceToTarget.ts';
import { efficacy } from './efficacy.ts';
import { efficacyBanded } from './efficacyBanded.ts';
import { fractionOfMax } from './fractionOfMax.ts';
import { given } from './given.ts';
import { goalposts } from './goalposts.ts';
import { growthOnBase } from './growthOnBase.ts';
import { interval } from './interval.ts';
import type { Method } from './method.ts';
import { minMax } from './minMax.ts';
import { percentile } from './percentile.ts';
import { piecewise } from './piecewise.ts';
import { progressToTarget } from './progressToTarget.ts';
import { rank } from './rank.ts';
import { ratioToFirst } from './ratioToFirst.ts';
import { step } from './step.ts';
import { zScore } from './zScore.ts';

/** The scoring methods of edition 1, frozen: one for every name that the scheme language knows (METHOD-1). */
export const METHODS: Readonly<Record<MethodName, Method>> = {
  completion,
  growth_on_base: growthOnBase,
  interval,
  piecewise,
  efficacy,
  efficacy_banded: efficacyBanded,
  goalposts,
  min_max: minMax,
  z_score: zScore,
  rank,
  percentile,
  ratio_to_first: ratioToFirst,
  fraction_of_max: fractionOfMax,
  borda,
  distance_to_best: distanceToBest,
  distance_to_reference: distanceToReference,
  progress_to_target: progressToTarget,
  distance_to_target: distanceToTarget,
  step,
  all_or_nothing: allOrNothing,
  deduction,
  bonus,
  given,
};
