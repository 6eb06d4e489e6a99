// SPDX-License-Identifier: EUPL-1.2
import { openPool } from '@platform/database';

/** What the services that write one by one would have had done by the way: statistics, and pages that all may see. */
export async function settleDown(ownerUrl: string): Promise<void> {
  const owner = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'bench' });
  try {
    await owner.query('set statement_timeout = 0');
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
}
