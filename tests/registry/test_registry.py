"""The registry: what its files hold, and how it is looked up."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.registry import registry
from oss_ai_tui.registry.entries import _rows

KINDS = {"company", "lab", "foundation", "investor", "university", "media", "government", "other"}


def test_it_holds_several_hundred_organisations_and_models() -> None:
    assert len(registry().organizations) > 400
    assert len(registry().models) > 350


def test_no_two_lines_make_one_entry() -> None:
    lines = [*_rows("orgs.toml", "organizations", 4), *_rows("models.toml", "models", 9)]
    assert len(list(registry().entries())) == len(lines)
    assert registry().named("Command R") != registry().named("Command R+")


def test_every_organisation_has_a_kind_and_a_country() -> None:
    for organization in registry().organizations.values():
        assert organization.kind in KINDS, organization
        assert organization.country is not None and len(organization.country) in (2, 3), organization


def test_developers_and_bases_are_entries_themselves() -> None:
    for model in registry().models.values():
        assert model.developer is None or registry().organization(model.developer), model
        assert model.base is None or registry().model(model.base), model


def test_every_model_has_a_kind_and_a_believable_openness() -> None:
    for model in registry().models.values():
        assert model.kind in {"model", "dataset", "assistant", "framework"}, model
        assert model.openness in {"open", "closed", "restricted", None}, model


def test_an_alias_belongs_to_one_entry_unless_its_context_must_decide() -> None:
    owners: dict[str, set[str]] = {}
    for entry in registry().entries():
        for form in entry.forms:
            if form.demand == "none":
                owners.setdefault(form.text, set()).add(entry.id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Meta Platforms", "org:meta"),
        ("meta ai", "org:meta"),
        ("BSC", "org:barcelona-supercomputing-center"),
        ("LLaMA 2", "mod:llama-2"),
        ("Chat GPT", "mod:chatgpt"),
    ],
)
def test_names_are_found_in_any_case(name: str, id: str) -> None:
    assert [entry.id for entry in registry().named(name)] == [id]


def test_what_is_known_of_a_model() -> None:
    llama = registry().model("mod:llama-2")
    assert llama is not None
    assert llama.developer == "org:meta"
    assert llama.released == Edtf("2023-07-18")
    assert llama.parameters == 70_000_000_000
    assert llama.openness == "restricted"


def test_unknown_ids_and_names_give_nothing() -> None:
    assert registry().organization("org:nobody") is None
    assert registry().model("mod:nothing") is None
    assert registry().named("nadie") == ()


def test_a_registry_without_names_forgets_their_entries_whole() -> None:
    rest = registry().without(["Meta AI", "GPT-4"])
    assert rest.named("Meta") == () and rest.organization("org:meta") is None
    assert rest.model("mod:gpt-4") is None and rest.model("mod:gpt-3") is not None
    assert registry().organization("org:meta") is not None
