export const MODULE_FILE: string;
export function installCompiler(): void;
export function kernelModuleText(): Promise<string>;
