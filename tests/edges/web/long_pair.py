"""Two invented reports of the length that news has: one dispatch written anew twice, with figures, speakers and slips in each."""

from tests.edges.store.small_reports import record

from quoth.types import Source

ONE = """For the first time, the ministry of fisheries has said that it knows of foreign trawlers in the waters of Sundholm. The fisheries \
minister, Aron Velde, expressed serious concern over what he called the likely support of the trawlers by the navy of Marrow. He stated, \
while in Tarn, that what the ships will do next remains unknown.

Velde used the official name of Marrow, the United Provinces of Marrow, while he spoke of pictures of the ships off the coast. At the same \
time, in Osk, councillors indicated that Marrow has sent 30 of its trawlers to Sundholm, and that more are expected.

The councillors of Osk have also revealed that Marrow had agreed to send a total of about 100 ships, which is to be done within the year. \
Notably, this figure is double the first estimate of the trawlers that already fish there. The coast guard of Osk had previously said that \
about 15 ships and 400 sailors had been brought to the island of Hale for training.

The councillor Brita Sund told reporters that signs of the training had been seen as early as September. "They have learned to use our \
buoys and they do not know our tides," Sund said after a meeting of the committee. Another councillor, Ole Ramm, said that the families of \
the sailors had been moved to camps so that nobody would talk of it.

The envoy of Marrow to the Council of the Sound rejected the reports as baseless stories. In a session on Monday he said that they were \
meant to smear Marrow. The government in Hale dismissed the claims as false news, too.

Both Hale and Marrow have denied any sale of nets. They have however promised each other help at sea and signed a treaty in June under \
which each comes to the aid of the other.

The president of Sundholm, Kaja Lund, has openly accused Marrow of preparing to send another 100 ships, and has asked her allies for an \
answer to the evidence. In an address on Tuesday night she said that there were two crews of up to 600 sailors each.

The Sound Union said it would be a grave step if the ships were confirmed. Its secretary, Pia Dorn, said on Wednesday that the members \
would talk about it with the coast guard of Osk within days.

Officials of the ministry, who wished to remain unnamed, suggest that the losses of Hale amount to over 60 boats sunk or damaged. The \
ministry itself has not confirmed the number, and said that a report would be given to parliament by 12 May.
"""
OTHER = """The minister of fisheries of Sundholm, Aron Velde, confirmed on Wednesday that there is evidence of trawlers of Marrow in the waters \
of the country, which marks a turn in the dispute. Velde, who spoke to reporters in Tarn, stressed that it was not yet clear what the ships \
were doing there, and called it a very serious matter should they mean to take part.

Councillors in Osk have reported that about 30 trawlers of Marrow have already been sent to help Hale, with dozens more to follow. This \
figure, which is twice the number given before, comes after the government of Marrow allegedly pledged to send a total of 100 ships by \
December. New findings of the coast guard suggest that at most 15 ships had reached the island before.

Brita Sund, a councillor, said after a closed meeting that the training had been observed since September. "They do not know our tides, \
and they will lose many boats," Sund said. The sailors are being taught to use buoys and sonar, raising concerns about losses when they \
leave port.

In response, the government in Hale has dismissed the claims of ships from Marrow as "false news." A representative of Marrow at the \
Council of the Sound also rejected the accusations, calling them baseless stories to harm the name of the provinces. Despite the fact that \
both Hale and Marrow deny any sale of nets, they signed a treaty in June that obliges each to help the other.

President Kaja Lund of Sundholm has publicly decried the preparations of Marrow to send 100 ships to help Hale, and urged the allies to \
answer this growing bond. She said in a speech on Tuesday that there were two crews, of up to 500 sailors each.

The Sound Union has not confirmed the reports, but Pia Dorn, its secretary, said that it would be a grave step. The members are to hear \
the coast guard of Osk next week.

Officials of the ministry, who spoke on the condition that they not be named, estimated that the losses of Hale may already exceed 60 \
boats. The dispute, they said, has turned into one in which each side waits for the other to tire. The ministry confirmed that a report \
would go to parliament by 21 May.

Ole Ramm, a councillor of Osk, said that families of the sailors had been gathered in one place to keep it secret. He did not say how he \
had learned of it.
"""


def long_pair() -> list[Source]:
    """The two reports as records."""
    told = (
        ("Trawlers of Marrow off Sundholm", "Sound Courier", ONE),
        ("Trawlers of Marrow Allegedly Sent to Hale Amid Fishing Dispute", "Vale Radio", OTHER),
    )
    return [
        Source(f"sound.jsonl#{number}", record(title, outlet, None, text), "record")
        for number, (title, outlet, text) in enumerate(told, 1)
    ]
