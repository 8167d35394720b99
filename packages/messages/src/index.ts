export {
  changeLetter,
  contributionLetters,
  contributionText,
  crossingText,
  type DiffNaming,
  diffSentences,
  groupLetters,
  signedQuanta,
  standardErrorText,
} from './changes/diffSentences.ts';
export { type ProposalNaming, type ProposalRow, type ProposalTexts, proposalTexts } from './changes/proposalTexts.ts';
export { type ClassWeight, classWeights } from './changes/classWeights.ts';
export { changePath, groupName, type ReadTitle } from './changes/wordChanges.ts';
export { type TitleOf, wordExpression, wordNames } from './explanation/wordExpression.ts';
export { wordExplanation, type WordedExplanation } from './explanation/wordExplanation.ts';
export { shortFigures, shortNumber } from './explanation/shortFigures.ts';
export { EXPLANATION_WORDS } from './explanation/words.ts';
export { spokenYuan } from './explanation/yuan.ts';
export { ISSUE_CHAPTERS, ISSUE_WORDS, type IssueChapter } from './issues/catalogue.ts';
export { DATA_EXAMPLES } from './issues/examplesOfData.ts';
export { SCHEME_EXAMPLES } from './issues/examplesOfSchemes.ts';
export { issueParagraph, type WordedIssue, wordIssue, wordPlace } from './issues/wordIssue.ts';
export type { IssueWords, Wording } from './issues/wording.ts';
export { fillTemplate, type FormatNumber, FORMS, plainNumber, type TemplateArgs, templatePlaces } from './template.ts';
export { titlesOf } from './titles.ts';
export {
  designBand,
  designChoiceName,
  designDrawn,
  designDrawsNeeded,
  designIndex,
  designHeading,
  type DesignNaming,
  designOfUnit,
  designSentences,
  isAboveZero,
} from './words/designs.ts';
export { wordMeasure } from './words/measures.ts';
export { periodName } from './words/period.ts';
export type { Words, WordTable } from './words/table.ts';
export { type Topic, TOPICS, wordOf } from './words/topics.ts';
