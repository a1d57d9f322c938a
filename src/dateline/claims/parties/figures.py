"""Whom an event's figures befell, where no grammar names them as its targets.

A scene and a draft with its figures go in, mentions come out: the words of the figures, without those that name nobody.
"""

from dateline.claims.drafts import DOERS, Draft, Scene
from dateline.claims.figures import actors_of, part_of
from dateline.codebook import Codebook
from dateline.records import ActorMention

VAGUE = frozenset(
    "people others other victims victim persons person more them those one number dead toll man woman men women bodies body total"
    " death deaths casualties fatalities bystander bystanders civilian child lives life dozens scores hundreds thousands".split()
)

_HARM = ("killed", "wounded", "abducted", "arrested")
_SUFFERED: dict[str, tuple[str, ...]] = {  # whose figures show the targets, where the type says
    "arrest": ("arrested",),
    "abduction": ("abducted",),
    "agreement": (),
    "force_movement": (),
    "protest": (),
    "weapons_seizure": (),
}


def befallen(
    scene: Scene, codebook: Codebook, draft: Draft, initiators: list[ActorMention], targets: list[ActorMention]
) -> list[ActorMention]:
    """Whom the draft's figures befell unless they are among these parties already or nobody in particular."""
    named = {word for p in (*targets, *initiators) for word in p.text.casefold().split()}
    own = {actor for party in initiators for actor in party.actors}
    more = []
    counts = sorted(draft.figures, key=lambda count: (count.start, count.effect or ""))
    for i, count in enumerate(counts):
        words = set(count.party.casefold().split())
        if (
            words
            and not words & named
            and not words <= VAGUE
            and not words & DOERS
            and count.effect in _SUFFERED.get(draft.event_type, _HARM)
            and count.max != 0
            and not own & set(actors_of(scene, count))
            and part_of(scene, codebook, counts, i) is None
        ):
            start = count.text.rfind(count.party)
            if start >= 0:
                at = count.start + start
                more.append(
                    ActorMention(
                        start=at,
                        end=at + len(count.party),
                        text=count.party,
                        head=count.party.split()[-1],
                        kind="unknown",
                    )
                )
                named |= words
    return more
