// SPDX-License-Identifier: EUPL-1.2
import { runProgram } from './program.ts';

process.exitCode = await runProgram(process.argv.slice(2), { out: (text) => console.log(text), err: (text) => console.error(text) });
