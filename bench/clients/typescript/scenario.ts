// What a carrier's program does, in the order in which it does it. Each client is tried by the same calls; how it makes them is its adapter's.

export interface Answer {
  status: number;
  body?: any;
}

/** One key of a carrier. Nothing is thrown: what the server answers is the answer. */
export interface Client {
  place(order: any): Promise<Answer>;
  find(id: string): Promise<Answer>;
  list(limit: number, cursor?: string): Promise<Answer>;
  check(order: any): Promise<Answer>;
  supplement(id: string, supplement: any): Promise<Answer>;
  complete(id: string): Promise<Answer>;
  addWebhook(webhook: any): Promise<Answer>;
  rotateSecret(id: string): Promise<Answer>;
  testWebhook(id: string): Promise<Answer>;
  removeWebhook(id: string): Promise<Answer>;
  billing: Billing;
}

/** What the provider's own systems call, with a key of theirs. */
export interface Billing {
  addTenant(tenant: any, idempotencyKey?: string): Promise<Answer>;
  findTenant(tenantId: string): Promise<Answer>;
  listTenants(query: { accountNumber?: string; limit?: number; cursor?: string }): Promise<Answer>;
  changeTenant(tenantId: string, tenant: any): Promise<Answer>;
  putNumber(tenantId: string, phoneNumber: string, number: any): Promise<Answer>;
  putNumbers(tenantId: string, numbers: any): Promise<Answer>;
  listNumbers(tenantId: string, limit: number, cursor?: string): Promise<Answer>;
  deactivate(tenantId: string, phoneNumber: string): Promise<Answer>;
  departed(departure: any): Promise<Answer>;
  addWebhook(webhook: any): Promise<Answer>;
  rotateSecret(id: string): Promise<Answer>;
  testWebhook(id: string): Promise<Answer>;
  removeWebhook(id: string): Promise<Answer>;
}

export type Connect = (url: string, key: string, accept?: string) => Client;

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

function expect(answer: Answer, status: number): any {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

function same(found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`${String(found)} instead of ${String(wanted)}`);
}

