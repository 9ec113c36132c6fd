"""Which addresses are fetched: those of public machines on the web, looked up once; no other form of an address gets through."""

import pytest

from quoth.edges.fetching.addresses import by_the_system, is_public, target_of
from quoth.errors import ReportUnreadable

PUBLIC = "93.184.215.14"
# Forms of this machine, of machines beside it, and of what is no page, as people who attack fetchers write them.
NOT_FETCHED = """
http://127.0.0.1/ http://127.0.0.1:8400/stories http://127.1/ http://127.0.1/ http://0/ http://0.0.0.0/ http://0x7f000001/
http://0x7f.0.0.1/ http://0x7f.1/ http://2130706433/ http://017700000001/ http://0177.0.0.1/ http://127.0.0.1./
http://localhost/ http://LOCALHOST/ http://localhost./ https://localhost:8443/ http://[::1]/ http://[0:0:0:0:0:0:0:1]/ http://[::]/
http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b::10.0.0.1]/
http://[2002:7f00:1::]/ http://[2001:0:7f00:1::]/ http://[fe80::1]/ http://[fe80::1%25eth0]/ http://[fc00::1]/ http://[fd12:3456::1]/
http://[ff02::1]/ http://[2001:db8::1]/ http://[3fff::1]/ http://[64:ff9b:1::1]/ http://[100::1]/ http://[fec0::1]/
http://169.254.169.254/latest/meta-data/ http://169.254.170.2/ http://[fd00:ec2::254]/ http://100.100.100.200/ http://192.0.0.192/
http://10.0.0.1/ http://10.255.255.255/ http://172.16.0.1/ http://172.31.255.254/ http://192.168.0.1/ http://192.168.255.255/
http://100.64.0.1/ http://192.0.2.1/ http://198.18.0.1/ http://198.51.100.1/ http://203.0.113.1/ http://224.0.0.1/ http://240.0.0.1/
http://255.255.255.255/ http://192.0.0.1/ http://127.127.127.127/ http://0.1.2.3/
file:///etc/passwd ftp://news.example/ gopher://news.example/ data:text/html,x javascript:alert(1) jar:http://news.example!/ dict://h:1/
ws://news.example/ http: http:/// http:///path // news.example http://?q http://#x about:blank
http://user@news.example/ http://user:word@news.example/ http://news.example@127.0.0.1/ http://127.0.0.1@news.example/
http://news.example:22/ http://news.example:25/ http://news.example:0/ http://news.example:99999/ http://news.example:x/
http://news_example!/ http://-/ http://.example/ http://exa%00mple/ http://news.example\\@127.0.0.1/
""".split()
WITH_MARKS = (
    "http://news.example/a b",
    "http://news.example/\r\nHost: x",
    "http://news.example/\x00",
    "http://news.example\t/",
    "",
)


@pytest.mark.parametrize("address", [*NOT_FETCHED, *WITH_MARKS, "http://news.example/" + "x" * 5_000])
def test_an_address_of_this_machine_or_of_no_page_is_refused(address: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC] if host.endswith("example") else by_the_system(host, port)

    with pytest.raises(ReportUnreadable):
        target_of(address, resolve, is_public)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://News.Example", "http://news.example/"),
        ("https://news.example:443/a/b?q=1#part", "https://news.example/a/b?q=1"),
        ("https://news.example:8443/Größe", "https://news.example:8443/Gr%C3%B6%C3%9Fe"),
        ("http://bücher.example/%C3%A9", "http://xn--bcher-kva.example/%C3%A9"),
        ("http://[2606:2800:21f::1]:8080/", "http://[2606:2800:21f::1]:8080/"),
    ],
)
def test_an_address_of_a_public_machine_is_kept_to_what_was_looked_up(address: str, told: str) -> None:
    target = target_of(address, lambda host, port: [PUBLIC, PUBLIC], is_public)
    assert target.address == told
    assert target.numbers == (PUBLIC,)


def test_one_number_that_is_not_public_refuses_the_name() -> None:
    with pytest.raises(ReportUnreadable, match="none of the public ones"):
        target_of("http://news.example/", lambda host, port: [PUBLIC, "10.0.0.7"], is_public)


@pytest.mark.parametrize("number", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_numbers_of_the_open_network_are_public(number: str) -> None:
    assert is_public(number)
    assert not is_public("no number")
