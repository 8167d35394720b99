export type * from './compiled.ts';
export type { CompiledExpression, ExpressionType, Read, Scope, TextColumn, Vocabulary } from './expression/contract.ts';
export { METHOD_NAMES, METHOD_SHAPES, type MethodName, type MethodParams } from './shapes/methods.ts';
