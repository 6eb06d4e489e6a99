// SPDX-License-Identifier: EUPL-1.2
export { axeCheck, axeProblems, overflowsSideways } from './axe.ts';
export { setTheme, startBrowser, type Theme, type Visit, visit } from './browser.ts';
export { type Answer, serveBuiltWeb, type StaticWeb } from './static-web.ts';
