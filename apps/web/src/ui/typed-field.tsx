// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, centsToDecimal } from '@kernel/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { formatCents, formatDate, formatMinutes, parseDateInput, parseMinutes, parseTypedAmount } from '../format/index.ts';
import { translate, useLanguage, useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';
import { uiTexts } from './texts.ts';

const CalendarPopover = lazy(() => import('./calendar-popover.tsx').then((module) => ({ default: module.CalendarPopover })));

interface TypedFieldProps extends Omit<TextFieldProps, 'value' | 'defaultValue' | 'onChange' | 'start' | 'end' | 'width'> {
  /** What the user typed, or the stored value; the form's schema reads it (`amountText`, `dateText`, `minutesText` in forms). */
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function amountProblem(text: string): string | undefined {
  const m = translate(uiTexts);
  const parsed = parseTypedAmount(text);
  if (text.trim() === '' || parsed.ok) return undefined;
  return m(
    ({ NOT_AN_AMOUNT: 'notAmount', TOO_MANY_DECIMALS: 'tooManyDecimals', AMOUNT_TOO_LARGE: 'amountTooLarge' } as const)[parsed.error],
  );
}

/** '1234,5' becomes '1.234,50' when the field is left; three decimals are said to be wrong at once and never rounded. */
export function AmountField({ value, onChange, error, onBlur, ...props }: TypedFieldProps) {
  useLanguage();
  const [left, setLeft] = useState(false);
  const problem = error ?? (left ? amountProblem(value) : undefined);
  return (
    <TextField
      {...props}
      width="short"
      inputMode="decimal"
      autoComplete="off"
      value={value}
      error={problem}
      end={<span className="vw-input-unit">€</span>}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        setLeft(true);
        const parsed = parseTypedAmount(value);
        if (parsed.ok) onChange(formatCents(parsed.value, 'de').replace('\u2212', '-').replace('\u00a0€', ''));
        onBlur?.(event);
      }}
    />
  );
}

/** The form on the wire, '1234.50', or null when the text is no amount. */
export function amountToWire(text: string): string | null {
  const parsed = parseTypedAmount(text);
  return parsed.ok ? centsToDecimal(parsed.value) : null;
}

/** Typing is the fast way ('3.7.', '+3', 'heute'); the calendar behind the button is loaded when it is opened. */
export function DateField({ value, onChange, error, hint, onBlur, ...props }: TypedFieldProps) {
  const m = useMessages(uiTexts);
  useLanguage();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const settle = (text: string): void => {
    const date = parseDateInput(text);
    // What stands right already is left alone: a change would take a refusal away, and what is being clicked would move.
    if (date && formatDate(date) !== text) onChange(formatDate(date));
  };
  const pick = (date: CivilDate): void => {
    onChange(formatDate(date));
    setOpen(false);
  };
  return (
    <TextField
      {...props}
      width="short"
      autoComplete="off"
      value={value}
      error={error}
      hint={hint ?? m('dateHint')}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        settle(value);
        onBlur?.(event);
      }}
      end={
        <>
          <Button ref={trigger} icon="calendar-today" iconOnly kind="secondary" onPress={() => setOpen(true)}>
            {`${m('openCalendar')}: ${props.label}`}
          </Button>
          {open && (
            <Suspense>
              <CalendarPopover trigger={trigger} value={parseDateInput(value)} onPick={pick} onClose={() => setOpen(false)} />
            </Suspense>
          )}
        </>
      }
    />
  );
}

/** Hours and minutes: '1:30', '1,5 h' and '90' all become '1:30'. */
export function DurationField({ value, onChange, onBlur, ...props }: TypedFieldProps) {
  const m = useMessages(uiTexts);
  const read = parseMinutes(value);
  return (
    <TextField
      {...props}
      width="short"
      autoComplete="off"
      value={value}
      end={read !== null && <span className="vw-input-unit">{m('hoursRead', { time: formatMinutes(read) })}</span>}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => {
        if (read !== null) onChange(formatMinutes(read));
        onBlur?.(event);
      }}
    />
  );
}
