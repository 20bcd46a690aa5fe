"""Post what is still waiting: letters whose task was lost, or whose carrier was down."""

from common.letters import posting


def run() -> dict[str, int]:
    """Return how many letters were posted, how many are still owed, and how many SMS wait for a gateway."""
    due = posting.waiting()
    posted = sum(posting.post(pk) for pk in due)
    return {
        "letters_posted": posted,
        "letters_put_off": len(due) - posted,
        "sms_without_gateway": posting.without_gateway(),
    }
