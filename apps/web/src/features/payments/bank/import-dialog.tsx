// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { today } from '../../../format/index.ts';
import { ActDialog, type ActField } from '../../../forms/act-dialog.tsx';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Cluster, FileDrop, Select } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { CheckList, type LedgerChoice, type ProfileRow, ProfilesQuery, SaveProfile } from './item-documents.ts';
import { itemTexts } from './item-texts.ts';

const COLUMNS = [
  ...([
    ['externalKey', 'columnKey'],
    ['reference', 'columnReference'],
    ['subject', 'columnSubject'],
    ['partnerName', 'columnName'],
  ] as const),
  ...([
    ['iban', 'columnIban'],
    ['amount', 'columnAmount'],
    ['open', 'columnOpen'],
    ['dueOn', 'columnDue'],
  ] as const),
] as const;

interface ProfileProps {
  readonly tenantId: string;
  readonly profile: ProfileRow | null;
  readonly accounts: readonly LedgerChoice[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function useProfileFields({ profile, accounts }: ProfileProps): readonly ActField[] {
  const m = useMessages(itemTexts);
  const choice = (name: string, label: string, initial: string, options: readonly (readonly [string, string])[]): ActField => ({
    ...{ name, label, kind: 'choice', initial, options: options.map(([value, text]) => ({ value, label: text })) },
  });
  const fitting = accounts.filter(({ kind }) => kind === 'debtor' || kind === 'creditor' || kind === 'passing' || kind === 'foreign');
  return [
    { name: 'name', label: m('profileName'), kind: 'text', initial: profile?.name ?? '' },
    choice('list', m('list'), profile?.list ?? 'receivables', [
      ['receivables', m('receivables')],
      ['payables', m('payables')],
    ]),
    choice(
      'ledgerAccountId',
      m('account'),
      profile?.ledgerAccountId ?? fitting.find(({ kind }) => kind === 'debtor')?.id ?? '',
      fitting.map(({ id, number, label }) => [id, `${number} ${label}`]),
    ),
    choice('format', m('format'), profile?.format ?? 'csv', [
      ['csv', m('csv')],
      ['xlsx', m('xlsx')],
    ]),
    choice(
      'separator',
      m('separator'),
      profile?.separator ?? 'semicolon',
      (['semicolon', 'comma', 'tab', 'pipe'] as const).map((one) => [one, m(one)]),
    ),
    choice('encoding', m('encoding'), profile?.encoding ?? 'detect', [
      ['detect', m('detect')],
      ['utf8', m('utf8')],
    ]),
    choice(
      'dateForm',
      m('dateForm'),
      profile?.dateForm ?? 'dmy',
      (['dmy', 'ymd', 'compact'] as const).map((one) => [one, m(one)]),
    ),
    choice('decimalSign', m('decimalSign'), profile?.decimalSign ?? 'comma', [
      ['comma', m('decimalComma')],
      ['point', m('decimalPoint')],
    ]),
    { name: 'headerRow', label: m('headerRow'), kind: 'text', initial: String(profile?.headerRow ?? 1) },
    choice('fullList', m('fullList'), (profile?.fullList ?? true) ? 'yes' : 'no', [
      ['yes', m('fullYes')],
      ['no', m('fullNo')],
    ]),
    choice('skipNegative', m('negative'), (profile?.skipNegative ?? true) ? 'yes' : 'no', [
      ['yes', m('negativeSkip')],
      ['no', m('negativeFault')],
    ]),
    ...COLUMNS.map(([name, word]): ActField => ({ name, label: m(word), kind: 'text', optional: true, initial: profile?.[name] ?? '' })),
  ];
}

/** How lists of a municipality are read; remembered for the next one. */
function ProfileDialog(props: ProfileProps) {
  const { tenantId, profile, onClose, onDone } = props;
  const m = useMessages(itemTexts);
  return (
    <ActDialog
      {...{
        title: m(profile ? 'editProfile' : 'newProfile'),
        intro: m('profileIntro'),
        submitLabel: m('saveProfile'),
        done: m('savedProfile'),
        onClose,
        onDone,
      }}
      fields={useProfileFields(props)}
      document={SaveProfile}
      variables={(given, idempotencyKey) => ({
        ...{ idempotencyKey, tenantId, profileId: profile?.id ?? null, expectedVersion: profile?.version ?? null },
        ...{ name: given['name'] ?? '', ledgerAccountId: given['ledgerAccountId'] ?? '', headerRow: Number(given['headerRow']) || 0 },
        ...{
          list: given['list'] as ProfileRow['list'],
          format: given['format'] as ProfileRow['format'],
          separator: given['separator'] as ProfileRow['separator'],
        },
        ...{ encoding: given['encoding'] as ProfileRow['encoding'], dateForm: given['dateForm'] as ProfileRow['dateForm'] },
        ...{
          decimalSign: given['decimalSign'] as ProfileRow['decimalSign'],
          fullList: given['fullList'] === 'yes',
          skipNegative: given['skipNegative'] === 'yes',
        },
        ...{
          externalKey: given['externalKey'] ?? '',
          reference: given['reference'] ?? '',
          subject: given['subject'] ?? '',
          partnerName: given['partnerName'] ?? '',
        },
        ...{ iban: given['iban'] ?? '', amount: given['amount'] ?? '', open: given['open'] ?? '', dueOn: given['dueOn'] ?? '' },
      })}
    />
  );
}

interface Props {
  readonly tenantId: string;
  readonly onClose: () => void;
  readonly onChecked: () => void;
}

/** Reads a list without taking it over: what it would change, and what is wrong with it, is shown among the lists. */
export function ImportDialog({ tenantId, onClose, onChecked }: Props) {
  const m = useMessages(itemTexts);
  const [{ data }, refetch] = useQuery({ query: ProfilesQuery, variables: { tenantId }, requestPolicy: 'cache-and-network' });
  const uploads = useUploads('both', tenantId);
  const { submit, pending, problem } = useSubmit();
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<'new' | 'known' | null>(null);
  const profiles = data?.itemProfiles ?? [];
  const profile = profiles.find(({ id }) => id === chosen) ?? profiles[0] ?? null;
  const [file] = uploads.stored;
  const send = async (): Promise<void> => {
    if (profile === null || file === undefined) return;
    const answer = await submit(CheckList, (idempotencyKey) => ({
      idempotencyKey,
      profileId: profile.id,
      fileId: file.fileId,
      asOf: today(),
    }));
    if (!answer.ok) return;
    onChecked();
    onClose();
  };
  if (editing !== null)
    return (
      <ProfileDialog
        {...{ tenantId, profile: editing === 'known' ? profile : null, accounts: data?.ledgerAccounts ?? [] }}
        onClose={() => setEditing(null)}
        onDone={() => refetch({ requestPolicy: 'network-only' })}
      />
    );
  return (
    <FormDialog
      title={m('importList')}
      submitLabel={m('check')}
      pending={pending || uploads.running}
      {...{ problem, onClose }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MunicipalityBadge id={tenantId} />
      <Select
        label={m('profile')}
        value={profile?.id ?? ''}
        options={profiles.map(({ id, name, list }) => ({ value: id, label: `${name} (${m(list)})` }))}
        onChange={(event) => setChosen(event.target.value)}
      />
      <Cluster>
        <Button size="small" onPress={() => setEditing('new')}>
          {m('newProfile')}
        </Button>
        {profile && (
          <Button size="small" kind="tertiary" onPress={() => setEditing('known')}>
            {m('editProfile')}
          </Button>
        )}
      </Cluster>
      <FileDrop
        {...{ label: m('file'), hint: m('dropHint'), files: uploads.files, accept: '.csv,.txt,.xlsx', maxBytes: FILE_LIMIT_BYTES }}
        onFiles={(files) => uploads.add(files.slice(0, 1))}
        onRemove={uploads.remove}
      />
    </FormDialog>
  );
}
