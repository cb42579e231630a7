"""What a carrier's program does, in the order in which it does it, the same as scenario.ts: by the generated Python client.

Prints a line for each call: its name and "ok", or why not.
"""

import os
import re
import urllib.request
import uuid
from datetime import date, datetime, timedelta, timezone

import openapi_client as api
from openapi_client.exceptions import ApiException

NOBODYS = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77"
URL = os.environ["PORTWARDEN_URL"]
NUMBERS = os.environ["PHONE_NUMBERS"].split(",")
DUE = date.fromisoformat(os.environ["DUE_DATE"])


class Portal:
    """One key of a carrier."""

    def __init__(self, key, accept=None):
        client = api.ApiClient(api.Configuration(host=URL, access_token=key, retries=0))
        if accept:
            # What a call itself accepts goes before what the client is told to.
            client.select_header_accept = lambda accepts: accept
        self.orders = api.PortOutOrdersApi(client)
        self.checks = api.PortOutChecksApi(client)
        self.webhooks = api.WebhooksApi(client)
        self.tenants = api.TenantsApi(client)
        self.left = api.NumbersThatLeftApi(client)
        self.hooks = api.WebhooksOfTheProviderApi(client)


def call(name, body):
    try:
        body()
        print(f"call {name} ok")
    except Exception as failure:  # whatever goes wrong is said
        print(f"call {name} {type(failure).__name__}: " + re.sub(r"\s+", " ", str(failure)))


def same(found, wanted):
    if str(found) != str(wanted):
        raise AssertionError(f"{found} instead of {wanted}")


def refused(status, body):
    try:
        body()
    except ApiException as refusal:
        same(refusal.status, status)
        return refusal.body
    raise AssertionError(f"not refused with {status}")


def stage(what):
    urllib.request.urlopen(os.environ["STAGE_URL"] + what).close()


class Scenario:
    def __init__(self):
        self.portal = Portal(os.environ["API_KEY"])
        self.named = 0
        self.first = None
        self.hook = None

    def fields(self, number, **changes):
        return {
            "phone_numbers": [number],
            "account_number": os.environ["ACCOUNT_NUMBER"],
            "zip_code": os.environ["ZIP_CODE"],
            "pin": os.environ["PIN"],
            "desired_due_date": DUE,
            "initiator_phone": "+12125550100",
            "agency_authority": True,
            **changes,
        }

    def order(self, number, **changes):
        self.named += 1
        return api.PortOutOrderRequest(purchase_order_number=f"TRY-{self.named}", **self.fields(number, **changes))

    def place(self, number, **changes):
        return self.portal.orders.place_port_out_order(self.order(number, **changes))

    def supplement(self, order, kind, **fields):
        return self.portal.orders.supplement_port_out_order(order.id, api.SupplementRequest(kind(version=2, **fields)))

    def placed(self):
        self.first = self.place(NUMBERS[0])
        same(self.first.status, "confirmed")
        same(self.first.firm_order_commitment_date, DUE)

    def read(self):
        same(self.portal.orders.find_port_out_order(self.first.id).purchase_order_number, "TRY-1")

    def listed(self):
        self.place(NUMBERS[1])
        self.place(NUMBERS[2])
        names, cursor = [], None
        while True:
            page = self.portal.orders.list_port_out_orders(cursor=cursor, limit=2)
            names += [item.purchase_order_number for item in page.items]
            cursor = page.next_cursor
            if not cursor:
                break
        same(names, ["TRY-3", "TRY-2", "TRY-1"])

    def checked(self):
        same(self.portal.checks.check_port_out(api.PortOutCheckRequest(**self.fields(NUMBERS[3]))).would_pass, True)

    def moved(self):
        later = date.fromisoformat(os.environ["LATER_DATE"])
        moved = self.supplement(self.place(NUMBERS[3]), api.NewDueDateSupplement, type="new-due-date", desired_due_date=later)
        same(moved.desired_due_date, later)

    def corrected(self):
        rejected = self.place(NUMBERS[4], zip_code="99999")
        same(rejected.reasons[0].code, "zip-code-mismatch")
        right = {"zip_code": os.environ["ZIP_CODE"], "pin": os.environ["PIN"]}
        same(self.supplement(rejected, api.CorrectionSupplement, type="correction", **right).status, "confirmed")

    def cancelled(self):
        same(self.supplement(self.place(NUMBERS[5]), api.CancelSupplement, type="cancel").status, "cancelled")

    def completed(self):
        stage("/due-date")
        try:
            same(self.portal.orders.complete_port_out_order(self.first.id).status, "completed")
        finally:
            stage("/today")

    def hooked(self):
        self.hook = self.portal.webhooks.add_webhook(api.WebhookRequest(url="http://localhost:9/", description="Tried out"))
        same(self.hook.secret.startswith("whsec_"), True)

    def rotated(self):
        secret = self.portal.webhooks.rotate_webhook_secret(self.hook.id).secret
        same(secret.startswith("whsec_") and secret != self.hook.secret, True)

    def tired(self):
        tired = Portal(os.environ["TIRED_KEY"])
        for _ in range(500):
            tired.orders.list_port_out_orders(limit=1)

    def try_out(self):
        orders, webhooks = self.portal.orders, self.portal.webhooks
        call("place", self.placed)
        call("read", self.read)
        call("list", self.listed)
        call("check", self.checked)
        call("new-due-date", self.moved)
        call("correction", self.corrected)
        call("cancel", self.cancelled)
        call("completion", self.completed)
        call("webhook-create", self.hooked)
        call("webhook-rotate", self.rotated)
        call("webhook-test", lambda: same(webhooks.test_webhook(self.hook.id).type, "webhook.test"))
        call("webhook-delete", lambda: webhooks.remove_webhook(self.hook.id))
        find = lambda portal: portal.orders.find_port_out_order(self.first.id)
        call("401", lambda: refused(401, lambda: find(Portal("no-such-key"))))
        call("404", lambda: refused(404, lambda: orders.find_port_out_order(NOBODYS)))
        call("406", lambda: refused(406, lambda: find(Portal(os.environ["API_KEY"], "text/csv"))))
        call("409", lambda: refused(409, lambda: orders.complete_port_out_order(self.first.id)))
        # The client itself may know that this is no number.
        short = api.PortOutOrderRequest.model_construct(purchase_order_number="TRY-422", **self.fields("+1202555"))
        refusal = lambda: refused(422, lambda: orders.place_port_out_order.__wrapped__(orders, short))
        call("422", lambda: same('"phoneNumbers[0]"' in refusal(), True))
        call("429", lambda: refused(429, self.tired))


