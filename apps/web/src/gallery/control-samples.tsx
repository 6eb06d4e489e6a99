// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import {
  AmountField,
  Button,
  Checkbox,
  Cluster,
  ComboBox,
  DateField,
  DurationField,
  ErrorSummary,
  FieldGrid,
  FileDrop,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextField,
  type UploadedFile,
} from '../ui/index.ts';

const FILES: readonly UploadedFile[] = [
  { id: 'a', name: 'bescheid.pdf', sizeBytes: 182_000, state: 'done' },
  { id: 'b', name: 'liste.csv', sizeBytes: 22_000, state: 60 },
  { id: 'c', name: 'bild.png', sizeBytes: 9_800_000, state: 'failed', reason: 'Zu groß' },
];
const SERVICES = ['IT-Betreuung', 'Zahlungsabwicklung', 'Personalabrechnung', 'Vertretung im Bauamt', 'Archiv'].map((label, index) => ({
  value: `s${index}`,
  label,
  description: `Leistung ${index + 1}`,
}));

export function ControlSamples() {
  const [amount, setAmount] = useState('12,345');
  const [date, setDate] = useState('03.07.2026');
  const [duration, setDuration] = useState('1:30');
  const [service, setService] = useState<string | null>('s1');
  return (
    <Stack>
      <Cluster>
        <Button kind="primary">Speichern</Button>
        <Button kind="primary" pending>
          Wird gespeichert
        </Button>
        <Button>Abbrechen</Button>
        <Button kind="tertiary" icon="add">
          Hinzufügen
        </Button>
        <Button kind="primary" danger icon="delete">
          Löschen
        </Button>
        <Button danger>Zurückziehen</Button>
        <Button icon="more-vert" iconOnly>
          Mehr
        </Button>
        <Button size="small">Klein</Button>
      </Cluster>
      <ErrorSummary problems={[{ field: 'amount', message: 'Betrag: höchstens zwei Stellen nach dem Komma' }]} />
      <FieldGrid>
        <TextField label="Betreff" defaultValue="Drucker im Bürgerbüro" />
        <TextField label="Bestellnummer" hint="Steht auf Ihrer Kosteninformation." optional />
        <TextField label="E-Mail-Adresse" defaultValue="name@" error="Das ist keine E-Mail-Adresse." />
        <TextField label="Aktenzeichen" defaultValue="10.24.01" readOnly />
        <AmountField
          label="Betrag"
          id="amount"
          value={amount}
          onChange={setAmount}
          error="Ein Betrag hat höchstens zwei Stellen nach dem Komma."
        />
        <DateField label="Gewünscht bis" value={date} onChange={setDate} />
        <DurationField label="Dauer" value={duration} onChange={setDuration} />
        <Select
          label="Dringlichkeit"
          options={[
            { value: 'n', label: 'Normal' },
            { value: 'h', label: 'Hoch' },
          ]}
        />
        <ComboBox label="Leistung" options={SERVICES} value={service} onChange={setService} hint="Tippen zum Suchen" />
        <ComboBox label="Kostenstelle" options={SERVICES} value={null} onChange={setService} error="Bitte wählen Sie eine Kostenstelle." />
      </FieldGrid>
      <TextArea label="Beschreibung" hint="Was soll geschehen, und bis wann?" defaultValue="Der Drucker zieht kein Papier mehr ein." />
      <FieldGrid>
        <RadioGroup
          label="Antwort an"
          defaultValue="public"
          options={[
            { value: 'public', label: 'Mitglied', hint: 'Die Kommune liest mit.' },
            { value: 'internal', label: 'Nur Zentrale' },
          ]}
        />
        <Stack gap="small">
          <Checkbox label="Bei Erledigung benachrichtigen" defaultChecked hint="Per E-Mail, ohne Inhalt" />
          <Checkbox label="Als dringend kennzeichnen" />
          <Checkbox label="Einverstanden" error="Ohne Ihre Zustimmung geht es nicht weiter." />
        </Stack>
      </FieldGrid>
      <FileDrop
        label="Anlagen"
        hint="PDF, CSV oder Bilder bis 10 MB"
        files={FILES}
        onFiles={() => undefined}
        onRemove={() => undefined}
        maxBytes={10_000_000}
      />
    </Stack>
  );
}
