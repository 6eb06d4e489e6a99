// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Dialog } from './dialog.tsx';
import { Section } from './page.tsx';
import { uiTexts } from './texts.ts';
import { useMedia } from './use-media.ts';
import './styles/split.css';

export interface SplitPaneProps {
  readonly children: ReactNode;
  /** The record beside the list; below it on narrow screens. Nothing: the list has the whole width. */
  readonly details?: ReactNode;
  readonly detailsLabel: string;
  /** For wide lists: the record gets a heading and a cross of its own, and comes as a drawer where both have no room beside each other. */
  readonly onClose?: () => void;
}

const ROOM_FOR_BOTH = '(min-width: 87.5rem)';

export function SplitPane({ children, details, detailsLabel, onClose }: SplitPaneProps) {
  const m = useMessages(uiTexts);
  const hasRoom = useMedia(ROOM_FOR_BOTH);
  if (onClose && !hasRoom) {
    return (
      <>
        {children}
        <Dialog title={detailsLabel} open={Boolean(details)} size="drawer" onClose={onClose}>
          {details}
        </Dialog>
      </>
    );
  }
  const cross = (
    <Button size="small" kind="tertiary" icon="close" iconOnly onPress={onClose}>
      {m('close')}
    </Button>
  );
  return (
    <div className={classNames('vw-split', Boolean(details) && 'vw-split--open')}>
      <div className="vw-split__main">{children}</div>
      {details && (
        <aside className="vw-split__details" aria-label={detailsLabel}>
          {onClose ? (
            <Section title={detailsLabel} actions={cross}>
              {details}
            </Section>
          ) : (
            details
          )}
        </aside>
      )}
    </div>
  );
}
