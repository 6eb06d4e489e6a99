// SPDX-License-Identifier: EUPL-1.2
export { currentLanguage, LANGUAGES, type Language, setLanguage, showLanguage, useLanguage } from './language.ts';
export { type Catalogue, defineMessages, formatMessage, type Texts, type Translate, translate, useMessages } from './messages.ts';
