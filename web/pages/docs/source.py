"""The app's own OpenAPI, as far as its documentation reads it."""

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)

    ref: str = Field(default="", alias="$ref")
    description: str = ""

    @property
    def target(self) -> str:
        """Name of the component that this stands for; empty where it stands for itself."""
        return self.ref.rsplit("/", 1)[-1]


class Schema(_Part):
    """A JSON schema."""

    type: str = ""
    format: str = ""
    const: JsonValue = None
    default: JsonValue = None
    choices: tuple[JsonValue, ...] = Field(default=(), alias="enum")
    alternatives: tuple["Schema", ...] = Field(default=(), alias="anyOf")
    one_of: tuple["Schema", ...] = Field(default=(), alias="oneOf")
    items: "Schema | None" = None
    each: tuple["Schema", ...] = Field(default=(), alias="prefixItems")
    content: "Schema | None" = Field(default=None, alias="contentSchema")
    properties: dict[str, "Schema"] = {}
    required: frozenset[str] = frozenset()
    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = Field(default=None, alias="minLength")
    max_length: int | None = Field(default=None, alias="maxLength")
    min_items: int | None = Field(default=None, alias="minItems")
    max_items: int | None = Field(default=None, alias="maxItems")


class Media(_Part):
    """What a body holds, in one media type."""

    schema_: Schema = Field(default=Schema(), alias="schema")
    example: JsonValue = None


class Body(_Part):
    """What is sent, or got back."""

    content: dict[str, Media] = {}


class Parameter(_Part):
    """A part of a path, a query or the headers."""

    name: str
    required: bool = False
    schema_: Schema = Field(alias="schema")


class Operation(_Part):
    """One thing to do."""

    id: str = Field(alias="operationId")
    summary: str
    parameters: tuple[Parameter, ...] = ()
    body: Body = Field(default=Body(), alias="requestBody")
    responses: dict[str, Body]


class Components(BaseModel):
    """What operations share."""

    model_config = ConfigDict(frozen=True)

    schemas: dict[str, Schema]
    responses: dict[str, Body]


class Description(BaseModel):
    """A whole OpenAPI description."""

    model_config = ConfigDict(frozen=True)

    paths: dict[str, dict[str, Operation]]
    components: Components
