"""What editors, Word and attackers send, and what is left of it."""

import subprocess
import sys
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.richtext.sanitiser import ATTRIBUTES, CLASSES, TAGS, CleanHtml, clean_html, clean_with_report, strict

OTHER_PLACE = "Đã bỏ ảnh lấy từ nơi khác; hãy tải ảnh lên thư viện"
PASTED = "Đã bỏ ảnh dán thẳng vào bài (base64); hãy tải ảnh lên thư viện"
NOWHERE = "Đã bỏ liên kết không rõ nơi đến; liên kết cần bắt đầu bằng https:// hoặc /"

HOSTILE = [
    ("<script>alert(1)</script>x", "x"),
    ("<SCRIPT SRC=//evil/x.js></SCRIPT>x", "x"),
    ("<scr<script>ipt>alert(1)</scr</script>ipt>", "ipt&gt;alert(1)ipt&gt;"),
    ("\x00<\x00script>alert(1)</script>", ""),
    ("<img src=x onerror=alert(1)>", ""),
    ('<img src="/anh/5/640.webp" onerror="alert(1)" onload=alert(2)>', '<img data-image-id="5">'),
    ("<svg onload=alert(1)><p>x", "<p>x</p>"),
    ("<svg><script>alert(1)</script></svg>x", "x"),
    ("<svg><style><img src=x onerror=alert(1)></style></svg>x", "x"),
    (
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
        "",
    ),
    ("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", ""),
    ('<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '"&gt;'),
    ("<style>x</style/><img src=x onerror=alert(1)>", ""),
    ("<style><!--</style><script>alert(1)//--></script>", ""),
    ("<![CDATA[<script>alert(1)</script>]]>x", "alert(1)]]&gt;x"),
    ("<!--><script>alert(1)</script>-->x", "--&gt;x"),
    ("<!--[if IE]><script>alert(1)</script><![endif]-->x", "x"),
    ('<a href="javascript:alert(1)">x</a>', "x"),
    ('<a href="JaVaScRiPt:alert(1)">x</a>', "x"),
    ('<a href="java\tscript:alert(1)">x</a>', "x"),
    ('<a href="&#106;avascript:alert(1)">x</a>', "x"),
    ('<a href="javascript&colon;alert(1)">x</a>', "x"),
    ('<a href=" \x01javascript:alert(1)">x</a>', "x"),
    ('<a href="java&#x200b;script:alert(1)">x</a>', "x"),
    ('<a href="vbscript:msgbox(1)">x</a>', "x"),
    ('<a href="data:text/html,<script>alert(1)</script>">x</a>', "x"),
    ('<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>', "x"),
    ('<a href="blob:https://x/1">x</a>', "x"),
    ('<a href="//evil.example">x</a>', "x"),
    ('<a href="/\\evil.example">x</a>', "x"),
    ('<a href="/\t/evil.example">x</a>', "x"),
    ('<a href="\\\\evil.example">x</a>', "x"),
    ('<a href="https:evil.example">x</a>', "x"),
    (
        '<a href="https://x" onclick="alert(1)" style="position:fixed" class="button" id="a" target="_top">x</a>',
        '<a href="https://x">x</a>',
    ),
    ('<a title="&quot; onmouseover=alert(1) x=&quot;">x</a>', "x"),
    ('<iframe src="javascript:alert(1)"></iframe>x', "x"),
    ('<iframe srcdoc="<script>alert(1)</script>"></iframe>x', "x"),
    ('<iframe src="https://youtube.com@evil.example"></iframe>x', "x"),
    ('<object data="evil.swf"><p>x</p></object>y', "y"),
    ('<embed src="evil.swf">x', "x"),
    ("<video src=x onerror=alert(1)><source onerror=alert(2)></video>x", "x"),
    ('<base href="https://evil/">x', "x"),
    ('<meta http-equiv=refresh content="0;url=https://evil">x', "x"),
    ("<link rel=stylesheet href=//evil/x.css>x", "x"),
    ('<form action="https://evil"><input name=p><button formaction="javascript:alert(1)">y</button></form>x', "x"),
    ("<textarea><script>alert(1)</script></textarea>x", "x"),
    ("<title><script>alert(1)</script></title>x", "x"),
    ("<xmp><script>alert(1)</script></xmp>x", "x"),
    ("<plaintext><script>alert(1)</script>", ""),
    ("<template><script>alert(1)</script></template>x", "x"),
    ('<p style="background:url(javascript:alert(1))">x</p>', "<p>x</p>"),
    ('<p style="position:fixed;inset:0" class="overlay" id="login">x</p>', "<p>x</p>"),
    ("<body onload=alert(1)>x", "x"),
    ("<details open ontoggle=alert(1)>x", "<p>x</p>"),
    ("<x onclick=alert(1)>x</x>", "x"),
    ("<p/onclick=alert(1)>x", "<p>x</p>"),
    ('<table background="javascript:alert(1)"><tr><td>x', "<table><tbody><tr><td>x</td></tr></tbody></table>"),
    ('<img data-image-id="1 onerror=alert(1)">x', "x"),
    ('<img data-image-id="5" src="https://evil/x.gif" srcset="https://evil/y 2x">', '<img data-image-id="5">'),
    ('<img src="https://evil.example/anh/5/640.webp">x', "x"),
    ('<img src="http://portal.test@evil.example/anh/5/640.webp">x', "x"),
    ('<img src="/anh/5/../../quan-tri/logout.webp">x', "x"),
    ('<img src="data:image/svg+xml;base64,PHN2Zz4=">x', "x"),
    ("<span lang='vi\" onclick=\"alert(1)'>x</span>", "x"),
    ('<a href="/a/"><table><a href="javascript:alert(1)">x', '<a href="/a/">x</a>'),
    ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ('<q cite="javascript:alert(1)">x</q>', "<q>x</q>"),
    ('<ol start="1;alert(1)"><li>x</ol>', "<ol><li>x</li></ol>"),
    ('<td colspan="9999" rowspan="-1">x</td>', "x"),
    ("<input autofocus onfocus=alert(1)>x", "x"),
    ("<select><option><script>alert(1)</script></select>x", "x"),
    ("<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>x", "x"),
]


@pytest.mark.parametrize(("html", "left"), HOSTILE)
def test_hostile_html_is_disarmed(html, left):
    assert clean_html(html) == left


PASTED_TEXT = [
    (
        "<h1>A</h1><h5>B</h5><b>c</b> <i>d</i> <del>e</del>",
        "<h2>A</h2><h4>B</h4><strong>c</strong> <em>d</em> <s>e</s>",
    ),
    ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
    ("<p>a</p><p>&nbsp;</p><p><br></p><p><strong> </strong></p><p>b</p>", "<p>a</p><p>b</p>"),
    ("<p>a<strong> </strong>b</p>", "<p>a b</p>"),
    ("<p>Điều\xa05, giá 1&nbsp;200&nbsp;000&nbsp;đồng</p>", "<p>Điều 5, giá 1&nbsp;200&nbsp;000 đồng</p>"),
    (
        '<p class="MsoNormal" style="text-align:center;mso-fareast-language:VI"><o:p>&nbsp;</o:p><span>x</span></p>'
        "<!--[if gte mso 9]><xml>junk</xml><![endif]-->",
        '<p class="text-center"> x</p>',
    ),
    ("<center>x</center>", '<p class="text-center">x</p>'),
    ('<p align="RIGHT">x</p>', '<p class="text-right">x</p>'),
    ('<p align="justify" class="wide text-center">x</p>', '<p class="text-center">x</p>'),
    ('<b style="font-weight:normal" id="docs-internal-guid">x</b>', "x"),
    ('<a name="top">x</a>', "x"),
    ('<a href=" /van-ban/?q=1&amp;loai=2 ">x</a>', '<a href="/van-ban/?q=1&amp;loai=2">x</a>'),
    ('<a href="#muc-1">x</a><a href="mailto:a@b.vn">y</a>', '<a href="#muc-1">x</a><a href="mailto:a@b.vn">y</a>'),
    ('<a href="tel:0245123">x</a>', '<a href="tel:0245123">x</a>'),
    ('<span lang="en">x</span><span>y</span>', '<span lang="en">x</span>y'),
    ("<pre>" + "\n" * 30 + "x\ny</pre>", "<pre>x\ny</pre>"),
    ('<img src="/anh/12/640.webp" alt="Cầu">', '<img alt="Cầu" data-image-id="12">'),
    ('<img src="https://portal.test/anh/12/320.webp?v=1" alt="" width="640">', '<img data-image-id="12">'),
    (
        '<p>a <img class="left" src="/anh/1/320.webp"> b</p>',
        '<p>a </p><figure class="left"><img data-image-id="1"></figure><p> b</p>',
    ),
    (
        '<figure class="image wide"><img src="/anh/1/320.webp"><figcaption>c</figcaption></figure>',
        '<figure class="wide"><img data-image-id="1"><figcaption>c</figcaption></figure>',
    ),
    (
        '<table border=1><tr><th scope="col" colspan="2">a</th></tr><tr><td style="text-align: right">b<td></table>',
        '<table><tbody><tr><th colspan="2" scope="col">a</th></tr><tr><td class="text-right">b</td><td></td></tr>'
        "</tbody></table>",
    ),
    ("Tie\u0302\u0301ng Vie\u0323\u0302t\u200b", "Tiếng Việt"),
    ("2 < 3 & 4", "2 &lt; 3 &amp; 4"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "left"), PASTED_TEXT)
def test_pasted_text_gets_the_form_of_the_house(html, left):
    assert clean_html(html) == left


@pytest.mark.parametrize("html", [left for _, left in HOSTILE + PASTED_TEXT])
def test_clean_text_stays_as_it_is(html):
    assert (clean_html(html), strict(html)) == (html, html)


REPORTS = [
    ("<p>x</p>", []),
    ("<p style='color:red'>x<o:p></o:p></p>", []),
    ("<script>1</script>x<SCRIPT>2</SCRIPT>", ["Đã bỏ thẻ script (2 chỗ)"]),
    ("<p onclick=1>x</p><div onclick=2>y</div>", ["Đã bỏ thuộc tính onclick (2 chỗ)"]),
    ('<img src="data:image/png;base64,AAAA">', [PASTED]),
    ('<img src="https://bao.example/1.jpg">', [OTHER_PLACE]),
    ('<a href="javascript:x">x</a>', ["Đã bỏ liên kết javascript:"]),
    ('<a href="//x">x</a>', [NOWHERE]),
    ('<a href="file:///C:/a.doc">x</a>', ["Đã bỏ liên kết tới tệp trên máy tính (file:); hãy đính kèm tệp vào bài"]),
]


@pytest.mark.parametrize(("html", "removed"), REPORTS)
def test_editor_is_told_what_was_removed(html, removed):
    assert clean_with_report(html).removed == removed


def test_cleaned_text_is_marked_and_not_cleaned_twice():
    once = clean_html("<b>x</b>")
    assert type(once) is CleanHtml
    assert clean_html(once) is once
    assert type(once + "<script>") is str


def test_text_that_never_settles_keeps_its_words_only(monkeypatch):
    # No such text is known; the way out must work all the same.
    monkeypatch.setattr("portal.richtext.sanitiser._ROUNDS", 1)
    cleaned = clean_with_report("<p>a <b>b</b> &lt;c&gt;</p>")
    assert cleaned.html == "<p>a b &lt;c&gt;</p>"
    assert cleaned.removed == ["Đã bỏ toàn bộ định dạng vì mã HTML bị hỏng"]


def test_attributes_are_in_the_same_order_in_every_process():
    html = (
        """<table><td scope="row" rowspan="2" lang="vi" colspan="2" class="text-right text-center" title="t">x</td>"""
    )
    code = f"from portal.richtext.sanitiser import clean_html; print(clean_html({html!r}))"
    runs = {subprocess.check_output([sys.executable, "-c", code], text=True) for _ in range(4)}
    cell = '<td class="text-center text-right" colspan="2" lang="vi" rowspan="2" scope="row">x</td>'
    assert runs == {f"<table><tbody><tr>{cell}</tr></tbody></table>\n"}


# --- Whatever comes in ------------------------------------------------------------------------

PIECES = [
    "<p>", "</p>", "<div align=center>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href='/x/'>", "</a>",
    "<a href='javascript:x'>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<caption>", "<thead>", "<ul>",
    "<li>", "</ul>", "<ol start=3>", "<h1>", "</h1>", "<span>", "<span lang=en>", "</span>", "<figure class=wide>",
    "</figure>", "<figcaption>", "</figcaption>", "<img src=/anh/1/320.webp>",
    "<img class=left src=/anh/2/320.webp alt=x>", "<img src=x onerror=y>", "<br>", "<hr>", "<pre>", "</pre>", "\n",
    " ", "\xa0", "&nbsp;", "1", "2", "a", "<", ">", "&", "&lt;", "&#x200b;", "&#0;", "́", "̸", "'", '"', "=",
    "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>", "<math>",
    "<mtext>", "<noscript>", "<textarea>", "<title>", "<select>", "<template>", "<iframe src=x>", "<o:p>", "</o:p>",
    "<center>", "<font color=red>", "</font>", "<dl>", "<dt>", "<dd>", "<blockquote>", "</blockquote>", "<q>",
    "<code>", " onclick=alert(1)", " href=javascript:alert(1)", "<x ", "/>",
]  # fmt: skip


class Reader(HTMLParser):
    """A second parser, unlike nh3's: collects what it finds that must not be there."""

    def __init__(self):
        super().__init__()
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | ({"class"} if tag in CLASSES else set())
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in allowed or "javascript:" in value.lower():
                self.wrong.append((tag, name, value))

    def handle_comment(self, data):
        self.wrong.append(data)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join))
def test_any_text_comes_out_safe_and_stays_so(html):
    cleaned = clean_html(html)
    reader = Reader()
    reader.feed(cleaned)
    reader.close()
    assert reader.wrong == []
    assert "<script" not in cleaned.lower()
    assert clean_html(str(cleaned)) == cleaned
    assert strict(cleaned) == cleaned


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<p ", "<b>", '<a href="', "&#8203;", "<p>&nbsp;</p>", "<em> ", "\xa0", '="']
)
def test_cleaning_takes_time_in_proportion(piece):
    def seconds(times):
        start = time.process_time()
        clean_html(piece * times)
        return time.process_time() - start

    short = min(seconds(1_000) for _ in range(3))
    # Ten times the text; a quadratic step would take a hundred times as long.
    assert min(seconds(10_000) for _ in range(2)) < 40 * max(short, 0.002)
