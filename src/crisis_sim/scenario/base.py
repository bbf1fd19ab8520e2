"""What every model of the scenario language shares: frozen, unknown keys refused, ids and lists."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


class Model(BaseModel):
    """A frozen record. Unknown keys are errors: a typo must never become silence."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=False, populate_by_name=True, use_attribute_docstrings=True
    )


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64)]
"""A name the author gives: lower-case letters, digits and single hyphens."""

Subject = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-:/@][a-z0-9]+)*$", max_length=130)]
"""A fact's id, or an engine-made subject: `phase:federal`, `level:cyber-severity`, `measure:public-statement`."""


def as_list(value: Any) -> Any:
    """Accept a single item where a list is meant (`to: media`)."""
    if value is None or isinstance(value, (list, tuple)):
        return value
    return [value]


Ids = Annotated[tuple[Id, ...], BeforeValidator(as_list)]
"""One id or a list of ids."""
