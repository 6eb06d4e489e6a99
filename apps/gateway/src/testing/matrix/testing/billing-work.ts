// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { markOf } from './marks.ts';
import { type Do, type Place, person } from './place.ts';

const ISSUER = {
  ...{ line1: 'Markt 1', line2: '', postCode: '50126', city: 'Stadt', country: 'DE', vatId: 'DE123456789', taxNumber: '', bic: '' },
  ...{
    iban: 'DE02120300000000202051',
    accountName: '',
    creditorId: 'DE98ZZZ09999999999',
    contactPhone: '+49 2400 1',
    contactEmail: 'a@zentrum.example',
  },
};

/** Settings, a round whose drafts are announced with an objection to one, and beside it an issued document for each member. */
export async function billingWork(world: World, doIt: Do, place: Place): Promise<void> {
  const { letter, association } = place;
  const { published, centreSide } = markOf(letter, 0);
  const finance = person(place, 'finance');
  const validFrom = world.clock.now.toISOString().slice(0, 10);
  const issuer = { ...ISSUER, name: published, contactName: published, representedBy: published, validFrom };
  const { issuerChangeId } = await doIt(finance, 'billing.proposeIssuer', { ...issuer, expectedVersion: 0 });
  await doIt(person(place, 'financeReleaser'), 'billing.releaseIssuer', { issuerChangeId, expectedVersion: 1 });
  await doIt(finance, 'billing.proposeIssuer', { ...issuer, expectedVersion: 1 });
  await doIt(finance, 'billing.setText', {
    ...{ family: 'notice', kind: 'legalRemedy', text: `${centreSide} {gericht}`, validFrom, expectedVersion: 0 },
    ...{ court: centreSide, courtAddress: centreSide },
  });
  const rule = { objectionDays: 14, noticeDueDays: 30, invoiceDueDays: 30, dayRule: 'nextLegalDay', land: 'NW', advanceWay: 'remainder' };
  await doIt(finance, 'billing.setBillingRule', { ...rule, validFrom, expectedVersion: 0 });
  const run = await world.database.read(world.scope(association), (reads) =>
    reads
      .selectFrom('settlement_run')
      .select('id')
      .where('tenant_id', '=', association.centreId)
      .where('status', '=', 'released')
      .executeTakeFirstOrThrow(),
  );
  const { roundId = '' } = await doIt(finance, 'billing.saveRound', { source: 'run', sourceId: run.id });
  await doIt(finance, 'billing.announceRound', { roundId, expectedVersion: 1 });
  for (const [index, member] of [place.member, place.neighbour].entries())
    await documentsOf(world, doIt, place, { index, roundId, member });
}

interface Whose {
  readonly index: number;
  readonly roundId: string;
  readonly member: Place['member'];
}

async function documentsOf(world: World, doIt: Do, place: Place, { index, roundId, member: { tenantId } }: Whose): Promise<void> {
  const { letter, association } = place;
  const { own } = markOf(letter, (index + 1) as 1 | 2);
  const { associationId, centreId } = association;
  const address = { line1: own, line2: '', postCode: '50126', city: own, country: 'DE', email: `${own}@kommune.example` };
  await doIt(person(place, 'finance'), 'billing.setRecipient', {
    ...{ ...address, tenantId, name: own, department: own, routingId: '', orderNumber: own, costUnit: own, format: 'ubl' },
    expectedVersion: 0,
  });
  await world.database.write(world.scope(association), async (writes) => {
    const draft = await writes.billingDocument.findFirstOrThrow({ where: { tenantId, roundId } });
    const lines = (draft.content as { lines: { lineKey: string }[] }).lines;
    const at = world.clock.now;
    await writes.objection.create({
      data: {
        ...{ tenantId, id: world.newId(), associationId, roundId, documentId: draft.id, draftVersion: 1, lineLabel: own, text: own },
        ...{ lineKey: lines[0]?.lineKey ?? '', amountCents: 0n, status: 'raised', raisedAt: at, version: 1 },
      },
    });
    const position = (letter === 'A' ? 4_100 : 7_300) + index;
    const number = `R-2026-00${position}`;
    const documentId = world.newId();
    const { content, ...same } = draft;
    await writes.billingDocument.create({
      data: {
        ...{ ...same, id: documentId, groupKey: own, status: 'issued', number, issuedOn: at, handedOverAt: at, pdfFileId: world.newId() },
        ...{ content: content as never, findings: [] },
      },
    });
    await writes.numberSeries.upsert({
      where: { tenantId_family_year: { tenantId: centreId, family: 'invoice', year: 2026 } },
      create: { tenantId: centreId, family: 'invoice', year: 2026, lastNumber: position },
      update: { lastNumber: position },
    });
    const drawn = { family: 'invoice', year: 2026, position, number, memberId: tenantId, documentId, drawnAt: at };
    await writes.documentNumber.create({ data: { tenantId: centreId, id: world.newId(), associationId, ...drawn } });
    const of = { tenantId, associationId, documentId: draft.id };
    await writes.documentReceipt.create({ data: { ...of, id: world.newId(), kind: 'opened', at } });
    await writes.legalRemedy.create({
      data: { ...of, id: world.newId(), kind: 'action', happenedOn: at, reference: own, text: own, createdAt: at },
    });
  });
}
