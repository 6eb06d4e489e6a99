// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const INVOICE = join(import.meta.dirname, 'support', 'supplier-invoice.xml');
const SCAN = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF');

let browser: Browser;
let finance: DemoVisit;
let invoice = '';
beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, 'abrechnung@');
});
afterAll(() => browser.close());

const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

test('an invoice and a scan are dropped, read by the worker and found in the inbox', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/settlement/supplier-invoices?search=gibt-es-nicht`);
  await page.getByText('Keine Rechnung in dieser Auswahl').waitFor();
  await page.getByText('Legen Sie oben Rechnungen ab, oder ändern Sie die Auswahl.').waitFor();
  await page.goto(`${home}/settlement/supplier-invoices`);
  await page.getByRole('row').filter({ hasText: 'Beispiel Archivbedarf KG' }).waitFor();
  await axeCheck(page);
  await page.locator('input[type=file]').setInputFiles([INVOICE]);
  await page.locator('input[type=file]').setInputFiles([{ name: 'scan.pdf', mimeType: 'application/pdf', buffer: SCAN }]);
  await page.getByRole('button', { name: '2 Rechnungen einlesen' }).click();
  await page.getByRole('row').filter({ hasText: 'L-2026-0815' }).waitFor({ timeout: 60_000 });
  await page.getByRole('row').filter({ hasText: 'scan.pdf' }).filter({ hasText: 'Nicht lesbar' }).waitFor();
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Musterlicht Software GmbH' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rechnung L-2026-0815' }).waitFor();
  invoice = new URL(page.url()).pathname;
  expect(faults(finance)).toEqual([]);
});

test('its lines are assigned to a pool and to a member, the sums watched to the cent', async () => {
  const { page } = finance;
  await page.getByText('Die Rechnung hält alle geprüften Regeln ein.').waitFor();
  await axeCheck(page);
  const first = page.getByRole('region', { name: '1 · Wartung der Klassenraumverwaltung' });
  await first.getByRole('combobox', { name: 'Kostentopf' }).selectOption({ label: 'Schul-IT' });
  await first.getByLabel('Betrag').fill('1.000,00');
  await first.getByText('Es fehlen 190,01 €').waitFor();
  await page.getByLabel('Begründung').fill('Steuerfreie Leistungen, § 4 Nr. 29 UStG');
  const second = page.getByRole('region', { name: '2 · Ladewagen für Hürth' });
  await second.getByLabel('Ziel').selectOption({ label: 'Mitglied direkt' });
  await page.getByRole('button', { name: 'Zur Prüfung geben' }).click();
  await page
    .getByText('Zugeordnet sind von „1 · Wartung der Klassenraumverwaltung“ 1000,00 € statt 1190,01 €')
    .or(page.getByText('ist unvollständig'))
    .first()
    .waitFor();
  await first.getByLabel('Betrag').fill('1.190,01');
  await first.getByText('Vollständig zugeordnet').waitFor();
  await second.getByRole('combobox', { name: 'Mitglied' }).fill('Hürth');
  await page.getByRole('option', { name: /Hürth/ }).first().click();
  await second.getByLabel('Leistung', { exact: true }).selectOption({ label: 'Schul-IT' });
  await second.getByLabel('Tag der Leistung').fill('heute');
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Zur Prüfung geben' }).click();
  await page.getByText('Sie haben sie zugeordnet').waitFor();
  expect(await page.getByRole('button', { name: 'Richtigkeit feststellen und buchen' }).count()).toBe(0);
  expect(faults(finance)).toEqual([]);
});

test('a second person states that it is right and books it; the cost leads back to the invoice and its file', async () => {
  const releaser = await signInAs(browser, 'freigabe@zentrum');
  const { page, home } = releaser;
  await page.getByRole('link', { name: /Eingangsrechnungen, deren Richtigkeit festzustellen ist/ }).click();
  await page.getByRole('link', { name: 'Musterlicht Software GmbH' }).click();
  await page.getByRole('button', { name: 'Richtigkeit feststellen und buchen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Buchen', exact: true }).click();
  await dialog.getByText('Bitte stellen Sie die sachliche und die rechnerische Richtigkeit fest').waitFor();
  await dialog.getByLabel(/Sachlich richtig/).check();
  await dialog.getByLabel(/Rechnerisch richtig/).check();
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Buchen', exact: true }).click();
  const postings = page.getByRole('region', { name: 'Gebucht als' }).or(page.getByRole('table', { name: 'Gebucht als' }));
  await postings.getByRole('link', { name: 'Schul-IT' }).first().click();
  await page.getByRole('link', { name: 'L-2026-0815' }).first().click();
  await page.waitForURL(`**${invoice}`);
  const file = await page.getByRole('link', { name: 'supplier-invoice.xml' }).getAttribute('href');
  expect(file).toMatch(new RegExp(`^${home}/files/[0-9a-f-]{36}$`));
  const sent = await page.request.get(file ?? '');
  expect(await sent.text()).toContain('L-2026-0815');
  expect(faults(releaser)).toEqual([]);
  await releaser.context.close();
});
