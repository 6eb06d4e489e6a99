// SPDX-License-Identifier: EUPL-1.2
import { asks, type DemoService, offers, service } from './catalogue-shape.ts';
import { TECHNICAL_SERVICES } from './technical-services.ts';

const amount = asks('amount', ['amount', 'Betrag', 'Amount'], ['120,00', '1.480,50', '64,90', '2.310,00', '415,20']);
const details = asks(
  'longText',
  ['details', 'Was sollen wir wissen?', 'What should we know?'],
  ['Die Unterlagen liegen im Haus bereit.', 'Bitte noch in dieser Woche, wenn es geht.', 'Rückfragen gern am Vormittag.'],
  false,
);

const PAYMENTS: readonly DemoService[] = [
  service(
    'payments',
    ['returned-debit', 'Rücklastschrift klären', 'Clear a returned debit', 3],
    { de: 'Wir klären, warum eine Lastschrift zurückkam, und buchen um.', en: 'We find out why a debit came back and post it anew.' },
    [amount, asks('text', ['reference', 'Kassenzeichen', 'Cash reference'], ['DEMO-4711-01', 'DEMO-0815-22', 'DEMO-2040-07'])],
    ['Rücklastschrift Kassenzeichen DEMO-#', 'Lastschrift Grundbesitzabgaben kam zurück (#)', 'Konto erloschen, Hundesteuer #'],
  ),
  service(
    'payments',
    ['unclear-receipt', 'Unklare Einzahlung zuordnen', 'Assign an unclear receipt', 2],
    { de: 'Wir suchen zu einer Einzahlung die passende Forderung.', en: 'We find the claim that a receipt belongs to.' },
    [amount, details],
    ['Einzahlung ohne Verwendungszweck, Auszug #', 'Doppelte Überweisung Elternbeitrag #', 'Sammelüberweisung #, Aufteilung unklar'],
  ),
  service(
    'payments',
    ['dunning-run', 'Mahnlauf anstoßen', 'Start a dunning run', 5],
    {
      de: 'Wir bereiten den Mahnlauf vor und stimmen die Ausnahmen mit Ihnen ab.',
      en: 'We prepare the dunning run and agree on the exceptions with you.',
    },
    [
      offers(
        ['claims', 'Forderungen', 'Claims'],
        [
          ['taxes', 'Steuern', 'Taxes'],
          ['fees', 'Gebühren', 'Fees'],
          ['all', 'Alle', 'All'],
        ],
      ),
      details,
    ],
    ['Mahnlauf Gewerbesteuer, Lauf #', 'Mahnlauf Abfallgebühren #', 'Mahnlauf mit Sperrliste #'],
  ),
  service(
    'payments',
    ['instalments', 'Ratenzahlung einrichten', 'Set up instalments', 4],
    { de: 'Wir richten den Ratenplan ein und überwachen den Eingang.', en: 'We set up the plan and watch the receipts.' },
    [amount, asks('number', ['instalments', 'Anzahl der Raten', 'Number of instalments'], [3, 6, 10, 12])],
    ['Ratenplan zu Bescheid #', 'Stundung mit Raten, Kassenzeichen DEMO-#', 'Ratenzahlung Kanalanschlussbeitrag #'],
  ),
  service(
    'payments',
    ['cash-desk-audit', 'Prüfung einer Handkasse', 'Audit of a petty cash', 10],
    { de: 'Unvermutete Prüfung nach § 31 KomHVO mit Niederschrift.', en: 'Unannounced audit with a record.' },
    [asks('text', ['place', 'Ort der Kasse', 'Place of the cash'], ['Bürgerbüro', 'Freibad', 'Bücherei'])],
    ['Handkasse Bürgerbüro, Prüfung #', 'Kassenprüfung Bücherei #', 'Zahlstelle Freibad, Prüfung #'],
  ),
];

