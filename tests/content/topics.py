"""The vocabulary of topics: what facts are about, what plan cards react to, what proposals are judged by."""

TOPICS = frozenset(
    {
        "incident",
        "severity",
        "indicators",
        "spillover",
        "availability",
        "supplier",
        "hospital",
        "tools",
        "data-theft",
        "ransom",
        "public-question",
        "rumour",
        "statement",
        "host-nation",
        "partner-picture",
        "attribution",
        "evidence",
        "legal",
        "personal-data",
        "warning",
        "local",
        "relief",
    }
)
