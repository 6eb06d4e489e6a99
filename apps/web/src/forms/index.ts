// SPDX-License-Identifier: EUPL-1.2
export { amountText, dateText, mailAddressText, minutesText, optionalDateText, requiredChoice, requiredText } from './fields.ts';
export { FormDialog } from './form-dialog.tsx';
export { FormErrors } from './form-errors.tsx';
export { FormAmount, FormCombo, FormDate } from './form-fields.tsx';
export { useLongDay } from './long-day.tsx';
export { type AppForm, useAppForm } from './use-app-form.ts';
