// SPDX-License-Identifier: EUPL-1.2
export { type AxeOptions, axeCheck, axeProblems, overflowsSideways } from './axe.ts';
export { setTheme, startBrowser, type Theme, type Visit, visit } from './browser.ts';
export { type Answer, type StaticWeb, serveBuiltWeb } from './static-web.ts';
