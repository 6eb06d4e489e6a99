// SPDX-License-Identifier: EUPL-1.2
import { ActDialog, type ActField } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Stack } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { payeeTexts } from './messages.ts';
import {
  AmendPayee,
  type Details,
  EnterPayee,
  type Payee,
  ProposeDetails,
  RejectDetails,
  ReleaseDetails,
  RetirePayee,
} from './payee-documents.ts';

interface ActProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function usePlaceFields(payee?: Payee): readonly ActField[] {
  const m = useMessages(payeeTexts);
  return [
    { name: 'name', label: m('name'), kind: 'text', initial: payee?.name ?? '' },
    { name: 'town', label: m('town'), kind: 'text', optional: true, initial: payee?.town ?? '' },
    { name: 'country', label: m('country'), hint: m('countryHint'), kind: 'text', optional: true, initial: payee?.country ?? 'DE' },
  ];
}

function useDetailsFields(holder = ''): readonly ActField[] {
  const m = useMessages(payeeTexts);
  return [
    { name: 'holder', label: m('holder'), kind: 'text', initial: holder },
    { name: 'iban', label: m('iban'), kind: 'text' },
    { name: 'bic', label: m('bic'), kind: 'text', optional: true },
    { name: 'evidence', label: m('evidence'), hint: m('evidenceHint'), kind: 'area' },
  ];
}

export function EnterPayeeDialog({ tenantId, ...act }: ActProps & { readonly tenantId: string }) {
  const m = useMessages(payeeTexts);
  const c = useMessages(commonTexts);
  const [place, details] = [usePlaceFields(), useDetailsFields()];
  return (
    <ActDialog
      {...act}
      title={m('enter')}
      facts={[{ term: c('municipality'), value: <MunicipalityBadge id={tenantId} /> }]}
      submitLabel={m('save')}
      done={m('entered')}
      fields={[{ name: 'number', label: m('number'), kind: 'text' }, ...place, ...details]}
      document={EnterPayee}
      variables={({ number = '', name = '', town, country, holder = '', iban = '', bic, evidence = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, tenantId, number, name, town: town || null, country: country || null },
        ...{ holder, iban, bic: bic || null, evidence },
      })}
    />
  );
}

interface PayeeActProps extends ActProps {
  readonly payee: Payee;
}

export function AmendPayeeDialog({ payee, ...act }: PayeeActProps) {
  const m = useMessages(payeeTexts);
  return (
    <ActDialog
      {...act}
      title={m('amend')}
      submitLabel={m('save')}
      done={m('amended')}
      fields={usePlaceFields(payee)}
      document={AmendPayee}
      variables={({ name = '', town, country }, idempotencyKey) => ({
        ...{ idempotencyKey, payeeId: payee.id, expectedVersion: payee.version, name, town: town || null, country: country || null },
      })}
    />
  );
}

export function ProposeDetailsDialog({ payee, ...act }: PayeeActProps) {
  const m = useMessages(payeeTexts);
  return (
    <ActDialog
      {...act}
      title={m('propose')}
      intro={m('proposeIntro')}
      submitLabel={m('save')}
      done={m('proposed')}
      fields={useDetailsFields(payee.name)}
      document={ProposeDetails}
      variables={({ holder = '', iban = '', bic, evidence = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, payeeId: payee.id, expectedVersion: payee.version, holder, iban, bic: bic || null, evidence },
      })}
    />
  );
}

export function RetirePayeeDialog({ payee, ...act }: PayeeActProps) {
  const m = useMessages(payeeTexts);
  const c = useMessages(commonTexts);
  return (
    <ActDialog
      {...act}
      title={m('retireTitle', { name: payee.name })}
      intro={m('retireIntro')}
      submitLabel={m('retire')}
      done={m('retireDone')}
      danger
      fields={[{ name: 'reason', label: c('reason'), kind: 'area' }]}
      document={RetirePayee}
      variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, payeeId: payee.id, expectedVersion: payee.version, reason })}
    />
  );
}

/** The same account at another payee is shown before anybody releases it. */
export function SharedAccount({ details }: { readonly details: Details }) {
  const m = useMessages(payeeTexts);
  if (details.others.length === 0) return null;
  return (
    <Banner kind="warning" title={m('sharedTitle')}>
      {details.others.map(({ name, number }) => `${name} (${number})`).join(', ')}
    </Banner>
  );
}

export function DecideDetailsDialog({
  payee,
  details,
  release,
  ...act
}: PayeeActProps & { readonly details: Details; readonly release: boolean }) {
  const m = useMessages(payeeTexts);
  const c = useMessages(commonTexts);
  const facts = [
    { term: c('municipality'), value: <MunicipalityBadge id={payee.tenantId} /> },
    { term: m('holder'), value: details.holder },
    { term: m('iban'), value: details.iban },
    ...(details.bic ? [{ term: m('bic'), value: details.bic }] : []),
    {
      term: m('evidence'),
      value: (
        <Stack gap="small">
          {details.evidence}
          <SharedAccount details={details} />
        </Stack>
      ),
    },
  ];
  const variables = { payeeAccountId: details.id, expectedVersion: details.version };
  return release ? (
    <ActDialog
      {...act}
      title={m('releaseTitle', { name: payee.name })}
      intro={m('releaseIntro')}
      facts={facts}
      submitLabel={m('release')}
      done={m('releaseDone')}
      fields={[]}
      document={ReleaseDetails}
      variables={(_values, idempotencyKey) => ({ ...variables, idempotencyKey })}
    />
  ) : (
    <ActDialog
      {...act}
      title={m('rejectTitle', { name: payee.name })}
      facts={facts}
      submitLabel={m('reject')}
      done={m('rejectDone')}
      danger
      fields={[{ name: 'reason', label: c('reason'), kind: 'area' }]}
      document={RejectDetails}
      variables={({ reason = '' }, idempotencyKey) => ({ ...variables, idempotencyKey, reason })}
    />
  );
}
