export { indexPage, type PackEntry } from './indexPage.ts';
export { type RunView, runPage, type SiteLinks } from './runPage.ts';
export { unitPage } from './unitPage.ts';
