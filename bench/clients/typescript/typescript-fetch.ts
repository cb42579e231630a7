import { Configuration, NumbersThatLeftApi, PortOutChecksApi, PortOutOrdersApi, ResponseError, TenantsApi, WebhooksApi, WebhooksOfTheProviderApi, type ApiResponse } from './client';
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
    const tenants = new TenantsApi(configuration);
    const left = new NumbersThatLeftApi(configuration);
    const hooks = new WebhooksOfTheProviderApi(configuration);
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
      billing: {
        addTenant: (newTenantRequest, idempotencyKey) => answer(tenants.addTenantRaw({ newTenantRequest, idempotencyKey })),
        findTenant: (tenantId) => answer(tenants.findTenantByIdRaw({ tenantId })),
        listTenants: (query) => answer(tenants.listTenantsRaw(query)),
        changeTenant: (tenantId, tenantRequest) => answer(tenants.changeTenantByIdRaw({ tenantId, tenantRequest })),
        putNumber: (tenantId, phoneNumber, tenantNumberRequest) =>
          answer(tenants.putTenantNumberByIdRaw({ tenantId, phoneNumber, tenantNumberRequest })),
        putNumbers: (tenantId, tenantNumbersRequest) => answer(tenants.putTenantNumbersRaw({ tenantId, tenantNumbersRequest })),
        listNumbers: (tenantId, limit, cursor) => answer(tenants.listTenantNumbersRaw({ tenantId, limit, cursor })),
        deactivate: (tenantId, phoneNumber) => answer(tenants.deactivateTenantNumberByIdRaw({ tenantId, phoneNumber })),
        departed: (departureRequest) => answer(left.recordDepartureRaw({ departureRequest })),
        addWebhook: (webhookRequest) => answer(hooks.addProviderWebhookRaw({ webhookRequest })),
        rotateSecret: (id) => answer(hooks.rotateProviderWebhookSecretRaw({ id })),
        testWebhook: (id) => answer(hooks.testProviderWebhookRaw({ id })),
        removeWebhook: (id) => answer(hooks.removeProviderWebhookRaw({ id })),
      },
    };
  },
  (text) => new Date(text),
);
