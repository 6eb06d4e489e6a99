// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import { type StatementFinding, type StatementFindingCode, statementFinding } from './finding.ts';

/** Of one code; a statement of a million wrong lines is no better told by a million findings. */
const LISTED = 100;

/** The findings of one statement; of each code the first hundred, and how many more there were. */
export class FindingList {
  private readonly found: StatementFinding[] = [];
  private readonly counts = new Map<StatementFindingCode, number>();

  add(code: StatementFindingCode, line: number, path: string, params: RefusalParams = {}): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= LISTED) this.found.push(statementFinding(code, line, path, params));
  }

  /** What the schema says of a value of which something plainer has been said is left out. */
  all(): readonly StatementFinding[] {
    const keyOf = ({ where, params }: StatementFinding): string => `${where.line} ${params['given']}`;
    const said = new Set(this.found.filter(({ code }) => !code.startsWith('SCHEMA_')).map(keyOf));
    const told = this.found.filter((one) => one.code !== 'SCHEMA_VALUE' || !said.has(keyOf(one)));
    const more = [...this.counts].filter(([, count]) => count > LISTED);
    return [...told, ...more.map(([code, count]) => statementFinding('MORE_FINDINGS', 0, '', { of: code, count: count - LISTED }))];
  }
}
