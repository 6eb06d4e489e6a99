// SPDX-License-Identifier: EUPL-1.2

/** Resolves at the first request to stop: Ctrl+C, SIGTERM, a closed terminal, or the end of the process that started us. */
export function untilToldToStop(): Promise<'stop'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('stop'));
    process.on('disconnect', () => resolve('stop'));
    const parent = process.ppid;
    if (process.env['npm_lifecycle_event'] === undefined) return;
    // npm puts a shell between itself and us, which may die without telling.
    setInterval(() => process.ppid !== parent && resolve('stop'), 500).unref();
  });
}
