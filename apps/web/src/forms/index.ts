// SPDX-License-Identifier: EUPL-1.2
export { amountText, dateText, minutesText, requiredChoice, requiredText } from './fields.ts';
export { FormErrors } from './form-errors.tsx';
export { type AppForm, useAppForm } from './use-app-form.ts';
