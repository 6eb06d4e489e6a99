// SPDX-License-Identifier: EUPL-1.2
export type { DemoLogin } from './accounts.ts';
export { type DemoHouse, type LoadedDemo, loadDemo, type Progress } from './load-demo.ts';
export { type FileOfBank, nextBankFiles } from './payments/next-bank-files.ts';
export { holdsDemoOnly, resetDemo } from './reset-demo.ts';
