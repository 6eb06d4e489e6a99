// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button } from '../../../ui/index.ts';
import { fetchFile, useDownloadAddress } from '../downloads.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { ReceiveDocument } from './delivery-queries.ts';
import type { BillingDocument } from './document-queries.ts';
import { VoidDialog } from './void-dialog.tsx';

interface ActionsProps {
  readonly document: BillingDocument;
  readonly onDone: () => void;
}

/** Files of the document. When somebody of the member takes one, that is put on record first. */
export function DocumentActions({ document, onDone }: ActionsProps) {
  const m = useMessages(documentTexts);
  const may = useMay();
  const { side } = useActingBody();
  const address = useDownloadAddress();
  const { submit, pending } = useSubmit();
  const [voiding, setVoiding] = useState(false);
  const take = async (file: 'pdf' | 'xml'): Promise<void> => {
    if (side === 'member' && may('billing.receiveDocuments')) {
      const answer = await submit(ReceiveDocument, (idempotencyKey) => ({ idempotencyKey, documentId: document.id, kind: file }));
      if (!answer.ok) return;
      onDone();
    }
    fetchFile(address('billing-document', { documentId: document.id, file }));
  };
  // Who may only read gets the files once somebody of the member has opened the document.
  const isOpen = side === 'centre' || may('billing.receiveDocuments') || document.openedAt !== null;
  return (
    <>
      {document.hasPdf && isOpen && (
        <Button kind="primary" icon="download" pending={pending} onPress={() => void take('pdf')}>
          {m('pdf')}
        </Button>
      )}
      {(document.status === 'draft' || document.status === 'announced') && (
        <Button kind="primary" icon="download" onPress={() => fetchFile(address('billing-draft', { documentId: document.id }))}>
          {m('draftPdf')}
        </Button>
      )}
      {document.hasXml && isOpen && (
        <Button icon="download" pending={pending} onPress={() => void take('xml')}>
          {m('xml')}
        </Button>
      )}
      <Button icon="download" onPress={() => fetchFile(address('document-lines-csv', { documentId: document.id }))}>
        {m('csv')}
      </Button>
      <Button icon="draft" onPress={() => window.print()}>
        {m('print')}
      </Button>
      {document.status === 'numbered' && may('billing.issueRounds') && (
        <Button danger onPress={() => setVoiding(true)}>
          {m('voidNumber')}
        </Button>
      )}
      {voiding && <VoidDialog document={document} onClose={() => setVoiding(false)} onDone={onDone} />}
    </>
  );
}
