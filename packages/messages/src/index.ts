export { bundleReadme, type ReadmeFacts, type ReadmeNames, saysExample } from './bundleReadme.ts';
export {
  changeLetters,
  contributionLetters,
  contributionText,
  crossingText,
  type DiffNaming,
  diffSentences,
  signedQuanta,
  standardErrorText,
} from './changes/diffSentences.ts';
export { type ProposalNaming, type ProposalRow, type ProposalTexts, proposalTexts } from './changes/proposalTexts.ts';
export { namingOfVersions } from './changes/namingOfVersions.ts';
export { plainMoney, type RuleNaming, ruleLines } from './changes/ruleLines.ts';
export { cautionMark, changeCautions, type WithoutValues } from './changes/changeCautions.ts';
export { type ClassWeight, classWeights } from './changes/classWeights.ts';
export { type AsideOf, determinationsAside } from './changes/determinationsAside.ts';
export { changePath, groupName, type ReadTitle } from './changes/wordChanges.ts';
export { inPercent } from './explanation/inPercent.ts';
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
  designNoIndices,
  designHeading,
  type DesignNaming,
  designOfUnit,
  designSentences,
  isAboveZero,
} from './words/designs.ts';
export { wordMeasure } from './words/measures.ts';
export { type Looked, openedLine } from './openedLine.ts';
export { LAG_BASIS_WORDS, LIGHT_STATE_WORDS, LIGHT_WORDS } from './words/lights.ts';
export { MISSING_WORDS } from './words/missing.ts';
export { momentName } from './words/moment.ts';
export { periodName } from './words/period.ts';
export { STREAM_WORDS } from './words/stream.ts';
export type { Words, WordTable } from './words/table.ts';
export { type Topic, TOPICS, wordOf } from './words/topics.ts';
export { MANY_COMMAND_WORDS, PERMISSION_WORDS, ROLE_WORDS, WORKFLOW_COMMAND_WORDS, WORKFLOW_STATE_WORDS } from './words/workflow.ts';
