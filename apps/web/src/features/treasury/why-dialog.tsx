// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../i18n/index.ts';
import { Button, Dialog, Stack } from '../../ui/index.ts';
import { commonTexts } from './common-messages.ts';
import { useBilingual } from './shown.ts';

interface WhyDialogProps {
  readonly title: string;
  readonly steps: readonly { readonly de: string; readonly en: string }[];
  readonly note?: string | null;
  readonly onClose: () => void;
}

/** How an amount came about: the sentences that the rules themselves wrote, one under the other. */
export function WhyDialog({ title, steps, note, onClose }: WhyDialogProps) {
  const m = useMessages(commonTexts);
  const bilingual = useBilingual();
  return (
    <Dialog title={title} open onClose={onClose} size="wide" footer={<Button onPress={onClose}>{m('close')}</Button>}>
      <Stack>
        {note && <p>{note}</p>}
        {steps.length > 0 && (
          <>
            <p>{m('whyIntro')}</p>
            <ol>
              {steps.map((step) => (
                <li key={step.de}>{bilingual(step)}</li>
              ))}
            </ol>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
