// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort, type Citation } from '@contracts/agreements';
import { tenancyPort } from '@contracts/tenancy';
import type { InvoicePosting, PostingState, StandingPosting, ValidBasis } from '@domain/settlement';
import { type CivilDate, type Instant, monthOf, type TenantId } from '@kernel/core';
import type { Writes } from '@platform/database';
import { bindUseCase, type Ports } from '@platform/use-case';
import { costCentreRepository } from '../cost-centres/cost-centre-repository.ts';
import { chargeRepository } from '../repositories/charge-repository.ts';
import { keyRepository } from '../repositories/key-repository.ts';
import { type Posted, poolRepository } from '../repositories/pool-repository.ts';
import { type Gate, readingGateRepository } from '../repositories/reading-gate-repository.ts';
import { statementsOn } from '../statements-on.ts';
import { invoicePostingRepository, supplierInvoiceRepository } from './supplier-invoice-repository.ts';

const repositories = (writes: Writes, ports: Ports) => ({
  ports,
  statements: statementsOn(writes),
  gates: readingGateRepository(writes),
  keys: keyRepository(writes),
  pools: poolRepository(writes),
  charges: chargeRepository(writes),
  invoices: supplierInvoiceRepository(writes),
  postings: invoicePostingRepository(writes),
  centres: costCentreRepository(writes),
});

export type InvoiceRepositories = ReturnType<typeof repositories>;

/** The shape of every write about suppliers' invoices. */
export const invoiceUseCase = bindUseCase(repositories);

/** From the first to the last day that any assignment can name. */
const ALWAYS = { from: '1995-01-01' as CivilDate, to: '2100-12-31' as CivilDate };

/** An agreement's basis on the days of each of its tax rules. */
const basesOf = ({ tenantId, serviceFamilyCode, validity, vat, ...citation }: Citation): ValidBasis[] =>
  vat.flatMap((rule) => {
    const { agreementId, agreementNumber, form, clause, resolution } = citation;
    const from = rule.validFrom > validity.from ? rule.validFrom : validity.from;
    const to = [rule.validTo, validity.to].filter((end) => end !== null).sort()[0] ?? null;
    if (to !== null && to < from) return [];
    const basis = { agreementId, agreementNumber, form, clause, resolution, vat: rule };
    return [{ tenantId, serviceFamilyCode, agreementId, validity: { from, to }, basis }];
  });

/** All that costs and charges are checked against. */
export async function postingState(
  { statements, keys, pools, gates, centres }: Pick<InvoiceRepositories, 'statements' | 'keys' | 'pools' | 'gates' | 'centres'>,
  ports: Ports,
  centreId: TenantId,
  at: Instant,
): Promise<PostingState> {
  const { foundedOn, memberSince } = await ports.get(tenancyPort).beginnings(statements);
  const citations = await ports.get(agreementsPort).citationsIn(statements, ALWAYS, at);
  return {
    foundedOn,
    memberSince,
    pools: await pools.allPools(centreId),
    centres: await centres.allCentres(centreId),
    keyVersions: await keys.versionsOf({ tenantId: centreId }),
    bases: citations.flatMap(basesOf),
    frozenMonths: await gates.frozenMonths(centreId),
  };
}

type AnyPosting = InvoicePosting | StandingPosting;

export const tenantOfPosting = (posting: AnyPosting, centreId: TenantId): TenantId =>
  posting.kind === 'charge' ? (posting.charge.tenantId as TenantId) : centreId;

export const gateOfPosting = (posting: AnyPosting, centreId: TenantId): Gate =>
  posting.kind === 'charge'
    ? { tenantId: posting.charge.tenantId as TenantId, month: monthOf(posting.charge.occurredOn) }
    : { tenantId: centreId, month: posting.cost.month };

/** What stands in the audit of each posting beside the invoice itself. */
export function recordOfPosting(posting: AnyPosting, centreId: TenantId, of: object) {
  if (posting.kind === 'charge') {
    const { charge } = posting;
    return { type: 'directCharge', id: charge.id, tenantId: charge.tenantId as TenantId, content: charge };
  }
  const type = posting.kind === 'cost' ? 'poolCost' : 'costCentreCost';
  return { type, id: posting.cost.id, tenantId: centreId, content: { ...posting.cost, ...of } };
}

/** Writes costs and charges down, and which invoice they come from. */
export async function savePostings(
  { pools, charges, centres, postings: book }: Pick<InvoiceRepositories, 'pools' | 'charges' | 'centres' | 'postings'>,
  { centreId, associationId, posted }: { readonly centreId: TenantId; readonly associationId: never; readonly posted: Posted },
  invoiceId: string,
  postings: readonly AnyPosting[],
): Promise<void> {
  await pools.addCosts(
    centreId,
    postings.flatMap((one) => (one.kind === 'cost' ? [one.cost] : [])),
    posted,
  );
  await centres.addCosts(
    centreId,
    postings.flatMap((one) => (one.kind === 'centreCost' ? [one.cost] : [])),
    posted,
  );
  for (const one of postings) if (one.kind === 'charge') await charges.addCharge(associationId, one.agreementId, one.charge, posted);
  const kept = postings.map((one) => {
    const entry = one.kind === 'charge' ? one.charge : one.cost;
    const postingTenantId = tenantOfPosting(one, centreId);
    return { kind: one.kind, postingId: entry.id, postingTenantId, lineKey: one.lineKey, reverses: entry.reverses };
  });
  await book.addPostings(centreId, invoiceId, kept, posted.at);
}
