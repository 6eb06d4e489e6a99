// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, type Instant, type TenantId } from '@kernel/core';
import type { WrittenDraft } from '@platform/audit';
import type { DecisionRecord } from '@platform/use-case';
import type { Person } from './person.ts';
import { type Row, TABLES, type TableName } from './rows/tables.ts';

/** What is to be written: rows by table, and the links of the chains in the order of time. */
export interface Batch {
  readonly rows: ReadonlyMap<TableName, readonly Row[]>;
  readonly audit: readonly WrittenDraft[];
}

export interface Decided {
  readonly by: Person;
  readonly at: Instant;
  readonly action: string;
  readonly records: readonly DecisionRecord[];
}

/** Collects what the year brings until it is written. */
export interface Journal {
  /** The latest state of a row that may change; a row of an insert-only table is added once. */
  put(table: TableName, row: Row): void;
  /** A decision as the use case of that name would have recorded it. */
  record(decision: Decided): void;
  take(): Batch;
}

export function journal(home: {
  readonly associationId: string;
  readonly centreId: TenantId;
  readonly correlation: (at: Instant) => string;
}): Journal {
  let rows = new Map<TableName, Map<string, Row>>();
  let audit: WrittenDraft[] = [];
  return {
    put(table, row) {
      let known = rows.get(table);
      if (!known) {
        known = new Map();
        rows.set(table, known);
      }
      const [first, second] = TABLES[table].key;
      known.set(`${row[first]} ${row[second]}`, row);
    },
    record({ by, at, action, records }) {
      const correlationId = home.correlation(at);
      for (const { type, id, tenantId, content } of records) {
        audit.push({
          tenantId: tenantId ?? home.centreId,
          associationId: home.associationId,
          at,
          action,
          outcome: 'done',
          subject: { type, id },
          actor: { kind: by.side === 'operator' ? 'operator' : 'user', accountId: by.accountId, actingTenantId: by.tenantId },
          correlationId,
          // Written at once: bytes are kept more cheaply than everything that they speak of.
          content: Buffer.from(canonicalJson({ by: by.name, byFunction: by.functionTitle, decided: content as Canonical })),
        });
      }
    },
    take() {
      // Some things take their time; the chain stands in the order in which they were done.
      const inOrder = audit.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      const batch = { rows: new Map([...rows].map(([table, known]) => [table, [...known.values()]])), audit: inOrder };
      rows = new Map();
      audit = [];
      return batch;
    },
  };
}
