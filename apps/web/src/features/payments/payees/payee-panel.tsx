// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, Cluster, DescriptionList, EmptyState, Section, Stack, StatusBadge, type Tone } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { payeeTexts } from './messages.ts';
import { AmendPayeeDialog, DecideDetailsDialog, ProposeDetailsDialog, RetirePayeeDialog, SharedAccount } from './payee-acts.tsx';
import { type Details, type Payee, PayeeHistoryQuery, PayeeQuery } from './payee-documents.ts';

type Act = { readonly kind: 'amend' | 'propose' | 'retire' } | { readonly kind: 'release' | 'reject'; readonly details: Details };

const TONES: Readonly<Record<Details['status'], Tone>> = {
  proposed: 'warning',
  released: 'success',
  rejected: 'neutral',
  replaced: 'neutral',
};
const STATES = { proposed: 'stateProposed', released: 'stateReleased', rejected: 'stateRejected', replaced: 'stateReplaced' } as const;

function OneDetails({ details, onAct }: { readonly details: Details; readonly onAct: (act: Act) => void }) {
  const m = useMessages(payeeTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const { side } = useActingBody();
  const language = useLanguage();
  const on = (who: string | null, when: string): string => m('on', { who: who ?? c('centreStaff'), when: formatInstant(when, language) });
  const open = details.status === 'proposed' && side === 'member';
  return (
    <Section
      level={3}
      title={m('version', { number: details.detailsVersion })}
      actions={
        <Cluster>
          <StatusBadge tone={TONES[details.status]}>{m(STATES[details.status])}</StatusBadge>
          {open && may('payments.releasePayees') && (
            <Button size="small" kind="primary" disabled={details.proposedByMe} onPress={() => onAct({ kind: 'release', details })}>
              {m('release')}
            </Button>
          )}
          {open && may('payments.keepPayees') && (
            <Button size="small" onPress={() => onAct({ kind: 'reject', details })}>
              {m('reject')}
            </Button>
          )}
        </Cluster>
      }
    >
      <Stack gap="small">
        {open && details.proposedByMe && <p className="vwp-note">{m('ownProposal')}</p>}
        <SharedAccount details={details} />
        <DescriptionList
          columns={2}
          items={[
            { term: m('holder'), value: details.holder },
            { term: m('iban'), value: details.iban },
            ...(details.bic ? [{ term: m('bic'), value: details.bic }] : []),
            { term: m('evidence'), value: details.evidence },
            { term: m('by'), value: on(details.proposedBy, details.proposedAt) },
            ...(details.decidedAt ? [{ term: m('decided'), value: on(details.decidedBy, details.decidedAt) }] : []),
            ...(details.reason ? [{ term: c('reason'), value: details.reason }] : []),
          ]}
        />
      </Stack>
    </Section>
  );
}

function PanelBody({ payee, onChanged }: { readonly payee: Payee; readonly onChanged: () => void }) {
  const m = useMessages(payeeTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const { side } = useActingBody();
  const [act, setAct] = useState<Act | null>(null);
  const keeps = side === 'member' && may('payments.keepPayees') && payee.status === 'active';
  const waits = payee.details.some(({ status }) => status === 'proposed');
  const props = { payee, onClose: () => setAct(null), onDone: onChanged };
  return (
    <Section
      title={`${payee.name} (${payee.number})`}
      actions={
        keeps && (
          <Cluster>
            <Button size="small" disabled={waits} onPress={() => setAct({ kind: 'propose' })}>
              {m('propose')}
            </Button>
            <Button size="small" onPress={() => setAct({ kind: 'amend' })}>
              {m('amend')}
            </Button>
            <Button size="small" kind="tertiary" disabled={waits} onPress={() => setAct({ kind: 'retire' })}>
              {m('retire')}
            </Button>
          </Cluster>
        )
      }
    >
      <Stack>
        <DescriptionList
          columns={2}
          items={[
            { term: c('municipality'), value: <MunicipalityBadge id={payee.tenantId} /> },
            { term: m('town'), value: [payee.town, payee.country].filter(Boolean).join(', ') || '–' },
            { term: m('status'), value: m(payee.status) },
          ]}
        />
        {payee.details.map((details) => (
          <OneDetails key={details.id} details={details} onAct={setAct} />
        ))}
        <OwnHistory
          key={`${payee.version} ${payee.details.map(({ status }) => status).join()}`}
          label={c('history')}
          query={PayeeHistoryQuery}
          variables={{ payeeId: payee.id }}
          steps={({ payeeHistory }) => payeeHistory}
          fieldNames={{ name: m('name'), town: m('town'), country: m('country'), status: m('status') }}
          namedOnly
          valueName={(field, value) => (field === 'status' && (value === 'active' || value === 'retired') ? m(value) : null)}
        />
      </Stack>
      {act?.kind === 'amend' && <AmendPayeeDialog {...props} />}
      {act?.kind === 'propose' && <ProposeDetailsDialog {...props} />}
      {act?.kind === 'retire' && <RetirePayeeDialog {...props} />}
      {(act?.kind === 'release' || act?.kind === 'reject') && (
        <DecideDetailsDialog {...props} details={act.details} release={act.kind === 'release'} />
      )}
    </Section>
  );
}

/** A payee with all bank details that it ever had. */
export function PayeePanel({ payeeId, onChanged }: { readonly payeeId: string; readonly onChanged: () => void }) {
  const c = useMessages(commonTexts);
  const [result, refetch] = useQuery({ query: PayeeQuery, variables: { payeeId }, requestPolicy: 'cache-and-network' });
  const again = (): void => refetch({ requestPolicy: 'network-only' });
  const changed = (): void => {
    again();
    onChanged();
  };
  return (
    <QueryResult result={orTrouble(result)} onRetry={again}>
      {({ payee }) => (payee ? <PanelBody payee={payee} onChanged={changed} /> : <EmptyState icon="info" title={c('notFound')} />)}
    </QueryResult>
  );
}
