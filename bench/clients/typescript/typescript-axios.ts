import { isAxiosError, type AxiosResponse } from 'axios';
import { Configuration, NumbersThatLeftApi, PortOutChecksApi, PortOutOrdersApi, TenantsApi, WebhooksApi, WebhooksOfTheProviderApi } from './client';
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
  const tenants = new TenantsApi(configuration);
  const left = new NumbersThatLeftApi(configuration);
  const hooks = new WebhooksOfTheProviderApi(configuration);
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
    billing: {
      addTenant: (tenant, key) => answer(tenants.addTenant(tenant, key)),
      findTenant: (id) => answer(tenants.findTenantById(id)),
      listTenants: ({ accountNumber, cursor, limit }) => answer(tenants.listTenants(accountNumber, cursor, limit)),
      changeTenant: (id, tenant) => answer(tenants.changeTenantById(id, tenant)),
      putNumber: (id, phoneNumber, number) => answer(tenants.putTenantNumberById(id, phoneNumber, number)),
      putNumbers: (id, numbers) => answer(tenants.putTenantNumbers(id, numbers)),
      listNumbers: (id, limit, cursor) => answer(tenants.listTenantNumbers(id, cursor, limit)),
      deactivate: (id, phoneNumber) => answer(tenants.deactivateTenantNumberById(id, phoneNumber)),
      departed: (departure) => answer(left.recordDeparture(departure)),
      addWebhook: (webhook) => answer(hooks.addProviderWebhook(webhook)),
      rotateSecret: (id) => answer(hooks.rotateProviderWebhookSecret(id)),
      testWebhook: (id) => answer(hooks.testProviderWebhook(id)),
      removeWebhook: (id) => answer(hooks.removeProviderWebhook(id)),
    },
  };
});
