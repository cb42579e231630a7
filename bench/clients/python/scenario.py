"""What a carrier's program does, in the order in which it does it, the same as scenario.ts: by the generated Python client.

Prints a line for each call: its name and "ok", or why not.
"""

import os
import re
import urllib.request
from datetime import date

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


Scenario().try_out()
