"""What is true of one coalition and its country alone: read from ``coalition.toml``, so that no code knows it."""

from dataclasses import dataclass, field

ByLanguage = dict[str, str]


@dataclass(frozen=True)
class LevelNames:
    """What a level is called in one language.

    Attributes:
        one: "district". title: "Districts". by: "by district".
        count, of: messages of "36 districts" and of "the 36 districts", where they are all of them.
    """

    one: str
    count: str
    of: str
    title: str
    by: str


@dataclass(frozen=True)
class Census:
    """A count of residents: the ``column`` of places.csv that holds it; the ``default`` one is shown with every share."""

    year: int
    column: str
    default: bool = False


@dataclass(frozen=True)
class Need:
    """A figure of need that places may have: ``id`` as in indicators.csv, ``unit`` (``persons`` or ``percent``), ``name`` by language."""

    id: str
    unit: str
    name: ByLanguage


@dataclass(frozen=True)
class Coalition:
    """The coalition and its country.

    Attributes:
        id: its own row among the members. short, name: by language. home_code: ISO 3166-1 alpha-3. home: name of the country.
        main_claim: the claim that the card weighs. claim_note: what is to be known of it.
        official_area_km2: lakes included. boundary_year, boundary_attribution: of the shapes. attribution: of all sources, behind theirs.
        boundary_licence: of the shapes, as a data package says it (``name``, ``path``, ``title``); empty where none is given.
        needs: figures of need in the order in which they are offered.
        levels: level -> language -> names. partner_window: what the map of partner countries shows; None: all that have a link.
    """

    id: str
    short: ByLanguage
    name: ByLanguage
    home_code: str
    home: ByLanguage
    main_claim: str
    claim_note: ByLanguage
    official_area_km2: float
    boundary_year: str
    boundary_attribution: str
    attribution: ByLanguage
    censuses: tuple[Census, ...]
    levels: dict[str, dict[str, LevelNames]]
    default_language: str
    partner_window: dict[str, list[float]] | None = None
    needs: tuple[Need, ...] = ()
    boundary_licence: dict[str, str] = field(default_factory=dict)

    @property
    def census_year(self) -> str:
        """The year of the default census."""
        return str(next(census.year for census in self.censuses if census.default))
