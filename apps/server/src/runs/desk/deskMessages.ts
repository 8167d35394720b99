import type { BundleLevel } from '@kedu/bundle';
import type { Issue, Locale, UnitId } from '@kedu/model';
import type { Round } from '@kedu/workflow';
import type { HowRead } from '../../imports/readFigures.ts';
import type { TemplateContent } from '../../imports/template.ts';

/** A run as files on this machine: what `openRun` reads. */
export interface RunFiles {
  readonly archive: string;
  readonly seals: readonly string[];
  readonly scheme: string;
  readonly version: string;
  readonly period: string;
  readonly asOf: string;
  readonly seed: number;
}

/** Which units are shown, as a message can say it. */
export interface ShownWhole {
  readonly units: 'all' | readonly UnitId[];
  readonly withRanks: boolean;
}

/** A file of figures as files on this machine: what `readFigures` reads. */
export interface FiguresQuestion {
  readonly op: 'figures';
  /** Zip of the scheme files, and which of its versions: `north@2026`. */
  readonly archive: string;
  readonly scheme: string;
  readonly file: string;
  /** What whoever brought it calls it. */
  readonly name: string;
  readonly round: Round;
  readonly how: HowRead;
}

/** What the desk is asked; every question on a run names it, and it is worked out where it is not at hand. */
export type DeskQuestion =
  | FiguresQuestion
  /** Writes problems back into a file of figures. */
  | { readonly op: 'mark'; readonly file: string; readonly name: string; readonly issues: readonly Issue[]; readonly locale: Locale }
  | { readonly op: 'template'; readonly content: TemplateContent; readonly locale: Locale }
  /** Works the run out and writes its files into a folder. */
  | { readonly op: 'assess'; readonly run: RunFiles; readonly out: string }
  | { readonly op: 'lists'; readonly run: RunFiles }
  | {
      readonly op: 'results';
      readonly run: RunFiles;
      readonly shown: ShownWhole;
      readonly locale: Locale;
      readonly list?: string | undefined;
    }
  | {
      readonly op: 'lights';
      readonly run: RunFiles;
      readonly shown: ShownWhole;
      readonly locale: Locale;
      readonly list?: string | undefined;
      readonly indicators?: readonly string[] | undefined;
      readonly from: number;
      readonly most: number;
      readonly withSentences: boolean;
    }
  | { readonly op: 'unit'; readonly run: RunFiles; readonly unit: UnitId; readonly withRanks: boolean; readonly locale: Locale }
  /** Publishes into a folder; whoever asks holds the log. */
  | {
      readonly op: 'publish';
      readonly run: RunFiles;
      readonly out: string;
      readonly log: string;
      readonly key: string;
      readonly salts: string;
      readonly level: BundleLevel;
      readonly example: boolean;
      readonly at: string;
    };

export type DeskOp = DeskQuestion['op'];

/** How many runs stay at hand in a process. */
export const KEPT_RUNS = 4;

/** A question of one kind or another. */
export type QuestionOf<Op extends DeskOp> = Extract<DeskQuestion, { readonly op: Op }>;

/** What whoever reads a run asks. */
export type ReadingQuestion = QuestionOf<'lists' | 'results' | 'lights' | 'unit'>;

/** What is asked of files of figures, and of workbooks. */
export type FileQuestion = QuestionOf<'figures' | 'mark' | 'template'>;

/** From the desk: how far it is, and one answer a question. */
export type DeskWord =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly issues: readonly Issue[] }
  | { readonly id: number; readonly fault: string };
