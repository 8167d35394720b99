export const CONTRACT_FILE: string;
export function installCompiler(): void;
export function contractModuleText(): string;
