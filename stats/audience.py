"""Who asks: a person, a declared robot, or something that only looks like a person.

A line of the spool keeps the verdict of its moment with the version of the rules, and not the agent itself: a later
version never rewrites the past.
"""

import re
from functools import lru_cache

from stats.models import Audience

VERSION = "2026-11"  # raised with every change of a rule below

# Robots that say who they are, by the word in their agent; the first that fits names them.
ROBOTS = [
    "googlebot", "google-inspectiontool", "bingbot", "coccocbot", "yandex", "baiduspider", "duckduckbot", "applebot",
    "facebookexternalhit", "zalo", "telegrambot", "twitterbot", "linkedinbot", "petalbot", "semrush", "ahrefs",
    "mj12bot", "dotbot", "gptbot", "oai-searchbot", "chatgpt-user", "claudebot", "perplexitybot", "ccbot", "bytespider",
    "amazonbot", "archive.org_bot", "ia_archiver", "feedly", "uptimerobot", "pingdom", "nagios", "lighthouse",
]  # fmt: skip
# Cubot makes telephones.
_OTHER_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|monitor|preview|feed(?:fetch|burner|parser)|validator|archiver"
)
_PROGRAM = re.compile(
    r"^(?:curl|wget|python|aiohttp|httpx|go-http|java|okhttp|apache-http|axios|node|undici|libwww|php|ruby|perl|postman|"
    r"scrapy|dart|guzzle|winhttp|powershell|ab/|wrk|k6/|siege|jmeter)"
)
_BROWSER = re.compile(r"^(?:mozilla/|opera/|lynx/|w3m/|links |elinks/|dillo/|ucweb/|nokia|blackberry)")


@lru_cache(maxsize=2048)
def _of_agent(agent: str) -> tuple[str, str]:
    text = agent.lower()
    if name := next((name for name in ROBOTS if name in text), ""):
        return Audience.ROBOT, name
    if _OTHER_ROBOT.search(text):
        return Audience.ROBOT, "other"
    if _PROGRAM.search(text):
        return Audience.ROBOT, "program"
    if not text.strip():
        return Audience.SUSPECT, "no_agent"
    if "headless" in text or "phantomjs" in text:
        return Audience.SUSPECT, "headless"
    if not _BROWSER.search(text):
        return Audience.SUSPECT, "no_browser"
    return Audience.PERSON, ""


def audience_of(agent: str, languages: str) -> tuple[str, str]:
    """Return (audience, reason) of a request by its User-Agent and Accept-Language; a person needs no reason."""
    audience, reason = _of_agent(agent)
    if audience == Audience.PERSON and not languages:
        # Every browser says which languages its reader reads; programs that borrow its name forget to.
        return Audience.SUSPECT, "no_language"
    return audience, reason
