// SPDX-License-Identifier: EUPL-1.2
export { Button, type ButtonProps } from './button.tsx';
export { Checkbox, type CheckboxProps, RadioGroup, type RadioGroupProps, type RadioOption } from './choice.tsx';
export { classNames } from './class-names.ts';
export { ComboBox, type ComboBoxOption, type ComboBoxProps } from './combo-box.tsx';
export { CommandDialog, type CommandGroup, type CommandItem } from './command-dialog.tsx';
export { DataTable, type DataTableProps } from './data-table.tsx';
export { type DataColumn, downloadRows, type Sort } from './data-table-columns.ts';
export type { EveryRow } from './data-table-export.ts';
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from './dialog.tsx';
export {
  Badge,
  Banner,
  type BannerProps,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  ProgressBar,
  type ProgressBarProps,
  Skeleton,
  StatusBadge,
  type Tone,
} from './feedback.tsx';
export { FileDrop, type FileDropProps, formatBytes, type UploadedFile } from './file-drop.tsx';
export { Heading, Spoken } from './heading.tsx';
export { Icon, type IconName } from './icon.tsx';
export { ItemList, type ListItem } from './item-list.tsx';
export { ExternalLink, Link } from './link.tsx';
export { Menu, type MenuItem, type MenuProps, type MenuSection } from './menu.tsx';
export { Cluster, FieldGrid, Page, type PageProps, Section, type SectionProps, Stack } from './page.tsx';
export {
  Amount,
  type AmountProps,
  type DescriptionItem,
  DescriptionList,
  Kbd,
  Pagination,
  type PaginationProps,
  Timeline,
  type TimelineChange,
  type TimelineEntry,
} from './record.tsx';
export { Select, type SelectOption, type SelectProps } from './select.tsx';
export { SplitPane, type SplitPaneProps } from './split-pane.tsx';
export { type TabItem, Tabs, type TabsProps } from './tabs.tsx';
export { TenantBadge, type TenantLook } from './tenant-badge.tsx';
export { tenantColour } from './tenant-colours.ts';
export { TextArea, type TextAreaProps, TextField, type TextFieldProps } from './text-field.tsx';
export { uiTexts } from './texts.ts';
export { dismissToast, type ToastMessage, ToastRegion, toast } from './toast.tsx';
export { Tooltip } from './tooltip.tsx';
export { AmountField, amountProblem, amountToWire, DateField, DurationField } from './typed-field.tsx';
export { useMedia } from './use-media.ts';
