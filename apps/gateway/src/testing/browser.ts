// SPDX-License-Identifier: EUPL-1.2

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the test expects says what it is
  readonly json: any;
  readonly text: string;
}

/** Keeps cookies and sends the header of our own pages, as a browser with our web app does. */
export class Browser {
  readonly #base: string;
  readonly cookies = new Map<string, string>();

  constructor(base: string) {
    this.#base = base;
  }

  get base(): string {
    return this.#base;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The same cookies in another hand. */
  copy(): Browser {
    const other = new Browser(this.#base);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ 'x-verbund': '1', cookie: this.cookieHeader });
    new Headers(init.headers).forEach((value, name) => void (value === '' ? headers.delete(name) : headers.set(name, value)));
    const response = await fetch(`${this.#base}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!name) continue;
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value ?? '');
    }
    return response;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await this.fetch(path, init);
    const text = await response.text();
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      // Not everything is JSON.
    }
    return { status: response.status, headers: response.headers, json, text };
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  }

  graphql(address: string, query: string, variables: object = {}, door = 'graphql'): Promise<Answer> {
    return this.post(`${address}/${door}`, { query, variables });
  }
}
