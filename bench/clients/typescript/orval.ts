import * as api from './client/client';
import { tryOut, type Answer } from './scenario';

const answer = async (call: Promise<{ status: number; data: unknown }>): Promise<Answer> => {
  const { status, data } = await call;
  return { status, body: data };
};

// It is generated for one server, at which paths begin.
const relative = globalThis.fetch;
globalThis.fetch = (to, options) =>
  relative(typeof to === 'string' && to.startsWith('/') ? `${process.env.PORTWARDEN_URL}${to}` : to, options);

void tryOut((url, key, accept) => {
  const as = { headers: { Authorization: `Bearer ${key}`, ...(accept && { Accept: accept }) } };
  return {
    place: (body) => answer(api.placePortOutOrder(body, as)),
    find: (id) => answer(api.findPortOutOrder(id, as)),
    list: (limit, cursor) => answer(api.listPortOutOrders({ limit, cursor }, as)),
    check: (body) => answer(api.checkPortOut(body, as)),
    supplement: (id, body) => answer(api.supplementPortOutOrder(id, body, as)),
    complete: (id) => answer(api.completePortOutOrder(id, as)),
    addWebhook: (body) => answer(api.addWebhook(body, as)),
    rotateSecret: (id) => answer(api.rotateWebhookSecret(id, as)),
    testWebhook: (id) => answer(api.testWebhook(id, as)),
    removeWebhook: (id) => answer(api.removeWebhook(id, as)),
    billing: {
      addTenant: (body, key) => answer(api.addTenant(body, key ? { headers: { ...as.headers, 'Idempotency-Key': key } } : as)),
      findTenant: (tenantId) => answer(api.findTenantById(tenantId, as)),
      listTenants: (query) => answer(api.listTenants(query, as)),
      changeTenant: (tenantId, body) => answer(api.changeTenantById(tenantId, body, as)),
      putNumber: (tenantId, phoneNumber, body) => answer(api.putTenantNumberById(tenantId, phoneNumber, body, as)),
      putNumbers: (tenantId, body) => answer(api.putTenantNumbers(tenantId, body, as)),
      listNumbers: (tenantId, limit, cursor) => answer(api.listTenantNumbers(tenantId, { limit, cursor }, as)),
      deactivate: (tenantId, phoneNumber) => answer(api.deactivateTenantNumberById(tenantId, phoneNumber, as)),
      departed: (body) => answer(api.recordDeparture(body, as)),
      addWebhook: (body) => answer(api.addProviderWebhook(body, as)),
      rotateSecret: (id) => answer(api.rotateProviderWebhookSecret(id, as)),
      testWebhook: (id) => answer(api.testProviderWebhook(id, as)),
      removeWebhook: (id) => answer(api.removeProviderWebhook(id, as)),
    },
  };
});
