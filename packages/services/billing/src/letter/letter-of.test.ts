// SPDX-License-Identifier: EUPL-1.2
import {
  type ChargeLine,
  type ComposeInput,
  composeDocuments,
  DEFAULT_RULE,
  type DocumentContent,
  issueDocument,
  PROPOSED_TEXTS,
} from '@domain/billing';
import { cents, civilDate } from '@kernel/core';
import { type Table, typesetter } from '@platform/typesetting';
import { afterAll, describe, expect, test } from 'vitest';
import { draftLetterOf } from './draft-letter.ts';
import { letterOf } from './letter-of.ts';
import { makeFiles } from './make-files.ts';

const setter = typesetter({ threads: 1 });
afterAll(() => setter.close());

const RULES = {
  O: { code: 'O', ratePermille: 0, basis: '§ 2b UStG' },
  E: { code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' },
  S: { code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' },
} as const;

const line = (de: string, amount: bigint, code: 'O' | 'E' | 'S' = 'E', over: Partial<ChargeLine> = {}): ChargeLine => ({
  ...{ lineKey: de, label: { de, en: de }, serviceFamilyCode: 'support', amountCents: cents(amount) },
  ...{ from: civilDate('2026-01-01'), to: civilDate('2026-12-31'), agreementNumber: 'V-1', clause: '§ 5', resolution: null },
  basis: { de: 'V-1, § 5', en: 'V-1, § 5' },
  form: code === 'O' ? 'statutes' : 'publicLawAgreement',
  vat: { ...RULES[code], validFrom: civilDate('2020-01-01'), validTo: null },
  calculation: { de: '12 von 100 Stunden', en: '12 of 100 hours' },
  ...over,
});

const NAME = 'Große kreisangehörige Stadt Mühlheim-Öttinghausen an der Überlahn';
const RECIPIENT = {
  name: NAME,
  department: 'Der Bürgermeister – Fachbereich Finanzen, Kämmerei und Steueramt',
  address: { line1: 'Straße der Neuordnung 12 a', line2: 'Gebäude C', postCode: '50001', city: 'Mühlheim', country: 'DE' },
  ...{ email: 'eingang@muehlheim.example', routingId: '', orderNumber: 'B-47-ÄÖÜ', costUnit: '1112-54310', format: 'hybrid' as const },
};
const ISSUER = {
  name: 'Zweckverband Kommunale Datenverarbeitung und Verwaltungsdienste Niederrhein-Südwestfalen',
  address: { line1: 'Musterallee 5', line2: '', postCode: '50001', city: 'Musterstadt', country: 'DE' },
  ...{ vatId: 'DE123456789', taxNumber: '5358/1234/5678', iban: 'DE02120300000000202051', bic: 'BYLADEM1001', accountName: '' },
  ...{ creditorId: 'DE98ZZZ09999999999', contactName: 'Team Abrechnung', contactPhone: '+49 2400 12345' },
  ...{ contactEmail: 'abrechnung@zentrum.example', representedBy: 'Verbandsvorsteherin Dr. Friederike Mustermann-Beispielhausen' },
};
const TEXTS = PROPOSED_TEXTS.map((text) => ({
  ...text,
  ...{ version: 1, validFrom: civilDate('2020-01-01'), data: { court: 'Verwaltungsgericht Musterstadt', courtAddress: 'Gerichtsweg 1' } },
}));

function issued(lines: readonly ChargeLine[], over: Partial<ComposeInput> = {}): DocumentContent {
  const [draft] = composeDocuments({
    ...{ kind: 'annual', overInstalments: false, sets: [], from: civilDate('2026-01-01'), to: civilDate('2026-12-31') },
    members: [{ tenantId: 't', ags: '05362012', memberName: 'Mühlheim', lines, totalCents: cents(0n) }],
    ...{ advances: [], advanceWay: 'remainder', corrected: [] },
    ...over,
  });
  if (!draft) throw new Error('a draft');
  const number = draft.family === 'notice' ? 'B-2027-000007' : 'R-2027-000007';
  return issueDocument(draft, { issuer: ISSUER, texts: TEXTS, rule: DEFAULT_RULE }, RECIPIENT, { number, day: civilDate('2027-02-16') });
}

const tableOf = (content: DocumentContent): Table => {
  const table = letterOf(content).blocks.find((block): block is Table => block.kind === 'table');
  if (!table) throw new Error('a table');
  return table;
};
const sumsOf = (content: DocumentContent) => tableOf(content).sums?.map(({ label, value }) => [label, value]);
const wordsOf = (content: DocumentContent): string => JSON.stringify(letterOf(content).blocks);

const order = {
  ...{ number: 'R-2026-000007', issuedOn: civilDate('2026-01-15') },
  breakdown: [
    { code: 'E' as const, ratePermille: 0, netCents: cents(300_000n), vatCents: cents(0n), bases: ['§ 4 Nr. 29 UStG'] },
    { code: 'S' as const, ratePermille: 190, netCents: cents(100_000n), vatCents: cents(19_000n), bases: ['§ 12 Abs. 1 UStG'] },
  ],
};
const advances = (paid: bigint) =>
  [2, 5].map((month, index) => ({
    ...{ year: 2026, family: 'invoice' as const, order: { de: '', en: '' }, usedCents: cents(0n) },
    vat: { code: 'E' as const, ratePermille: 0, bases: [] },
    ...{ tenantId: 't', number: index + 1, dueOn: civilDate(`2026-0${month}-15`), document: order },
    ...{ dueCents: cents(104_750n), paidCents: cents(index === 1 ? paid : 104_750n) },
  }));
const two = [line('Betreuung', 512_345n), line('Druck', 98_765n, 'S')];

describe('the sums of a document', () => {
  test('name each kind of VAT with its amount and its law', () => {
    const content = issued(two);
    expect(sumsOf(content)).toEqual([
      ['Summe ohne Umsatzsteuer', '6.111,10 €'],
      ['Umsatzsteuer: 5.123,45 € steuerfrei nach § 4 Nr. 29 UStG (gültig ab 01.01.2020)', '0,00 €'],
      ['Umsatzsteuer 19 % auf 987,65 €', '187,65 €'],
      ['Zu zahlen', '6.298,75 €'],
    ]);
    expect(tableOf(content).columns.map(({ heading }) => heading)).toEqual(['Nr.', 'Position', 'Umsatzsteuer', 'Betrag']);
    expect(tableOf(issued(two.slice(0, 1))).columns.map(({ heading }) => heading)).toEqual(['Nr.', 'Position', 'Betrag']);
  });

  test('of a remainder invoice stand below the advances as lines, each part with its VAT', () => {
    const content = issued(two, { advances: advances(50_000n) });
    expect(tableOf(content).rows.slice(2)).toEqual([
      ['3', 'Abzüglich 1. Abschlag, fällig am 15.02.2026 (R-2026-000007)', 'steuerfrei', '−750,00 €'],
      ['4', 'Abzüglich 1. Abschlag, fällig am 15.02.2026 (R-2026-000007)', '19 %', '−250,00 €'],
      ['5', 'Abzüglich 2. Abschlag, fällig am 15.05.2026 (R-2026-000007)', 'steuerfrei', '−358,00 €'],
      ['6', 'Abzüglich 2. Abschlag, fällig am 15.05.2026 (R-2026-000007)', '19 %', '−119,33 €'],
    ]);
    expect(sumsOf(content)).toEqual([
      ['Rest ohne Umsatzsteuer', '4.633,77 €'],
      ['Umsatzsteuer: 4.015,45 € steuerfrei nach § 4 Nr. 29 UStG (gültig ab 01.01.2020)', '0,00 €'],
      ['Umsatzsteuer 19 % auf 618,32 €', '117,48 €'],
      ['Zu zahlen', '4.751,25 €'],
    ]);
    // Of the second 500.00 were paid: the rest is in this invoice and is asked for by no other document any more.
    expect(wordsOf(content)).toContain('Nicht gezahlt sind 547,50 €');
    expect(wordsOf(content)).not.toContain('noch 547,50 € offen');
  });

  test('of a notice name the levy that ordered its instalments, what is unpaid of them, and what it gives back', () => {
    const levy = advances(50_000n).map((one) => ({
      ...{ ...one, family: 'notice' as const, document: null, vat: { code: 'O' as const, ratePermille: 0, bases: ['§ 2b UStG'] } },
      order: { de: 'Umlage 2026: § 16 der Satzung; Verbandsversammlung vom 12.12.2025, TOP 5', en: '' },
    }));
    const content = issued([line('Geschäftsstelle', 180_000n, 'O')], { advances: levy });
    expect(tableOf(content).rows.slice(1)).toEqual(
      ['15.02.2026', '15.05.2026'].map((day, index) => [
        String(index + 2),
        {
          text: `Abzüglich ${index + 1}. Rate der Umlage 2026, fällig am ${day}`,
          detail: 'Festgesetzt: Umlage 2026: § 16 der Satzung; Verbandsversammlung vom 12.12.2025, TOP 5',
        },
        '−1.047,50 €',
      ]),
    );
    expect(sumsOf(content)?.at(-1)).toEqual(['Guthaben', '295,00 €']);
    expect(wordsOf(content)).toContain('noch 547,50 € offen');
    expect(wordsOf(content)).toContain('waren um 295,00 € höher');
    expect(wordsOf(content)).not.toContain('Einführung dieses Verfahrens');
    const carried = { ...line('Ausgleich der Unterdeckung 2025: Archiv', 700n, 'O'), lineKey: 'carryOver:c:2026:1' };
    const closed = issued([carried, line('Geschäftsstelle', 180_000n, 'O')], { advances: levy });
    expect(
      tableOf(closed)
        .rows.map((row) => JSON.stringify(row))
        .at(-1),
    ).toContain('Ausgleich der Unterdeckung 2025: Archiv');
    expect(sumsOf(closed)?.at(-1)).toEqual(['Guthaben', '288,00 €']);
    const half = issued([line('Geschäftsstelle', 180_000n, 'O', { to: civilDate('2026-06-30') })], {
      advances: levy,
      to: civilDate('2026-06-30'),
    });
    expect(sumsOf(half)?.at(-1)).toEqual(['Zu zahlen', '0,00 €']);
    expect(JSON.stringify(tableOf(half).rows)).toContain('ein Teil der Rate von 1.047,50 €');
    expect(wordsOf(half)).toContain('für die übrigen Umlagebescheide für 2026');
  });

  test('of the prepaid way show the whole and take each advance off with the VAT that it bore (§ 14 Abs. 5 UStG)', () => {
    expect(sumsOf(issued(two, { advances: advances(104_750n), advanceWay: 'prepaid' }))).toEqual([
      ['Summe ohne Umsatzsteuer', '6.111,10 €'],
      ['Umsatzsteuer: 5.123,45 € steuerfrei nach § 4 Nr. 29 UStG (gültig ab 01.01.2020)', '0,00 €'],
      ['Umsatzsteuer 19 % auf 987,65 €', '187,65 €'],
      ['Rechnungsbetrag', '6.298,75 €'],
      ['Abzüglich 1. Abschlag, fällig am 15.02.2026 (R-2026-000007), darin 47,50 € Umsatzsteuer', '−1.047,50 €'],
      ['Abzüglich 2. Abschlag, fällig am 15.05.2026 (R-2026-000007), darin 47,50 € Umsatzsteuer', '−1.047,50 €'],
      ['Zu zahlen', '4.203,75 €'],
    ]);
  });

  test('below nothing are a credit: nobody is asked to pay, and it is no Gutschrift by the law of VAT', () => {
    const content = issued([line('Betreuung', -20_000n)]);
    expect(sumsOf(content)?.at(-1)).toEqual(['Guthaben', '200,00 €']);
    expect(letterOf(content).title).toBe('Abrechnung mit Guthaben R-2027-000007 für 2026: Betreuung');
    expect(wordsOf(content)).not.toMatch(/überweisen|IBAN|Gutschrift/);
    expect(wordsOf(content)).toContain('zahlen es Ihnen aus');
  });
});

describe('what it is called', () => {
  test('tells two invoices of one member and year apart: number, period, service', () => {
    const august = { from: civilDate('2026-08-01'), to: civilDate('2026-08-31') };
    expect(letterOf(issued(two)).title).toBe('Rechnung R-2027-000007 für 2026: Betreuung und eine weitere Leistung');
    expect(letterOf(issued([line('Archiv, 08/2026', 1n, 'E', august)], august)).title).toBe(
      'Rechnung R-2027-000007 für August 2026: Archiv',
    );
    expect(letterOf(issued([line('Umlage', 1n, 'O')])).title).toBe('Umlagebescheid B-2027-000007 für 2026');
  });

  test('names what a correction corrects', () => {
    const reference = { documentId: 'd', number: 'R-2027-000001', issuedOn: civilDate('2027-01-10') };
    const corrected = [{ ...reference, tenantId: 't', family: 'invoice' as const, year: 2026, groupKey: 'invoice-2026' }];
    const content = issued([line('Betreuung', -20_000n)], { kind: 'correction', corrected, reason: 'Messwert von Bergheim war falsch' });
    expect(letterOf(content).title).toBe('Rechnungskorrektur R-2027-000007 zu R-2027-000001 für 2026: Betreuung');
    expect(wordsOf(content)).toContain('vermindert sich um 200,00 Euro');
    expect(wordsOf(content)).toContain('Grund der Änderung: Messwert von Bergheim war falsch');
  });
});

test('a notice bears its reasons and how to sue; instalments say how they are paid', () => {
  const notice = issued([line('Umlage', 100n, 'O')]);
  expect(letterOf(notice).blocks.map((block) => block.kind)).toEqual([
    ...['paragraph', 'paragraph', 'table', 'paragraph', 'facts', 'heading', 'paragraph', 'notice'],
  ]);
  const advance = wordsOf(issued([line('1. Rate', 100n, 'O')], { kind: 'advance', overInstalments: true }));
  expect(advance).toContain('jede Rate bis zu ihrem Fälligkeitstag');
  expect(advance).not.toContain('"Betrag","value"');
});

test('a draft has no number, asks for nothing and says until when it can be objected to', () => {
  const content = issued([line('Umlage', 100n, 'O')]);
  const draft = { ...content, issue: content.issue && { ...content.issue, number: '', dueOn: null } };
  const letter = letterOf(draft, { version: 2, objectionsUntil: civilDate('2027-03-02') });
  const words = JSON.stringify(letter);
  expect(letter).toMatchObject({ draft: true, title: 'Umlagebescheid für 2026' });
  expect(words).toContain('bis einschließlich 02.03.2027');
  expect(words).not.toMatch(/überweisen|Klage|B-2027|Verwendungszweck/);
});

test('of a draft the letter needs nothing but the name of the association and what stands in it', async () => {
  const { issue: _issue, ...content } = issued([line('Umlage', 123_456n, 'O')]);
  const until = civilDate('2027-03-02');
  const draft = {
    content: { ...content, issue: null },
    association: 'Testverband',
    recipient: null,
    version: 1,
    on: civilDate('2027-02-16'),
  };
  const letter = draftLetterOf({ ...draft, objectionsUntil: until });
  expect(letter).toMatchObject({ draft: true, recipient: ['Mühlheim'], sender: { name: 'Testverband', addressLine: 'Testverband' } });
  expect(letter.foot).toBeUndefined();
  expect(JSON.stringify(letter.blocks)).toContain('beabsichtigen wir, gegen Sie eine Umlage von 1.234,56 Euro festzusetzen');
  const made = await setter.render(letter);
  expect(made.ok && made.value.pages).toBe(1);
});

test('a calculation of several steps stands in an annex, under the number of its position', async () => {
  const step = (depth: number, de: string) => ({ depth, de, en: de });
  const steps = [
    step(0, 'Schlüssel „Mix“: zu 35 % nach Köpfen'),
    step(1, '35 % × 25 % = 8,75 %'),
    step(1, '65 % × 50 %'),
    step(0, 'Betrag'),
  ];
  const content = issued([line('Netz', 5_000n), line('Register', 41_250n, 'E', { steps })]);
  const letter = letterOf(content);
  expect(JSON.stringify(letter.blocks)).toContain('12 von 100 Stunden Alle Rechenschritte stehen in der Anlage.');
  expect(letter.annex?.[1]).toMatchObject({ text: 'Position 2: Register' });
  expect(letter.annex?.[2]).toMatchObject({
    rows: [
      ['1', steps[0]?.de],
      ['1.1', steps[1]?.de],
      ['1.2', steps[2]?.de],
      ['2', 'Betrag'],
    ],
  });
  expect(letterOf(issued([line('Netz', 5_000n)])).annex).toEqual([]);
  const [first, again] = [await makeFiles(content, setter), await makeFiles(content, setter)];
  expect(first.ok && again.ok && Buffer.compare(first.value.pdf, again.value.pdf)).toBe(0);
  const [made, without] = [await setter.render(letter), await setter.render({ ...letter, annex: [] })];
  expect(made.ok && without.ok && made.value.pages - without.value.pages).toBe(1);
});

test('forty-eight positions under long names fill pages of whole positions, and the same content gives the same bytes', async () => {
  const content = issued(
    Array.from({ length: 48 }, (_, index) =>
      line(`Betrieb des Fachverfahrens Straßenverkehr, Los ${index}`, 123_456n, index % 3 ? 'E' : 'S'),
    ),
  );
  const [first, again] = [await makeFiles(content, setter), await makeFiles(content, setter)];
  if (!first.ok || !again.ok) throw new Error(JSON.stringify(first));
  expect(Buffer.compare(first.value.pdf, again.value.pdf)).toBe(0);
  const { pages } = await setter.render(letterOf(content)).then((made) => {
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  });
  expect(pages).toBeGreaterThanOrEqual(4);
  expect(pages).toBeLessThanOrEqual(5);
});
