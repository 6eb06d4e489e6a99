// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { cents, civilDate, ok, type TenantId } from '@kernel/core';
import type { FileStore } from '@platform/files';
import { orderOf, performLongWork } from '@platform/use-case';
import type { World } from '@testkit/core';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { defineCostCentre } from '../cost-centres/define-cost-centre.ts';
import { enterCostCentreCost } from '../cost-centres/enter-centre-cost.ts';
import { enterCostCentreServices } from '../cost-centres/enter-centre-services.ts';
import { resolveCostCentreMethod } from '../cost-centres/resolve-centre-method.ts';
import { archived } from '../testing/neighbours.ts';
import { addCost, addMinutes, preview, release, settled, settlementWorld, type Town, town, value } from '../testing/settlement-world.ts';
import { enterDirectCharge } from '../use-cases/enter-direct-charge.ts';
import { enterPoolCost } from '../use-cases/enter-pool-cost.ts';
import { saveCorrection } from '../use-cases/save-correction.ts';
import { exportRun } from './export-run.ts';
import { runExports } from './run-exports.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

const stored = new Map<string, Uint8Array>();
const unused = () => Promise.reject(new Error('not for this test'));
/** Takes bytes as the house does, in memory. */
const files: FileStore = {
  sweep: unused,
  openStream: (_tenantId, sha256) => {
    const bytes = stored.get(sha256);
    return Promise.resolve(bytes ? { sizeBytes: bytes.length, stream: Readable.from([bytes]) } : null);
  },
  exists: (_tenantId, sha256) => Promise.resolve(stored.has(sha256)),
  storeStream: async (_tenantId, stream, { fileName }) => {
    const bytes = await buffer(Readable.from(stream));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    stored.set(sha256, bytes);
    return ok({ sha256, sizeBytes: bytes.length, type: 'zip', mediaType: 'application/zip', fileName, scanState: 'unscanned' });
  },
};

async function exported(place: Town, runId: string) {
  const { association, finance } = place;
  const { commandId } = value(await world.run(finance, orderOf(exportRun), { runId: runId as never }));
  const ids = {
    id: world.newId(),
    tenantId: association.centreId as TenantId,
    associationId: association.associationId,
    correlationId: world.newId(),
  };
  const message = { ...ids, name: 'LongWorkOrdered.v1', payload: { commandId }, causeAccountId: finance.accountId };
  await performLongWork({ ...world.platform, files }, [exportRun] as never, message, () => 'settlement');
  const [list] = runExports.queries;
  return world.ask(finance, list!, { runId: runId as never });
}

async function settledTown({ support = false } = {}) {
  const place = await town(world);
  await addCost(world, place, '1000.01');
  await addMinutes(world, place.association, place.members[0]!, 90);
  await addMinutes(world, place.association, place.members[1]!, 30, { label: 'support · Beratung' });
  const charge = {
    tenantId: place.members[0]!.tenantId,
    serviceFamilyCode: 'support',
    occurredOn: '2026-10-03',
    amount: '12.50',
    label: '=SUMME(A1)',
  };
  value(await world.run(place.finance, enterDirectCharge, charge));
  if (support) await addSupport(place);
  return { place, runId: await settled(world, place) };
}

/** Two support centres that serve each other and the pool; one has income. */
async function addSupport({ finance, poolId }: Town): Promise<void> {
  const define = async (name: string) => value(await world.run(finance, defineCostCentre, { name })).centreId as never;
  const [rooms, it] = [await define('Gebäude'), await define('Informationstechnik')];
  const cost = { month: '2026-10', kind: 'material' as const, label: 'Miete' };
  value(await world.run(finance, enterCostCentreCost, { ...cost, centreId: rooms, amount: '300.00' }));
  value(await world.run(finance, enterCostCentreCost, { ...cost, centreId: it, amount: '120.00' }));
  value(await world.run(finance, enterCostCentreCost, { ...cost, centreId: rooms, amount: '50.00', kind: 'income', label: 'Untermiete' }));
  const services = [
    { fromCentreId: rooms, toCentreId: it, quantity: 20, unit: 'm²', seen: 0 },
    { fromCentreId: rooms, toPoolId: poolId, quantity: 80, unit: 'm²', seen: 0 },
    { fromCentreId: it, toCentreId: rooms, quantity: 1, unit: 'Geräte', seen: 0 },
    { fromCentreId: it, toPoolId: poolId, quantity: 3, unit: 'Geräte', seen: 0 },
  ];
  value(await world.run(finance, enterCostCentreServices, { monthFrom: '2026-01', services } as never));
  const method = { method: 'reciprocal', resolution: 'Verbandsversammlung vom 12.12.2019', validFrom: '2020-01-01' };
  value(await world.run(finance, resolveCostCentreMethod, method as never));
}

