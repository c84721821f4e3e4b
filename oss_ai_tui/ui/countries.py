"""Names of the countries that the registry knows by their codes."""

from __future__ import annotations

from oss_ai_tui.i18n import N_, tr

_NAMES = {
    "AE": N_("United Arab Emirates"),
    "AR": N_("Argentina"),
    "AU": N_("Australia"),
    "BE": N_("Belgium"),
    "BO": N_("Bolivia"),
    "BR": N_("Brazil"),
    "CA": N_("Canada"),
    "CH": N_("Switzerland"),
    "CL": N_("Chile"),
    "CN": N_("China"),
    "CO": N_("Colombia"),
    "CR": N_("Costa Rica"),
    "CU": N_("Cuba"),
    "CZ": N_("Czech Republic"),
    "DE": N_("Germany"),
    "DO": N_("Dominican Republic"),
    "EC": N_("Ecuador"),
    "ES": N_("Spain"),
    "EU": N_("European Union"),
    "FI": N_("Finland"),
    "FR": N_("France"),
    "GB": N_("United Kingdom"),
    "GT": N_("Guatemala"),
    "HK": N_("Hong Kong"),
    "IE": N_("Ireland"),
    "IL": N_("Israel"),
    "IN": N_("India"),
    "IT": N_("Italy"),
    "JP": N_("Japan"),
    "KR": N_("South Korea"),
    "LT": N_("Lithuania"),
    "MX": N_("Mexico"),
    "NL": N_("Netherlands"),
    "PA": N_("Panama"),
    "PE": N_("Peru"),
    "PL": N_("Poland"),
    "PR": N_("Puerto Rico"),
    "PT": N_("Portugal"),
    "PY": N_("Paraguay"),
    "QA": N_("Qatar"),
    "RU": N_("Russia"),
    "SA": N_("Saudi Arabia"),
    "SE": N_("Sweden"),
    "SG": N_("Singapore"),
    "SV": N_("El Salvador"),
    "TW": N_("Taiwan"),
    "US": N_("United States"),
    "UY": N_("Uruguay"),
    "VE": N_("Venezuela"),
    "ZA": N_("South Africa"),
    "INT": N_("several countries"),
}
"""Under ISO 3166-1 codes, besides ``EU`` and ``INT`` for bodies of several countries."""


def country(code: str) -> str:
    """Return a country's name in the language in force; a code that we do not know stays as it is."""
    return tr(_NAMES.get(code, code))
