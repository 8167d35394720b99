import { answerDirectory } from './answerDirectory.ts';
import { answerMatrix } from './answerMatrix.ts';
import { answerMonths } from './answerMonths.ts';
import { answerPage } from './answerPage.ts';
import { answerTrend } from './answerTrend.ts';
import { answerTrial, answerTrialStep } from './answerTrial.ts';
import { answerUnit } from './answerUnit.ts';
import type { Desk } from './desk.ts';
import type { Answers, Question } from './questions.ts';

/** The answer to one question. */
export function answer<Q extends Question>(desk: Desk, question: Q): Answers[Q['ask']];
export function answer(desk: Desk, question: Question): Answers[Question['ask']] {
  switch (question.ask) {
    case 'directory':
      return answerDirectory(desk);
    case 'page':
      return answerPage(desk, question.script);
    case 'unit':
      return answerUnit(desk, question.list, question.code);
    case 'matrix':
      return answerMatrix(desk, question.list);
    case 'trend':
      return answerTrend(desk, question.list, question.code);
    case 'months':
      return answerMonths(desk, question.list, question.code);
    case 'trial':
      return answerTrial(desk, question.list);
    case 'trial_step':
      return answerTrialStep(desk, question);
  }
}
