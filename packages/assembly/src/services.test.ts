// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { aboutOf } from '@platform/notifications';
import { expect, test } from 'vitest';
import { assembly } from './services.ts';

const { services, useCases, longUseCases, book } = assembly({ demo: true });

test('every use case has a name in the histories, in both languages', () => {
  const labels = Object.assign({}, ...services.map((service) => service.labels ?? {})) as Record<string, { de: string; en: string }>;
  expect([...useCases.keys()].filter((name) => !labels[name]?.de || !labels[name]?.en)).toEqual([]);
});

/** Failed jobs are shown and repeated by the administration, but belong to the platform. */
const OF_THE_PLATFORM = ['jobs.repeatFailedJob', 'jobs.listFailedJobs'];

test('what the worker does in the name of a service, the service may do', () => {
  const own = longUseCases.filter(({ onBehalf }) => !onBehalf);
  expect(own.length).toBeGreaterThan(10);
  const actionsOf = (role: string): string[] => book.actionsOf(role).map((one) => (typeof one === 'string' ? one : one.action));
  const mayNot = own.filter(({ name, action }) => !actionsOf(`service:${name.split('.')[0]}`).includes(action));
  expect(mayNot.map(({ name }) => name)).toEqual([]);
});

test('what a service declares bears its name', () => {
  const foreign = services.flatMap(({ name, topics, useCases: own, queries }) =>
    [...Object.keys(topics ?? {}), ...own.map((useCase) => useCase.name), ...queries.map((query) => query.name)].filter(
      (declared) => !declared.startsWith(`${name}.`) && !OF_THE_PLATFORM.includes(declared),
    ),
  );
  expect(foreign).toEqual([]);
});

test('a topic reaches roles of the house, and names what it is about by a number alone', () => {
  const known = new Set<string>(ROLES.map(({ name }) => name));
  const topics = services.flatMap((service) => Object.entries(service.topics ?? {}));
  expect(topics.length).toBeGreaterThan(10);
  for (const [topic, { reaches }] of topics) {
    expect(reaches.length, topic).toBeGreaterThan(0);
    expect(
      reaches.filter((role) => !known.has(role)),
      topic,
    ).toEqual([]);
  }
  const all = Object.fromEntries(topics);
  expect(aboutOf(all, 'desk.requestAnswered', { number: '2026-000102' })).toBe('2026-000102');
  expect(aboutOf(all, 'desk.requestAnswered', { number: 'Frau Muster' })).toBeNull();
  expect(aboutOf(all, 'settlement.runMade', { from: '2026-07', to: '2026-09' })).toBe('07/2026–09/2026');
  expect(aboutOf(all, 'agreements.endsSoon', { endsOn: '2026-12-31' })).toBe('31.12.2026');
});

/** Whose record stands at the centre without being of all members, and why. */
const NOT_OF_ALL: Readonly<Record<string, string>> = {
  'administration.verifyAuditChains': 'changes nothing',
  'agreements.remindOfEnds': 'the service does it',
  'billing.handOver': 'the service does it',
  'billing.redateRound': 'the service does it',
  'desk.approveMonth': 'of one employee',
  'desk.reopenMonth': 'of one employee',
  'desk.signOffMonth': 'of one employee',
  'payments.collectBankFiles': 'the service does it',
  'payments.lookForBankFiles': 'the service does it',
  'payments.matchBankLines': 'the service does it',
  'payments.printClosing': 'the service does it',
  'payments.readBankFileAgain': 'of those whose accounts the file names, as far as they are within reach',
  'payments.receiveBankFiles': 'of those whose accounts the files name, as far as they are within reach',
  'payments.receiveFolderFile': 'the service does it',
  'payments.takeInBankFiles': 'ordered by receiveBankFiles',
  'settlement.freezeRun': 'asks by itself, before it locks what is of all',
  'settlement.noteReleaseRefused': 'the service does it',
  'settlement.readSupplierInvoice': 'the service does it',
  'settlement.takeInSupplierInvoices': 'ordered by receiveSupplierInvoices',
  'tenancy.admitTenant': "whoever is new is nobody's yet",
  'tenancy.foundAssociation': 'nobody is a member yet',
  'tenancy.importTenants': "whoever is new is nobody's yet",
  'treasury.recordPaymentReturn': 'of one member, whose account it finds',
  'treasury.setBankDetails': 'of one member, for whom it asks',
};

test('whose record stands at the centre concerns all members, and asks for somebody in charge of all', () => {
  const ofCentre = [...useCases.values()].filter(({ row }) =>
    /tenantId: (\w+\.)*centreId\b|home\.tenantId|tenantId, type: '(issuer|costC)/.test(String(row)),
  );
  expect(ofCentre.length).toBeGreaterThan(60);
  expect(ofCentre.flatMap(({ name, ofAll }) => (ofAll ? [] : [name])).sort()).toEqual(Object.keys(NOT_OF_ALL));
});