class Billing:
    """What the provider's own systems do, as Billing.java does."""

    def __init__(self):
        self.portal = Portal(os.environ["PROVIDER_KEY"])
        self.numbers = os.environ["NEW_NUMBERS"].split(",")
        self.account = f"BILL/{uuid.uuid4()}"
        self.id = None
        self.hook = None

    def wanted(self):
        return api.NewTenantRequest(account_number=self.account, name="Example Bakery", country="US", zip_code="20001")

    def created(self):
        key = f'"{uuid.uuid4()}"'
        self.id = self.portal.tenants.add_tenant(self.wanted(), key).tenant_id
        same(self.portal.tenants.add_tenant(self.wanted(), key).tenant_id, self.id)

    def changed(self):
        change = api.TenantRequest(name="Example Mill", country="US", zip_code="20002", complex=True)
        same(self.portal.tenants.change_tenant_by_id(self.id, change).name, "Example Mill")

    @staticmethod
    def pages(read):
        found, cursor = [], None
        while True:
            page = read(cursor)
            found += page.items
            cursor = page.next_cursor
            if not cursor:
                return found

    def put_many(self):
        many = api.TenantNumbersRequest(numbers=[api.TenantNumberLine(phone_number=number) for number in self.numbers])
        same(self.portal.tenants.put_tenant_numbers(self.id, many).added, len(self.numbers) - 1)

    def departed(self):
        left_at = datetime.now(timezone.utc).replace(microsecond=0) - timedelta(days=1)
        gone = api.DepartureRequest(phone_number=self.numbers[2], left_at=left_at, spid="5678")
        same(self.portal.left.record_departure(gone).tenant_id, self.id)

    def hooked(self):
        self.hook = self.portal.hooks.add_provider_webhook(api.WebhookRequest(url="http://localhost:9/"))
        same(self.hook.secret.startswith("whsec_"), True)

    def rotated(self):
        secret = self.portal.hooks.rotate_provider_webhook_secret(self.hook.id).secret
        same(secret.startswith("whsec_") and secret != self.hook.secret, True)

    def impossible(self):
        lines = [api.TenantNumberLine.model_construct(phone_number=number) for number in (self.numbers[3], "+1202555")]
        many = api.TenantNumbersRequest.model_construct(numbers=lines)
        put = self.portal.tenants.put_tenant_numbers
        same('"numbers[1].phoneNumber"' in refused(422, lambda: put.__wrapped__(self.portal.tenants, self.id, many)), True)

    def try_out(self):
        tenants, hooks = self.portal.tenants, self.portal.hooks
        told = lambda name, body: call("provider-" + name, body)
        told("tenant-create", self.created)
        told("tenant-read", lambda: same(tenants.find_tenant_by_id(self.id).account_number, self.account))
        told("tenant-find", lambda: same(tenants.list_tenants(account_number=self.account).items[0].tenant_id, self.id))
        told("tenant-change", self.changed)
        told("tenant-list", lambda: same(len(self.pages(lambda at: tenants.list_tenants(cursor=at, limit=5))) > 1, True))
        put = lambda: tenants.put_tenant_number_by_id(self.id, self.numbers[0], api.TenantNumberRequest())
        told("number-put", lambda: same(put().status, "active"))
        told("numbers-bulk", self.put_many)
        held = lambda: self.pages(lambda at: tenants.list_tenant_numbers(self.id, cursor=at, limit=2))
        told("numbers-page", lambda: same([item.phone_number for item in held()], self.numbers))
        off = lambda: tenants.deactivate_tenant_number_by_id(self.id, self.numbers[1])
        told("number-deactivate", lambda: same(off().status, "inactive"))
        told("departure", self.departed)
        told("webhook-create", self.hooked)
        told("webhook-rotate", self.rotated)
        told("webhook-test", lambda: same(hooks.test_provider_webhook(self.hook.id).type, "webhook.test"))
        told("webhook-delete", lambda: hooks.remove_provider_webhook(self.hook.id))
        carrier = Portal(os.environ["API_KEY"])
        told("401", lambda: refused(401, lambda: carrier.tenants.find_tenant_by_id(self.id)))
        told("404", lambda: refused(404, lambda: tenants.find_tenant_by_id(NOBODYS)))
        taken = lambda: refused(409, lambda: tenants.add_tenant(self.wanted()))
        told("409", lambda: same("account-number-taken" in taken(), True))
        told("422", self.impossible)


Scenario().try_out()
Billing().try_out()
