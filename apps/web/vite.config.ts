// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedCopies } from './compressed-copies.ts';
import { leanKern } from './lean-kern.ts';
import { persistOperations } from './persisted-operations.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4800';

/** With VITE_GALLERY=1 the build carries the page that shows every ui component; the tests look at it, users never get it. */
export default defineConfig({
  plugins: [
    leanKern(here('./src/ui/icon.tsx')),
    react(),
    persistOperations(here('./src'), here('../gateway/schema.graphql')),
    compressedCopies(),
  ],
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    outDir: process.env['WEB_OUT_DIR'] ?? 'dist',
    target: 'es2023',
    manifest: true,
    // The gateway sends `script-src 'self'`: nothing may end up inline, fonts and pictures neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first page carries the names of all others, for what they fetch ahead: a hash says enough.
    rolldownOptions: { output: { chunkFileNames: 'assets/[hash].js' } },
  },
  server: {
    port: 5173,
    // Only what lies behind a body is data; the body's pages themselves come from Vite.
    proxy: { '/auth': gateway, '/health': gateway, '^/a/[^/]+/[^/]+/(graphql|files|download)': gateway },
  },
  preview: { port: 4173 },
});