const PAYROLL: readonly DemoService[] = [
  service(
    'payroll',
    ['new-employee', 'Neueinstellung abrechnen', 'Payroll for a new employee', 5],
    { de: 'Wir legen den Personalfall an und rechnen ab dem ersten Tag ab.', en: 'We set the case up and pay from the first day.' },
    [
      asks('date', ['startsOn', 'Beginn', 'Start'], []),
      offers(
        ['kind', 'Art', 'Kind'],
        [
          ['tvoed', 'TVöD', 'Collective agreement'],
          ['civilServant', 'Beamtenverhältnis', 'Civil servant'],
          ['trainee', 'Ausbildung', 'Trainee'],
        ],
      ),
    ],
    ['Neueinstellung, Fall DEMO-P#', 'Einstellung Ausbildung, Fall DEMO-P#', 'Übernahme nach Ausbildung, Fall DEMO-P#'],
  ),
  service(
    'payroll',
    ['working-hours', 'Arbeitszeit ändern', 'Change of working hours', 3],
    { de: 'Wir ändern Stunden und Entgelt zum gewünschten Tag.', en: 'We change hours and pay on the day you name.' },
    [asks('number', ['hours', 'Wochenstunden', 'Hours a week'], [19, 24, 30, 39]), asks('date', ['from', 'Ab', 'From'], [])],
    ['Teilzeit, Fall DEMO-P#', 'Aufstockung der Stunden, Fall DEMO-P#', 'Brückenteilzeit, Fall DEMO-P#'],
  ),
  service(
    'payroll',
    ['parental-leave', 'Elternzeit und Mutterschutz', 'Parental leave', 5],
    { de: 'Wir berechnen Fristen und Zuschüsse und melden an die Kasse.', en: 'We compute terms and allowances and report them.' },
    [asks('date', ['expectedOn', 'Voraussichtlicher Tag', 'Expected day'], []), details],
    ['Elternzeit, Fall DEMO-P#', 'Mutterschutzfristen, Fall DEMO-P#', 'Rückkehr aus Elternzeit, Fall DEMO-P#'],
  ),
  service(
    'payroll',
    ['payslip-question', 'Frage zur Abrechnung', 'Question about a payslip', 2],
    { de: 'Wir erklären eine Abrechnung oder berichtigen sie.', en: 'We explain a payslip or correct it.' },
    [asks('text', ['month', 'Abrechnungsmonat', 'Month'], ['Januar', 'April', 'Juli', 'Oktober']), details],
    [
      'Zuschlag fehlt, Fall DEMO-P#',
      'Frage zur Jahressonderzahlung, Fall DEMO-P#',
      'Steuerklasse nicht übernommen, Fall DEMO-P#',
      'Fahrtkosten nicht ausgezahlt, Fall DEMO-P#',
    ],
  ),
  service(
    'payroll',
    ['certificate', 'Bescheinigung ausstellen', 'Issue a certificate', 2],
    { de: 'Verdienst-, Arbeits- und Nebenverdienstbescheinigungen.', en: 'Certificates of earnings and employment.' },
    [
      offers(
        ['kind', 'Art', 'Kind'],
        [
          ['earnings', 'Verdienstbescheinigung', 'Earnings'],
          ['employment', 'Arbeitsbescheinigung', 'Employment'],
          ['pension', 'Rentenauskunft', 'Pension'],
        ],
      ),
    ],
    ['Verdienstbescheinigung, Fall DEMO-P#', 'Arbeitsbescheinigung, Fall DEMO-P#', 'Bescheinigung Familienkasse, Fall DEMO-P#'],
  ),
  service(
    'payroll',
    ['leaving', 'Ausscheiden abrechnen', 'Payroll at the end', 6],
    { de: 'Letzte Abrechnung, Urlaubsabgeltung, Abmeldungen.', en: 'Last payslip, leave, sign-offs.' },
    [asks('date', ['lastDay', 'Letzter Tag', 'Last day'], []), details],
    ['Austritt, Fall DEMO-P#', 'Rentenbeginn, Fall DEMO-P#', 'Ende der Befristung, Fall DEMO-P#'],
  ),
];

