export { LANGUAGE_CODES, SCHEME_CODES, type SchemeCode } from './codes.ts';
export type * from './compiled.ts';
export type { CompiledExpression, ExpressionType, Read, Scope, TextColumn, Vocabulary } from './expression/contract.ts';
export { shares, weightFor } from './lint/shares.ts';
export { checkVersions, type PlacedVersion, versionInForce } from './lint/versions.ts';
export { type CompileInput, type CompileOutput, compileScheme } from './load/compile.ts';
export { readDocument } from './load/document.ts';
export { type Reading, readShape } from './load/read-shape.ts';
export type { Path, Source } from './load/source.ts';
export { readPack } from './load/read-pack.ts';
export { type JsonSchema, libraryJsonSchema, mappingJsonSchema, packJsonSchema, schemeJsonSchema } from './shapes/json-schema.ts';
export { EXPRESSION_CODES } from './expression/codes.ts';
export { type Compilation, compileExpression } from './expression/compile.ts';
export { FUNCTION_NAMES } from './expression/functions.ts';
export { EXPRESSION_LIMITS } from './expression/parse.ts';
export {
  consequenceVocabulary,
  constraintVocabulary,
  eligibilityVocabulary,
  gateVocabulary,
  indicatorVocabulary,
  lightVocabulary,
  RESERVED_WORDS,
  unitVocabulary,
  type VocabularyContext,
} from './expression/vocabularies.ts';
export { METHOD_NAMES, METHOD_SHAPES, type MethodName, type MethodParams } from './shapes/methods.ts';
export { mappingShape, type MappingShape } from './shapes/mapping.ts';
export { packShape, type PackShape } from './shapes/pack.ts';
