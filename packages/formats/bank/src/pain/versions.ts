// SPDX-License-Identifier: EUPL-1.2
import type { PainKind } from './pain-message.ts';

/** What is handed to banks now. Source: DFÜ-Abkommen, Anlage 3. */
export const CURRENT_VERSIONS: Readonly<Record<PainKind, string>> = { 'pain.001': '09', 'pain.008': '08' };
/** Versions that banks took until November 2025. */
const OUTDATED: Readonly<Record<PainKind, readonly string[]>> = { 'pain.001': ['02', '03'], 'pain.008': ['01', '02'] };

export const isOutdated = (kind: PainKind, version: string | null): boolean => OUTDATED[kind].includes(version ?? '');
