// SPDX-License-Identifier: EUPL-1.2
import { type WriteColumn, writeCsv } from '@formats/csv';
import type { Download, DownloadContext } from '@platform/service';
import { choiceInput, idInput, query, textInput } from '@platform/use-case';
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { csvWords, lineColumns, listColumns, numberColumns, objectionColumns } from './csv-columns.ts';
import { type DocumentHead, documentRows } from './document-rows.ts';
import { draftDownload, draftLetter } from './draft-letter.ts';
import { type DocumentView, findDocument } from './find-document.ts';
import { documentFilters, documentsWhere, ROUND_KEY } from './list-documents.ts';
import { listNumbers, type NumberSeriesRow } from './list-numbers.ts';
import { listObjections, type ObjectionRow } from './list-objections.ts';

const file = <Row>(name: string, columns: readonly WriteColumn<Row>[], rows: readonly Row[]) => ({
  fileName: `${name}.csv`,
  mediaType: 'text/csv; charset=utf-8',
  // A decoder takes the mark of byte order away; spreadsheets need it.
  content: `\ufeff${new TextDecoder().decode(writeCsv([...columns], [...rows]))}`,
});

/** The list of documents as on the screen, whole. */
const documentsCsv = query({
  name: 'billing.documentsCsv',
  action: 'billing.readDocuments',
  // What stands in an address are texts.
  input: z.object({ ...documentFilters, year: z.coerce.number().int().min(1995).max(2100).optional() }),
  run: async (reads, context): Promise<readonly DocumentHead[]> =>
    (
      await documentRows(reads, context, {
        where: documentsWhere(context.input),
        key: ROUND_KEY,
        descending: false,
        after: null,
        limit: 10_000,
      })
    ).map(({ head }) => head),
});

const objectionsCsv = query({ ...listObjections, name: 'billing.objectionsCsv' });
const numbersCsv = query({
  ...listNumbers,
  name: 'billing.numbersCsv',
  input: listNumbers.input.extend({ year: z.coerce.number().int().min(1995).max(2100).optional() }),
});
const linesCsv = query({ ...findDocument, name: 'billing.linesCsv' });

/** The stored file of an issued document. A person of the member has opened the document before: its receipt is on record. */
const documentFile = query({
  name: 'billing.documentFile',
  action: 'billing.readDocuments',
  input: z.object({
    documentId: idInput<'DocumentId'>(),
    file: choiceInput('DocumentFileKind', ['pdf', 'xml']),
    language: textInput(2, 0).optional(),
  }),
  run: async (reads, { input, actor, permitted }) => {
    const { rows } = await sql<{ tenant_id: string; sha256: string; name: string; media_type: string }>`
      select file.tenant_id, file.sha256, file.name, file.media_type from billing_document as document
      join stored_file as file on file.tenant_id = document.tenant_id
        and file.id = case when ${input.file} = 'xml' then document.xml_file_id else document.pdf_file_id end
      where document.id = ${input.documentId}::uuid and document.status = 'issued' and ${permitted({ tenantId: 'document.tenant_id' })}
        and (${actor.body.side !== 'member'} or ${sql<SqlBool>`exists (select from document_receipt as receipt
          where receipt.tenant_id = document.tenant_id and receipt.document_id = document.id)`})`.execute(reads);
    return rows[0] ?? null;
  },
});

type StoredRow = NonNullable<Awaited<ReturnType<typeof documentFile.run>>>;
async function* bytesOf({ openFile }: DownloadContext, { tenant_id: tenantId, sha256 }: StoredRow): AsyncGenerator<Uint8Array> {
  const found = await openFile(tenantId, sha256);
  if (!found) throw new Error('the bytes of an issued document are not there');
  yield* found.stream;
}

export const downloadQueries = [documentsCsv, objectionsCsv, numbersCsv, linesCsv, documentFile, draftLetter];

export const downloads: readonly Download[] = [
  draftDownload,
  {
    name: 'documents-csv',
    action: 'billing.readDocuments',
    query: documentsCsv,
    toFile: (rows: readonly DocumentHead[], { language }) => file(csvWords[language].documents, listColumns(language), rows),
  },
  {
    name: 'objections-csv',
    action: 'billing.readDocuments',
    query: objectionsCsv,
    toFile: (rows: readonly ObjectionRow[], { language }) => file(csvWords[language].objections, objectionColumns(language), rows),
  },
  {
    name: 'document-numbers-csv',
    action: 'billing.readRounds',
    query: numbersCsv,
    toFile: (series: readonly NumberSeriesRow[], { language }) =>
      file(
        csvWords[language].numbers,
        numberColumns(language),
        series.flatMap(({ family, year, numbers }) => numbers.map((number) => ({ family, year, ...number }))),
      ),
  },
  {
    name: 'document-lines-csv',
    action: 'billing.readDocuments',
    query: linesCsv,
    toFile: (document: DocumentView, { language }) =>
      file(document.number ?? csvWords[language].draft, lineColumns(language, document), document.content.lines),
  },
  {
    name: 'billing-document',
    action: 'billing.readDocuments',
    query: documentFile,
    toFile: (row: StoredRow, context) => ({ fileName: row.name, mediaType: row.media_type, content: bytesOf(context, row) }),
  },
];
