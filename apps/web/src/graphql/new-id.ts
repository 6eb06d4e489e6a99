// SPDX-License-Identifier: EUPL-1.2
import { uuidv7 } from '@kernel/core';

/** A fresh id. Not `crypto.randomUUID`: that is missing where the page is not served by https, in a test network for example. */
export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
