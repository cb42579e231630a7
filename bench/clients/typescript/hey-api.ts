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
  };
});
