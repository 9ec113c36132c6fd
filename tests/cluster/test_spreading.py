"""Reports of several stories beside each other: one that was taken out is near to nobody."""

from tests.cluster.reading import Reader

from quoth.cluster.apart import Apart
from quoth.cluster.features import features_of
from quoth.cluster.linkage import Groups
from quoth.cluster.placing import Batch, lead_on, spread_over_stories
from quoth.cluster.profiles import profile_of
from quoth.encoder import Encoder

STAND = (
    "Grandstand falls in Orvalla",
    "The Pellmar stand in Orvalla gave way at 3:20 p.m. during a horse race, injuring 31 people and trapping four, police "
    "spokesman Tibor Anselm said.\n\nMayor Greta Solin denied that Orvalla had ignored warnings about the Pellmar stand.",
)
FERRY = (
    "Ferry aground off Brusk",
    "The ferry Halm ran aground off Brusk with 212 passengers, coastguard officer Vera Tomic said.\n\nCaptain Olle Finn denied "
    "that the Halm had sailed too close to the Brusk reef in the fog.",
)
BOTH = ("A long day", f"{STAND[1]}\n\n{FERRY[1]}")
BRIEFS = (
    "News in brief",
    "Orvalla: The Pellmar stand gave way during a horse race in Orvalla and 31 people were hurt, Tibor Anselm said.\n\n"
    "Brusk: The ferry Halm ran aground off Brusk with 212 passengers, coastguard officer Vera Tomic said.\n\n"
    "Varn: The central bank left its key rate at 4.25 percent, governor Ludo Marek said.",
)


def test_a_digest_after_a_report_of_two_stories_is_led_past_it(encoder: Encoder) -> None:
    read = Reader(encoder)
    reads = [read(name, told, "2024-05-04") for name, told in zip("abcd", (STAND, FERRY, BOTH, BRIEFS), strict=True)]
    features = [features_of(each) for each in reads]
    orders = [("2024-05-04", each.id) for each in reads]
    batch = Batch(reads, features, orders, Groups(), {}, {})
    for number in range(3):
        batch.groups.add(number, profile_of(features[number], orders[number]))
    spread_over_stories(batch, Apart(items=[3], named={}, drawn=[]))
    assert batch.homes == {2: [0, 1], 3: [0, 1]}


def test_whose_story_tells_several_itself_is_led_on_to_them(encoder: Encoder) -> None:
    read = Reader(encoder)
    reads = [read(name, told, "2024-05-04") for name, told in zip("ab", (STAND, FERRY), strict=True)]
    batch = Batch(
        reads, [features_of(each) for each in reads], [], Groups(), {}, {2: [1, 0], 3: [2, 0], 4: [5], 5: [4]}
    )
    for number, each in enumerate(reads):
        batch.groups.add(number, profile_of(features_of(each), ("2024-05-04", each.id)))
    assert sorted(lead_on(batch)) == [4, 5]
    assert batch.homes == {2: [1, 0], 3: [1, 0]}