const STAFFING: readonly DemoService[] = [
  service(
    'staffing',
    ['day-cover', 'Vertretung für einen Tag', 'Cover for a day', 0],
    { de: 'Wir suchen noch am selben Tag eine Vertretung.', en: 'We find somebody for the same day.' },
    [
      offers(
        ['desk', 'Platz', 'Desk'],
        [
          ['telephone', 'Telefonzentrale', 'Telephone'],
          ['citizens', 'Bürgerbüro', 'Citizens’ office'],
          ['cash', 'Kasse', 'Cash desk'],
        ],
      ),
      asks('text', ['hours', 'Uhrzeit', 'Hours'], ['8 bis 12 Uhr', '8 bis 16 Uhr', '14 bis 18 Uhr']),
    ],
    ['Telefonzentrale heute unbesetzt', 'Bürgerbüro heute ohne Vertretung', 'Ausfall an der Kasse'],
  ),
  service(
    'staffing',
    ['planned-cover', 'Geplante Vertretung', 'Planned cover', 5],
    { de: 'Vertretung für Urlaub und Fortbildung nach Absprache.', en: 'Cover for leave and training.' },
    [asks('date', ['from', 'Von', 'From'], []), asks('number', ['days', 'Tage', 'Days'], [2, 3, 5, 10]), details],
    ['Urlaubsvertretung im Meldeamt', 'Vertretung während einer Fortbildung', 'Urlaubsvertretung im Vorzimmer'],
  ),
  service(
    'staffing',
    ['swap', 'Tausch im Wochenplan', 'Swap in the weekly pattern', 2],
    { de: 'Wir tauschen Ihren festen Tag mit einem anderen Mitglied.', en: 'We swap your fixed day with another member.' },
    [asks('date', ['give', 'Tag, den Sie abgeben', 'Day to give'], []), asks('date', ['take', 'Tag, den Sie brauchen', 'Day to take'], [])],
    ['Tausch Mittwoch gegen Freitag', 'Tausch wegen des Markttags'],
  ),
  service(
    'staffing',
    ['access', 'Zugang zum Melderegister', 'Access to the register', 3],
    { de: 'Wir veranlassen den Zugang einer Vertretung und sein Ende.', en: 'We arrange access for a substitute and its end.' },
    [asks('yesNo', ['bound', 'Auf das Meldegeheimnis verpflichtet', 'Bound to secrecy'], [true]), details],
    ['Zugang zum Melderegister für eine Vertretung', 'Ende eines Zugangs zum Melderegister'],
  ),
];

const COOPERATION: readonly DemoService[] = [
  service(
    'cooperation',
    ['committee', 'Sitzung vorbereiten', 'Prepare a meeting', 10],
    { de: 'Einladung, Vorlagen und Niederschrift für Gremien des Verbandes.', en: 'Invitation, papers and minutes.' },
    [asks('date', ['on', 'Sitzungstag', 'Day'], []), details],
    ['Vorlage für die Verbandsversammlung', 'Niederschrift des Verbandsausschusses'],
  ),
  service(
    'cooperation',
    ['model-text', 'Mustertext erstellen', 'Draft a model text', 15],
    { de: 'Gemeinsame Muster für Satzungen, Dienstanweisungen und Formulare.', en: 'Joint models for by-laws, instructions and forms.' },
    [
      offers(
        ['kind', 'Art', 'Kind'],
        [
          ['bylaw', 'Satzung', 'By-law'],
          ['instruction', 'Dienstanweisung', 'Instruction'],
          ['form', 'Formular', 'Form'],
        ],
      ),
      details,
    ],
    ['Muster einer Dienstanweisung mobile Arbeit', 'Mustersatzung Verwaltungsgebühren', 'Gemeinsames Formular Veranstaltungsanzeige'],
  ),
  {
    ...service(
      'cooperation',
      ['enquiry', 'Allgemeine Anfrage', 'General enquiry', 3],
      { de: 'Alles, wofür Sie keine passende Leistung finden.', en: 'Whatever fits no other service.' },
      [details],
      ['Ansprechstelle gesucht', 'Frage zur Umlage', 'Termin für ein Gespräch'],
    ),
    needsAgreement: false,
  },
];

export const SERVICES: readonly DemoService[] = [...PAYMENTS, ...PAYROLL, ...STAFFING, ...COOPERATION, ...TECHNICAL_SERVICES];
