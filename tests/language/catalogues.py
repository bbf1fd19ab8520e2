"""Bring the catalogues up to date with the source: `python -m tests.language.catalogues`.

New texts come in without a translation, texts that nothing says any more go. What stands under a context of
its own, like the codes of the engine, is kept by key in the catalogues themselves and is left as it is.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from crisis_sim.language.catalogue import DOMAIN, FOLDER, LANGUAGES
from tests.language.extraction import REPORT, Text, extracted

_HEADER = "# What crisis-sim says. Kept up to date by `python -m tests.language.catalogues`."


def po_file(language: str) -> Path:
    """Where a language's texts are kept."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """A language's texts as kept."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)


def entries(catalog: Catalog) -> list[Message]:
    """The texts of a catalogue, its header left out."""
    return [message for message in catalog if message.id]


def text_of(message: Message) -> Text:
    """The text that a message translates."""
    one, more = message.id if isinstance(message.id, tuple) else (message.id, None)
    return Text(one, message.context, more)


def is_keyed(text: Text) -> bool:
    """Whether the catalogues keep it by key: nothing in the source says what it says."""
    return text.context not in (None, REPORT)


def updated(language: str, said: dict[Text, list[str]]) -> Catalog:
    """A language's catalogue with just the texts that are said."""
    kept = {text_of(message): message for message in entries(read(language))}
    texts = {**said, **{text: [] for text in kept if is_keyed(text)}}
    catalog = Catalog(locale=language, domain=DOMAIN, header_comment=_HEADER, fuzzy=False)
    for text in sorted(texts, key=lambda text: (text.context or "", text.english)):
        id = text.english if text.more is None else (text.english, text.more)
        old = kept.get(text)
        itself = id if language == "en" and not is_keyed(text) else "" if text.more is None else ("", "")
        catalog.add(
            id,
            old.string if old is not None else itself,
            context=text.context,
            locations=[(name, 0) for name in texts[text]],
            user_comments=old.user_comments if old is not None else (),
            flags=old.flags if old is not None else (),
        )
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as translators read it; of its header only what gettext needs, so that no date makes it differ."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, include_lineno=False, ignore_obsolete=True)
    kept = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-")
    head, _, rest = buffer.getvalue().decode().partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith('"') or line.startswith(kept, 1)]
    return ("\n".join(lines) + "\n\n" + rest).encode()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as the product reads it; no date makes it differ."""
    catalog.creation_date = datetime(2027, 1, 1, tzinfo=UTC)
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    """Write all catalogues; say what is left to translate."""
    said = extracted()
    left = 0
    for language in LANGUAGES:
        catalog = updated(language, said)
        file = po_file(language)
        file.write_bytes(written(catalog))
        file.with_suffix(".mo").write_bytes(compiled(catalog))
        empty = [m for m in entries(catalog) if m.fuzzy or not all(m.string if m.pluralizable else [m.string])]
        left += len(empty)
        print(f"{language}: {len(entries(catalog))} texts, {len(empty)} to translate", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
