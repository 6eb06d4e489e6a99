// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Dialog, FileDrop, Stack } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { commonTexts } from '../common-messages.ts';
import { importTexts } from './import-messages.ts';
import type { OrderStart } from './order-dialog.tsx';

const InvoiceQuery = graphql(`
  query PaymentsOrderInvoice($fileId: ID!) {
    orderInvoice(fileId: $fileId) {
      fileId
      fileName
      number
      sellerName
      amount
      dueOn
      remittance
      payeeId
      failure {
        de
        en
      }
      notes {
        de
        en
      }
    }
  }
`);

interface InvoiceDialogProps {
  readonly tenantId: string;
  readonly onClose: () => void;
  /** The form goes on with what was read. */
  readonly onRead: (start: OrderStart) => void;
}

function Reading({ fileId, onClose, onRead }: Omit<InvoiceDialogProps, 'tenantId'> & { readonly fileId: string }) {
  const m = useMessages(importTexts);
  const language = useLanguage();
  const [result, again] = useQuery({ query: InvoiceQuery, variables: { fileId }, requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ orderInvoice: read }) => {
        if (!read || read.failure)
          return (
            <Banner kind="danger" title={m('unreadable')} announce>
              {read?.failure?.[language]}
            </Banner>
          );
        const start: OrderStart = {
          ...{ fileId: read.fileId, fileName: read.fileName, origin: 'invoice', remittance: read.remittance, voucher: read.number },
          ...(read.payeeId ? { payeeId: read.payeeId } : {}),
          ...(read.amount ? { amount: read.amount } : {}),
          ...(read.dueOn ? { dueOn: read.dueOn } : {}),
        };
        return (
          <Stack>
            <p>{m('readFrom', { seller: read.sellerName || '–', number: read.number || '–' })}</p>
            {read.notes.map((note) => (
              <Banner key={note.de} kind="warning" title={note[language]} />
            ))}
            <Button
              kind="primary"
              onPress={() => {
                onClose();
                onRead(start);
              }}
            >
              {m('goOn')}
            </Button>
          </Stack>
        );
      }}
    </QueryResult>
  );
}

/** An e-invoice is uploaded and read; what stands in it begins the form, and its file is the voucher. */
export function InvoiceDialog({ tenantId, onClose, onRead }: InvoiceDialogProps) {
  const m = useMessages(importTexts);
  const c = useMessages(commonTexts);
  const uploads = useUploads('both', tenantId);
  const [fileId, setFileId] = useState<string | null>(null);
  const stored = uploads.stored[0]?.fileId ?? null;
  return (
    <Dialog title={m('fromInvoice')} open onClose={onClose} footer={<Button onPress={onClose}>{c('cancel')}</Button>}>
      <Stack>
        <p>{m('invoiceIntro')}</p>
        {fileId === null ? (
          <>
            <FileDrop
              label={m('dropInvoice')}
              hint={m('dropInvoiceHint')}
              files={uploads.files}
              accept=".xml,.pdf,application/xml,text/xml,application/pdf"
              maxBytes={FILE_LIMIT_BYTES}
              onFiles={(files) => uploads.add(files.slice(0, 1))}
              onRemove={uploads.remove}
            />
            <Button kind="primary" disabled={stored === null} onPress={() => setFileId(stored)}>
              {m('readInvoice')}
            </Button>
          </>
        ) : (
          <Reading fileId={fileId} onClose={onClose} onRead={onRead} />
        )}
      </Stack>
    </Dialog>
  );
}
