// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useState } from 'react';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, Checkbox, Dialog, FieldGrid, Stack, TenantBadge, TextArea, TextField, toast } from '../../../ui/index.ts';
import type { ServiceWithForm } from '../catalogue-query.ts';
import { changeServiceMutation, defineServiceMutation } from './catalogue-mutations.ts';
import { FieldEditor } from './field-editor.tsx';
import { FormPreview } from './form-preview.tsx';
import { catalogueTexts } from './messages.ts';
import {
  emptyField,
  type FieldDraft,
  fieldsToWire,
  MAX_FIELDS,
  previewFields,
  type ServiceDraft,
  serviceCodeFor,
  serviceDraft,
} from './service-draft.ts';

interface ServiceEditorProps {
  readonly familyCode: string;
  /** Nothing: a new one. */
  readonly service: ServiceWithForm | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Errors = Readonly<Record<string, string>>;

function useSaveService({ familyCode, service, onDone }: ServiceEditorProps) {
  const m = useMessages(catalogueTexts);
  const [errors, setErrors] = useState<Errors>({});
  const place = useCallback((field: string, message: string): boolean => {
    if (field === 'familyCode') return false;
    setErrors({ [field]: message });
    return true;
  }, []);
  const { submit, pending, problem } = useSubmit({ onFieldError: place, onLoadNew: onDone });
  const save = async (draft: ServiceDraft): Promise<void> => {
    if (!/^\d{1,3}$/.test(draft.targetWorkingDays.trim())) return setErrors({ targetWorkingDays: m('notDays') });
    const unnamed = draft.fields.flatMap(({ labelDe, labelEn }, index) =>
      labelDe.trim() === '' || labelEn.trim() === '' ? [[`fields.${index}`, m('labelMissing')] as const] : [],
    );
    setErrors(Object.fromEntries(unnamed));
    if (unnamed.length > 0) return;
    const common = {
      code: draft.code || serviceCodeFor(draft.nameDe),
      familyCode,
      name: { de: draft.nameDe.trim(), en: draft.nameEn.trim() },
      description: { de: draft.descriptionDe.trim(), en: draft.descriptionEn.trim() },
      keywords: draft.keywords.trim(),
      targetWorkingDays: Number(draft.targetWorkingDays),
      needsAgreement: draft.needsAgreement,
      fields: fieldsToWire(draft.fields),
    };
    const outcome = service
      ? await submit(changeServiceMutation, (idempotencyKey) => ({
          ...common,
          serviceId: service.id,
          expectedVersion: service.version,
          idempotencyKey,
        }))
      : await submit(defineServiceMutation, (idempotencyKey) => ({ ...common, idempotencyKey }));
    if (!outcome.ok) return;
    toast({ text: m('serviceSaved', { name: draft.nameDe }) });
    onDone();
  };
  return { save, errors, pending, problem };
}

const moved = (fields: readonly FieldDraft[], index: number, step: number): FieldDraft[] => {
  const next = [...fields];
  const [field] = next.splice(index, 1);
  if (field) next.splice(index + step, 0, field);
  return next;
};

export function ServiceEditor(props: ServiceEditorProps) {
  const m = useMessages(catalogueTexts);
  const { service, onClose } = props;
  const { tenantName, colour } = useActingBody();
  const [draft, setDraft] = useState(() => serviceDraft(service));
  const { save, errors, pending, problem } = useSaveService(props);
  const set = (patch: Partial<ServiceDraft>): void => setDraft((now) => ({ ...now, ...patch }));
  const footer = (
    <Button kind="primary" pending={pending} onPress={() => void save(draft)}>
      {m('save')}
    </Button>
  );
  return (
    <Dialog title={m(service ? 'changeService' : 'newService')} open size="wide" dismissable={false} onClose={onClose} footer={footer}>
      <Stack>
        <TenantBadge tenant={{ name: tenantName, colour }} />
        {problem}
        <ServiceFields draft={draft} errors={errors} isNew={service === null} onSet={set} />
        <h3>{m('form')}</h3>
        <p className="vw-muted">{m('formHint')}</p>
        {errors['fields'] && <p role="alert">{errors['fields']}</p>}
        {draft.fields.map((field, index) => (
          <FieldEditor
            key={field.key}
            field={field}
            index={index}
            count={draft.fields.length}
            error={errors[`fields.${index}`]}
            onChange={(patch) => set({ fields: draft.fields.map((one) => (one.key === field.key ? { ...one, ...patch } : one)) })}
            onMove={(step) => set({ fields: moved(draft.fields, index, step) })}
            onRemove={() => set({ fields: draft.fields.filter((one) => one.key !== field.key) })}
          />
        ))}
        <div className="vw-cluster">
          <Button
            size="small"
            icon="add"
            disabled={draft.fields.length >= MAX_FIELDS}
            onPress={() => set({ fields: [...draft.fields, emptyField()] })}
          >
            {m('addField')}
          </Button>
          {draft.fields.length >= MAX_FIELDS && <span className="vw-muted">{m('noMoreFields')}</span>}
        </div>
        <FormPreview fields={previewFields(draft.fields)} />
        <div>
          <Button kind="tertiary" onPress={onClose}>
            {m('discard')}
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}

interface ServiceFieldsProps {
  readonly draft: ServiceDraft;
  readonly errors: Errors;
  readonly isNew: boolean;
  readonly onSet: (patch: Partial<ServiceDraft>) => void;
}

function ServiceFields({ draft, errors, isNew, onSet }: ServiceFieldsProps) {
  const m = useMessages(catalogueTexts);
  return (
    <>
      <FieldGrid>
        <TextField
          label={m('nameDe')}
          value={draft.nameDe}
          error={errors['name']}
          onChange={(event) => onSet({ nameDe: event.target.value })}
        />
        <TextField label={m('nameEn')} value={draft.nameEn} onChange={(event) => onSet({ nameEn: event.target.value })} />
      </FieldGrid>
      <FieldGrid>
        <TextArea
          label={m('descriptionDe')}
          rows={2}
          value={draft.descriptionDe}
          error={errors['description']}
          onChange={(event) => onSet({ descriptionDe: event.target.value })}
        />
        <TextArea
          label={m('descriptionEn')}
          rows={2}
          value={draft.descriptionEn}
          onChange={(event) => onSet({ descriptionEn: event.target.value })}
        />
      </FieldGrid>
      <FieldGrid>
        {isNew && (
          <TextField
            label={m('code')}
            hint={m('serviceCodeHint')}
            optional
            placeholder={serviceCodeFor(draft.nameDe)}
            value={draft.code}
            error={errors['code']}
            onChange={(event) => onSet({ code: event.target.value })}
          />
        )}
        <TextField
          label={m('targetDays')}
          hint={m('targetDaysHint')}
          inputMode="numeric"
          width="short"
          value={draft.targetWorkingDays}
          error={errors['targetWorkingDays']}
          onChange={(event) => onSet({ targetWorkingDays: event.target.value })}
        />
      </FieldGrid>
      <TextField
        label={m('keywords')}
        hint={m('keywordsHint')}
        optional
        maxLength={500}
        value={draft.keywords}
        error={errors['keywords']}
        onChange={(event) => onSet({ keywords: event.target.value })}
      />
      <Checkbox
        label={m('needsAgreement')}
        hint={m('needsAgreementHint')}
        checked={draft.needsAgreement}
        onChange={(event) => onSet({ needsAgreement: event.target.checked })}
      />
    </>
  );
}
