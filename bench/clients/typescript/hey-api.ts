import { createClient } from './client/client';
import * as api from './client';
import { tryOut, type Answer } from './scenario';

const answer = async (call: Promise<any>): Promise<Answer> => {
  const { data, error, response } = await call;
  return { status: response.status, body: data ?? error };
};

void tryOut((baseUrl, key, accept) => {
  const client = createClient({ baseUrl, auth: () => key, ...(accept && { headers: { Accept: accept } }) });
  const byId = (id: string) => ({ client, path: { id } });
  return {
    place: (body) => answer(api.placePortOutOrder({ client, body })),
    find: (id) => answer(api.findPortOutOrder(byId(id))),
    list: (limit, cursor) => answer(api.listPortOutOrders({ client, query: { limit, cursor } })),
    check: (body) => answer(api.checkPortOut({ client, body })),
    supplement: (id, body) => answer(api.supplementPortOutOrder({ ...byId(id), body })),
    complete: (id) => answer(api.completePortOutOrder(byId(id))),
    addWebhook: (body) => answer(api.addWebhook({ client, body })),
    rotateSecret: (id) => answer(api.rotateWebhookSecret(byId(id))),
    testWebhook: (id) => answer(api.testWebhook(byId(id))),
    removeWebhook: (id) => answer(api.removeWebhook(byId(id))),
    billing: {
      addTenant: (body, key) => answer(api.addTenant({ client, body, ...(key && { headers: { 'Idempotency-Key': key } }) })),
      findTenant: (tenantId) => answer(api.findTenantById({ client, path: { tenantId } })),
      listTenants: (query) => answer(api.listTenants({ client, query })),
      changeTenant: (tenantId, body) => answer(api.changeTenantById({ client, path: { tenantId }, body })),
      putNumber: (tenantId, phoneNumber, body) => answer(api.putTenantNumberById({ client, path: { tenantId, phoneNumber }, body })),
      putNumbers: (tenantId, body) => answer(api.putTenantNumbers({ client, path: { tenantId }, body })),
      listNumbers: (tenantId, limit, cursor) => answer(api.listTenantNumbers({ client, path: { tenantId }, query: { limit, cursor } })),
      deactivate: (tenantId, phoneNumber) => answer(api.deactivateTenantNumberById({ client, path: { tenantId, phoneNumber } })),
      departed: (body) => answer(api.recordDeparture({ client, body })),
      addWebhook: (body) => answer(api.addProviderWebhook({ client, body })),
      rotateSecret: (id) => answer(api.rotateProviderWebhookSecret(byId(id))),
      testWebhook: (id) => answer(api.testProviderWebhook(byId(id))),
      removeWebhook: (id) => answer(api.removeProviderWebhook(byId(id))),
    },
  };
});
