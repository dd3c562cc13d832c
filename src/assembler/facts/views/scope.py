"""Facts -> the views that sentences read: one small function for each kind of view in `names.VIEWS`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assembler.document import Gat
from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.facts.parameters import types_of
from assembler.facts.views import weights
from assembler.reading.records.clausules import Taak
from assembler.reading.records.gemeenten import Gemeente
from assembler.reading.records.trajecten import Behandeling, Mijlpaal
from assembler.sentences.fillers import wording_of_article
from assembler.sentences.names import View
from assembler.values import Figure, Waarde, quotient, share, total
from assembler.wording import datum

PAKKETNAMEN = {"basis": "basispakket", "plus": "pluspakket", "maatwerk": "maatwerk"}
ORGANEN = {"algemeen-bestuur": "algemeen bestuur", "dagelijks-bestuur": "dagelijks bestuur", "college": "college", "raad": "raad", "geen": "geen"}
UITVOERINGEN = {"gezamenlijk": "gezamenlijk", "gedeeltelijk": "gedeeltelijk lokaal", "lokaal": "lokaal"}


def region_scope(facts: Facts) -> dict[str, Any]:
    """Return the names that every sentence of a milestone may use."""
    views = _Views(facts)
    return views.all()


def gemeente_scope(facts: Facts, base: Mapping[str, Any], gemeente: str) -> dict[str, Any]:
    """Return the names for a paper of one gemeente: the base and `gemeente` itself."""
    own = next(view for view in base["deelnemers"] if view.key == gemeente)
    record = facts.workspace.gemeenten[gemeente]
    planned = [(item, item.behandelingen[gemeente]) for item in facts.traject.mijlpalen if gemeente in item.behandelingen]
    here = next((found for item, found in planned if item.id == facts.mijlpaal.id), None)
    later = [(item, found) for item, found in planned if item.stand > facts.mijlpaal.stand]
    wensen = tuple(
        View("wens", f"{gemeente}-wens-{index}", {"tekst": keuze.wens.tekst if keuze.wens else ""})
        for index, (keuze, bron) in enumerate(facts.keuzes.wensen.get(gemeente, ()))
        if not bron.vertrouwelijk
    )
    dated = (here.datum_stuk if here else None) or facts.mijlpaal.stand
    values = {
        **own.values,
        "behandeling": _behandeling(facts.mijlpaal, here, gemeente),
        "behandeling_volgende": _behandeling(*later[0], gemeente) if later else _behandeling(facts.mijlpaal, None, gemeente),
        "heeft_volgende": bool(later),
        "planning": tuple(_behandeling(item, found, gemeente) for item, found in planned),
        "wensen": wensen,
        "heeft_wensen": bool(wensen),
        "datum_stuk": Waarde(dated, f"planning/{gemeente}/{facts.mijlpaal.id}/stuk", here.status if here else "", here.bron if here else ""),
        "portefeuillehouder": functionaris(record, "portefeuillehouder", dated),
    }
    return {**base, "gemeente": View("gemeente", gemeente, values)}


def functionaris(gemeente: Gemeente, functie: str, op: date) -> Figure:
    """Return who holds an office on a day, as far as a source names one; the latest appointed when several do."""
    fitting = [item for item in gemeente.functionarissen if item.functie == functie and (item.van or date.min) <= op <= (item.tot or date.max)]
    if not fitting:
        return Gat("bij_besluit", functie)
    found = max(fitting, key=lambda item: item.van or date.min)
    return Waarde(found.naam, f"gemeenten/{gemeente.id}/{functie}", "definitief", found.bron)


def _behandeling(mijlpaal: Mijlpaal, found: Behandeling | None, gemeente: str) -> View:
    key = f"planning/{gemeente}/{mijlpaal.id}"
    if found is None:
        gap = Gat("bij_besluit", "datum van behandeling")
        empty: dict[str, Any] = dict.fromkeys(("heeft_datum", "heeft_bijeenkomst", "heeft_uitkomst"), False)
        return View("behandeling", key, {**empty, "orgaan": "raad", "datum": gap, "soort": "", "bijeenkomst": "", "uitkomst": "", "mijlpaal": mijlpaal.naam})
    day = Waarde(found.datum, key, found.status, found.bron) if found.datum else Gat("bij_besluit", "datum van behandeling")
    values = {
        "orgaan": found.orgaan,
        "datum": day,
        "soort": found.soort,
        "bijeenkomst": found.bijeenkomst or "",
        "uitkomst": found.uitkomst or "",
        "mijlpaal": mijlpaal.naam,
    }
    return View(
        "behandeling",
        key,
        {**values, "heeft_datum": found.datum is not None, "heeft_bijeenkomst": bool(found.bijeenkomst), "heeft_uitkomst": bool(found.uitkomst)},
    )


class _Views:
    """Builds the views of one milestone; tasks and deelnemers know each other."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.workspace = facts.workspace
        self.traject = facts.traject
        self.keuzes = facts.keuzes
        self.deelnemers = {name: View("deelnemer", name, {}) for name in self.traject.deelnemers}
        self.pools = {pool.id: View("pool", pool.id, {}) for pool in self.traject.pools}
        self.taken = {name: View("taak", name, {}) for name in self.traject.taken}
        self.macht = weights.macht(facts)

    def all(self) -> dict[str, Any]:
        """Return the global scope; views that point at each other are filled after all of them exist."""
        for name, view in self.taken.items():
            view.values = self._taak(self.workspace.taken[name])
        for name, view in self.deelnemers.items():
            view.values = self._deelnemer(self.workspace.gemeenten[name])
        for pool in self.traject.pools:
            self.pools[pool.id].values = self._pool(pool.id)
        return {
            "traject": self._traject(), "mijlpaal": self._mijlpaal(), "deelnemers": tuple(self.deelnemers.values()), "taken": tuple(self.taken.values()),
            "pools": tuple(self.pools.values()), "wetten": self._wetten(), "stemverhouding": self._stemverhouding(), "bijdragen": self._bijdragen(),
            "keuzes": self._keuzes(), "cijfers": self._cijfers(),
        }  # fmt: skip

    def _traject(self) -> View:
        t = self.traject
        values = {
            "naam": t.naam, "citeertitel": t.citeertitel, "vorm": t.vorm, "aard": t.aard, "regime": self.facts.regime, "begrotingsjaar": t.begrotingsjaar,
            "bekendmaking": Waarde(t.bekendmaking, "traject/bekendmaking"), "inwerkingtreding": Waarde(t.inwerkingtreding, "traject/inwerkingtreding"),
            "lichaam": Waarde(t.lichaam.naam, "traject/lichaam"), "zetel": self.deelnemers[t.lichaam.zetel], "definities": t.definities,
            "toelichting": t.toelichting, "vermelding": t.vermelding,
        }  # fmt: skip
        return View("traject", t.id, values)

    def _mijlpaal(self) -> View:
        m = self.facts.mijlpaal
        later = [item for item in self.traject.mijlpalen if item.stand > m.stand]
        following = later[0] if later else m
        short = View(
            "mijlpaal_kort", following.id, {"id": following.id, "naam": following.naam, "omschrijving": following.omschrijving.tekst, "stand": following.stand}
        )
        values = {
            "id": m.id, "naam": m.naam, "omschrijving": m.omschrijving.tekst, "stand": m.stand, "definitief": m.definitief, "is_laatste": not later,
            "volgende": short, "versie": f"{m.naam.lower()}, stand {datum(m.stand)}",
        }  # fmt: skip
        return View("mijlpaal", m.id, values)

    def _deelnemer(self, gemeente: Gemeente) -> dict[str, Any]:
        name, rights = gemeente.id, self.facts.stemrecht
        inwoners = figures.of_gemeente(gemeente, "inwoners", self.keuzes)
        everyone = [figures.of_gemeente(self.workspace.gemeenten[other], "inwoners", self.keuzes) for other in self.traject.deelnemers]
        lokaal = tuple(self._with_own(taak, name) for taak in self.traject.taken if self._uitvoering(name, taak) != "gezamenlijk")
        samen = tuple(self.taken[taak] for taak in self.traject.taken if (name, taak) in self.keuzes.taken and self._uitvoering(name, taak) == "gezamenlijk")
        contribution = total(f"bijdrage/{name}", [row[name] for row in self.facts.bijdragen.values()], "de bijdragen")
        extra = [row[name] for pool, row in self.facts.bijdragen.items() if self._pool_record(pool).pakket == "maatwerk"]
        return {
            "id": name, "naam": gemeente.naam, "code": gemeente.code, "plaats": gemeente.plaats, "is_zetel": name == self.traject.lichaam.zetel,
            "college": f"het college van burgemeester en wethouders van de gemeente {gemeente.naam}", "raad": f"de raad van de gemeente {gemeente.naam}",
            "inwoners": inwoners, "inwoners_begroting": inwoners, "raadszetels": figures.of_gemeente(gemeente, "raadszetels", self.keuzes),
            "leden": Waarde(rights.leden[name], f"keuze:leden/{name}"), "stemmen": rights.stemmen[name], "stemmen_per_lid": rights.per_lid[name],
            "aandeel_stemmen": share(f"aandeel/stemmen/{name}", rights.stemmen[name], rights.stemmen.values(), "aandeel"),
            "aandeel_inwoners": share(f"aandeel/inwoners/{name}", inwoners, everyone, "aandeel"),
            "bijdrage": contribution, "bijdrage_per_inwoner": quotient(f"bijdrage-per-inwoner/{name}", contribution, inwoners, "inwoners"),
            "maatwerkkosten": total(f"maatwerk/{name}", extra, "de kosten van maatwerk"),
            "macht": self.macht[name][0], "macht_shapley": self.macht[name][1], **weights.geld(self.facts, name, contribution),
            "lokale_taken": lokaal, "niet_lokale_taken": samen, "heeft_lokale_taken": bool(lokaal),
        }  # fmt: skip

    def _uitvoering(self, gemeente: str, taak: str) -> str:
        chosen = self.keuzes.taken.get((gemeente, taak))
        return chosen.keuze.uitvoering if chosen else "gezamenlijk"

    def _with_own(self, taak: str, gemeente: str) -> View:
        return View("taak", taak, {**self._taak(self.workspace.taken[taak]), "eigen": self._uitzondering(gemeente, taak)})

    def _uitzondering(self, gemeente: str, taak: str) -> View:
        keuze = self.keuzes.taken[gemeente, taak].keuze
        record = self.workspace.taken[taak]
        key = f"taak/{taak}/{gemeente}"
        if keuze.uitvoering == "lokaal":
            parts: Any = tuple(item.naam for item in record.deeltaken)
        elif keuze.deeltaken == "ntb":
            parts = Gat("ntb", f"de deeltaken van {record.naam} die {self.workspace.gemeenten[gemeente].naam} zelf uitvoert")
        else:
            parts = tuple(item.naam for item in record.deeltaken if item.id in keuze.deeltaken)
        known = not isinstance(parts, Gat)
        values = {
            "deelnemer": self.deelnemers[gemeente], "uitvoering": Waarde(keuze.uitvoering, key), "deeltaken": Waarde(parts, key) if known else parts,
            "deeltaken_bekend": known, "toelichting": keuze.toelichting or "", "heeft_toelichting": bool(keuze.toelichting),
        }  # fmt: skip
        return View("uitzondering", f"{taak}-{gemeente}", values)

    def _taak(self, taak: Taak) -> dict[str, Any]:
        powers = tuple(self._bevoegdheid(taak, index) for index in range(len(taak.bevoegdheden)))
        moved = tuple(item for item in powers if item.values["wijze"] == "delegatie")
        mandated = tuple(item for item in powers if item.values["wijze"] == "mandaat")
        exceptions = tuple(self._uitzondering(name, taak.id) for name in self.traject.deelnemers if self._uitvoering(name, taak.id) != "gezamenlijk")
        pool = next((self.pools[item.id] for item in self.traject.pools if taak.id in item.taken), None)
        values: dict[str, Any] = {
            "id": taak.id, "naam": taak.naam, "omschrijving": taak.omschrijving.tekst, "pakket": taak.pakket, "pakketnaam": PAKKETNAMEN[taak.pakket],
            "deeltaken": tuple(View("deeltaak", item.id, {"id": item.id, "naam": item.naam, "omschrijving": item.omschrijving or item.naam}) for item in taak.deeltaken),
            "bevoegdheden": powers, "overgedragen": moved, "gemandateerd": mandated, "heeft_overgedragen": bool(moved), "heeft_gemandateerd": bool(mandated),
            "wettennamen": tuple(self.workspace.wetten[name].citeertitel for name in taak.wetten), "toelichting": taak.toelichting,
            "uitzonderingen": exceptions, "heeft_uitzonderingen": bool(exceptions), "pool": pool, "heeft_pool": pool is not None,
        }  # fmt: skip
        for name in ("verordening", "nadere_regels", "beleidsregels"):
            values |= {name: getattr(taak, name), f"{name}_naam": ORGANEN[getattr(taak, name)]}
        for name in self.traject.deelnemers:
            values[f"kruis:{name}"] = {"uitvoering": Waarde(UITVOERINGEN[self._uitvoering(name, taak.id)], f"taak/{taak.id}/{name}")}
        return values

    def _bevoegdheid(self, taak: Taak, index: int) -> View:
        power = taak.bevoegdheden[index]
        chosen = self.keuzes.wijzen.get(f"{taak.id}/{power.id}")
        law = self.workspace.wetten[power.wet]
        text = f"{wording_of_article(power.artikel, power.lid or '')} van {law.lidwoord + ' ' if law.lidwoord else ''}{law.citeertitel}"
        values = {
            "id": power.id,
            "omschrijving": power.omschrijving,
            "wetsartikel": text,
            "orgaan": power.orgaan,
            "wijze": chosen[0] if chosen else power.wijze,
        }
        return View("bevoegdheid", f"{taak.id}-{power.id}", values)

    def _pool_record(self, name: str) -> Any:
        return next(pool for pool in self.traject.pools if pool.id == name)

    def _pool(self, name: str) -> dict[str, Any]:
        pool = self._pool_record(name)
        clause = self.workspace.clausules.get(pool.sleutel)
        values: dict[str, Any] = {
            "id": pool.id, "naam": pool.naam, "soort": pool.soort, "pakket": pool.pakket, "bedrag": self.facts.bedragen[name],
            "verdeeld": total(f"bijdrage/{name}/totaal", self.facts.bijdragen[name].values(), "de bijdragen"),
            "sleutel": pool.sleutel, "sleutel_naam": clause.opschrift.tekst if clause else pool.sleutel, "taken": tuple(self.taken[item] for item in pool.taken if item in self.taken),
            "toelichting": pool.toelichting or "", "heeft_toelichting": bool(pool.toelichting),
        }  # fmt: skip
        for gemeente in self.traject.deelnemers:
            values[f"kruis:{gemeente}"] = {"bedrag": self.facts.bijdragen[name][gemeente]}
        return values

    def _wetten(self) -> tuple[View, ...]:
        names = sorted(
            {name for taak in self.traject.taken for name in self.workspace.taken[taak].wetten if not self.workspace.wetten[name].algemeen},
            key=lambda name: self.workspace.wetten[name].citeertitel,
        )
        found = []
        for name in names:
            law = self.workspace.wetten[name]
            found.append(View("wet_item", name, {"naam": f"{law.lidwoord + ' ' if law.lidwoord else ''}{law.citeertitel}"}))
        return tuple(found)

    def _stemverhouding(self) -> View:
        rights = self.facts.stemrecht
        everything = total("stemmen/totaal", rights.stemmen.values(), "de inwonertallen")
        majority = replace(everything, value=everything.value // 2 + 1, key="stemmen/meerderheid") if isinstance(everything, Waarde) else everything
        return View(
            "stemverhouding",
            "stemverhouding",
            {"totaal": everything, "meerderheid": majority, "leden": Waarde(sum(rights.leden.values()), "keuze:leden/totaal"), "regel": rights.regel},
        )

    def _bijdragen(self) -> View:
        everything = [item for row in self.facts.bijdragen.values() for item in row.values()]
        inwoners = [self.deelnemers[name].values["inwoners"] for name in self.traject.deelnemers]
        return View(
            "bijdragen",
            "bijdragen",
            {
                "totaal": total("bijdrage/totaal", everything, "de bijdragen"),
                "jaar": self.traject.begrotingsjaar,
                "inwoners": total("inwoners/totaal", inwoners, "de inwonertallen"),
            },
        )

    def _keuzes(self) -> View:
        found = {}
        for name, keuze in self.keuzes.clausules.items():
            clause = self.workspace.clausules[name]
            known: dict[str, Any] = {parameter: None for variant in clause.varianten.values() for parameter in types_of(variant)}
            own = {
                key: value if isinstance(value, (tuple, Mapping)) or value is None else Waarde(value, f"keuze:{name}.{key}")
                for key, value in self.facts.parameters[name].items()
            }
            found[name.replace("-", "_")] = View("keuze", name, {**known, **own, "variant": keuze.variant, "aanwezig": keuze.aanwezig})
        return View("keuzes", "keuzes", found)

    def _cijfers(self) -> View:
        return View("cijfers", "cijfers", {name.replace("-", "_"): figures.of_traject(self.traject, name, self.keuzes) for name in self.traject.cijfers})


__all__ = ["functionaris", "gemeente_scope", "region_scope"]
