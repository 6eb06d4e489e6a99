// SPDX-License-Identifier: EUPL-1.2
import type { RoleBook } from '@platform/authorization';
import type { DocumentedTable, Service } from '@platform/service';
import { actionText, labelOf } from '../settings.ts';
import { retentionPeriods } from './retention.ts';
import { scheduleWords } from './schedule-words.ts';

const titleOf = ({ title, name }: Service): string => title?.de ?? name;
const distinct = (rows: readonly (readonly string[])[]) => [...new Map(rows.map((row) => [row.join('|'), row])).values()];
const yes = (is: boolean | undefined): string => (is ? 'ja' : '');

const servicesTable = (services: readonly Service[]): DocumentedTable => ({
  title: 'Dienste',
  intro: 'Aus welchen Diensten das Verfahren besteht und wie viele Vorgänge, Auskünfte und wiederkehrende Arbeiten jeder hat.',
  columns: ['Dienst', 'Vorgänge', 'Auskünfte', 'Wiederkehrend'],
  rows: services.map((service) => [
    titleOf(service),
    String(service.useCases.length + (service.longUseCases ?? []).length),
    String(service.queries.length),
    String((service.schedules ?? []).length),
  ]),
});

function useCaseTable(services: readonly Service[]): DocumentedTable {
  return {
    title: 'Buchende und entscheidende Vorgänge',
    intro:
      'Jeder Vorgang prüft Eingaben und Berechtigung, entscheidet nach festen Regeln, schreibt in einer Transaktion und wird mit Person, Zeitpunkt und Inhalt unveränderbar protokolliert. Bei Vorgängen mit zwei Personen darf die zweite nicht die erste sein.',
    columns: ['Dienst', 'Vorgang', 'Zwei Personen', 'Frischer zweiter Faktor'],
    // Several have the same words, as telling people of something has in every service: one line says it.
    rows: distinct(
      services.flatMap((service) =>
        service.useCases.map(({ name, twoPeople, stepUp }) => [
          titleOf(service),
          labelOf(services, name, 'de'),
          yes(twoPeople),
          yes(stepUp),
        ]),
      ),
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
  intro: 'Was von selbst geschieht, nach deutscher Zeit.',
  columns: ['Dienst', 'Arbeit', 'Zeitplan'],
  rows: services.flatMap((service) =>
    (service.schedules ?? []).map(({ useCase, cron }) => [titleOf(service), labelOf(services, useCase.name, 'de'), scheduleWords(cron)]),
  ),
});

/** Who offers what a service needs, and what can be had as a file under which right; without itself. */
const interfaceTable = (services: readonly Service[]): DocumentedTable => {
  const names = (found: readonly Service[]): string => [...new Set(found.map(titleOf))].join('; ');
  const offering = (port: unknown): readonly Service[] => services.filter(({ offers = [] }) => offers.some((one) => one.port === port));
  return {
    title: 'Schnittstellen und Ausgaben',
    intro: 'Welche Dienste einander zuarbeiten, und mit welcher Berechtigung sie Dateien ausgeben.',
    columns: ['Dienst', 'Arbeitet zu', 'Bekommt zugearbeitet von', 'Gibt Dateien aus'],
    rows: services.map((service) => {
      const { offers = [], needs = [], downloads = [] } = service;
      const taking = services.filter((one) => one !== service && (one.needs ?? []).some((port) => offers.some((own) => own.port === port)));
      const giving = needs.flatMap(offering).filter((one) => one !== service);
      const files = downloads.map(({ action }) => actionText(services, action, 'de') ?? action);
      return [titleOf(service), names(taking), names(giving), [...new Set(files)].join('; ')];
    }),
  };
};

const retentionTable = (services: readonly Service[]): DocumentedTable => ({
  title: 'Aufbewahrte Daten über Personen',
  intro: 'Was über wen aufbewahrt wird und wozu. Werte des Protokolls lassen sich löschen, ohne dass seine Kette bricht.',
  columns: ['Dienst', 'Was', 'Über wen', 'Wozu'],
  rows: services.flatMap((service) =>
    (service.personalData ?? []).map(({ what, of, purpose }) => [titleOf(service), what.de, of.de, purpose.de]),
  ),
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
    retentionPeriods,
  ].filter(({ rows }) => rows.length > 0);