/** A date as clients have it: as text, or as one of their own. */
export function day(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** Prints a line for each call: its name and "ok", or why not. */
export async function tryOut(connect: Connect, date: (text: string) => unknown = (text) => text): Promise<void> {
  const url = setting('PORTWARDEN_URL');
  const client = connect(url, setting('API_KEY'));
  const numbers = setting('PHONE_NUMBERS').split(',');
  const due = setting('DUE_DATE');
  const later = setting('LATER_DATE');
  let named = 0;
  const order = (number: string, changes = {}) => ({
    purchaseOrderNumber: `TRY-${++named}`,
    phoneNumbers: [number],
    accountNumber: setting('ACCOUNT_NUMBER'),
    zipCode: setting('ZIP_CODE'),
    pin: setting('PIN'),
    desiredDueDate: date(due),
    initiatorPhone: '+12125550100',
    agencyAuthority: true,
    ...changes,
  });
  const placed = async (number: string, changes = {}) => expect(await client.place(order(number, changes)), 201);
  const call = async (name: string, body: () => Promise<void>) => {
    try {
      await body();
      console.log(`call ${name} ok`);
    } catch (failure) {
      console.log(`call ${name} ${String(failure).replace(/\s+/g, ' ')}`);
    }
  };

  let first: any;
  let hook: any;
  await call('place', async () => {
    first = await placed(numbers[0]);
    same(first.status, 'confirmed');
    same(day(first.firmOrderCommitmentDate), due);
  });
  await call('read', async () => same(expect(await client.find(first.id), 200).purchaseOrderNumber, 'TRY-1'));
  await call('list', async () => {
    await placed(numbers[1]);
    await placed(numbers[2]);
    const names = [];
    let cursor: string | undefined;
    do {
      const page: any = expect(await client.list(2, cursor), 200);
      names.push(...page.items.map((item: any) => item.purchaseOrderNumber));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    same(names.join(), 'TRY-3,TRY-2,TRY-1');
  });
  await call('check', async () => {
    const { purchaseOrderNumber, ...unnamed } = order(numbers[3]);
    same(expect(await client.check(unnamed), 200).wouldPass, true);
  });
  await call('new-due-date', async () => {
    const moved = await placed(numbers[3]);
    const answer = await client.supplement(moved.id, { version: 2, type: 'new-due-date', desiredDueDate: date(later) });
    same(day(expect(answer, 200).desiredDueDate), later);
  });
  await call('correction', async () => {
    const rejected = await placed(numbers[4], { zipCode: '99999' });
    same(rejected.status, 'rejected');
    same(rejected.reasons[0].code, 'zip-code-mismatch');
    const right = { version: 2, type: 'correction', zipCode: setting('ZIP_CODE'), pin: setting('PIN') };
    same(expect(await client.supplement(rejected.id, right), 200).status, 'confirmed');
  });
  await call('cancel', async () => {
    const unwanted = await placed(numbers[5]);
    same(expect(await client.supplement(unwanted.id, { version: 2, type: 'cancel' }), 200).status, 'cancelled');
  });
  await call('completion', async () => {
    await fetch(`${setting('STAGE_URL')}/due-date`);
    try {
      same(expect(await client.complete(first.id), 200).status, 'completed');
    } finally {
      await fetch(`${setting('STAGE_URL')}/today`);
    }
  });
  await call('webhook-create', async () => {
    hook = expect(await client.addWebhook({ url: 'http://localhost:9/', description: 'Tried out' }), 201);
    if (!hook.secret.startsWith('whsec_')) throw new Error('no secret');
  });
  await call('webhook-rotate', async () => {
    const secret = expect(await client.rotateSecret(hook.id), 200).secret;
    if (!secret.startsWith('whsec_') || secret === hook.secret) throw new Error('no new secret');
  });
  await call('webhook-test', async () => same(expect(await client.testWebhook(hook.id), 202).type, 'webhook.test'));
  await call('webhook-delete', async () => expect(await client.removeWebhook(hook.id), 204));
  await call('401', async () => expect(await connect(url, 'no-such-key').find(first.id), 401));
  await call('404', async () => expect(await client.find('0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77'), 404));
  await call('406', async () => expect(await connect(url, setting('API_KEY'), 'text/csv').find(first.id), 406));
  await call('409', async () => expect(await client.complete(first.id), 409));
  await call('422', async () => {
    const problem = expect(await client.place(order('+1202555')), 422);
    same(problem.errors[0].field, 'phoneNumbers[0]');
  });
  await call('429', async () => {
    const tired = connect(url, setting('TIRED_KEY'));
    let answer = await tired.list(1);
    for (let i = 0; answer.status === 200 && i < 500; i++) answer = await tired.list(1);
    expect(answer, 429);
  });
  await tryBilling(connect, url, first.id, call, date);
}

type Call = (name: string, body: () => Promise<void>) => Promise<void>;

async function tryBilling(connect: Connect, url: string, nobodys: string, call: Call, time: (text: string) => unknown): Promise<void> {
  const { billing } = connect(url, setting('PROVIDER_KEY'));
  const numbers = setting('NEW_NUMBERS').split(',');
  const accountNumber = `BILL/${crypto.randomUUID()}`;
  const wanted = { accountNumber, name: 'Example Bakery', country: 'US', zipCode: '20001' };
  const told = (name: string, body: () => Promise<void>) => call(`provider-${name}`, body);
  let id: string;
  let hook: any;
  await told('tenant-create', async () => {
    const key = `"${crypto.randomUUID()}"`;
    id = expect(await billing.addTenant(wanted, key), 201).tenantId;
    same(expect(await billing.addTenant(wanted, key), 201).tenantId, id);
  });
  await told('tenant-read', async () => same(expect(await billing.findTenant(id), 200).accountNumber, accountNumber));
  await told('tenant-find', async () => same(expect(await billing.listTenants({ accountNumber }), 200).items[0].tenantId, id));
  await told('tenant-change', async () => {
    const change = { name: 'Example Mill', country: 'US', zipCode: '20002', complex: true };
    same(expect(await billing.changeTenant(id, change), 200).name, 'Example Mill');
  });
  await told('tenant-list', async () => {
    let found = 0;
    let cursor: string | undefined;
    do {
      const page: any = expect(await billing.listTenants({ limit: 5, cursor }), 200);
      found += page.items.length;
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    same(found > 1, true);
  });
  await told('number-put', async () => same(expect(await billing.putNumber(id, numbers[0], {}), 201).status, 'active'));
  await told('numbers-bulk', async () => {
    const lines = numbers.map((phoneNumber) => ({ phoneNumber }));
    same(expect(await billing.putNumbers(id, { numbers: lines }), 200).added, numbers.length - 1);
  });
  await told('numbers-page', async () => {
    const found = [];
    let cursor: string | undefined;
    do {
      const page: any = expect(await billing.listNumbers(id, 2, cursor), 200);
      found.push(...page.items.map((item: any) => item.phoneNumber));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    same(found.join(), numbers.join());
  });
  await told('number-deactivate', async () => same(expect(await billing.deactivate(id, numbers[1]), 200).status, 'inactive'));
  await told('departure', async () => {
    const leftAt = time(`${new Date(Date.now() - 86_400_000).toISOString().slice(0, 19)}Z`);
    same(expect(await billing.departed({ phoneNumber: numbers[2], leftAt, spid: '5678' }), 201).tenantId, id);
  });
  await told('webhook-create', async () => {
    hook = expect(await billing.addWebhook({ url: 'http://localhost:9/' }), 201);
    if (!hook.secret.startsWith('whsec_')) throw new Error('no secret');
  });
  await told('webhook-rotate', async () => {
    const secret = expect(await billing.rotateSecret(hook.id), 200).secret;
    if (!secret.startsWith('whsec_') || secret === hook.secret) throw new Error('no new secret');
  });
  await told('webhook-test', async () => same(expect(await billing.testWebhook(hook.id), 202).type, 'webhook.test'));
  await told('webhook-delete', async () => expect(await billing.removeWebhook(hook.id), 204));
  await told('401', async () => expect(await connect(url, setting('API_KEY')).billing.findTenant(id), 401));
  await told('404', async () => expect(await billing.findTenant(nobodys), 404));
  await told('409', async () => {
    same(expect(await billing.addTenant(wanted), 409).type, 'urn:portwarden:problem:account-number-taken');
  });
  await told('422', async () => {
    const lines = [{ phoneNumber: numbers[3] }, { phoneNumber: '+1202555' }];
    same(expect(await billing.putNumbers(id, { numbers: lines }), 422).errors[0].field, 'numbers[1].phoneNumber');
  });
}
