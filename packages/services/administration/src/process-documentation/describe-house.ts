// SPDX-License-Identifier: EUPL-1.2
import type { RoleBook } from '@platform/authorization';
import type { DocumentedTable, Service } from '@platform/service';
import { labelOf } from '../settings.ts';

const yes = (is: boolean | undefined): string => (is ? 'ja' : '');

const servicesTable = (services: readonly Service[]): DocumentedTable => ({
  title: 'Dienste',
  intro: 'Aus welchen Diensten das Verfahren besteht und wie viele Vorgänge, Auskünfte und wiederkehrende Arbeiten jeder hat.',
  columns: ['Dienst', 'Vorgänge', 'Auskünfte', 'Wiederkehrend'],
  rows: services.map(({ name, useCases, longUseCases = [], queries, schedules = [] }) => [
    name,
    String(useCases.length + longUseCases.length),
    String(queries.length),
    String(schedules.length),
  ]),
});

function useCaseTable(services: readonly Service[]): DocumentedTable {
  return {
    title: 'Buchende und entscheidende Vorgänge',
    intro:
      'Jeder Vorgang prüft Eingaben und Berechtigung, entscheidet nach festen Regeln, schreibt in einer Transaktion und wird mit Person, Zeitpunkt und Inhalt unveränderbar protokolliert. Bei Vorgängen mit zwei Personen darf die zweite nicht die erste sein.',
    columns: ['Dienst', 'Vorgang', 'Zwei Personen', 'Frischer zweiter Faktor'],
    rows: services.flatMap((service) =>
      service.useCases.map(({ name, twoPeople, stepUp }) => [service.name, labelOf(services, name, 'de'), yes(twoPeople), yes(stepUp)]),
    ),
  };
}

function roleTable({ roles, actions, actionsOf }: RoleBook): DocumentedTable {
  return {
    title: 'Rollen und Berechtigungen',
    intro:
      'Wer was darf. Rollen werden mit Anfang und Ende vergeben; wer an einem Tag welche Rolle hatte, zeigt die Seite „Benutzer und Rollen“.',
    columns: ['Rolle', 'Seite', 'Darf', 'Höchstens'],
    rows: roles.map(({ name, de, side, longestDays }) => [
      de,
      side === 'centre' ? 'Zentrum' : 'Mitglied',
      actionsOf(name)
        .map((held) => {
          const action = typeof held === 'string' ? held : held.action;
          const words = actions[action]?.de ?? action;
          return typeof held === 'string' ? words : `${words} (nur Eigenes)`;
        })
        .join('; '),
      longestDays === undefined ? 'unbefristet' : `${longestDays} Tage`,
    ]),
  };
}

const conflictTable = ({ conflicts, actions }: RoleBook): DocumentedTable => ({
  title: 'Unvereinbare Berechtigungen',
  intro: 'Berechtigungen, die eine Person nicht zugleich haben soll. Wird eine davon trotzdem vergeben, wird das angezeigt und begründet.',
  columns: ['Berechtigung', 'nicht zusammen mit'],
  rows: conflicts.map(([one, other]) => [actions[one]?.de ?? one, actions[other]?.de ?? other]),
});

const scheduleTable = (services: readonly Service[]): DocumentedTable => ({
  title: 'Wiederkehrende Arbeiten',
  intro: 'Was von selbst geschieht. Die Angabe nennt Minute, Stunde, Tag, Monat und Wochentag nach deutscher Zeit.',
  columns: ['Dienst', 'Arbeit', 'Zeitplan'],
  rows: services.flatMap((service) =>
    (service.schedules ?? []).map(({ useCase, cron }) => [service.name, labelOf(services, useCase.name, 'de'), cron]),
  ),
});

const interfaceTable = (services: readonly Service[]): DocumentedTable => ({
  title: 'Schnittstellen und Ausgaben',
  intro: 'Welche Dienste einander zuarbeiten und welche Dateien sie ausgeben.',
  columns: ['Dienst', 'Bietet an', 'Braucht', 'Gibt aus'],
  rows: services.map(({ name, offers = [], needs = [], downloads = [] }) => [
    name,
    offers.map(({ port }) => port.name).join(', '),
    needs.map((port) => port.name).join(', '),
    downloads.map((download) => download.name).join(', '),
  ]),
});

const retentionTable = (services: readonly Service[]): DocumentedTable => ({
  title: 'Aufbewahrte Daten über Personen',
  intro: 'Was über wen aufbewahrt wird und wozu. Werte des Protokolls lassen sich löschen, ohne dass seine Kette bricht.',
  columns: ['Dienst', 'Was', 'Über wen', 'Wozu'],
  rows: services.flatMap(({ name, personalData = [] }) => personalData.map(({ what, of, purpose }) => [name, what.de, of.de, purpose.de])),
});

/** What the program itself declares of the procedure; the rest is what is set up in the association. */
export const describeHouse = (services: readonly Service[], book: RoleBook): readonly DocumentedTable[] =>
  [
    servicesTable(services),
    roleTable(book),
    conflictTable(book),
    useCaseTable(services),
    scheduleTable(services),
    interfaceTable(services),
    retentionTable(services),
  ].filter(({ rows }) => rows.length > 0);
