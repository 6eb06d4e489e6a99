// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Button, Link } from '../../ui/index.ts';
import { DiscardDialog, EndDialog, NoticeDialog, SignDialog } from './action-dialogs.tsx';
import type { AgreementData, TermsData } from './agreement-query.ts';
import { agreementTexts } from './messages.ts';
import { useBodyParams } from './use-body-params.ts';

type Open = 'sign' | 'notice' | 'end' | 'discard' | null;

interface AgreementActionsProps {
  readonly agreement: AgreementData;
  readonly terms: TermsData;
  readonly onChanged: () => void;
}

/** What can be done with the agreement as it stands, by this reader. */
export function AgreementActions({ agreement, terms, onChanged }: AgreementActionsProps) {
  const m = useMessages(agreementTexts);
  const may = useMay();
  const params = useBodyParams();
  const [open, setOpen] = useState<Open>(null);
  const { status } = agreement;
  const props = { agreement, terms, onChanged, onClose: () => setOpen(null) };
  const isDraft = status === 'draft';
  const runs = status === 'active' || status === 'noticeGiven';
  return (
    <>
      {isDraft && may('agreements.draft') && (
        <>
          <Button danger onPress={() => setOpen('discard')}>
            {m('discard')}
          </Button>
          <Link
            look="button"
            icon="edit"
            to="/a/$association/$body/agreements/$agreementId/change"
            params={{ ...params, agreementId: agreement.id }}
          >
            {m('change')}
          </Link>
        </>
      )}
      {isDraft && may('agreements.sign') && (
        <Button kind="primary" icon="check" disabled={agreement.lacks.length > 0} onPress={() => setOpen('sign')}>
          {m('sign')}
        </Button>
      )}
      {status === 'active' && may('agreements.end') && <Button onPress={() => setOpen('notice')}>{m('giveNotice')}</Button>}
      {runs && may('agreements.end') && (
        <Button danger onPress={() => setOpen('end')}>
          {m('end')}
        </Button>
      )}
      {open === 'sign' && <SignDialog {...props} />}
      {open === 'notice' && <NoticeDialog {...props} />}
      {open === 'end' && <EndDialog {...props} />}
      {open === 'discard' && <DiscardDialog {...props} />}
    </>
  );
}
