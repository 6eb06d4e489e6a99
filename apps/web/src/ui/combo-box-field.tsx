// SPDX-License-Identifier: EUPL-1.2
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import type { ComboBoxOption, ComboBoxProps } from './combo-box.tsx';
import { FieldError, useFieldIds } from './field.tsx';
import { Icon } from './icon.tsx';
import { uiTexts } from './texts.ts';
import './styles/overlays.css';

export function ComboBoxField({
  options,
  value,
  onChange,
  onBlur,
  onSearch,
  placeholder,
  disabled = false,
  name,
  field,
  ref,
  ...frame
}: ComboBoxProps) {
  const m = useMessages(uiTexts);
  const ids = useFieldIds(frame);
  return (
    <AriaComboBox
      {...(onSearch ? { items: options, onInputChange: onSearch } : { defaultItems: options })}
      {...(name ? { name } : {})}
      {...(onBlur ? { onBlur } : {})}
      isDisabled={disabled}
      isInvalid={Boolean(frame.error)}
      allowsEmptyCollection
      menuTrigger="focus"
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      className={classNames(
        'kern-form-input',
        frame.error && 'kern-form-input--error',
        frame.labelHidden && 'vw-label-hidden',
        frame.className,
      )}
    >
      <Label className="kern-label">
        {frame.label}
        {frame.optional && <span className="kern-label__optional"> – {m('optional')}</span>}
      </Label>
      {frame.hint && (
        <Text slot="description" className="kern-hint">
          {frame.hint}
        </Text>
      )}
      <div className="vw-input-group">
        <Input
          {...(ref ? { ref } : {})}
          {...(field ? { 'data-field': field } : {})}
          {...(placeholder ? { placeholder } : {})}
          className={classNames('kern-form-input__input', frame.error && 'kern-form-input__input--error')}
        />
        <AriaButton className="kern-btn kern-btn--secondary vw-btn--icon" aria-label={`${m('open')}: ${frame.label}`}>
          <Icon name="arrow-down" />
        </AriaButton>
      </div>
      {frame.error && <FieldError id={ids.error}>{frame.error}</FieldError>}
      <Popover className="vw-popover vw-popover--list" offset={4}>
        <ListBox className="vw-listbox" renderEmptyState={() => <div className="vw-listbox__empty">{m('noMatch')}</div>}>
          {(option: ComboBoxOption) => (
            <ListBoxItem id={option.value} textValue={option.label} className="vw-listbox__item">
              <span>{option.label}</span>
              {option.description && <span className="vw-muted">{option.description}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
