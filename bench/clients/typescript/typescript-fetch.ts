import { Configuration, PortOutChecksApi, PortOutOrdersApi, ResponseError, WebhooksApi, type ApiResponse } from './client';
import { tryOut, type Answer } from './scenario';

const answer = async (call: Promise<ApiResponse<unknown>>): Promise<Answer> => {
  try {
    const response = await call;
    return { status: response.raw.status, body: response.raw.status === 204 ? undefined : await response.value() };
  } catch (failure) {
    if (!(failure instanceof ResponseError)) throw failure;
    return { status: failure.response.status, body: await failure.response.json() };
  }
};

void tryOut(
  (basePath, accessToken, accept) => {
    const configuration = new Configuration({ basePath, accessToken, ...(accept && { headers: { Accept: accept } }) });
    const orders = new PortOutOrdersApi(configuration);
    const checks = new PortOutChecksApi(configuration);
    const webhooks = new WebhooksApi(configuration);
    return {
      place: (portOutOrderRequest) => answer(orders.placePortOutOrderRaw({ portOutOrderRequest })),
      find: (id) => answer(orders.findPortOutOrderRaw({ id })),
      list: (limit, cursor) => answer(orders.listPortOutOrdersRaw({ limit, cursor })),
      check: (portOutCheckRequest) => answer(checks.checkPortOutRaw({ portOutCheckRequest })),
      supplement: (id, supplementRequest) => answer(orders.supplementPortOutOrderRaw({ id, supplementRequest })),
      complete: (id) => answer(orders.completePortOutOrderRaw({ id })),
      addWebhook: (webhookRequest) => answer(webhooks.addWebhookRaw({ webhookRequest })),
      rotateSecret: (id) => answer(webhooks.rotateWebhookSecretRaw({ id })),
      testWebhook: (id) => answer(webhooks.testWebhookRaw({ id })),
      removeWebhook: (id) => answer(webhooks.removeWebhookRaw({ id })),
    };
  },
  (text) => new Date(text),
);
