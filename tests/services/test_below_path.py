"""Below a path of another site, with nginx configured as docs/deploy.md says."""

import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from dash import Dash

from dashboard.bundling.freeze import freeze_site
from tests.services.conftest import ROOT, answers, free_port, program, running, wait_for

PUBLIC = "https://your.site/coverage/"
LIVE, STATIC = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "deploy.md").read_text("utf-8"), re.S)


@contextmanager
def site(folder: Path, location: str) -> Iterator[str]:
    """Serve another site with the map below ``/coverage/``; yield the address of the map."""
    port = free_port()
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.getuid() == 0 else ''}\ndaemon off;\npid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\ntypes {{ text/html html; text/javascript js; text/css css; }}\n{temporary}access_log off;\n"
        f"server {{\nlisten 127.0.0.1:{port};\n{location}\nlocation / {{ return 404; }}\n}}\n}}\n"
    )
    with running([program("nginx", Path("/usr/sbin")), "-c", str(folder / "nginx.conf")], log=folder / "nginx.log"):
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/coverage/"), what="nginx")
        yield f"http://127.0.0.1:{port}/coverage/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    bind = f"127.0.0.1:{free_port()}"
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "dashboard.web:wsgi()"]
    log = tmp_path_factory.mktemp("server") / "log"
    with running(gunicorn, log=log, BIND=bind, WORKERS="1", COVERAGE_URL=PUBLIC):
        wait_for(lambda: answers(f"http://{bind}/readyz"), what="gunicorn")
        yield bind


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as response:
        return str(response.read().decode("utf-8", "replace"))


def _named(page: str) -> list[str]:
    """Return what the page loads; other languages and its public address it only names."""
    tags = re.findall(r'<(?:script|link)(?! rel="(?:alternate|canonical)")[^>]* (?:src|href)="([^"]+)"', page)
    return [name for name in tags if not name.startswith("data:")]


@pytest.mark.parametrize("passed_on", [True, False])
def test_the_living_server_stands_below_a_path(server: str, tmp_path: Path, passed_on: bool) -> None:
    location = LIVE.replace("127.0.0.1:8050;", f"{server};" if passed_on else f"{server}/;")
    with site(tmp_path, location) as address:
        page = _read(f"{address}?lang=en&member=vatra")
        named = _named(page)
        assert len(named) == 6  # two typefaces, the style sheet, the data, the maps, the page
        for name in [*named, "data/coverage.csv?lang=en", "openapi.json", "readyz"]:
            assert _read(urljoin(address, name)), name
        (picture,) = re.findall(r'og:image" content="([^"]+)"', page)
        assert picture.startswith(f"{PUBLIC}social/")
        assert _read(picture.replace(PUBLIC, address))
        assert f'og:url" content="{PUBLIC}?lang=en&amp;member=vatra"' in page
        assert f'"url": "{PUBLIC}"' in _read(f"{address}download/dashboard.html").replace('"url":"', '"url": "')
        with urllib.request.urlopen(f"{address.rstrip('/')}?lang=en&member=vatra", timeout=60) as response:
            assert response.url == f"{address}?lang=en&member=vatra"  # else the relative addresses would lead out of the path
        with pytest.raises(urllib.error.HTTPError, match="404"):
            _read(urljoin(address, "/"))


def test_the_static_site_stands_below_a_path(app: Dash, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    freeze_site(app, tmp_path / "site", url=PUBLIC)
    with site(tmp_path, STATIC.replace("/srv/site/", f"{tmp_path}/site/")) as address:
        page = _read(address)
        (picture,) = re.findall(r'og:image" content="([^"]+)"', page)
        assert picture.startswith(PUBLIC)
        for name in [*_named(page), picture.replace(PUBLIC, ""), "download/dashboard.html", "place/AL-MM.en.html", "place/"]:
            assert _read(urljoin(address, name)), name
        with urllib.request.urlopen(f"{address.rstrip('/')}?lang=en", timeout=60) as response:
            assert response.url == f"{address}?lang=en"
