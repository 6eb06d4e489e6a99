// SPDX-License-Identifier: EUPL-1.2
import { type KeyPart, keySentence, ruleSentence } from '@domain/settlement';
import { sql } from 'kysely';
import { BASIS_NAMES } from '../basis-names.ts';
import { storedRule } from '../key-rows.ts';
import { column, type ExportScope, type ExportTable, family, key } from './export-table.ts';
import { POPULATION, RULE_PLACES, RULE_VALUES } from './export-words.ts';

interface StoredKey {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly serviceFamilyCode: string;
  readonly validFrom: string;
  readonly clause: string;
  readonly resolution: string;
  readonly rule?: unknown;
  /** By older rules: a key was made of parts. */
  readonly parts?: readonly KeyPart[];
}

interface Stored {
  readonly keys: readonly StoredKey[];
  readonly members: readonly { readonly tenantId: string; readonly name: string }[];
}

async function storedKeys({ read, runId }: ExportScope): Promise<Stored> {
  const { rows } = await read((reads) =>
    sql<Stored>`select run.input -> 'keys' as keys, run.input -> 'members' as members from settlement_run as run
      where run.id = ${runId}::uuid`.execute(reads),
  );
  const { keys, members } = rows[0] ?? { keys: [], members: [] };
  return { members, keys: [...keys].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version)) };
}

const sentenceOf = ({ rule, parts = [] }: StoredKey, parties: Readonly<Record<string, string>>): string =>
  rule === undefined ? keySentence({ parts }, 'de', BASIS_NAMES) : ruleSentence(storedRule(rule), 'de', { bases: BASIS_NAMES, parties });

/** Every value of a rule with its place in words: 'Verteilung, Teil 1, Anteil'. */
function* valuesIn(value: unknown, place: string): Generator<{ place: string; value: string }> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* valuesIn(item, `${place} ${index + 1}`);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) {
      const word = RULE_PLACES[name] ?? name;
      yield* valuesIn(item, place === '' ? word : `${place}, ${word}`);
    }
  else yield { place, value: value === null ? '' : String(value) };
}

/** Keys in words, and as the data that was reckoned with. */
export const keyTables: readonly ExportTable[] = [
  {
    file: 'schluessel.csv',
    title: 'Verteilungsschlüssel',
    what: 'Fassungen der Schlüssel, nach denen verteilt wurde',
    columns: [
      key('Schlüssel', 'Kennung des Schlüssels'),
      key('Fassung', 'Nummer der Fassung'),
      column('Name', 'text', 'Name des Schlüssels'),
      family(),
      column('Gilt ab', 'date', 'Erster Tag der Geltung'),
      column('Bestimmung', 'text', 'Bestimmung der Satzung oder Vereinbarung'),
      column('Beschluss', 'text', 'Wer den Schlüssel wann beschlossen hat'),
      column('Regel', 'text', 'Die Regel in Worten, wie sie auf den Dokumenten steht'),
    ],
    pages: async function* (scope) {
      const { keys, members } = await storedKeys(scope);
      const parties = Object.fromEntries(members.map(({ tenantId, name }) => [tenantId, name]));
      yield keys.map((one) => ({
        Schlüssel: one.id,
        Fassung: one.version,
        Name: one.name,
        Leistung: one.serviceFamilyCode,
        'Gilt ab': one.validFrom,
        Bestimmung: one.clause,
        Beschluss: one.resolution,
        Regel: sentenceOf(one, parties),
      }));
    },
  },
  {
    file: 'schluesselangaben.csv',
    title: 'Angaben der Schlüssel',
    what: 'Die Regeln der Schlüssel als die Daten, mit denen gerechnet wurde: je Zeile eine Angabe',
    columns: [
      key('Schlüssel', 'Kennung des Schlüssels'),
      key('Fassung', 'Nummer der Fassung'),
      key('Stelle', 'Ort der Angabe in der Regel, vom Ganzen zum Einzelnen'),
      column('Wert', 'text', 'Wert der Angabe; Anteile und Mengen als Dezimalzahl mit Punkt oder als Bruch'),
    ],
    pages: async function* (scope) {
      const { keys, members } = await storedKeys(scope);
      const words = { ...RULE_VALUES, ...POPULATION, ...Object.fromEntries(members.map(({ tenantId, name }) => [tenantId, name])) };
      yield keys.flatMap((one) =>
        [...valuesIn(one.rule ?? { parts: one.parts ?? [] }, '')].map(({ place, value }) => ({
          Schlüssel: one.id,
          Fassung: one.version,
          Stelle: place,
          Wert: words[value] ?? value,
        })),
      );
    },
  },
];
