// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import type { CivilDate } from '@kernel/core';
import type { Builder } from '@platform/graphql';
import { readField } from '@platform/graphql';
import type { DocumentedTable, Download, Service } from '@platform/service';
import { type Letter, typesetter } from '@platform/typesetting';
import { type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { widthOf } from './column-width.ts';
import { describeHouse } from './describe-house.ts';

export interface ProcessDocumentation {
  readonly association: string;
  readonly on: CivilDate;
  readonly version: string;
  readonly migration: string;
  /** SHA-256 over everything but the day: the same set-up has the same one on every day. */
  readonly hash: string;
  readonly tables: readonly DocumentedTable[];
}

const GENERAL: DocumentedTable = {
  title: 'Grundsätze',
  intro: 'Wie das Verfahren Nachvollziehbarkeit und Unveränderbarkeit sicherstellt (GoBD, § 147 AO).',
  columns: ['Anforderung', 'Umsetzung'],
  rows: [
    [
      'Nachvollziehbarkeit',
      'Jeder Betrag nennt Bestimmung, Beschluss, Schlüssel mit Fassung, Gewichte, Quellen und Rundung; von der Summe bis zur einzelnen Buchung.',
    ],
    [
      'Unveränderbarkeit',
      'Gebuchtes wird nie geändert, sondern durch eine Gegenbuchung berichtigt. Freigegebene Läufe sind festgeschrieben und tragen Prüfsummen über Eingaben und Ergebnis.',
    ],
    [
      'Vollständigkeit',
      'Was nach der Freigabe eines Monats eingeht, erscheint als Nachzügler: Messungen gehen in den nächsten Lauf ein, Kosten in eine Berichtigung des Monats. Beträge gehen bei der Verteilung bis auf den Cent auf.',
    ],
    [
      'Protokoll',
      'Jede Entscheidung steht mit Person, Zeitpunkt und Ausgang in einer Kette, deren Glieder die Prüfsumme des vorigen enthalten.',
    ],
    [
      'Prüfbarkeit',
      'Wer prüft, bekommt eine lesende Rolle auf Zeit und gibt die Daten eines Laufs selbst aus: Tabellen mit Beschreibung, Summen und Prüfsummen, dazu die Dokumente.',
    ],
    ['Trennung der Mandanten', 'Die Datenbank selbst lässt nur sehen und schreiben, wozu die handelnde Stelle berechtigt ist.'],
    ['Belege', 'Dateien liegen verschlüsselt mit Prüfsumme; Eingangsrechnungen bleiben in der Form, in der sie eingegangen sind.'],
  ],
};

async function documented(
  services: readonly Service[],
  version: string,
  reads: Parameters<Service['queries'][number]['run']>[0],
  context: QueryContext<unknown>,
) {
  const { rows } = await sql<{ association: string; migration: string | null }>`
    select name as association, (select max(name) from wall.applied_migrations()) as migration
    from association where id = ${context.actor.associationId}::uuid`.execute(reads);
  const own: DocumentedTable[] = [];
  for (const service of services)
    for (const told of service.documents ?? [])
      own.push(...((await told.run(reads, { ...context, input: {} })) as readonly DocumentedTable[]));
  const tables = [GENERAL, ...describeHouse(services, context.book), ...own.filter((table) => table.rows.length > 0)];
  const [row] = rows;
  const content = { association: row?.association ?? '', version, migration: row?.migration ?? '', tables };
  return { ...content, on: context.today, hash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}

function letterOf({ association, on, version, migration, hash, tables }: ProcessDocumentation): Letter {
  return {
    language: 'de',
    title: 'Verfahrensdokumentation',
    date: on,
    sender: { name: association, addressLine: association },
    recipient: ['Zu den Akten'],
    references: [
      { label: 'Stand', value: on.split('-').reverse().join('.') },
      { label: 'Programmversion', value: version },
      { label: 'Stand der Datenbank', value: migration },
    ],
    blocks: [
      {
        kind: 'paragraph',
        text: `Diese Dokumentation ist aus dem erzeugt, was am Stichtag eingerichtet war. Prüfsumme des Inhalts: ${hash}`,
      },
      ...tables.flatMap(({ title, intro, columns, rows }) => [
        { kind: 'heading' as const, level: 2 as const, text: title },
        { kind: 'paragraph' as const, text: intro },
        {
          kind: 'table' as const,
          columns: columns.map((heading, index) => {
            const width = widthOf([heading, ...rows.map((row) => row[index] ?? '')]);
            return width === null ? { heading } : { heading, width };
          }),
          rows: rows.map((row) => row.map((cell) => cell || '–')),
        },
      ]),
    ],
  };
}

/** Set when it is asked for, and the thread let go after that: nobody asks twice a day. */
async function* pdfOf(documentation: ProcessDocumentation): AsyncGenerator<Uint8Array> {
  const press = typesetter();
  try {
    const made = await press.render(letterOf(documentation));
    if (!made.ok) throw new Error(`the process documentation cannot be set: ${made.error.code}`);
    yield made.value.pdf;
  } finally {
    await press.close();
  }
}

/** The process documentation (Verfahrensdokumentation) of the association, from what is set up today. */
export function processDocumentation(services: () => readonly Service[], version: string) {
  const found = query({
    name: 'administration.processDocumentation',
    action: 'administration.readProcessDocumentation',
    input: z.object({}),
    run: (reads, context): Promise<ProcessDocumentation> => documented(services(), version, reads, context),
  });
  const download: Download = {
    name: 'process-documentation',
    action: found.action,
    query: found,
    toFile: (row: ProcessDocumentation) => ({
      fileName: `verfahrensdokumentation-${row.on}.pdf`,
      mediaType: 'application/pdf',
      content: pdfOf(row),
    }),
  };
  const fields = (builder: Builder): void => {
    const table = builder.objectRef<DocumentedTable>('DocumentedTable').implement({
      fields: (t) => ({
        title: t.exposeString('title'),
        intro: t.exposeString('intro'),
        columns: t.stringList({ resolve: ({ columns }) => [...columns] }),
        rows: t.field({ type: 'JSON', description: 'Rows of texts, one for each column.', resolve: ({ rows }) => rows as never }),
      }),
    });
    const documentation = builder.objectRef<ProcessDocumentation>('ProcessDocumentation').implement({
      description: 'What is set up today, as the tax audit wants it described; in German.',
      fields: (t) => ({
        association: t.exposeString('association'),
        on: t.field({ type: 'Date', resolve: (row) => row.on }),
        version: t.exposeString('version'),
        migration: t.exposeString('migration'),
        hash: t.exposeString('hash'),
        tables: t.field({ type: [table], resolve: ({ tables }) => [...tables] }),
      }),
    });
    readField(builder, 'processDocumentation', found, documentation);
  };
  return { query: found, download, fields };
}
