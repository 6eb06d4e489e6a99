// SPDX-License-Identifier: EUPL-1.2
import { parseCivilDate } from '@kernel/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Tabs } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { BankWork } from './bank-work.tsx';
import { profileTexts } from './booking-profile-texts.ts';
import { FileInbox } from './file-inbox.tsx';
import { bankTexts } from './messages.ts';
import { QuietDays } from './quiet-days.tsx';
import { StatementList } from './statement-list.tsx';

type Patch = Readonly<Record<string, string | undefined>>;

function StatementsPage() {
  const m = useMessages(bankTexts);
  const quiet = useMessages(profileTexts);
  const { side } = useActingBody();
  const search: Patch = Route.useSearch();
  const navigate = Route.useNavigate();
  const [reloads, setReloads] = useState(0);
  const set = useCallback((patch: Patch) => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true }), [navigate]);
  const list = (
    <StatementList
      reloads={reloads}
      tenant={search['tenant']}
      day={parseCivilDate(search['day'] ?? '') ?? undefined}
      statementId={search['statement']}
      onSet={set}
    />
  );
  const inbox = (
    <FileInbox
      reloads={reloads}
      fileId={search['file']}
      busy={search['work'] !== undefined}
      onFile={(file) => set({ file })}
      onOrdered={(work) => set({ work })}
    />
  );
  return (
    <PaymentsPage title={m('statements')} intro={m('statementsIntro')}>
      {search['work'] && (
        <BankWork
          key={search['work']}
          commandId={search['work']}
          onNext={(work) => set({ work })}
          onEnded={() => setReloads((count) => count + 1)}
          onDismiss={() => set({ work: undefined })}
        />
      )}
      {side === 'member' ? (
        list
      ) : (
        <Tabs
          label={m('statements')}
          selected={search['tab'] ?? 'inbox'}
          onSelect={(tab) => set({ tab })}
          tabs={[
            { id: 'inbox', label: m('inbox'), content: inbox },
            { id: 'statements', label: m('statementTab'), content: list },
            {
              ...{ id: 'quiet', label: quiet('quietTab') },
              content: <QuietDays tenant={search['tenant']} onTenant={(tenant) => set({ tenant })} />,
            },
          ]}
        />
      )}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/statements')({ component: guarded('payments.read', StatementsPage) });
