// SPDX-License-Identifier: EUPL-1.2
import { classNames } from './class-names.ts';

/** The pictures that the design system brings; each is decoration, the text beside it says the same. */
export type IconName =
  | 'account-circle'
  | 'add'
  | 'arrow-down'
  | 'arrow-up'
  | 'arrow-forward'
  | 'arrow-back'
  | 'autorenew'
  | 'calendar-today'
  | 'check'
  | 'checklist'
  | 'chevron-left'
  | 'chevron-right'
  | 'close'
  | 'content-copy'
  | 'danger'
  | 'dehaze'
  | 'delete'
  | 'download'
  | 'draft'
  | 'drive-folder-upload'
  | 'edit'
  | 'home'
  | 'help'
  | 'info'
  | 'logout'
  | 'language'
  | 'mail'
  | 'more-vert'
  | 'open-in-new'
  | 'question-mark'
  | 'search'
  | 'success'
  | 'visibility'
  | 'visibility-off'
  | 'warning'
  | 'brightness-medium'
  | 'light-mode'
  | 'dark-mode';

export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  return <span className={classNames('kern-icon', `kern-icon--${name}`, className)} aria-hidden="true" />;
}
