"""The types of single fields: ids, words, names, dates, and lists of them.

The ``description`` of each says what form a value has; a fault quotes it where a value has another.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from netatlas.atlas.dates import DATE_PATTERN

ONE_LINE = r"^\S([^\t\n\r]*\S)?$"
"""The pattern of words in one line; the reader of YAML refuses all other control characters."""
Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description="an id: lower-case letters and digits in words joined by hyphens, such as nat-gateway",
    ),
]
Ref = Annotated[
    str,
    Meta(
        pattern=r"^([a-z0-9-]+:)?[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=160,
        description="the id of a record, such as nat-gateway; from another pack as pack:id",
    ),
]
AnyRef = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9-]+([:/>][a-z0-9-]+)*$",
        max_length=240,
        description="the id of any record: nat-gateway/bandwidth, subnet>part-of>vpc, tls-1-2-published",
    ),
]
FactRef = Annotated[
    str,
    Meta(
        pattern=r"^([a-z0-9-]+:)?[a-z0-9-]+/[a-z0-9-]+(:[a-z0-9-]+)?$",
        max_length=240,
        description="the id of a fact, such as nat-instance/managed-by",
    ),
]
Words = Annotated[
    str, Meta(min_length=1, max_length=2000, pattern=r"\S", description="plain words, no mark-up")
]
Name = Annotated[
    str,
    Meta(max_length=120, pattern=ONE_LINE, description="a name of 1 to 120 letters in one line"),
]
Date = (
    Annotated[
        str,
        Meta(
            pattern=rf"^{DATE_PATTERN}$",
            description="a date as 2019, 2019-12 or 2019-12-03",
        ),
    ]
    | Annotated[int, Meta(ge=1000, le=9999, description="a year as 2019")]
)
Month = Annotated[
    str,
    Meta(
        pattern=rf"^(?=.{{7}}){DATE_PATTERN}$",  # the year alone is too short
        description="a month or a day as 2026-11 or 2026-11-02",
    ),
]
Absent = Annotated[
    Literal["no", "unknown", "not-applicable"],
    Meta(description="no, unknown or not-applicable, where there is no value"),
]
Sentence = Annotated[
    str,
    Meta(
        max_length=200,
        pattern=r"^(?=.*\{a\}).*\{b\}",
        description="a sentence with {a} and {b}, of 200 letters at most",
    ),
]
Sources = Annotated[list[Slug], Meta(min_length=1, description="ids from sources.yaml, at least one")]
Importance = Annotated[int, Meta(ge=1, le=3, description="1, 2 or 3")]
AnswerRef = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9-]+(/[a-z0-9-]+(:[a-z0-9-]+)?)?$",
        max_length=240,
        description="the id of a fact, limit or event, such as nat-gateway/bandwidth",
    ),
]
Change = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9a-f]{16}$",
        description="the day of the last change and the hash of the answer, as 2026-11-02 5d1c0a9be37f4422",
    ),
]
Shape = Annotated[
    str,
    Meta(
        max_length=300,
        pattern=r"^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9_:/.-]*( operation)? [A-Za-z0-9_*][A-Za-z0-9_.*:-]*$",
        description="a file of the package and a shape in it, such as route53/2013-04-01 RRType",
    ),
]
PackageVersion = Annotated[
    str,
    Meta(max_length=40, pattern=r"^[0-9]+(\.[0-9]+)*$", description='a version in quotes, such as "1.44.8"'),
]
Phrases = Annotated[
    list[Name], Meta(min_length=1, description="words that people type, as [phone book of the internet]")
]
MemberNames = Annotated[list[Name], Meta(min_length=1, description="names of members, at least one")]
