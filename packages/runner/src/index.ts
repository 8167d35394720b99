export { RUNNER_CODES, type RunnerCode, runnerIssue } from './codes.ts';
export { COUNTRY_CODES, type CountryCode, countryIssue, KERNEL_REASONS, type KernelReason, NOT_SEALED_REASONS } from './country/codes.ts';
export { type Country, type CountryOptions, type OpenedCountry, openCountry, type SweptCountry } from './country/country.ts';
export { isKnown, remember, rememberedBeside } from './country/knownFile.ts';
export { chooseKernel, type KernelAsked, type KernelChoice, type Machine, thisMachine } from './country/machine.ts';
export { assessSealed, type SealedRun } from './country/assessSealed.ts';
export { sealedData, sealedFigures } from './country/sealedData.ts';
export { sealPack, sealRun, type SealedList, type SealOptions } from './country/sealPack.ts';
export { drawTeam } from './country/drawTeam.ts';
export { KernelTeam } from './country/team.ts';
export type { IndicatorCells } from './country/countryLightRows.ts';
export type { SettledFigures } from './country/settledColumns.ts';
export { LIGHT_COLUMNS } from './country/writeCountryLights.ts';
export { CellBytes, type CountryRows, writeCountryResults } from './country/writeCountryResults.ts';
export { sealedRows, writeSealedRun } from './country/writeSealedRun.ts';
export { COMPARE_CODES, type CompareCode, compareIssue } from './compare/codes.ts';
export { readRunFolder } from './compare/readRunFolder.ts';
export { runBefore } from './compare/runBefore.ts';
export { DESIGN_CODES, type DesignCode, designIssue } from './design/codes.ts';
export { drawBands } from './design/drawBands.ts';
export { type RunSensitivity, runSensitivity, type SensitivityAsked } from './design/runSensitivity.ts';
export { DIFF_CODES, type DiffCode, diffIssue } from './diff/codes.ts';
export { type DiffAsked, diffPack, type DiffResult } from './diff/diffPack.ts';
export { findPair, findVersion } from './diff/findVersion.ts';
export { runVersion, type VersionRun } from './diff/runVersion.ts';
export { CsvFile } from './output/csvFile.ts';
export { OUTPUT_FILES } from './output/folder.ts';
export { type ReplayedRun, writeReplay } from './output/writeReplay.ts';
export { OUTPUT_VERSION, writeRun, type WriteOptions } from './output/writeRun.ts';
export { type ClauseEntry, type ClauseRule, clauseTable } from './pack/clauseTable.ts';
export { dayExists } from './pack/dayExists.ts';
export { issuesOfScheme } from './pack/issuesOfScheme.ts';
export { type OpenOptions, openPack } from './pack/openPack.ts';
export { readMappingFile } from './pack/mappingFile.ts';
export { type MappingRemark, writeMappingFile } from './pack/writeMapping.ts';
export type { MissingData, Pack, PlannedRun } from './pack/pack.ts';
export type { PackFiles } from './pack/packFiles.ts';
export { type OpenedPack, readPackFiles, type ReadOptions } from './pack/readPackFiles.ts';
export { schemesInForce } from './pack/schemeInForce.ts';
export { type SourceLines, sourceLines } from './pack/sourceLines.ts';
export { RECOGNISE_CODES, type RecogniseCode } from './recognise/codes.ts';
export { recognisePack, recognitionsWith } from './recognise/recognisePack.ts';
export { type CountedUnit, countAnswers, type SurveyFinding } from './survey/countAnswers.ts';
export { type Answer, type AnswerFile, readAnswers } from './survey/readAnswers.ts';
export { SURVEY_CODES, type SurveyCode, surveyIssue } from './survey/codes.ts';
export { SURVEY_FINDINGS } from './survey/surveyIssues.ts';
export { type AssessOptions, assessPack } from './run/assessPack.ts';
export type { FrozenReferences } from './run/assessRuns.ts';
export { DrawKernels } from './run/drawKernels.ts';
export { nativeHasher } from './run/nativeHasher.ts';
export { writeWorkbook } from './workbook/writeWorkbook.ts';
export { LOG_CODES, type LogCode, logIssue } from './ledger/codes.ts';
export { makeKeyFile, readKeyFile } from './ledger/keyFile.ts';
export { LogFolder, type LogHead } from './ledger/logFolder.ts';
export { type LogSigners, LogWriter } from './ledger/logWriter.ts';
export { nodeCrypto, nodeSha256 } from './ledger/nodeCrypto.ts';
export { makeSm2KeyFile, readSm2KeyFile } from './ledger/sm2KeyFile.ts';
export { auditLog, type AuditResult } from './audit/auditLog.ts';
export { askWitness } from './witness/askWitness.ts';
export { type Clock, originHashOf, Witness, type WitnessAnswer } from './witness/witness.ts';
export { portFault } from './witness/portFault.ts';
export { witnessServer } from './witness/witnessServer.ts';
export { writeDurably } from './ledger/durable.ts';
export { writeNewDurably } from './ledger/durableFiles.ts';
export {
  type AssessedRun,
  csvDocument,
  csvNumber,
  type CsvRows,
  csvText,
  INDICATOR_COLUMNS,
  PART_COLUMNS,
  PROPOSAL_COLUMNS,
  RECOGNITION_COLUMNS,
  REFERENCE_COLUMNS,
  RESULT_COLUMNS,
  WEIGHT_COLUMNS,
  writeIndicators,
  writeResults,
} from '@kedu/tables';
export { readReferences } from './output/readReferences.ts';
export { ANCHOR_FOLDER, anchorFiles, keepAnchor, openAnchor } from './anchor/anchorFolder.ts';
export { askTimestamp, type TimestampAuthority } from './anchor/askTimestamp.ts';
export { type AnchorTrust, checkAnchors, type HeldAnchor } from './anchor/checkAnchors.ts';
export { type DeployedContract, deployContract } from './anchor/deployContract.ts';
export { type KeptStamp, type StampClock, stampForBundle } from './anchor/stampForBundle.ts';
export { ANCHORING_CODES, type AnchoringCode, anchoringIssue } from './anchor/codes.ts';
export { nodeCertificates } from './anchor/nodeCertificates.ts';
export { trustedCertificates } from './anchor/trustedCertificates.ts';
export { PUBLISH_CODES, type PublishCode, publishIssue } from './publish/codes.ts';
export { authorityOf, bundleOfRun, saltInput, type BundleOfRun } from './publish/bundleOfRun.ts';
export { type Asked, type CosignedLog, cosignLog, policyOf } from './publish/cosignLog.ts';
export { enterOpening, type EnteredOpening, type EnterOpeningAsked } from './publish/enterOpening.ts';
export { isSignedByThem, openedByFault } from './publish/openedBy.ts';
export { openBlocks, type OpenAsked } from './publish/openBlocks.ts';
export { type OpenableBundle, sealedBundle } from './publish/sealedBundle.ts';
export { makeNotice, noticePath } from './publish/notices.ts';
export { bundleHash, layNotice } from './publish/layNotice.ts';
export { withdrawPublication, type WithdrawAsked, type Withdrawn } from './publish/withdraw.ts';
export { type Published, type PublishAsked, publishRun } from './publish/publishRun.ts';
export { saltSecret, saltsOf } from './publish/salts.ts';
export { bundleHashers, machineSm3 } from './publish/hashers.ts';
export { anchorOnChain, collectAnchor, type Patience, signedTransaction } from './anchor/anchorOnChain.ts';
export { readChainKey } from './anchor/chainKey.ts';
export { ChainNode } from './anchor/chainNode.ts';
export { checkChain, type ChainSettings } from './anchor/checkChain.ts';
export { readBundle } from './verify/readBundle.ts';