test('a released run is exported whole: its tables add up, describe themselves, and are the same again', async () => {
  const { place, runId } = await settledTown({ support: true });
  const first = await exported(place, runId);
  expect(first.work).toMatchObject({ state: 'done', done: Number(first.exports[0]?.tables) - 1 });
  const again = await exported(place, runId);
  expect(again.exports.map(({ sha256 }) => sha256)).toEqual([first.exports[0]?.sha256, first.exports[0]?.sha256]);
  const entries = unzipSync(stored.get(first.exports[0]?.sha256 ?? '') ?? new Uint8Array());
  const lines = (name: string): string[] =>
    strFromU8(entries[name] ?? new Uint8Array())
      .trimEnd()
      .split('\r\n');
  expect(lines('kosten.csv')[1]).toContain(';"2026-10";"Personalkosten";1000,01;"Personalkosten";');
  expect(lines('direktkosten.csv')[1]).toContain(`;03.10.2026;12,50;"'=SUMME(A1)";`);
  expect(lines('messungen.csv')).toHaveLength(3);
  expect(lines('messungen.csv').join()).toContain('"Leitstelle · Beratung"');
  expect(lines('mitglieder.csv')).toHaveLength(4);
  expect(lines('schluessel.csv')[1]).toContain('"Verbandsversammlung vom 12.12.2019"');
  expect(lines('umsatzsteuer.csv')[1]).toContain(';"steuerfrei";0,0;"§ 4 Nr. 29 UStG";');
  expect(lines('hilfskosten.csv').at(-1)).toContain(';"Erträge";-50,00;"Untermiete";');
  expect(lines('hilfskostenstellen.csv')[1]).toContain(
    '"Gleichungsverfahren";"Verbandsversammlung vom 12.12.2019";;250,00;294,736842;"5600";"19"',
  );
  expect(lines('hilfsleistungen.csv')).toHaveLength(5);
  expect(lines('hilfsgleichungen.csv')[3]).toContain('"bezogene Menge";"Informationstechnik";1,000000;"1";"1";44,736842;"850";"19"');
  expect(lines('hilfskosten-je-topf.csv')[1]).toContain('"Leitstelle";370,00;');
  for (const tie of lines('abstimmung.csv').slice(1)) expect(tie).toMatch(/;(-?\d+,\d\d);\1;0,00$/);
  for (const cells of Object.values(entries)) expect(strFromU8(cells)).not.toMatch(/"[[{]""/);
  const cents = (text: string | undefined): bigint => BigInt((text ?? '').replace(',', ''));
  const shares = lines('anteile.csv')
    .slice(1)
    .map((line) => cents(/;"\d+";"\d+";\d,\d\d;(\d+,\d\d);/.exec(line)?.[1]));
  expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(137_001n);
  expect(lines('gewichte.csv').filter((line) => line.includes(';90;0;0;31'))).toHaveLength(1);
  expect(lines('verteilungen.csv')).toHaveLength(2);
  expect(lines('kosteninformationen.csv').length).toBeGreaterThan(3);
  expect(lines('pruefprotokoll.csv').filter((line) => line.includes('"Abrechnungslauf freigegeben"')).length).toBeGreaterThan(0);
  for (const line of lines('pruefsummen.csv').slice(1)) {
    const [, name = '', rows = '', sha256 = ''] = /^"(.+)";(\d+);[-\d,]*;"(.+)"$/.exec(line) ?? [];
    expect([
      name,
      createHash('sha256')
        .update(entries[name] ?? '')
        .digest('hex'),
    ]).toEqual([name, sha256]);
    expect(lines('index.xml').join('')).toContain(`<URL>${name}</URL>`);
    expect(Number(rows)).toBe(lines(name).length - 1);
  }
  expect(lines('LIESMICH.txt').join('\n')).toContain('Verteilter Betrag:  1382,51 EUR');
});

test('the documents of the run lie in the archive with their hashes, and the whole series of their numbers with the voided ones', async () => {
  const { place, runId } = await settledTown();
  const pdf = Buffer.from('%PDF-1.7 Bescheid');
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  stored.set(sha256, pdf);
  const member = place.members[0]!;
  const drawn = {
    family: 'notice' as const,
    year: 2026,
    memberName: 'A',
    documentId: 'd1',
    drawnAt: '2027-02-16T09:00:00.000Z',
    drawnBy: 'Fina',
  };
  archived.set(runId, {
    documents: [
      {
        ...{ documentId: 'd1', tenantId: member.tenantId, memberName: 'A', number: 'B-2026-0002', family: 'notice', kind: 'annual' },
        ...{ typeCode: '380', status: 'issued', issuedOn: civilDate('2027-02-16'), netCents: cents(101_251n), grossCents: cents(101_251n) },
        ...{ correctsNumber: null, contentHash: 'abc', pdf: { sha256, bytes: pdf.length }, xml: null },
      },
    ],
    numbers: [
      {
        ...drawn,
        position: 1,
        number: 'B-2026-0001',
        voidedAt: '2027-02-16T10:00:00.000Z',
        voidedBy: 'Fina',
        voidReason: 'Doppelt ausgestellt',
      },
      { ...drawn, position: 2, number: 'B-2026-0002', voidedAt: null, voidedBy: null, voidReason: null },
    ],
  });
  const first = await exported(place, runId);
  const again = await exported(place, runId);
  expect(again.exports[1]?.sha256).toBe(again.exports[0]?.sha256);
  const entries = unzipSync(stored.get(first.exports[0]?.sha256 ?? '') ?? new Uint8Array());
  expect(Buffer.from(entries['dokumente/B-2026-0002.pdf'] ?? []).toString()).toBe('%PDF-1.7 Bescheid');
  const text = (name: string): string => strFromU8(entries[name] ?? new Uint8Array());
  expect(text('dokumente.csv')).toContain('"B-2026-0002";"Bescheid";"Abrechnung";;"ausgestellt";');
  expect(text('dokumente.csv')).toContain(`1012,51;;"d1";"abc";"dokumente/B-2026-0002.pdf";"${sha256}";;`);
  expect(text('nummernkreise.csv')).toContain(';"Doppelt ausgestellt"');
  expect(text('pruefsummen.csv')).toContain(`"dokumente/B-2026-0002.pdf";;;"${sha256}"`);
  expect(text('index.xml')).toContain('<URL>nummernkreise.csv</URL>');
  archived.clear();
});

test('a preview is not exported, nor the run of another association; an auditor orders one too, under his own name', async () => {
  const { place, runId } = await settledTown();
  const other = await town(world);
  expect(await world.run(other.finance, orderOf(exportRun), { runId: runId as never })).toMatchObject({
    error: { code: 'RUN_NOT_RELEASED' },
  });
  await addMinutes(world, other.association, other.members[0]!, 10);
  const draft = await preview(world, other);
  expect(await world.run(other.finance, orderOf(exportRun), { runId: draft.runId as never })).toMatchObject({
    error: { code: 'RUN_NOT_RELEASED' },
  });
  await exported(place, runId);
  const auditor = await world.actor(place.association, 'auditor');
  const [list] = runExports.queries;
  expect((await world.ask(auditor, list!, { runId: runId as never })).exports).toHaveLength(1);
  const audited = await exported({ ...place, finance: auditor }, runId);
  expect(audited.exports.map(({ madeBy }) => madeBy)).toEqual([auditor.name, place.finance.name]);
  expect((await world.ask(other.finance, list!, { runId: runId as never })).exports).toEqual([]);
});

test('who is in charge of some members orders no archive of all of them', async () => {
  const { place, runId } = await settledTown();
  const some = await world.actor(place.association, 'finance', { tenants: [place.members[0]!] });
  expect(await world.run(some, orderOf(exportRun), { runId: runId as never })).toMatchObject({ error: { code: 'NOT_ALL_MEMBERS' } });
  expect(await world.run(place.finance, orderOf(exportRun), { runId: runId as never })).toMatchObject({ ok: true });
});

test('a correction is exported with all entries behind it, and its statements hold the differences', async () => {
  const { place, runId } = await settledTown();
  const late = {
    poolId: place.poolId as never,
    month: '2026-10',
    kind: 'material' as const,
    amount: '40.00',
    label: 'Nachtrag',
    forCorrection: true,
  };
  value(await world.run(place.finance, enterPoolCost, late));
  const { runId: correctionId } = value(await world.run(place.finance, saveCorrection, { runId: runId as never, reason: 'Nachtrag' }));
  value(await release(world, place.releaser, correctionId));
  const { exports } = await exported(place, correctionId);
  const entries = unzipSync(stored.get(exports[0]?.sha256 ?? '') ?? new Uint8Array());
  const text = (name: string): string => strFromU8(entries[name] ?? new Uint8Array());
  expect(text('index.xml')).toContain('<Comment>Berichtigung 1 der Abrechnung 2026-10 bis 2026-10</Comment>');
  expect(text('kosten.csv').trimEnd().split('\r\n')).toHaveLength(3);
  expect(text('messungen.csv').trimEnd().split('\r\n')).toHaveLength(3);
  const differences = [...text('kosteninformationen.csv').matchAll(/;(\d+,\d\d);(\d+,\d\d);(\d+,\d\d);"/g)].map(([, ...amounts]) =>
    amounts.map((amount) => Number(amount.replace(',', ''))),
  );
  expect(differences.reduce((sum, [, , difference = 0]) => sum + difference, 0)).toBe(4000);
  for (const [before = 0, after = 0, difference = 0] of differences) expect(after - before).toBe(difference);
});
