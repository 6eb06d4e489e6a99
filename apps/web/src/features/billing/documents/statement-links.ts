// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useMay } from '../../../session/index.ts';
import { type BillingDocument, StatementsOfRunQuery } from './document-queries.ts';

/** By line, the statement that explains its amount. Levies have none: their instalments are explained by the levy. */
export function useStatementLinks({ kind, content, tenantId }: BillingDocument): (lineKey: string) => string | undefined {
  const client = useClient();
  const may = useMay()('settlement.readStatements');
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  const runs = kind === 'advance' || !may ? '' : content.setSourceIds.join(' ');
  useEffect(() => {
    if (runs === '') return undefined;
    let wanted = true;
    const ask = (runId: string) => client.query(StatementsOfRunQuery, { runId, tenantId }).toPromise();
    void Promise.all(runs.split(' ').map(ask)).then((answers) => {
      if (!wanted) return;
      const statements = answers.flatMap(({ data }) => data?.statements ?? []);
      setFound(new Map(statements.flatMap(({ id, lines }) => lines.map(({ key }) => [key, id] as const))));
    });
    return () => {
      wanted = false;
    };
  }, [client, runs, tenantId]);
  return (lineKey) => found.get(lineKey);
}
