// SPDX-License-Identifier: EUPL-1.2
import { parseDate } from '@internationalized/date';
import type { CivilDate } from '@kernel/core';
import type { RefObject } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Heading } from 'react-aria-components/Heading';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Popover } from 'react-aria-components/Popover';
import { useLanguage, useMessages } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import { uiTexts } from './texts.ts';
import './styles/calendar.css';
import './styles/overlays.css';

interface CalendarPopoverProps {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly value: CivilDate | null;
  readonly onPick: (date: CivilDate) => void;
  readonly onClose: () => void;
}

export function CalendarPopover({ trigger, value, onPick, onClose }: CalendarPopoverProps) {
  const m = useMessages(uiTexts);
  const language = useLanguage();
  return (
    <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>
      <Popover
        aria-label={m('openCalendar')}
        triggerRef={trigger}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom end"
        className="vw-popover"
      >
        <div className="vw-popover__dialog">
          <Calendar autoFocus defaultValue={value ? parseDate(value) : null} onChange={(date) => onPick(date.toString() as CivilDate)}>
            <div className="vw-calendar__header">
              <AriaButton slot="previous" className="kern-btn kern-btn--tertiary vw-btn--icon" aria-label={m('previousMonth')}>
                <Icon name="chevron-left" />
              </AriaButton>
              <Heading className="vw-calendar__title" />
              <AriaButton slot="next" className="kern-btn kern-btn--tertiary vw-btn--icon" aria-label={m('nextMonth')}>
                <Icon name="chevron-right" />
              </AriaButton>
            </div>
            <CalendarGrid className="vw-calendar__grid" weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="vw-calendar__weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="vw-calendar__cell" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </div>
      </Popover>
    </I18nProvider>
  );
}
