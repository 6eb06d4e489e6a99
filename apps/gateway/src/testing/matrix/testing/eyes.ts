// SPDX-License-Identifier: EUPL-1.2
import { marksIn } from './marks.ts';
import type { HomedRow } from './rows-of-tenants.ts';

/** Who looks at an answer, as far as it decides what may stand in it. */
export interface Looker {
  readonly letter: 'A' | 'B';
  readonly side: 'centre' | 'member';
  readonly userId: string;
  /** Tenants whose rows may be seen. */
  readonly tenantIds: ReadonlySet<string>;
  /** Tenants of the association: what is published there may be seen. */
  readonly associationTenants: ReadonlySet<string>;
  /** Which homes of marks: 0 the centre, 1 and 2 the members. */
  readonly homes: ReadonlySet<number>;
}

/** How one field looks at the rows: statements name the pools that they come from; 'own' shows nobody else's records. */
export interface FieldView {
  readonly name: string;
  readonly ownOnly: boolean;
}

/** Ids, numbers of requests and the like, amounts. */
const TELLING = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9A-Z]+-[0-9A-Z-]*\d\b|-?\d+\.\d{2}\b/g;
const OF_THE_AUDIT = /auditLog/;
/** Fields by which a member reads what it is charged and why. */
const STATEMENTS = [
  'Query.amountSources',
  'Query.explainAmount',
  'Query.statement',
  'Query.statementCsv',
  'Query.statementFairness',
  'Query.statements',
  'Query.statementWhatIf',
];
/** Fields by which a member reads its documents, and acts on them. */
const DOCUMENTS = [
  'Query.billingDocument',
  'Query.billingDocumentHistory',
  'Query.billingDocuments',
  'Query.documentDrafts',
  'Query.documentReceipts',
  'Query.objection',
  'Query.objections',
  'Mutation.raiseObjection',
  'Mutation.receiveDocument',
  'Mutation.waiveCorrection',
  'Mutation.withdrawObjection',
];

const LOCAL_RULES = ['Query.paymentRules', 'Query.dutyPeople'];
/** Who closed a municipality's day, and who looks after what is open: it is delivered to the municipality (§ 94 (1) GO NRW). */
const CLOSINGS = ['Query.dayClosing', 'Query.paymentDay', 'Mutation.receiveClosing'];

/**
 * What a member is shown of the centre by design: who works on its request (by function, if the association wants it so),
 * and of a statement its run, its pools and what they cost; of a levy its pools;
 * of a document its round and what its charges come from. The municipality's own rules of payments name who of the centre may do what:
 * they are its service instruction, which it puts into force itself (§ 32 KomHVO NRW); by their names its bank lines tell who booked them.
 */
const SHOWN_TO_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  pool: [...STATEMENTS, ...DOCUMENTS, 'Query.memberLevyShares'],
  pool_cost: STATEMENTS,
  settlement_run: [...STATEMENTS, ...DOCUMENTS],
  billing_round: DOCUMENTS,
  tenant_user: [...LOCAL_RULES, ...CLOSINGS, 'Query.bankLines'],
};
const isShownToMembers = (table: string, { name }: FieldView): boolean => SHOWN_TO_MEMBERS[table]?.includes(name) ?? false;

/** The rows by their ids; one id may stand for several rows. */
export function rowIndex(rows: readonly HomedRow[]): ReadonlyMap<string, readonly HomedRow[]> {
  const index = new Map<string, HomedRow[]>();
  for (const row of rows) index.set(row.id, [...(index.get(row.id) ?? []), row]);
  return index;
}

function maySee(looker: Looker, row: HomedRow, view: FieldView): boolean {
  if (!looker.associationTenants.has(row.tenantId)) return false;
  if (row.class === 'published') return true;
  // The audit tells that a note was made or a file was added, never what stands in it.
  const audited = OF_THE_AUDIT.test(view.name);
  if (row.audience !== 'both' && row.audience !== looker.side && !audited) return false;
  const shown = looker.side === 'member' && isShownToMembers(row.table, view);
  if (!looker.tenantIds.has(row.tenantId) && !shown) return false;
  return !view.ownOnly || row.userId === null || row.userId === looker.userId || row.table === 'account';
}

function maySeeMark({ letter, side, homes }: Looker, mark: { letter: string; home: number; kind: string }, view: FieldView): boolean {
  if (mark.letter !== letter) return false;
  if (mark.kind === 'pub') return true;
  if (mark.kind === 'pool') return side === 'centre' || isShownToMembers('pool', view);
  if (mark.kind === 'person') return side === 'centre' || isShownToMembers('tenant_user', view);
  if (mark.kind === 'member' || mark.kind === 'centre') return mark.kind === side && homes.has(mark.home);
  return homes.has(mark.home);
}

/** Everything in an answer that the looker may not see. Ids that the question itself named are no news. */
export function tracesIn(
  answer: string,
  looker: Looker,
  index: ReadonlyMap<string, readonly HomedRow[]>,
  view: FieldView,
  asked: ReadonlySet<string> = new Set(),
): readonly string[] {
  const ids = [...new Set(answer.match(TELLING) ?? [])].flatMap((id) => {
    const rows = index.get(id);
    if (!rows || asked.has(id) || rows.some((row) => maySee(looker, row, view))) return [];
    return [`${rows.map((row) => row.table).join('/')} ${id}`];
  });
  const words = marksIn(answer).filter((mark) => !maySeeMark(looker, mark, view));
  return [...new Set(words.map(({ word }) => word)), ...ids];
}
