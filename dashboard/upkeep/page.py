"""The upkeep page as HTML: its places and fixed words. Rows, map and versions are filled in by the scripts in ``own/``."""

from html import escape

from dashboard.domain.coalition import Coalition
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.texts.translator import Translator

# Below this address the folders are as in the repository, so that the scripts import each other in the browser as they do under node.
CODE = "/upkeep/code"
OWN = f"{CODE}/upkeep/own"


def upkeep_page(_: Translator, *, style: str, coalition: Coalition) -> str:
    """Return the page in the language of ``_``. ``style``: address of the dashboard's own style sheet."""
    lang = _.lang
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(coalition.short[lang])} · {escape(_("Edit data"))}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{escape(style)}">
<link rel="stylesheet" href="{OWN}/upkeep.css">
<link rel="stylesheet" href="{OWN}/edited.css">
<link rel="stylesheet" href="{OWN}/preview.css">
<link rel="stylesheet" href="{OWN}/week.css">
<link rel="stylesheet" href="{OWN}/past.css">
<script src="{OWN}/scheme.js"></script>
<script type="module" src="{OWN}/main.js"></script>
</head>
<body class="upkeep">
<a class="skip" href="#work">{escape(_("Skip to the content"))}</a>
{_header(_, coalition)}
<main id="work" tabindex="-1">
<p id="bad" class="notice bad" role="alert" hidden></p>
<nav id="tables" aria-label="{escape(_("Tables"))}"></nav>
{_opening(_)}
<div id="editor" hidden>
{_rows(_)}
{_aside(_, coalition)}
</div>
{_history(_)}
</main>
<p id="toast" class="toast" role="status"></p>
</body>
</html>"""


def _header(_: Translator, coalition: Coalition) -> str:
    languages = "".join(
        f'<a href="?lang={code}" hreflang="{code}" data-lang="{code}"{" aria-current=true" if code == _.lang else ""}>{code.upper()}</a>'
        for code in ("sq", "en")
    )
    return f"""<header id="top">
<a class="brand" href="/?lang={_.lang}"><span class="brand-mark">{escape(coalition.short[_.lang])}</span>
<span class="brand-name">{escape(_("Edit data"))}</span></a>
<nav id="view" aria-label="{escape(_("Views"))}"><a href="/?lang={_.lang}">← {escape(_("Back to the map"))}</a></nav>
<div class="tools">
<nav class="languages" aria-label="{escape(_("Language"))}">{languages}</nav>
<button type="button" class="icon" id="scheme" aria-label="{escape(_("Light or dark"))}" title="{escape(_("Light or dark"))}">◐</button>
</div>
</header>"""


def _opening(_: Translator) -> str:
    return f"""<section id="opening">
<h1 id="title">{escape(_("Which member’s rows do you want to edit?"))}</h1>
<p class="lead" id="about">{escape(_("Edit the rows, check the map, publish. Every version is kept and can be restored."))}</p>
<a id="take-table" class="link" download hidden>{escape(_("Download this table as CSV"))}</a>
<div id="chosen" hidden>
<label class="pick"><span class="caption">{escape(_("Member"))}</span><select id="member"></select></label>
<label class="drop" id="drop"><input type="file" id="file" accept=".csv,.tsv,.txt,.xlsx,.ods,.xls,.numbers" class="hidden">
<span class="drop-sign" aria-hidden="true">⤓</span>
<span><strong>{escape(_("Drop the completed spreadsheet here"))}</strong><br>
<span class="muted">{escape(_("or choose one: .xlsx, .ods or .csv"))}</span></span></label>
<div id="take"><a id="take-workbook" class="button quiet" download>{escape(_("Download these rows as a spreadsheet"))}</a>
<a id="take-csv" class="link" download>CSV</a></div>
</div>
<section id="asking" aria-labelledby="asking-title" hidden></section>
<div id="members"></div>
</section>"""


def _rows(_: Translator) -> str:
    return f"""<section id="rows" aria-labelledby="rows-title">
<div class="rows-head">
<h2 id="rows-title"></h2>
<div class="acts"><button type="button" class="button quiet" id="undo" disabled>↶ {escape(_("Undo"))}</button>
<button type="button" class="button quiet" id="discard" disabled>{escape(_("Discard all changes"))}</button></div>
</div>
<div id="conflicts" role="alert" hidden></div>
<ul id="read-notes" class="notes" hidden></ul>
{_sheet(_)}
{_text(_)}
</section>"""


def _sheet(_: Translator) -> str:
    return f"""<div id="sheet">
