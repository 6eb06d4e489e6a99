// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { ComboBox, FieldGrid, TextField } from '../../../ui/index.ts';
import { useFamilies } from '../families.ts';
import type { ChangeFieldsProps } from './change-draft.ts';
import { DayField } from './change-fields.tsx';
import { whatIfTexts } from './messages.ts';
import { MunicipalitiesQuery, type WhatIfFacts } from './what-if-documents.ts';

type Meter = WhatIfFacts['meters'][number];

export function useMeterName(): (meter: Meter) => string {
  const m = useMessages(whatIfTexts);
  const { nameOf } = useFamilies();
  return ({ serviceFamilyCode, meter }) => {
    const family = nameOf(serviceFamilyCode);
    if (meter === 'desk.minutes') return m('useMinutes', { family });
    return meter === 'desk.cases' ? m('useCases', { family }) : m('useQuantity', { family, code: meter.slice('quantity.'.length) });
  };
}

const WHOLE = /^\d{1,9}$/;
/** More fields than this are a form that nobody fills in; what is left empty is assumed. */
const SHOWN = 12;

/** A municipality of the official register, since when, and what it would use. */
export function JoinFields({ draft, onDraft, tried, meters }: ChangeFieldsProps & { readonly meters: WhatIfFacts['meters'] }) {
  const m = useMessages(whatIfTexts);
  const meterName = useMeterName();
  const [search, setSearch] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [{ data }] = useQuery({ query: MunicipalitiesQuery, variables: { search } });
  const found = data?.municipalities ?? [];
  const options = found.map(({ ags, name, districtName }) => ({ value: ags, label: name, description: `${ags}, ${districtName}` }));
  const chosen = draft.ags && !found.some(({ ags }) => ags === draft.ags) ? [{ value: draft.ags, label: draft.name ?? draft.ags }] : [];
  const enter = (meter: Meter, text: string): void => {
    const now = { ...typed, [`${meter.serviceFamilyCode} ${meter.meter}`]: text };
    setTyped(now);
    const uses = meters.flatMap((one) => {
      const quantity = (now[`${one.serviceFamilyCode} ${one.meter}`] ?? '').replaceAll('.', '').trim();
      return WHOLE.test(quantity) ? [{ serviceFamilyCode: one.serviceFamilyCode, meter: one.meter, quantity: Number(quantity) }] : [];
    });
    const { uses: _uses, ...rest } = draft;
    onDraft(uses.length > 0 ? { ...rest, uses } : rest);
  };
  const wrong = (text: string): boolean => text.trim() !== '' && !WHOLE.test(text.replaceAll('.', '').trim());
  return (
    <>
      <ComboBox
        label={m('municipality')}
        hint={m('municipalityHint')}
        value={draft.ags ?? null}
        options={[...chosen, ...options]}
        onSearch={setSearch}
        onChange={(ags) => {
          const { ags: _ags, name: _name, ...rest } = draft;
          const name = found.find((one) => one.ags === ags)?.name;
          onDraft(ags ? { ...rest, ags, ...(name ? { name } : {}) } : rest);
        }}
        error={tried && !draft.ags ? m('missing') : undefined}
      />
      <DayField
        label={m('joinsOn')}
        hint={m('joinsOnHint')}
        optional
        value={draft.joinsOn}
        onChange={(joinsOn) => {
          const { joinsOn: _on, ...rest } = draft;
          onDraft(joinsOn ? { ...rest, joinsOn } : rest);
        }}
      />
      <details>
        <summary>{m('uses')}</summary>
        <p className="vw-muted">{m('usesHint')}</p>
        <FieldGrid>
          {meters.slice(0, SHOWN).map((meter) => {
            const text = typed[`${meter.serviceFamilyCode} ${meter.meter}`] ?? '';
            return (
              <TextField
                key={`${meter.serviceFamilyCode} ${meter.meter}`}
                label={meterName(meter)}
                inputMode="numeric"
                optional
                value={text}
                error={wrong(text) ? m('notWhole') : undefined}
                onChange={(event) => enter(meter, event.target.value)}
              />
            );
          })}
        </FieldGrid>
      </details>
    </>
  );
}
