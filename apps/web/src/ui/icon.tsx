// SPDX-License-Identifier: EUPL-1.2
import { classNames } from './class-names.ts';

/** Pictures of our own, in icons.css, for what the design system has none of. */
const OWN = [
  'bell',
  'book',
  'building',
  'calculator',
  'clock',
  'coins',
  'euro',
  'hourglass',
  'inbox',
  'key',
  'pie',
  'receipt',
  'shield',
  'sliders',
] as const;
type OwnIcon = (typeof OWN)[number];
const own: ReadonlySet<string> = new Set(OWN);

/** Each is decoration, the text beside it says the same. Of the design system's only these are in the stylesheet of the build. */
export type IconName =
  | OwnIcon
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
  | 'search'
  | 'success'
  | 'visibility'
  | 'visibility-off'
  | 'warning'
  | 'brightness-medium'
  | 'light-mode'
  | 'dark-mode';

export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  return (
    <span
      className={classNames('kern-icon', own.has(name) ? `vw-icon vw-icon--${name}` : `kern-icon--${name}`, className)}
      aria-hidden="true"
    />
  );
}
