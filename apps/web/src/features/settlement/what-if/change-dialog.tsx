// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from 'react';
import { FormDialog } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Select, Stack } from '../../../ui/index.ts';
import type { ChangeKind, ScenarioChange } from './address.ts';
import type { Draft } from './change-draft.ts';
import { KeyFields, LeaveFields, PopulationFields } from './change-fields.tsx';
import { JoinFields } from './join-fields.tsx';
import { whatIfTexts } from './messages.ts';
import type { WhatIfFacts } from './what-if-documents.ts';

const KINDS: readonly ChangeKind[] = ['key', 'joins', 'leaves', 'population'];

const isWhole = (kind: ChangeKind, draft: Draft): boolean => {
  switch (kind) {
    case 'key':
      return Boolean(draft.keyId && draft.keyVersion);
    case 'population':
      return Boolean(draft.fromBasis && draft.fromDate && draft.toBasis && draft.toDate);
    case 'joins':
      return Boolean(draft.ags);
    default:
      return Boolean(draft.memberId && draft.lastDay);
  }
};

interface ChangeDialogProps {
  readonly facts: Pick<WhatIfFacts, 'counts' | 'meters'>;
  /** Without it all. */
  readonly kinds?: readonly ChangeKind[];
  /** Keys by which something is shared; without it those that have a pool. */
  readonly keyIds?: readonly string[];
  readonly onClose: () => void;
  readonly onAdd: (change: ScenarioChange) => void;
}

/** One change more; which fields there are depends on its kind. */
export function ChangeDialog({ facts, kinds = KINDS, keyIds, onClose, onAdd }: ChangeDialogProps) {
  const m = useMessages(whatIfTexts);
  const [kind, setKind] = useState<ChangeKind>('key');
  const [draft, setDraft] = useState<Draft>({});
  const [tried, setTried] = useState(false);
  const take = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isWhole(kind, draft)) onAdd({ ...draft, kind });
  };
  const fields = { draft, onDraft: setDraft, tried };
  return (
    <FormDialog title={m('add')} submitLabel={m('take')} pending={false} onClose={onClose} onSubmit={take}>
      <Stack>
        <Select
          label={m('kind')}
          placeholder={false}
          value={kind}
          options={kinds.map((value) => ({ value, label: m(value) }))}
          onChange={(event) => {
            setKind(KINDS.find((one) => one === event.target.value) ?? 'key');
            setDraft({});
            setTried(false);
          }}
        />
        {kind === 'key' && <KeyFields {...fields} {...(keyIds ? { keyIds } : {})} />}
        {kind === 'population' && <PopulationFields {...fields} counts={facts.counts} />}
        {kind === 'joins' && <JoinFields {...fields} meters={facts.meters} />}
        {kind === 'leaves' && <LeaveFields {...fields} />}
      </Stack>
    </FormDialog>
  );
}
