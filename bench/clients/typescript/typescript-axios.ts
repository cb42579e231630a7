import { isAxiosError, type AxiosResponse } from 'axios';
import { Configuration, PortOutChecksApi, PortOutOrdersApi, WebhooksApi } from './client';
import { tryOut, type Answer } from './scenario';

const answer = async (call: Promise<AxiosResponse>): Promise<Answer> => {
  try {
    const { status, data } = await call;
    return { status, body: data };
  } catch (failure) {
    if (!isAxiosError(failure) || !failure.response) throw failure;
    return { status: failure.response.status, body: failure.response.data };
  }
};

void tryOut((basePath, accessToken, accept) => {
  const configuration = new Configuration({ basePath, accessToken });
  const orders = new PortOutOrdersApi(configuration);
  const checks = new PortOutChecksApi(configuration);
  const webhooks = new WebhooksApi(configuration);
  const as = accept ? { headers: { Accept: accept } } : {};
  return {
    place: (order) => answer(orders.placePortOutOrder(order, as)),
    find: (id) => answer(orders.findPortOutOrder(id, as)),
    list: (limit, cursor) => answer(orders.listPortOutOrders(undefined, undefined, cursor, limit, as)),
    check: (order) => answer(checks.checkPortOut(order, as)),
    supplement: (id, supplement) => answer(orders.supplementPortOutOrder(id, supplement, as)),
    complete: (id) => answer(orders.completePortOutOrder(id, as)),
    addWebhook: (webhook) => answer(webhooks.addWebhook(webhook, undefined, as)),
    rotateSecret: (id) => answer(webhooks.rotateWebhookSecret(id, undefined, as)),
    testWebhook: (id) => answer(webhooks.testWebhook(id, as)),
    removeWebhook: (id) => answer(webhooks.removeWebhook(id, as)),
  };
});
