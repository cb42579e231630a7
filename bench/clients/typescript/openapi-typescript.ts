import createClient from 'openapi-fetch';
import type { paths } from './client/schema';
import { tryOut, type Answer } from './scenario';

const answer = async (call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<Answer> => {
  const { data, error, response } = await call;
  return { status: response.status, body: data ?? error };
};

void tryOut((baseUrl, key, accept) => {
  const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}`, ...(accept && { Accept: accept }) } });
  const byId = (id: string) => ({ params: { path: { id } } });
  const ofTenant = (tenantId: string) => ({ params: { path: { tenantId } } });
  return {
    place: (body) => answer(client.POST('/api/v1/port-out-orders', { body })),
    find: (id) => answer(client.GET('/api/v1/port-out-orders/{id}', byId(id))),
    list: (limit, cursor) => answer(client.GET('/api/v1/port-out-orders', { params: { query: { limit, cursor } } })),
    check: (body) => answer(client.POST('/api/v1/port-out-checks', { body })),
    supplement: (id, body) => answer(client.POST('/api/v1/port-out-orders/{id}/supplements', { ...byId(id), body })),
    complete: (id) => answer(client.POST('/api/v1/port-out-orders/{id}/completion', byId(id))),
    addWebhook: (body) => answer(client.POST('/api/v1/webhooks', { body })),
    rotateSecret: (id) => answer(client.POST('/api/v1/webhooks/{id}/secret', byId(id))),
    testWebhook: (id) => answer(client.POST('/api/v1/webhooks/{id}/test', byId(id))),
    removeWebhook: (id) => answer(client.DELETE('/api/v1/webhooks/{id}', byId(id))),
    billing: {
      addTenant: (body, key) => answer(client.POST('/api/v1/provider/tenants', { params: { header: key ? { 'Idempotency-Key': key } : {} }, body })),
      findTenant: (tenantId) => answer(client.GET('/api/v1/provider/tenants/by-id/{tenantId}', ofTenant(tenantId))),
      listTenants: (query) => answer(client.GET('/api/v1/provider/tenants', { params: { query } })),
      changeTenant: (tenantId, body) => answer(client.PUT('/api/v1/provider/tenants/by-id/{tenantId}', { ...ofTenant(tenantId), body })),
      putNumber: (tenantId, phoneNumber, body) =>
        answer(client.PUT('/api/v1/provider/tenants/by-id/{tenantId}/numbers/{phoneNumber}', { params: { path: { tenantId, phoneNumber } }, body })),
      putNumbers: (tenantId, body) => answer(client.POST('/api/v1/provider/tenants/by-id/{tenantId}/numbers', { ...ofTenant(tenantId), body })),
      listNumbers: (tenantId, limit, cursor) =>
        answer(client.GET('/api/v1/provider/tenants/by-id/{tenantId}/numbers', { params: { path: { tenantId }, query: { limit, cursor } } })),
      deactivate: (tenantId, phoneNumber) =>
        answer(client.DELETE('/api/v1/provider/tenants/by-id/{tenantId}/numbers/{phoneNumber}', { params: { path: { tenantId, phoneNumber } } })),
      departed: (body) => answer(client.POST('/api/v1/provider/departures', { body })),
      addWebhook: (body) => answer(client.POST('/api/v1/provider/webhooks', { body })),
      rotateSecret: (id) => answer(client.POST('/api/v1/provider/webhooks/{id}/secret', byId(id))),
      testWebhook: (id) => answer(client.POST('/api/v1/provider/webhooks/{id}/test', byId(id))),
      removeWebhook: (id) => answer(client.DELETE('/api/v1/provider/webhooks/{id}', byId(id))),
    },
  };
});