<div class="rows-tools">
<input type="search" id="search" aria-label="{escape(_("Search these rows"))}" placeholder="{escape(_("Search these rows"))}">
<button type="button" class="button quiet" id="add">+ {escape(_("Add a row"))}</button>
<span id="found" class="muted" role="status"></span>
<div id="pager" hidden></div>
</div>
<div id="bulk" role="group" aria-labelledby="bulk-count" hidden>
<strong id="bulk-count"></strong>
<label>{escape(_("Set"))} <select id="bulk-column"></select></label>
<span id="bulk-cell"></span>
<button type="button" class="button quiet" id="bulk-set">{escape(_("Set in all chosen"))}</button>
<button type="button" class="button quiet" id="bulk-add" hidden>{escape(_("Add to all chosen"))}</button>
<button type="button" class="button quiet" id="bulk-take" hidden>{escape(_("Take from all chosen"))}</button>
<button type="button" class="link" id="bulk-remove">{escape(_("Remove the chosen rows"))}</button>
</div>
<div id="grid" tabindex="-1"><table aria-labelledby="title"><thead id="columns"></thead><tbody id="list"></tbody></table>
<p id="no-rows" class="muted" hidden>{escape(_("No row to show."))}</p></div>
<div id="lists"></div>
<p class="muted hint">{escape(_("Cells copied in a spreadsheet can be pasted into the table, several rows and columns at once."))}</p>
</div>"""


def _text(_: Translator) -> str:
    return f"""<div id="text-editor" hidden>
<div class="text-side"><label class="caption" for="text">{escape(_("Text"))}</label>
<textarea id="text" spellcheck="false" aria-describedby="text-problems"></textarea>
<div id="text-problems" class="problems" role="status"></div></div>
<div id="text-preview"></div>
</div>"""


def _aside(_: Translator, coalition: Coalition) -> str:
    levels = "".join(
        f'<label><input type="radio" name="level" value="{level}"{" checked" if level == "district" else ""}>'
        f"{escape(coalition.levels[level][_.lang].title)}</label>"
        for level in SHOWN_LEVELS
    )
    return f"""<aside id="change" aria-labelledby="change-title">
<div id="change-body">
<h2 id="change-title">{escape(_("What changes"))}</h2>
<p id="checking" class="muted" role="status" hidden>{escape(_("Checking the rows …"))}</p>
<ul id="going" hidden></ul>
<ul id="elsewhere" class="notes bad" hidden></ul>
<div id="effect">
<div id="words" aria-live="polite"></div>
<div id="figures" aria-live="polite"></div>
<div id="on-map">
<div class="segments" role="radiogroup" aria-label="{escape(_("Level"))}">{levels}</div>
<div id="map"></div>
<ul class="key"><li><i class="sign appears">+</i>{escape(_("added"))}</li><li><i class="sign goes">−</i>{escape(_("removed"))}</li>
<li><i class="sign stays"></i>{escape(_("unchanged"))}</li></ul>
</div>
</div>
</div>
<form id="publish" novalidate>
<label><span class="caption">{escape(_("Your name"))}</span><input id="who" maxlength="100" autocomplete="name"></label>
<label><span class="caption">{escape(_("Reason for the change"))}</span><textarea id="why" rows="2" maxlength="500"></textarea></label>
<p id="hindrance" class="hindrance" role="alert"></p>
<button class="button quiet wide" type="button" id="see-draft">{escape(_("See it as readers would"))}</button>
<button class="button wide" id="go">{escape(_("Publish"))}</button>
</form>
</aside>"""


def _history(_: Translator) -> str:
    safe = _("Restoring an older version saves it as a new one. Nothing is lost, and you can undo it the same way.")
    past, log = _("Who changed a member or a row, when and why"), _("Activity log")
    return f"""<section id="history" aria-labelledby="history-title">
<h2 id="history-title">{escape(_("Published versions"))}</h2>
<p class="muted">{escape(safe)}</p>
<ol id="versions"></ol>
<details id="row-history"><summary>{escape(past)}</summary><div id="row-history-box"></div></details>
<details id="activity"><summary>{escape(log)}</summary><div id="activity-box" class="table-scroll" tabindex="0"></div></details>
</section>"""
