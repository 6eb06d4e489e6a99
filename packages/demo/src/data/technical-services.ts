// SPDX-License-Identifier: EUPL-1.2
import { asks, type DemoService, offers, service } from './catalogue-shape.ts';

const school = asks(
  'text',
  ['school', 'Schule', 'School'],
  ['Demo-Grundschule Nord', 'Demo-Grundschule Süd', 'Demo-Gesamtschule', 'Demo-Gymnasium'],
);
const details = asks(
  'longText',
  ['details', 'Was ist passiert?', 'What happened?'],
  ['Seit heute Morgen, in allen Räumen.', 'Betroffen ist nur ein Raum.', 'Neustart hat nicht geholfen.'],
  false,
);
const signature = asks(
  'text',
  ['signature', 'Aktenzeichen oder Signatur', 'File reference'],
  ['DEMO 10-24-01', 'DEMO 61-12-07', 'DEMO 32-05-11'],
);

const SCHOOL_IT: readonly DemoService[] = [
  service(
    'schoolIt',
    ['fault', 'Störung an einer Schule', 'Fault at a school', 1],
    { de: 'Wir beheben Störungen an Netz, Geräten und Anzeigetafeln.', en: 'We repair faults of network, devices and boards.' },
    [
      school,
      offers(
        ['what', 'Was ist betroffen?', 'What is affected?'],
        [
          ['network', 'Netz', 'Network'],
          ['device', 'Gerät', 'Device'],
          ['board', 'Anzeigetafel', 'Board'],
        ],
      ),
      details,
    ],
    [
      'WLAN ausgefallen, Raum ##',
      'Anzeigetafel bleibt dunkel, Raum ##',
      'Drucker im Lehrerzimmer, Gerät #',
      'Anmeldung an Tablets nicht möglich, Raum ##',
    ],
  ),
  service(
    'schoolIt',
    ['devices', 'Geräte bereitstellen', 'Provide devices', 8],
    { de: 'Wir richten Tablets und Rechner ein und liefern sie aus.', en: 'We set tablets and computers up and deliver them.' },
    [school, asks('number', ['count', 'Anzahl', 'Number'], [5, 12, 16, 30])],
    ['Tablets für eine Klasse, Los #', 'Rechner für das Sekretariat, Los #', 'Leihgeräte, Los #'],
  ),
  service(
    'schoolIt',
    ['accounts', 'Konten zum Schuljahr', 'Accounts for the school year', 10],
    { de: 'Anlage und Abmeldung der Konten nach der Klassenliste.', en: 'Making and ending accounts by the class list.' },
    [school, details],
    ['Konten neuer Jahrgang, Liste #', 'Abgänge abmelden, Liste #'],
  ),
  service(
    'schoolIt',
    ['software', 'Programm verteilen', 'Distribute a program', 5],
    { de: 'Wir prüfen, lizenzieren und verteilen Lernprogramme.', en: 'We check, license and distribute programs.' },
    [school, asks('text', ['program', 'Programm', 'Program'], ['Demo-Rechentrainer', 'Demo-Vokabelheft', 'Demo-Atlas'])],
    ['Lernprogramm verteilen, Auftrag #', 'Lizenz läuft aus, Auftrag #'],
  ),
  service(
    'schoolIt',
    ['media-plan', 'Medienentwicklungsplan', 'Media development plan', 20],
    { de: 'Beratung und Fortschreibung mit der Schule.', en: 'Advice and update with the school.' },
    [school],
    ['Fortschreibung des Medienplans', 'Beratung zum Medienkonzept'],
  ),
];

