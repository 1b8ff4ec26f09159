"""The words a client may meet: short sentences about a customer, without our jargon."""

from __future__ import annotations

import re

from audit.finding import Finding, Outcome

LONGEST_SENTENCE = 18
_ADDRESS = re.compile(r"https?://\S+")
_JARGON = re.compile(
    r"\b(https?|seo|nap|og|cta|urls?|html|dns|api|fail(s|ed|ure|ures)?|violat\w*|critical|errors?|dead|status|code"
    r"|40[0-9]|410|429|451|50[0-4]|999)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?])[\"”)]?\s+", text) if sentence]


def is_plain(finding: Finding) -> bool:
    """True of a finding whose every text can be read to a client as it stands; says what cannot."""
    for text in (finding.title, finding.put_right, finding.sees, finding.action, *finding.where):
        bare = _ADDRESS.sub("there", text)
        assert not _JARGON.search(bare), bare
        assert [one for one in sentences(bare) if len(one.split()) > LONGEST_SENTENCE] == []
        assert "  " not in bare
    assert finding.sees.endswith(".")
    assert ".." not in finding.sees
    assert len(sentences(finding.action)) < 2, finding.action
    assert not finding.title.endswith(".")
    assert not finding.put_right.endswith(".")
    assert bool(finding.put_right) is (finding.outcome is Outcome.PROBLEM)
    assert finding.put_right != finding.title
    assert bool(finding.action) is (finding.outcome is not Outcome.FINE)
    assert (finding.level is not None) is (finding.outcome is Outcome.PROBLEM)
    return True
