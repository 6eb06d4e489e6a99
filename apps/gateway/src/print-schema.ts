// SPDX-License-Identifier: EUPL-1.2
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printedSchema } from './schema.ts';

/** node apps/gateway/src/print-schema.ts: writes the schema that the web app's types are made from. */
writeFileSync(fileURLToPath(new URL('../schema.graphql', import.meta.url)), printedSchema());