const ARCHIVE: readonly DemoService[] = [
  service(
    'archive',
    ['lend', 'Akte ausleihen', 'Lend a file', 2],
    { de: 'Wir heben aus und schicken oder scannen.', en: 'We fetch and send or scan it.' },
    [
      signature,
      offers(
        ['how', 'Wie?', 'How?'],
        [
          ['scan', 'Als Scan', 'As a scan'],
          ['paper', 'Im Original', 'The original'],
        ],
      ),
    ],
    ['Bauakte DEMO-B#', 'Altakte DEMO-A#, bitte als Scan', 'Personenstandsregister Band #'],
  ),
  service(
    'archive',
    ['transfer', 'Abgabe an das Archiv', 'Transfer to the archive', 15],
    { de: 'Wir bewerten und übernehmen abgeschlossene Akten.', en: 'We appraise and take closed files.' },
    [asks('number', ['metres', 'Laufende Meter', 'Running metres'], [2, 5, 9, 14]), signature],
    ['Abgabe Sozialamt, Los #', 'Abgabe Bauverwaltung, Los #', 'Abgabe Ratsbüro, Los #'],
  ),
  service(
    'archive',
    ['research', 'Recherche im Archiv', 'Research in the archive', 10],
    { de: 'Wir suchen für Sie und geben Auskunft.', en: 'We search for you and answer.' },
    [
      asks(
        'longText',
        ['question', 'Frage', 'Question'],
        ['Wann wurde der Brunnen am Markt errichtet?', 'Gesucht wird der Vertrag über das alte Schulgrundstück.'],
      ),
    ],
    ['Recherche Ortsgeschichte', 'Recherche Grundstück, Flurstück ##'],
  ),
  service(
    'archive',
    ['destroy', 'Vernichtung freigeben', 'Release for destruction', 10],
    { de: 'Wir prüfen Fristen und vernichten nachweislich.', en: 'We check terms and destroy with proof.' },
    [signature],
    ['Vernichtungsliste #', 'Fristablauf Kassenbelege, Liste #'],
  ),
];

const PURCHASING: readonly DemoService[] = [
  service(
    'purchasing',
    ['call-off', 'Abruf aus Rahmenvertrag', 'Call-off from a framework', 3],
    { de: 'Wir bestellen aus den gemeinsamen Rahmenverträgen.', en: 'We order from the joint frameworks.' },
    [
      offers(
        ['framework', 'Rahmenvertrag', 'Framework'],
        [
          ['office', 'Bürobedarf', 'Office supplies'],
          ['furniture', 'Möbel', 'Furniture'],
          ['energy', 'Energie', 'Energy'],
        ],
      ),
      asks('number', ['count', 'Menge', 'Quantity'], [10, 25, 60]),
    ],
    ['Abruf Bürobedarf #', 'Abruf Möbel, Auftrag #', 'Abruf Druckerpapier #'],
  ),
  service(
    'purchasing',
    ['tender', 'Vergabe begleiten', 'Accompany a tender', 25],
    { de: 'Vom Leistungsverzeichnis bis zum Zuschlag.', en: 'From the specification to the award.' },
    [
      asks('text', ['value', 'Geschätzter Wert', 'Estimated value'], ['24.000 €', '80.000 €', '145.000 €']),
      asks(
        'longText',
        ['what', 'Was wird beschafft?', 'What is bought?'],
        ['Ein Fahrzeug für den Bauhof.', 'Reinigung der Grundschulen für vier Jahre.'],
      ),
    ],
    ['Vergabe Bauhoffahrzeug #', 'Vergabe Reinigung, Los #'],
  ),
  service(
    'purchasing',
    ['price-check', 'Preise vergleichen', 'Compare prices', 4],
    { de: 'Wir holen drei Angebote ein und vergleichen.', en: 'We get three offers and compare them.' },
    [asks('text', ['item', 'Gegenstand', 'Item'], ['Defibrillator', 'Spielgerät', 'Zelt für das Stadtfest'])],
    ['Preisvergleich, Vorgang #', 'Drei Angebote, Vorgang #'],
  ),
];

export const TECHNICAL_SERVICES: readonly DemoService[] = [...SCHOOL_IT, ...ARCHIVE, ...PURCHASING];
