"""What an editor says of people across the archive, written into ``speakers.yaml``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.editing import Drafts, KnownPerson, Registry
from corpus.editing.registry import REGISTRY_NAME, Tenure, is_full_name
from corpus.editing.yaml_entries import Fields, Value, added, changed, removed
from corpus.models import Article, Part, Speaker, slug
from corpus.text import GENERIC_LABELS, label_key

from .articles import MendError, change_of, changing, new_slips, read_at_desk, registry_as_it_would_be


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """What an editor says of a person: the name in full, offices over time, other names, and the part played."""

    name: str
    tenures: tuple[Tenure, ...] = ()
    aliases: tuple[str, ...] = ()
    part: Part | None = None


def tenure_of(role: str, first: str, last: str) -> Tenure:
    """Return an office as typed, with the days from when to when it is held.

    Raises:
        MendError: What should be a day is none.
    """
    try:
        begins = date.fromisoformat(first.strip()) if first.strip() else date.min
        ends = date.fromisoformat(last.strip()) if last.strip() else date.max
    except ValueError:
        raise MendError(f"{first!r} or {last!r} is no day; write 2015-06-30") from None
    if begins > ends:
        raise MendError(f"{role!r} ends on {ends}, before it begins on {begins}")
    return Tenure(" ".join(role.split()), begins, ends)


def seen_people(drafts: Drafts) -> str:
    """Return the token of the people, which a change of them has to name."""
    return drafts.current(REGISTRY_NAME).fingerprint


def known_person(drafts: Drafts, article: Article, speaker: Speaker) -> KnownPerson | None:
    """Return what the registry says of the speaker of an article, where it knows them."""
    registry = registry_as_it_would_be(drafts.current(REGISTRY_NAME).text)
    return _known(registry, article, speaker)


def mend_person(drafts: Drafts, article_id: str, speaker_id: str, said: PersonSaid, *, seen: str, by: str) -> str:
    """Keep what an editor says of the speaker of an article, for all articles, and return it in words.

    Raises:
        MendError: It can't be: somebody else has the name, or it is none.
        DraftConflictError: Somebody else changed the people meanwhile.
    """
    article = read_at_desk(drafts, article_id)
    speaker = _speaker(article.reviewed.article, speaker_id)
    text = drafts.current(REGISTRY_NAME).text
    registry = registry_as_it_would_be(text)
    person = _known(registry, article.reviewed.article, speaker)
    names = dict.fromkeys(name for name in (*said.aliases, speaker.name) if label_key(name) != label_key(said.name))
    fields: dict[str, Value] = {"name": said.name, **_list("aliases", tuple(names)), **_offices(said.tenures)}
    if said.part:
        fields["part"] = said.part.value
    gone = [key for key in ("aliases", "role", "roles", "part") if key not in fields]
    with changing(REGISTRY_NAME):
        if person:
            id_ = {"id": person.id} if slug(said.name) != person.id else {}
            mended = changed(text, person.line, {**fields, **id_}, without=gone)
        else:
            mended = added(text, {**_id_and_place(said, speaker, article_id, names), **fields})
    return _save(drafts, text, mended, about=article.name, seen=seen, by=by, what=_in_words(speaker, said))


def merge_people(drafts: Drafts, article_id: str, one: str, other: str, *, seen: str, by: str) -> str:
    """Make one person of two: what ``other`` is called becomes another name of ``one``, in every article.

    Args:
        drafts: Where it is kept.
        article_id: An article that ``one`` speaks in.
        one: The id of who stays.
        other: The id of a speaker of this article, or of somebody whom the registry knows, or a name.
        seen: The token of the people that the editor saw.
        by: The editor.

    Raises:
        MendError: They can't be one person as things stand.
        DraftConflictError: Somebody else changed the people meanwhile.
    """
    article = read_at_desk(drafts, article_id)
    read = article.reviewed.article
    stays, goes = _speaker(read, one), read.speaker(other)
    text = drafts.current(REGISTRY_NAME).text
    registry = registry_as_it_would_be(text)
    person, gone = _known(registry, read, stays), _entry_of(registry, read, other)
    if goes is None and gone is None and not other.strip():
        raise MendError("say who the other person is")
    goes_by = (goes.name, *goes.aliases) if goes else ()
    known_by = (gone.name, *gone.aliases) if gone else ()
    spellings = [name for name in (*goes_by, *known_by) if _may_stand_alone(name)] or [other]
    own = person.aliases if person else ()
    name = person.name if person else stays.name
    names = dict.fromkeys(spelling for spelling in (*own, *spellings) if label_key(spelling) != label_key(name))
    tenures = (person.tenures if person else ()) or (gone.tenures if gone else ())
    fields: Fields = {**_list("aliases", tuple(names)), **_offices(tenures)}
    with changing(REGISTRY_NAME):
        # From the end on, so that the lines of those before stay.
        if gone and person and gone.line > person.line:
            text_ = changed(removed(text, gone.line), person.line, fields)
        elif gone and person:
            text_ = removed(changed(text, person.line, fields), gone.line)
        else:
            text_ = removed(text, gone.line) if gone else text
            text_ = changed(text_, person.line, fields) if person else added(text_, {"name": name, **fields})
    said = f"{goes.name if goes else gone.name if gone else other} = {name}"
    return _save(drafts, text, text_, about=article.name, seen=seen, by=by, what=said)


def _speaker(article: Article, speaker_id: str) -> Speaker:
    speaker = article.speaker(speaker_id)
    if speaker is None:
        raise MendError("this person speaks here no more; reload the page")
    return speaker


def _known(registry: Registry, article: Article, speaker: Speaker) -> KnownPerson | None:
    by_id = {person.id: person for person in registry.people}
    return by_id.get(speaker.id) or registry.people_in(article).get(speaker.id)


def _entry_of(registry: Registry, article: Article, wanted: str) -> KnownPerson | None:
    speaker = article.speaker(wanted)
    if speaker:
        return _known(registry, article, speaker)
    return next((one for one in registry.people if one.id == wanted or label_key(wanted) in one.keys), None)


def _may_stand_alone(name: str) -> bool:
    return is_full_name(name) or label_key(name) not in GENERIC_LABELS


def _id_and_place(said: PersonSaid, speaker: Speaker, article_id: str, names: Mapping[str, None]) -> dict[str, Value]:
    """A person who is renamed keeps the id; a name that many may have holds for this article alone."""
    generic = [name for name in (said.name, *names) if label_key(name) in GENERIC_LABELS or not is_full_name(name)]
    place: dict[str, Value] = {"articles": [article_id]} if generic else {}
    is_new = slug(said.name) != speaker.id and label_key(speaker.name) not in GENERIC_LABELS and not generic
    return {**({"id": speaker.id} if is_new else {}), **place}


def _list(key: str, values: Sequence[str]) -> dict[str, Value]:
    return {key: tuple(values)} if values else {}


def _offices(tenures: Sequence[Tenure]) -> dict[str, Value]:
    if len(tenures) == 1 and (tenures[0].first, tenures[0].last) == (date.min, date.max):
        return {"role": tenures[0].role}
    return {"roles": tuple(map(_office, tenures))} if tenures else {}


def _office(tenure: Tenure) -> Mapping[str, str]:
    days = {"from": tenure.first, "to": tenure.last}
    return {
        "role": tenure.role,
        **{key: day.isoformat() for key, day in days.items() if day not in {date.min, date.max}},
    }


def _in_words(speaker: Speaker, said: PersonSaid) -> str:
    renamed = f"{speaker.name} → {said.name}" if speaker.name != said.name else speaker.name
    return ", ".join([renamed, *(tenure.role for tenure in said.tenures)])


def _save(drafts: Drafts, before: str, after: str, *, about: str, seen: str, by: str, what: str) -> str:
    slips = new_slips(registry_as_it_would_be(before).slips, registry_as_it_would_be(after).slips)
    if slips:
        raise MendError(slips[0].partition(": ")[2].partition("; until this is mended")[0])
    drafts.save([change_of(REGISTRY_NAME, after, seen)], by=by, what=what, about=about)
    return what
