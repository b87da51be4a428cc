"""The addresses below ``/upkeep`` for the week of a coalition's office: whom to ask, the mail to them."""

from collections.abc import Callable

from flask import Flask, Response, request

from dashboard.texts.translator import Translator
from dashboard.upkeep.edit_service import EditService, Json

_MAIL = "message/rfc822"


def week_routes(app: Flask, service: EditService, *, words: Callable[[], Translator]) -> None:
    """Add them to ``app``; ``words`` gives the language of the page that asks."""

    def years() -> int:
        return request.args.get("years", 0, type=int)

    @app.get("/upkeep/asking")
    def asking() -> Json:
        return service.asking.overview(years(), words())

    @app.get("/upkeep/mail.eml")
    def mail() -> Response:
        member = request.args.get("member", "")
        language = Translator("en" if request.args.get("language") == "en" else "sq", staff=True)
        body = service.asking.mail(member, language, who=request.args.get("who", ""), years=years())
        return Response(body, mimetype=_MAIL, headers={"Content-Disposition": f"attachment; filename={member}.eml"})

    @app.post("/upkeep/asked")
    def asked() -> Json:
        return service.asking.note(request.get_json(silent=True), words())
