// SPDX-License-Identifier: EUPL-1.2
import { levyBillablesPort, runBillablesPort } from '@contracts/billing';
import { tenancyPort } from '@contracts/tenancy';
import { type Advance, advancesPort, carryOversPort } from '@contracts/treasury';
import {
  type AdvanceDue,
  type BillingRule,
  type CarryOverCharge,
  type ChargeSet,
  type CorrectedDocument,
  composeDocuments,
  type DocumentContent,
  type DocumentKind,
  foldSets,
  type MemberCharges,
  type Source,
  withCarryOvers,
} from '@domain/billing';
import { type AssociationId, type CivilDate, cents, type Instant, type TenantId } from '@kernel/core';
import { advancesUsed } from './advances-used.ts';
import type { Repositories } from './use-case.ts';

/** The set under an id, as whoever offers it has released it. */
export function findSet(
  { ports, statements }: Pick<Repositories, 'ports' | 'statements'>,
  association: AssociationId,
  source: Source,
  sourceId: string,
): Promise<ChargeSet | null> {
  const port = source === 'run' ? runBillablesPort : levyBillablesPort;
  return ports.get(port).find(statements, association, sourceId);
}

export interface Collection {
  readonly centreId: TenantId;
  /** Of drafts that are composed anew; null: the round is being made. */
  readonly roundId: string | null;
  readonly kind: DocumentKind;
  readonly source: Source;
  readonly regular: ChargeSet;
  readonly corrections: readonly ChargeSet[];
  readonly rule: BillingRule;
  readonly today: CivilDate;
  readonly at: Instant;
}

async function advancesFor(
  { ports, statements, documents, registers }: Repositories,
  { centreId, roundId, regular, today }: Collection,
): Promise<readonly AdvanceDue[]> {
  const [first, last] = [Number(regular.from.slice(0, 4)), Number(regular.to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  // Two rounds that are made at once would both take the same instalment off.
  await registers.lockRegister(centreId, 'advances');
  const found: Advance[] = [];
  for (const year of years) found.push(...(await ports.get(advancesPort).advancesOf(statements, year, today)));
  const used = await advancesUsed(statements, roundId);
  const numbers = [...new Set(found.flatMap(({ documentNumber }) => documentNumber ?? []))];
  const orders = await documents.byNumbers(numbers);
  return found.map(({ documentNumber, vat: { code, ratePermille, basis }, ...advance }) => {
    const order = orders.find(({ tenantId, number }) => tenantId === advance.tenantId && number === documentNumber);
    const issued = order?.content.issue;
    const document = order && issued ? { number: issued.number, issuedOn: issued.issuedOn, breakdown: order.content.breakdown } : null;
    const usedCents = used.get(`${advance.tenantId} ${advance.year} ${advance.number}`) ?? cents(0n);
    return { ...advance, vat: { code, ratePermille, bases: [basis] }, usedCents, document };
  });
}

/** What the year takes in of surpluses and deficits goes on the documents that close it. */
async function carryOversFor(
  { ports, statements }: Repositories,
  { kind, regular, roundId }: Collection,
): Promise<readonly CarryOverCharge[]> {
  if (kind !== 'annual' || !regular.to.endsWith('-12-31')) return [];
  return ports.get(carryOversPort).sharesOf(statements, ports, Number(regular.to.slice(0, 4)), roundId);
}

/** Members that were charged nothing and have paid advances all the same get a document too. */
async function withAdvancePayers(
  { ports, statements }: Repositories,
  members: readonly MemberCharges[],
  advances: readonly AdvanceDue[],
  { regular, at }: Collection,
): Promise<readonly MemberCharges[]> {
  const missing = new Set(advances.map(({ tenantId }) => tenantId).filter((id) => !members.some(({ tenantId }) => tenantId === id)));
  if (missing.size === 0) return members;
  const known = await ports.get(tenancyPort).membersOf(statements, { from: regular.from, to: regular.to }, at);
  const added = known.filter(({ tenantId }) => missing.has(tenantId));
  return [...members, ...added.map(({ tenantId, ags, name }) => ({ tenantId, ags, memberName: name, lines: [], totalCents: 0n as never }))];
}

async function correctedDocuments({ documents }: Repositories, { centreId, regular }: Collection): Promise<readonly CorrectedDocument[]> {
  if (regular.corrects === null) return [];
  const found = await documents.issuedOfSet(centreId, regular.corrects);
  return found
    .flatMap(({ tenantId, id, content: { issue, family, year, groupKey } }) =>
      issue ? [{ tenantId, documentId: id, number: issue.number, issuedOn: issue.issuedOn, family, year, groupKey }] : [],
    )
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** The drafts of a round, from everything that they depend on. */
export async function composeRound(repositories: Repositories, collection: Collection): Promise<readonly DocumentContent[]> {
  const { kind, source, regular, corrections, rule } = collection;
  const advances = kind === 'annual' ? await advancesFor(repositories, collection) : [];
  const charged = withCarryOvers(foldSets(regular, corrections), await carryOversFor(repositories, collection), regular);
  const members = await withAdvancePayers(repositories, charged, advances, collection);
  return composeDocuments({
    kind,
    overInstalments: source === 'levy',
    sets: [regular, ...corrections].map(({ sourceId, hash }) => ({ sourceId, hash })),
    from: regular.from,
    to: regular.to,
    members,
    advances,
    advanceWay: rule.advanceWay,
    reason: regular.reason,
    corrected: await correctedDocuments(repositories, collection),
  });
}
