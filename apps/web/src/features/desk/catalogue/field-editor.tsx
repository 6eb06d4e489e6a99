// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Button, Checkbox, FieldGrid, Select, Spoken, TextArea, TextField } from '../../../ui/index.ts';
import type { FieldKind } from '../catalogue-query.ts';
import { catalogueTexts } from './messages.ts';
import type { FieldDraft } from './service-draft.ts';

const KINDS = ['text', 'longText', 'number', 'amount', 'date', 'choice', 'yesNo'] as const satisfies readonly FieldKind[];

interface FieldEditorProps {
  readonly field: FieldDraft;
  readonly index: number;
  readonly count: number;
  readonly error: string | undefined;
  readonly onChange: (patch: Partial<FieldDraft>) => void;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
}

/** One question of a service's form. */
export function FieldEditor({ field, index, count, error, onChange, onMove, onRemove }: FieldEditorProps) {
  const m = useMessages(catalogueTexts);
  const number = index + 1;
  return (
    <fieldset className="vw-desk-field">
      <Spoken as="legend">{m('fieldNumber', { number })}</Spoken>
      <div className="vw-desk-items__head">
        <strong>{m('fieldNumber', { number })}</strong>
        <span className="vw-cluster">
          <Button size="small" kind="tertiary" icon="arrow-up" iconOnly disabled={index === 0} onPress={() => onMove(-1)}>
            {m('fieldUp', { number })}
          </Button>
          <Button size="small" kind="tertiary" icon="arrow-down" iconOnly disabled={number === count} onPress={() => onMove(1)}>
            {m('fieldDown', { number })}
          </Button>
          <Button size="small" kind="tertiary" icon="delete" iconOnly danger onPress={onRemove}>
            {m('fieldRemove', { number })}
          </Button>
        </span>
      </div>
      <FieldGrid>
        <TextField
          label={m('questionDe')}
          name={`fields.${index}`}
          error={error}
          value={field.labelDe}
          onChange={(event) => onChange({ labelDe: event.target.value })}
        />
        <TextField label={m('questionEn')} value={field.labelEn} onChange={(event) => onChange({ labelEn: event.target.value })} />
        <Select
          label={m('kind')}
          placeholder={false}
          value={field.kind}
          options={KINDS.map((kind) => ({ value: kind, label: m(`kind_${kind}`) }))}
          onChange={(event) => onChange({ kind: event.target.value as FieldKind })}
        />
      </FieldGrid>
      <FieldGrid>
        <TextField label={m('hintDe')} optional value={field.hintDe} onChange={(event) => onChange({ hintDe: event.target.value })} />
        <TextField label={m('hintEn')} optional value={field.hintEn} onChange={(event) => onChange({ hintEn: event.target.value })} />
      </FieldGrid>
      {field.kind === 'choice' && (
        <TextArea
          label={m('choices')}
          hint={m('choicesHint')}
          rows={4}
          value={field.choices}
          onChange={(event) => onChange({ choices: event.target.value })}
        />
      )}
      <Checkbox label={m('fieldRequired')} checked={field.required} onChange={(event) => onChange({ required: event.target.checked })} />
    </fieldset>
  );
}
