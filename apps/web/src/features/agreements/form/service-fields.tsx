// SPDX-License-Identifier: EUPL-1.2
import { useWatch } from 'react-hook-form';
import { formatDate } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Checkbox, FieldGrid, Section, Select, type SelectOption, Stack, TextField } from '../../../ui/index.ts';
import { type FamilyLine, type KeyLine, useFamilies, useKeys } from '../choices.ts';
import { agreementTexts } from '../messages.ts';
import type { AgreementFormApi } from './agreement-form-api.ts';
import { keyChoice } from './agreement-schema.ts';
import './form.css';

interface ServiceFieldsProps {
  readonly form: AgreementFormApi;
}

/** Which families, and for each of them the key by which it is paid. */
export function ServiceFields({ form }: ServiceFieldsProps) {
  const m = useMessages(agreementTexts);
  const { families } = useFamilies();
  const chosen = useWatch({ control: form.control, name: 'serviceFamilyCodes' });
  const citations = useWatch({ control: form.control, name: 'keyCitations' });
  const errors = form.formState.errors;
  const toggle = (code: string, on: boolean): void => {
    form.setValue('serviceFamilyCodes', on ? [...chosen, code] : chosen.filter((one) => one !== code), { shouldDirty: true });
    if (on && !citations.some(({ familyCode }) => familyCode === code))
      form.setValue('keyCitations', [...citations, { familyCode: code, key: '', clause: '', resolution: '' }]);
  };
  const problem = errors.serviceFamilyCodes?.message ?? errors.keyCitations?.message;
  return (
    <Section title={m('partServices')}>
      <Stack>
        {problem && <Banner kind="danger" title={problem} />}
        <fieldset className="vw-families">
          <legend>{m('families')}</legend>
          <div className="vw-families__options">
            {families
              .filter(({ code, active }) => active || chosen.includes(code))
              .map(({ code, name }) => (
                <Checkbox
                  key={code}
                  label={name}
                  checked={chosen.includes(code)}
                  onChange={(event) => toggle(code, event.target.checked)}
                />
              ))}
          </div>
        </fieldset>
        {citations.map(({ familyCode }, index) => {
          const family = families.find(({ code }) => code === familyCode);
          return chosen.includes(familyCode) && family ? (
            <CitationFields key={familyCode} form={form} index={index} family={family} />
          ) : null;
        })}
      </Stack>
    </Section>
  );
}

interface CitationFieldsProps extends ServiceFieldsProps {
  readonly index: number;
  readonly family: FamilyLine;
}

function CitationFields({ form, index, family }: CitationFieldsProps) {
  const m = useMessages(agreementTexts);
  const { keys } = useKeys();
  const fitting = keys.filter(({ serviceFamilyCode }) => serviceFamilyCode === family.code);
  const options = fitting.flatMap((key: KeyLine): readonly SelectOption[] =>
    key.versions.map(({ keyVersion, validFrom }) => ({
      value: keyChoice(key.id, keyVersion),
      label: `${key.name}, ${m('newest', { version: keyVersion, from: formatDate(validFrom) })}`,
    })),
  );
  /** The key says where it stands; a draft takes that over as long as nothing else was written. */
  const takeOver = (choice: string): void => {
    const [keyId, version] = choice.split('/');
    const found = fitting.find(({ id }) => id === keyId)?.versions.find(({ keyVersion }) => String(keyVersion) === version);
    if (!found) return;
    if (form.getValues(`keyCitations.${index}.clause`) === '') form.setValue(`keyCitations.${index}.clause`, found.clause);
    if (form.getValues(`keyCitations.${index}.resolution`) === '') form.setValue(`keyCitations.${index}.resolution`, found.resolution);
  };
  return (
    <FieldGrid>
      <Select
        label={m('keyFor', { family: family.name })}
        placeholder={m('noKeyYet')}
        options={options}
        {...(options.length === 0 && { hint: m('keysHidden') })}
        {...form.register(`keyCitations.${index}.key`, {
          onChange: (event: { target: { value: string } }) => takeOver(event.target.value),
        })}
      />
      <TextField label={m('clause')} hint={m('clauseHint')} {...form.register(`keyCitations.${index}.clause`)} />
      <TextField label={m('resolution')} hint={m('resolutionHint')} optional {...form.register(`keyCitations.${index}.resolution`)} />
    </FieldGrid>
  );
}
