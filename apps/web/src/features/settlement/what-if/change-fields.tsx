// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { ComboBox, DateField, Select } from '../../../ui/index.ts';
import { KeysQuery } from '../keys/key-documents.ts';
import { useMembers } from '../members.ts';
import type { ChangeFieldsProps } from './change-draft.ts';
import { whatIfTexts } from './messages.ts';
import type { WhatIfFacts } from './what-if-documents.ts';

/** A key of some pool, and the version (its own or another key's) whose rule is tried in its place. */
export function KeyFields({ draft, onDraft, tried, keyIds }: ChangeFieldsProps & { readonly keyIds?: readonly string[] }) {
  const m = useMessages(whatIfTexts);
  const [{ data }] = useQuery({ query: KeysQuery, variables: {} });
  const keys = data?.settlementKeys ?? [];
  const own = keys.find(({ id }) => id === draft.keyId);
  const ordered = own ? [own, ...keys.filter(({ id }) => id !== own.id)] : keys;
  const versions = ordered.flatMap((key) => key.versions.map((version) => ({ key, version })));
  const label = ({ key, version }: (typeof versions)[number]): string =>
    `${key.name}, ${m('versionNumber', { version: version.keyVersion, from: formatDate(version.validFrom) })}`;
  const chooseVersion = (value: string | null): void => {
    const found = versions.find(({ key, version }) => `${key.id}/${version.keyVersion}` === value);
    if (!(found && own)) {
      onDraft(draft.keyId ? { keyId: draft.keyId } : {});
      return;
    }
    const { key, version } = found;
    const isOwn = key.id === own.id;
    const said = m('saidVersion', { version: version.keyVersion });
    onDraft({
      ...{ keyId: own.id, keyVersion: version.keyVersion },
      ...(isOwn ? {} : { likeKeyId: key.id }),
      name: m('saidKey', { name: own.name, version: isOwn ? said : `${key.name}, ${said}` }),
    });
  };
  return (
    <>
      <ComboBox
        label={m('keyName')}
        value={draft.keyId ?? null}
        options={keys
          .filter(({ id, pools }) => (keyIds ? keyIds.includes(id) : pools.length > 0))
          .map(({ id, name, familyName }) => ({ value: id, label: name, ...(familyName ? { description: familyName } : {}) }))}
        onChange={(keyId) => onDraft(keyId ? { keyId } : {})}
        error={tried && !draft.keyId ? m('missing') : undefined}
      />
      <ComboBox
        label={m('like')}
        hint={m('likeHint')}
        value={draft.keyVersion ? `${draft.likeKeyId ?? draft.keyId}/${draft.keyVersion}` : null}
        disabled={!own}
        options={versions.map((one) => ({ value: `${one.key.id}/${one.version.keyVersion}`, label: label(one) }))}
        onChange={chooseVersion}
        error={tried && draft.keyId && !draft.keyVersion ? m('missing') : undefined}
      />
    </>
  );
}

export function PopulationFields({ draft, onDraft, tried, counts }: ChangeFieldsProps & { readonly counts: WhatIfFacts['counts'] }) {
  const m = useMessages(whatIfTexts);
  const idOf = (basis: string | undefined, on: string | undefined): string => (basis && on ? `${basis} ${on}` : '');
  const options = (list: WhatIfFacts['counts']) =>
    list.map(({ basis, name, referenceDate }) => ({
      value: idOf(basis, referenceDate),
      label: m('countName', { name, on: formatDate(referenceDate) }),
    }));
  const find = (value: string) => counts.find(({ basis, referenceDate }) => idOf(basis, referenceDate) === value);
  const from = idOf(draft.fromBasis, draft.fromDate);
  const to = idOf(draft.toBasis, draft.toDate);
  return (
    <>
      <Select
        label={m('countFrom')}
        value={from}
        options={options(counts.filter(({ used }) => used))}
        onChange={(event) => {
          const found = find(event.target.value);
          const { fromBasis: _basis, fromDate: _date, ...rest } = draft;
          onDraft(found ? { ...rest, fromBasis: found.basis, fromDate: found.referenceDate } : rest);
        }}
        error={tried && !from ? m('missing') : undefined}
      />
      <Select
        label={m('countTo')}
        value={to}
        options={options(counts)}
        onChange={(event) => {
          const found = find(event.target.value);
          const { toBasis: _basis, toDate: _date, name: _name, ...rest } = draft;
          if (!found) {
            onDraft(rest);
            return;
          }
          const name = m('countName', { name: found.name, on: formatDate(found.referenceDate) });
          onDraft({ ...rest, toBasis: found.basis, toDate: found.referenceDate, name });
        }}
        error={tried && !to ? m('missing') : undefined}
      />
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly optional?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day that is typed as it is written, and kept as the server wants it. */
export function DayField({ label, hint, value, optional = false, error, onChange }: DayFieldProps) {
  const [text, setText] = useState(value ? formatDate(value) : '');
  return (
    <DateField
      label={label}
      hint={hint}
      optional={optional}
      value={text}
      error={error}
      onChange={(typed) => {
        setText(typed);
        onChange(parseDateInput(typed) ?? undefined);
      }}
    />
  );
}

export function LeaveFields({ draft, onDraft, tried }: ChangeFieldsProps) {
  const m = useMessages(whatIfTexts);
  const members = useMembers();
  return (
    <>
      <ComboBox
        label={m('member')}
        value={draft.memberId ?? null}
        options={members}
        onChange={(memberId) => {
          const { memberId: _member, name: _name, ...rest } = draft;
          const name = members.find(({ value }) => value === memberId)?.label;
          onDraft(memberId ? { ...rest, memberId, ...(name ? { name } : {}) } : rest);
        }}
        error={tried && !draft.memberId ? m('missing') : undefined}
      />
      <DayField
        label={m('lastDay')}
        hint={m('lastDayHint')}
        value={draft.lastDay}
        onChange={(lastDay) => {
          const { lastDay: _last, ...rest } = draft;
          onDraft(lastDay ? { ...rest, lastDay } : rest);
        }}
        error={tried && !draft.lastDay ? m('missing') : undefined}
      />
    </>
  );
}
