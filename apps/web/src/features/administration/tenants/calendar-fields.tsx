// SPDX-License-Identifier: EUPL-1.2
import { useFieldArray } from 'react-hook-form';
import { type AppForm, FormDate } from '../../../forms/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Select, Stack, TextField } from '../../../ui/index.ts';
import { tenantTexts } from './messages.ts';
import type { SettingsInput, SettingsOutput } from './settings-schema.ts';
import { WEEKDAYS } from './tenant-fields.ts';
import '../administration.css';

interface CalendarFieldsProps {
  readonly form: AppForm<SettingsInput, SettingsOutput>;
}

/** Office hours line by line, several for a day with a break; closing days with their names. */
export function CalendarFields({ form }: CalendarFieldsProps) {
  return (
    <>
      <Openings form={form} />
      <ClosureFields form={form} />
    </>
  );
}

function Openings({ form }: CalendarFieldsProps) {
  const m = useMessages(tenantTexts);
  const openings = useFieldArray({ control: form.control, name: 'openings' });
  const days = WEEKDAYS.map((day, index) => ({ value: String(index + 1), label: m(day) }));
  const errors = form.formState.errors.openings;
  return (
    <fieldset className="vw-check-list">
      <legend>{m('officeHours')}</legend>
      <p className="vw-muted">{m('officeHoursHint')}</p>
      <Stack gap="small">
        {openings.fields.map((field, index) => (
          <div className="vw-opening" key={field.id}>
            <Select
              labelHidden={index > 0}
              label={m('weekday')}
              placeholder={false}
              options={days}
              {...form.register(`openings.${index}.weekday`)}
            />
            <TextField
              label={m('from')}
              width="short"
              error={errors?.[index]?.from?.message}
              {...form.register(`openings.${index}.from`)}
            />
            <TextField label={m('to')} width="short" error={errors?.[index]?.to?.message} {...form.register(`openings.${index}.to`)} />
            <Button
              size="small"
              kind="tertiary"
              icon="delete"
              aria-label={m('removeOpening', { what: `${days[Number(field.weekday) - 1]?.label ?? ''} ${field.from}` })}
              onPress={() => openings.remove(index)}
            >
              {m('remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" icon="add" onPress={() => openings.append({ weekday: '1', from: '8:00', to: '16:00' })}>
            {m('addOpening')}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}

function ClosureFields({ form }: CalendarFieldsProps) {
  const m = useMessages(tenantTexts);
  const closures = useFieldArray({ control: form.control, name: 'closures' });
  const errors = form.formState.errors.closures;
  return (
    <fieldset className="vw-check-list">
      <legend>{m('closures')}</legend>
      <Stack gap="small">
        {closures.fields.map((field, index) => (
          <div className="vw-opening" key={field.id}>
            <FormDate control={form.control} name={`closures.${index}.date`} label={m('closureDate')} hint="" />
            <TextField
              label={m('closureName')}
              width="medium"
              error={errors?.[index]?.name?.message}
              {...form.register(`closures.${index}.name`)}
            />
            <Button
              size="small"
              kind="tertiary"
              icon="delete"
              aria-label={m('removeClosure', { what: field.name || field.date })}
              onPress={() => closures.remove(index)}
            >
              {m('remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" icon="add" onPress={() => closures.append({ date: '', name: '' })}>
            {m('addClosure')}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}
