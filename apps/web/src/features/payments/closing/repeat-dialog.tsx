// SPDX-License-Identifier: EUPL-1.2
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { defineMessages, useMessages } from '../../../i18n/index.ts';
import { DecideRepeat } from './closing-act-documents.ts';

export const repeatTexts = defineMessages({
  de: {
    REPEAT_SAME: 'Geklärt: derselbe Umsatz noch einmal',
    REPEAT_ANOTHER: 'Geklärt: ein weiterer, gleich lautender Umsatz',
    decideRepeat: 'Entscheiden',
    decideRepeatTitle: 'Wiederholung oder weiterer Umsatz?',
    decideRepeatIntro:
      'Aus Salden und Auszugsnummern geht es nicht hervor. Bitte fragen Sie bei der Bank nach. Ihre Entscheidung gilt für alle Umsätze dieses Auszugs an diesem Tag und steht mit Grund und Namen im Tagesabschluss; geht der Saldo damit nicht auf, bleibt der Tag offen.',
    repeatFound: 'Was ist es?',
    repeatSame: 'Derselbe Umsatz noch einmal; er zählt nicht',
    repeatAnother: 'Ein weiterer, gleich lautender Umsatz; er zählt',
    repeatReason: 'Woher wissen Sie das?',
    repeatDecided: 'Die Entscheidung ist festgehalten.',
  },
  en: {
    REPEAT_SAME: 'Found out: the same booking once more',
    REPEAT_ANOTHER: 'Found out: another booking that looks the same',
    decideRepeat: 'Decide',
    decideRepeatTitle: 'A repeat or another booking?',
    decideRepeatIntro:
      'Balances and numbers of statements do not tell. Please ask the bank. Your decision is for all lines of this statement on this day and stands in the closing with reason and name; if the balances do not agree with it, the day stays open.',
    repeatFound: 'What is it?',
    repeatSame: 'The same booking once more; it does not count',
    repeatAnother: 'Another booking that looks the same; it counts',
    repeatReason: 'How do you know?',
    repeatDecided: 'The decision is kept.',
  },
});

export const useRepeatTexts = () => useMessages(repeatTexts);

interface RepeatDialogProps {
  readonly lineId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Balances leave it open; a person who asked the bank says what it is. */
export function RepeatDialog({ lineId, onClose, onDone }: RepeatDialogProps) {
  const m = useRepeatTexts();
  const options = [
    { value: 'same', label: m('repeatSame') },
    { value: 'another', label: m('repeatAnother') },
  ];
  return (
    <ActDialog
      {...{ title: m('decideRepeatTitle'), intro: m('decideRepeatIntro'), submitLabel: m('decideRepeat'), done: m('repeatDecided') }}
      fields={[
        { name: 'found', label: m('repeatFound'), kind: 'choice', options },
        { name: 'reason', label: m('repeatReason'), kind: 'area' },
      ]}
      document={DecideRepeat}
      variables={({ found, reason = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, lineId, reason },
        found: found === 'another' ? ('another' as const) : ('same' as const),
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
