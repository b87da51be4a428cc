"""The content security policy holds and hinders nothing: a violation is a console error, which fails a visit."""

import pytest
from playwright.sync_api import Browser

from dashboard.domain.parameters import VIEWS
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

LINKS = [*(f"view={view}" for view in VIEWS), "theme_mode=dark", "place=AL-SR", "embed=1", "present=1&step=5"]


def test_no_view_breaks_the_policy(visit: Visit) -> None:
    page = visit.page
    page.add_init_script("window.broken = []; addEventListener('securitypolicyviolation', (e) => broken.push(e.blockedURI));")
    for query in LINKS:
        visit.open(f"lang=en&{query}")
        assert page.evaluate("broken") == []


def test_an_inline_script_does_not_run(browser: Browser, server_address: str) -> None:
    page = browser.new_page()  # not a visit: there a violation is a fault
    page.goto(server_address)
    stopped = page.evaluate("""() => new Promise((resolve) => {
      addEventListener('securitypolicyviolation', (e) => resolve(e.effectiveDirective));
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = 1">');
      setTimeout(() => resolve('nothing'), 3000);
    })""")
    assert stopped == "script-src-attr"
    assert page.evaluate("window.ran") is None
    page.close()
