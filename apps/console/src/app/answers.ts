import type { Frozen, RouteAnswer } from '@kedu/api';

/** Parts of answers that several rooms pass around; nothing of an answer is ever changed. */
export type SessionAnswer = RouteAnswer<'session'>;
export type SessionPlace = SessionAnswer['places'][number];
export type OpenStep = RouteAnswer<'round'>['can'][number];
export type ShownIssue = OpenStep['against'][number];
export type ChangeRequest = RouteAnswer<'changes'>['items'][number];
export type WaitingItem = RouteAnswer<'home'>['items'][number];
export type ShownRights = RouteAnswer<'rights'>;
export type { Frozen };
