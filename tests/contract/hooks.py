"""Who asks, and about what: secrets and ids that the portal gave for this run, so that requests get past the door."""

import json
import os
import re

import schemathesis

# Path prefixes with the secret that opens them and the id that stands in their addresses.
KNOWN = json.loads(os.environ["CONTRACT_KNOWN"])


def known_of(path):
    return next((known for known in KNOWN if path.startswith(known["prefix"])), None)


@schemathesis.auth(refresh_interval=None)
class Secrets:
    """The secret of the registration, sign-in, session or console that an operation is about."""

    def get(self, case, context):
        known = known_of(case.operation.path)
        return known and known["secret"]

    def set(self, case, data, context):
        if data:
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    """The tester's filler is no key; the portal would speak of it and not of what else is missing."""
    if case.headers and case.headers.get("Idempotency-Key") == "0":
        case.headers["Idempotency-Key"] = '"00000000-0000-4000-8000-000000000000"'
    # Nobody sends an SMS here: an inbox that is waited for answers when its time is over, which is longer than the tester's.
    if case.query and str(case.query.get("wait", "")) in map(str, range(2, 61)):
        case.query["wait"] = 1


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Requests are about something that is there, unless their id can be none."""
    known = known_of(context.operation.path)
    plain = re.fullmatch(r"[\w-]+", str((path_parameters or {}).get("id", "")), re.ASCII)
    if plain and known and "id" in known:
        path_parameters["id"] = known["id"]
    return path_parameters
