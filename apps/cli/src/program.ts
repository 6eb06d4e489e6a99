// SPDX-License-Identifier: EUPL-1.2
import type { Environment } from '@platform/configuration';
import { Command, CommanderError } from 'commander';
import { registerAssociation } from './commands/association.ts';
import { registerAudit } from './commands/audit.ts';
import { registerBackup } from './commands/backup.ts';
import { addDemo } from './commands/demo.ts';
import { registerKeys } from './commands/keys.ts';
import { runCommand, splitCommand } from './commands/settlement.ts';
import { registerTenants } from './commands/tenants.ts';
import { registerUsers } from './commands/users.ts';
import { type Answer, type Answering, CommandRefused, EXIT, type Terminal, tell } from './outcome.ts';

/** The operator's command line. Answers the exit code; writes nothing but to the terminal. */
export async function runProgram(args: readonly string[], terminal: Terminal, environment: Environment = process.env): Promise<number> {
  let code: number = EXIT.done;
  const answering =
    <Input extends unknown[]>(work: (...input: Input) => Promise<Answer> | Answer) =>
    async (asJson: boolean, ...input: Input): Promise<void> => {
      try {
        code = tell(terminal, await work(...input), asJson);
      } catch (error) {
        if (!(error instanceof CommandRefused)) throw error;
        code = tell(terminal, error.answer, asJson);
      }
    };
  const program = new Command('verbund').description("Verbundwerk's command line for operators");
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) });
  addSettlement(program, answering);
  addDemo(program, answering);
  for (const register of [registerAssociation, registerTenants, registerUsers, registerAudit, registerKeys, registerBackup])
    register(program, answering, environment);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

function addSettlement(program: Command, answering: Answering): void {
  const settlement = program.command('settlement').description('compute allocations from files, without a database');
  settlement
    .command('split')
    .description('split an amount over weights by largest remainder')
    .requiredOption('--amount <euro>', 'amount in euro with at most two decimals, such as 1000.00 or -12,50')
    .requiredOption('--weights <list>', 'weights, separated by commas, such as 3,2,1')
    .option('--json', 'answer as JSON', false)
    .action((options: { amount: string; weights: string; json: boolean }) => answering(splitCommand)(options.json, options));
  settlement
    .command('run')
    .description('allocate a period from a file: pools, members, readings, keys in; shares, remainders, proof out')
    .argument('<FILE.json>', 'the run file; its format stands in docs/cli.md')
    .option('--json', 'answer as JSON', false)
    .action((file: string, options: { json: boolean }) => answering(runCommand)(options.json, file));
}
