// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { assembly, openHouse } from '@assembly/core';
import { ROLES } from '@contracts/tenancy';
import type { Configuration } from '@platform/configuration';
import type { Scope } from '@platform/database';
import { createLogger } from '@platform/logging';
import { assemble } from '@platform/service';
import { openGateway } from '../gateway.ts';
import { benchService } from './nested-requests.ts';
import { openRawServer } from './raw-server.ts';

/** What one of the two servers under measurement is told. */
export interface ServerOrder {
  readonly kind: 'gateway' | 'raw';
  readonly configuration: Configuration;
  readonly webFolder: string;
  readonly scope: Scope;
}

/** As a process of its own, so that its processor time is its own. Tells its port to the process that started it. */
const order = JSON.parse(readFileSync(String(process.argv[2]), 'utf8')) as ServerOrder;

async function open(): Promise<number> {
  if (order.kind === 'raw') return openRawServer(order.configuration.databaseUrl, order.scope);
  // The log goes nowhere but is written: its cost belongs to the gateway.
  const logger = createLogger({ process: 'gateway', level: 'info', to: { write: () => undefined } });
  const parts = assemble(ROLES, [...assembly({ demo: true }).services, benchService]);
  const house = await openHouse(order.configuration, { process: 'bench', logger, assembly: parts });
  return (await openGateway(house, { webFolder: order.webFolder })).port;
}

process.send?.({ port: await open() });
process.on('disconnect', () => process.exit(0));
