export type { CellStyle, WorkbookCell, WorkbookModel, WorkbookSheet } from './workbookModel.ts';
