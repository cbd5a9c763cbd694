"""A generic API tester against the portal: each operation of its description is asked in dozens of ways, well written
and not. No answer is the portal's own fault, and none is other than the description says.

The portal is the program itself, started here and ended here; it is named by KABINET_PORTAL.
"""

import json
import os
import re
import subprocess
import sys
import uuid
from importlib import import_module
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

FOLDER = Path(__file__).parent
PHONE = "+79001234567"
PASSWORD = "лампа тихо ждёт обед"
# More than the run takes on a slow machine, in seconds.
PATIENCE = 150


def covers(*rows):
    """Names the rows of the feature catalogue that a test proves."""
    assert 1 <= len(rows) <= 3


class Portal:
    """A running portal and what a client of it may know."""

    def __init__(self, process, url, token):
        self.process, self.url, self.token = process, url, token
        self.installation = str(uuid.UUID(int=1, version=4))

    def ask(self, method, path, body=None, secret=None):
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": f'"{uuid.uuid4()}"',
            "Kabinet-Installation": self.installation,
        }
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self.url + path, data, headers, method=method), timeout=10) as answer:
            return json.load(answer)

    def newest_code(self):
        messages = self.ask("GET", "/console/api/messages", secret=self.token)["messages"]
        return messages[0]["code"]

    def registration(self, phone):
        """A registration with a proven number."""
        started = self.ask("POST", "/api/v1/registrations", {})
        path, secret = f"/api/v1/registrations/{started['id']}", started["secret"]
        self.ask("POST", f"{path}/codes", {"phone": phone}, secret)
        self.ask("POST", f"{path}/codes/check", {"code": self.newest_code()}, secret)
        return started

    def account(self, phone):
        """An account; gives a sign-in whose code waits to be checked, and the tokens of a session."""
        started = self.registration(phone)
        path, secret = f"/api/v1/registrations/{started['id']}", started["secret"]
        person = {"surname": "Ветрова", "name": "Алёна", "patronymic": None, "birth_date": "1990-04-12"}
        self.ask("PUT", f"{path}/person", person, secret)
        self.ask("PUT", f"{path}/password", {"password": PASSWORD}, secret)
        accepted = [
            {"id": text["id"], "version": text["version"], "accepted_at": "2026-11-22T12:00:00Z"}
            for text in started["settings"]["consents"]
        ]
        self.ask("PUT", f"{path}/consents", {"consents": accepted}, secret)
        self.ask("POST", f"{path}/complete", {}, secret)
        grant = {"grant": "registration", "registration_id": started["id"], "secret": secret}
        session = self.ask("POST", "/api/v1/sessions", grant)
        return self.ask("POST", "/api/v1/sign-ins", {"phone": phone, "password": PASSWORD}), session


@pytest.fixture
def portal(tmp_path):
    program = os.environ["KABINET_PORTAL"]
    command = [program, "--port", "0", "--data", str(tmp_path), "--lang", "en", "--begin", "2026-11-22T12:00:00Z"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            link = next(line for line in process.stdout if "token=" in line)
            url, token = re.search(r"(http://\S+?)/\?\S*token=(\S+)", link).groups()
            yield Portal(process, url, token)
            assert process.poll() is None, "the portal ended by itself"
        finally:
            process.kill()


def try_everything(portal, folder, known, *selection):
    """Runs the tester over a part of the description; fails with what it found."""
    command = [
        str(Path(sys.executable).parent / "st"),
        "--config-file",
        str(FOLDER / "schemathesis.toml"),
        "run",
        f"{portal.url}/openapi.json",
        *selection,
    ]
    environment = os.environ | {
        "CONTRACT_KNOWN": json.dumps(known),
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(FOLDER),
        "PYTHONDONTWRITEBYTECODE": "1",
        # Nothing of earlier runs, and nothing left in the project.
        "HYPOTHESIS_STORAGE_DIRECTORY": str(folder / "hypothesis"),
    }
    tried = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        timeout=PATIENCE,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    print(tried.stdout)
    assert tried.returncode == 0, "the portal and its description differ"
    generated = re.search(r"(\d+) generated", tried.stdout)
    return int(generated[1])


def test_the_api_keeps_to_its_description(portal, tmp_path):
    covers("PRT-02")
    registration = portal.registration(PHONE)
    sign_in, session = portal.account("+79160001122")
    known = [
        {"prefix": "/api/v1/registrations/", "id": registration["id"], "secret": registration["secret"]},
        {"prefix": "/api/v1/sign-ins/", "id": sign_in["id"], "secret": sign_in["secret"]},
        {"prefix": "/api/v1/account", "secret": session["access_token"]},
    ]
    tried = try_everything(portal, tmp_path, known, "--include-path-regex", "^/api/")
    assert tried > 800, "hardly anything was tried"


def test_the_console_keeps_to_its_description(portal, tmp_path):
    covers("PRT-02")
    fault = {"operation": "GET /api/v1/account", "times": 1, "fault": {"kind": "drop_before"}}
    portal.ask("POST", "/console/api/faults", fault, portal.token)
    known = [{"prefix": "/console/", "id": "1", "secret": portal.token}]
    # The stream of events does not end.
    selection = ["--include-path-regex", "^/console/", "--exclude-path", "/console/api/events"]
    tried = try_everything(portal, tmp_path, known, *selection)
    assert tried > 500, "hardly anything was tried"


def test_a_generated_python_client_begins_a_registration(portal, tmp_path, monkeypatch):
    document, made, tools = tmp_path / "openapi.json", tmp_path / "made", Path(sys.executable).parent
    with urlopen(f"{portal.url}/openapi.json", timeout=10) as answer:
        document.write_bytes(answer.read())
    # Its last steps call the formatter that came with it.
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    command = [tools / "openapi-python-client", "generate", "--fail-on-warning"]
    subprocess.run([*command, "--path", document, "--output-path", made], check=True, timeout=PATIENCE)
    monkeypatch.syspath_prepend(made)
    name = next(made.glob("*_client")).name
    client = import_module(name).Client(base_url=portal.url)
    start = import_module(f"{name}.api.registration.start_registration")
    begun = start.sync(
        client=client,
        body=import_module(f"{name}.models").Nothing(),
        idempotency_key=f'"{uuid.uuid4()}"',
        kabinet_installation=portal.installation,
    )
    assert begun.settings.registration.steps[0] == "contact"
    assert begun.id and begun.secret and begun.expires_at.year == 2026
