//! Sentences of `docs/pages.md`, each with a page that shows that they are true.

/// What a page gives.
pub(crate) enum Gives {
    /// Descriptions of values, as the page has them, of the types that the schema beside it defines.
    Docs(&'static [(&'static str, &'static str)]),
    /// No description, and a finding with this code.
    Says(&'static str),
    /// Values, from its own schema text.
    Values(&'static [&'static str]),
    /// The same with a finding.
    ValuesSaid(&'static [&'static str], &'static str),
    /// What it says of the type `State` that its schema text defines.
    Type(&'static str),
    /// An error with this code.
    Error(&'static str),
}

use Gives::{Docs, Error, Says, Type, Values, ValuesSaid};

/// A part of a sentence of `docs/pages.md`, a file, what stands in it, and what that gives.
pub(crate) type Case = (&'static str, &'static str, &'static str, Gives);

/// The schema beside pages that have none.
pub(crate) const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="State"><xs:restriction base="xs:string">
    <xs:enumeration value="on"/><xs:enumeration value="off"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="PaymentMethodCode"><xs:restriction base="xs:string">
    <xs:enumeration value="CASH"/><xs:enumeration value="CARD"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="Gear"><xs:restriction base="xs:string">
    <xs:enumeration value="first"/><xs:enumeration value="second"/><xs:enumeration value="third"/>
  </xs:restriction></xs:simpleType>
  <xs:element name="lamp"><xs:complexType><xs:attribute name="colour" type="LampColourType"/></xs:complexType></xs:element>
  <xs:simpleType name="LampColourType"><xs:restriction base="xs:string">
    <xs:enumeration value="red"/><xs:enumeration value="green"/>
  </xs:restriction></xs:simpleType>
</xs:schema>"#;

/// Schema text that pages have; `SCHEMA` in a page stands for it, escaped.
pub(crate) const FRAGMENT: &str = r#"<xs:simpleType name="State"><xs:restriction base="xs:string">
<xs:enumeration value="on"/>
<xs:enumeration value="off"/>
</xs:restriction></xs:simpleType>"#;

const LIT: Gives = Docs(&[("on", "It is lit."), ("off", "It is dark.")]);
const GEARS: Gives = Docs(&[
    ("first", "For hills."),
    ("second", "For towns."),
    ("third", "For plains."),
]);
const STATE: Gives = Values(&["on", "off"]);

/// "Which files are pages"
pub(crate) const FILES: &[Case] = &[
    (
        "`.html`, `.htm`, `.xhtml`",
        "a.xhtml",
        "<h2>State</h2><dl><dt>on<dd>It is lit.<dt>off<dd>It is dark.</dl>",
        LIT,
    ),
    (
        "anything that begins with `<html` or `<!DOCTYPE html`",
        "a.page",
        "<!DOCTYPE html><h2>State</h2><pre>SCHEMA</pre>",
        STATE,
    ),
    (
        "Markdown with tables, definition lists, front matter and HTML in it",
        "a.md",
        "---\ntitle: T\n---\n## State\n\non\n: It is lit.\n\noff\n: It is dark.\n",
        LIT,
    ),
    (
        "Markdown with tables, definition lists, front matter and HTML in it",
        "a.markdown",
        "## State\n\n<ul><li><b>on</b>: It is lit.</li><li><b>off</b>: It is dark.</li></ul>\n",
        LIT,
    ),
    (
        "any `.xml` given to `--docs`",
        "a.xml",
        "<article><section><title>State</title><variablelist><varlistentry><term>on</term><listitem><para>It is lit.</para>\
         </listitem></varlistentry><varlistentry><term>off</term><listitem><para>It is dark.</para></listitem></varlistentry>\
         </variablelist></section></article>",
        LIT,
    ),
    (
        "an XML page: xml2rfc (v2 and v3)",
        "a.xml",
        "<rfc><middle><section title='State'><t><list style='hanging'><t hangText='on'>It is lit.</t>\
         <t hangText='off'>It is dark.</t></list></t></section></middle></rfc>",
        LIT,
    ),
    (
        "an XML page: xml2rfc (v2 and v3)",
        "a.xml",
        "<rfc><middle><section><name>State</name><dl><dt>on</dt><dd>It is lit.</dd><dt>off</dt><dd>It is dark.</dd></dl>\
         </section></middle></rfc>",
        LIT,
    ),
    (
        "W3C's xmlspec",
        "a.xml",
        "<spec><body><div1><head>State</head><glist><gitem><label>on</label><def><p>It is lit.</p></def></gitem>\
         <gitem><label>off</label><def><p>It is dark.</p></def></gitem></glist></div1></body></spec>",
        LIT,
    ),
    (
        "DITA, XEP",
        "a.xml",
        "<topic><title>State</title><body><simpletable><sthead><stentry>Value</stentry><stentry>Use</stentry></sthead>\
         <strow><stentry>on</stentry><stentry>It is lit.</stentry></strow><strow><stentry>off</stentry>\
         <stentry>It is dark.</stentry></strow></simpletable></body></topic>",
        LIT,
    ),
    (
        "`.docx`, `.odt`, `.epub`",
        "a.docx",
        "PK\u{3}\u{4}",
        Error("XSD0306"),
    ),
    (
        "only their schema text, with a note",
        "a.rst",
        "State\n=====\n\n::\n\n  RAW\n",
        ValuesSaid(&["on", "off"], "XSD0307"),
    ),
    (
        "an error that says what to convert it with",
        "a.pdf",
        "%PDF-1.7",
        Error("XSD0306"),
    ),
    (
        "describes nothing is a warning",
        "a.md",
        "# Things\n\nProse.\n",
        Says("XSD0317"),
    ),
];

/// "Where the schema stands"
pub(crate) const SCHEMA_TEXT: &[Case] = &[
    ("In `<pre>`", "a.html", "<pre>SCHEMA</pre>", STATE),
    (
        "`<pre><code>`",
        "a.html",
        "<pre><code>SCHEMA</code></pre>",
        STATE,
    ),
    (
        "a table cell",
        "a.html",
        "<table><tr><td>SCHEMA</td></tr></table>",
        STATE,
    ),
    (
        "a `<dl>`",
        "a.html",
        "<dl><dt>Schema</dt><dd>SCHEMA</dd></dl>",
        STATE,
    ),
    ("a `<div>`", "a.html", "<div>SCHEMA</div>", STATE),
    ("a paragraph for each line", "a.html", "PARAGRAPHS", STATE),
    (
        "with `<br>` for line ends",
        "a.html",
        "<p>BREAKS</p>",
        STATE,
    ),
    ("Escaped once", "a.html", "<pre>SCHEMA</pre>", STATE),
    ("escaped twice", "a.html", "<pre>TWICE</pre>", STATE),
    ("or not at all", "a.html", "<pre>RAW</pre>", STATE),
    (
        "fenced with any info string or none",
        "a.md",
        "```what ever\nRAW\n```\n",
        STATE,
    ),
    ("indented, or bare", "a.md", "# State\n\nRAW\n", STATE),
    (
        "In CDATA sections of XML pages",
        "a.xml",
        "<rfc><artwork><![CDATA[RAW]]></artwork></rfc>",
        STATE,
    ),
    (
        "taken for XML Schema | note `XSD0305`",
        "a.html",
        "<pre>SCHEMA</pre>",
        ValuesSaid(&["on", "off"], "XSD0305"),
    ),
    (
        "a tag that is not closed",
        "a.html",
        "<pre>&lt;xs:simpleType name='S'>&lt;xs:restriction base='xs:string'>&lt;xs:enumeration value='on'>\
         &lt;xs:enumeration value='off'/>&lt;/xs:restriction>&lt;/xs:simpleType></pre>",
        ValuesSaid(&["on", "off"], "XSD0302"),
    ),
    (
        "`...` and other text between declarations",
        "a.html",
        "<pre>&lt;xs:simpleType name='S'>&lt;xs:restriction base='xs:string'>&lt;xs:enumeration value='on'/> ... \
         &lt;xs:enumeration value='off'/>&lt;/xs:restriction>&lt;/xs:simpleType></pre>",
        ValuesSaid(&["on", "off"], "XSD0302"),
    ),
    (
        "curly quotes around attribute values",
        "a.html",
        "<pre>&lt;xs:simpleType name=“S”>&lt;xs:restriction base=”xs:string”>&lt;xs:enumeration value=“on”/>\
         &lt;xs:enumeration value=“off”/>&lt;/xs:restriction>&lt;/xs:simpleType></pre>",
        STATE,
    ),
];

/// "Where the descriptions stand"
pub(crate) const DESCRIPTIONS: &[Case] = &[
    (
        "Tables: with `<th>`",
        "a.html",
        "<h2>State</h2><table><tr><th>Value<th>Meaning<tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "`<thead>`",
        "a.html",
        "<h2>State</h2><table><thead><tr><td>Value<td>Meaning<tbody><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "a plain or bold first row or no header",
        "a.html",
        "<h2>State</h2><table><tr><td>Value<td>Meaning<tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "a plain or bold first row or no header",
        "a.html",
        "<h2>State</h2><table><tr><td><b>Value</b><td><b>Meaning</b><td><b>Use</b><tr><td>on<td>It is lit.<td>Here and there and in other places.\
         <tr><td>off<td>It is dark.<td>Nowhere that anybody has ever heard of.</table>",
        LIT,
    ),
    (
        "a plain or bold first row or no header",
        "a.html",
        "<h2>State</h2><table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "rows that begin with `<th>`",
        "a.html",
        "<h2>State</h2><table><tr><th>on<td>It is lit.<tr><th>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "cells with paragraphs, lists, links, nested tables",
        "a.html",
        "<h2>State</h2><table><tr><td><p>on</p><td><p>It is lit.</p><tr><td><p>off</p><td><p>It is dark.</p></table>",
        LIT,
    ),
    (
        "cells that span rows and columns",
        "a.html",
        "<h2>State</h2><table><tr><th colspan=2>Value<th>Meaning<tr><td rowspan=2>1<td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "two tables for one type",
        "a.html",
        "<h1>Spec</h1><h2>State</h2><table><tr><td>on<td>It is lit.</table><table><tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "tables in cells of other tables",
        "a.html",
        "<table><tr><td>State<td><table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table></table>",
        LIT,
    ),
    (
        "columns that go on beside themselves",
        "a.html",
        "<h2>State</h2><table><tr><th>Value<th>Meaning<th>Value<th>Meaning<tr><td>on<td>It is lit.<td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "Pipe tables with `\\|` and `\\_`",
        "a.md",
        "## State\n\n| Value | Meaning |\n|--|--|\n| on | It is \\| lit. |\n| off | It\\_is dark. |\n",
        Docs(&[("on", "It is | lit."), ("off", "It_is dark.")]),
    ),
    (
        "also with a line `Table: …` behind them",
        "a.md",
        "# Spec\n\n| Value | Meaning |\n|--|--|\n| on | It is lit. |\n| off | It is dark. |\nTable: Values of State\n",
        LIT,
    ),
    (
        "Markdown's marks in cells of HTML tables",
        "a.html",
        "<h2>State</h2><table><tr><td>**on**<td>It is lit.<tr><td>`off`<td>It is dark.</table>",
        LIT,
    ),
    (
        "bold, quoted, as code",
        "a.html",
        "<h2>State</h2><table><tr><td>\"on\"<td>It is lit.<tr><td><code>off</code><td>It is dark.</table>",
        LIT,
    ),
    (
        "with a number (`on (1)`, `On = 1`)",
        "a.html",
        "<h2>State</h2><table><tr><td>on (1)<td>It is lit.<tr><td>off = 2<td>It is dark.</table>",
        LIT,
    ),
    (
        "a footnote mark",
        "a.html",
        "<h2>State</h2><table><tr><td>on<sup>1</sup><td>It is lit.<tr><td>off*<td>It is dark.</table>",
        LIT,
    ),
    (
        "an addition (`on (deprecated)`)",
        "a.html",
        "<h2>State</h2><table><tr><td>on (deprecated in version 2)<td>It is lit.<tr><td>off [new]<td>It is dark.</table>",
        LIT,
    ),
    (
        "or the name of the type (`Planet.Mars`)",
        "a.html",
        "<h2>State</h2><table><tr><td>State.on<td>It is lit.<tr><td>State::off<td>It is dark.</table>",
        LIT,
    ),
    (
        "several in one cell (`a, b`, or a line each)",
        "a.html",
        "<h2>Gear</h2><table><tr><td>first, second<td>Slow.<tr><td>third<td>Fast.</table>",
        Docs(&[("first", "Slow."), ("second", "Slow."), ("third", "Fast.")]),
    ),
    (
        "several in one cell (`a, b`, or a line each)",
        "a.html",
        "<h2>Gear</h2><table><tr><td>first<br>second<td>Slow.<tr><td>third<td>Fast.</table>",
        Docs(&[("first", "Slow."), ("second", "Slow."), ("third", "Fast.")]),
    ),
    (
        "broken to fit into the column",
        "a.html",
        "<h2>Gear</h2><table><tr><td>fi&shy;rst<td>For hills.<tr><td>sec- ond<td>For towns.<tr><td>thi<br>rd<td>For plains.</table>",
        GEARS,
    ),
    (
        "named by the cell that all of its rows have in common",
        "a.html",
        "<table><tr><th>Type<th>Value<th>Meaning<tr><td rowspan=2>State<td>on<td>It is lit.<tr><td>off<td>It is dark.\
         <tr><td>Other<td>on<td>No.</table>",
        LIT,
    ),
    (
        "or by a row above it that says one thing only",
        "a.html",
        "<table><tr><th>Value<th>Meaning<tr><td colspan=2>State<tr><td>on<td>It is lit.<tr><td>off<td>It is dark.\
         <tr><td colspan=2>Other<tr><td>on<td>No.</table>",
        LIT,
    ),
    (
        "Tables of one column whose cells begin with the value",
        "a.html",
        "<h2>State</h2><table><tr><td>on: It is lit.<tr><td>off: It is dark.</table>",
        LIT,
    ),
    (
        "Definition lists, also several terms with one description",
        "a.html",
        "<h2>Gear</h2><dl><dt>first<dt>second<dd>Slow.<dt>third<dd>Fast.</dl>",
        Docs(&[("first", "Slow."), ("second", "Slow."), ("third", "Fast.")]),
    ),
    (
        "or a list for each term",
        "a.html",
        "<h2>State</h2><dl><dt>on<dd>It is lit.</dl><dl><dt>off<dd>It is dark.</dl>",
        LIT,
    ),
    (
        "\"**value**: text\"",
        "a.md",
        "## State\n\n**on**: It is lit.\n\n**off**: It is dark.\n",
        LIT,
    ),
    (
        "\"`value` – text\"",
        "a.md",
        "## State\n\n- `on` – It is lit.\n- `off` – It is dark.\n",
        LIT,
    ),
    (
        "\"`value` or `other`: text\"",
        "a.md",
        "## Gear\n\n- `first` or `second`: Slow.\n- `third`: Fast.\n",
        Docs(&[("first", "Slow."), ("second", "Slow."), ("third", "Fast.")]),
    ),
    (
        "\"`value` (since 2.0): text\"",
        "a.md",
        "## State\n\n- `on` (since 2.0): It is lit.\n- `off`: It is dark.\n",
        LIT,
    ),
    (
        "stand alone in the first paragraph of its item",
        "a.md",
        "## State\n\n- on\n\n  It is lit.\n\n- off\n\n  It is dark.\n",
        LIT,
    ),
    (
        "set apart by nothing but markup",
        "a.md",
        "## State\n\n- `on` It is lit.\n- `off` It is dark.\n",
        LIT,
    ),
    (
        "What follows such a paragraph belongs to it",
        "a.md",
        "## State\n\n**on**\n\nIt is lit.\n\n**off**\n\nIt is dark.\n",
        LIT,
    ),
    (
        "Lines and paragraphs of a cell",
        "a.html",
        "<table><tr><td>State<td>on - It is lit.<br>off - It is dark.</table>",
        LIT,
    ),
    (
        "Lines and paragraphs of a cell",
        "a.html",
        "<table><tr><td>State<td><p>on: It is lit.</p><p>off: It is dark.</p></table>",
        LIT,
    ),
    (
        "and lines of a text",
        "a.md",
        "## State\n\n`on`: It is lit.\n`off`: It is dark.\n",
        LIT,
    ),
    (
        "and preformatted lines",
        "a.md",
        "## State\n\n```\non     It is\n       lit.\noff    It is dark.\n```\n",
        LIT,
    ),
    (
        "two spaces or more, as texts for terminals do",
        "a.txt",
        "3.2.  State\n\n   on     It is lit.\n\n   off    It is\n          dark.\n",
        LIT,
    ),
    (
        "a heading that is the value, with its number or without",
        "a.md",
        "## State\n\n### 2.1 on\n\nIt is lit.\n\n### off\n\nIt is dark.\n",
        LIT,
    ),
    (
        "each label is a column",
        "a.md",
        "## State\n\n### on\n\n**Description:** It is lit.\n\n**Notes:** No.\n\n### off\n\n**Description:** It is dark.\n",
        LIT,
    ),
    (
        "The paragraphs between the heading of a type's section and its schema",
        "a.html",
        "<h1>Spec</h1><h2>State</h2><p>How a lamp is.</p><pre>SCHEMA</pre>",
        Type("How a lamp is."),
    ),
    (
        "a last short sentence that only announces the schema is left out",
        "a.html",
        "<h1>Spec</h1><h2>State</h2><p>How a lamp is.</p><p>This is its schema.</p><pre>SCHEMA</pre>",
        Type("How a lamp is."),
    ),
    (
        "under a heading such as \"Description\" or \"Remarks\"",
        "a.html",
        "<h1>Spec</h1><h2>State</h2><h3>Description</h3><p>How a lamp is.</p><pre>SCHEMA</pre>",
        Type("How a lamp is."),
    ),
];

/// "Which table belongs to which type"
pub(crate) const EVIDENCE: &[Case] = &[
    (
        "whether the type is named in its caption",
        "a.html",
        "<table><caption>Values of State</caption><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "the header of its first column",
        "a.html",
        "<table><tr><th>State<th>Meaning<tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "the bold line above it",
        "a.html",
        "<p><b>State</b></p><p>Of lamps.</p><table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "the paragraph before it",
        "a.html",
        "<p>These are the values of State.</p><table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        LIT,
    ),
    (
        "A table that names the type needs half of the values",
        "a.html",
        "<h2>State</h2><table><tr><td>on<td>It is lit.<tr><td>dim<td>No.<tr><td>red<td>No.</table>",
        Docs(&[("on", "It is lit.")]),
    ),
    (
        "`state` for `stateType`",
        "a.html",
        "<table><tr><td>colour<td><ul><li>red: Stop.<li>green: Go.</ul></table>",
        Docs(&[("red", "Stop."), ("green", "Go.")]),
    ),
    (
        "`Payment methods` for `PaymentMethodCode`",
        "a.html",
        "<h2>Payment methods</h2><table><tr><td>CASH<td>Coins.<tr><td>CARD<td>Plastic.</table>",
        Docs(&[("CASH", "Coins."), ("CARD", "Plastic.")]),
    ),
    (
        "One that names nothing needs three values at least",
        "a.html",
        "<table><tr><td>first<td>For hills.<tr><td>second<td>For towns.<tr><td>third<td>For plains.</table>",
        GEARS,
    ),
    (
        "One that names nothing needs three values at least",
        "a.html",
        "<table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        Says("XSD0310"),
    ),
    (
        "where the values are not its first column, five and all of them",
        "a.html",
        "<table><tr><td>Anna<td>first<td>Paid in June.<tr><td>Bert<td>second<td>Paid in July.<tr><td>Carl<td>third<td>Paid in May.</table>",
        Says("XSD0310"),
    ),
    (
        "A table with one row for several values",
        "a.html",
        "<table><tr><th>Attribute<th>Values<th>Description<tr><td>x<td>first, second, third<td>What x is.<tr><td>y<td>any<td>What y is.</table>",
        Says("XSD0317"),
    ),
    (
        "whose values come again with other things beside them",
        "a.html",
        "<table><tr><th>Gear<th>Car<th>Price<tr><td>first<td>A red one.<td>Much.<tr><td>first<td>A blue one.<td>Little.\
         <tr><td>second<td>A black one.<td>Less.<tr><td>second<td>A green one.<td>Least.<tr><td>third<td>None.<td>None.</table>",
        Says("XSD0310"),
    ),
    (
        "A matrix of values against values",
        "a.html",
        "<h2>State</h2><table><tr><th><th>on<th>off<tr><td>on<td>stays<td>may go<tr><td>off<td>may come<td>stays</table>",
        Says("XSD0317"),
    ),
    (
        "a column of default values",
        "a.html",
        "<h2>State</h2><table><tr><th>Setting<th>Default<tr><td>a<td>on<tr><td>b<td>off</table>",
        Says("XSD0317"),
    ),
    (
        "one that only sets marks",
        "a.html",
        "<h2>State</h2><table><tr><td>on<td>✓<tr><td>off<td>–</table>",
        Docs(&[]),
    ),
    (
        "Evidence too thin to be believed is the warning",
        "a.html",
        "<table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        Says("XSD0310"),
    ),
];

/// "What page and schema disagree on"
pub(crate) const DISAGREEMENTS: &[Case] = &[
    (
        "a value without a row",
        "a.md",
        "## Gear\n\n- first: a\n- second: b\n",
        Says("XSD0311"),
    ),
    (
        "a row that is not a value",
        "a.md",
        "## State\n\n- on: a\n- off: b\n- ofn: c\n",
        Says("XSD0312"),
    ),
    (
        "letter case differs; the description is applied",
        "a.md",
        "## State\n\n- On: It is lit.\n- off: It is dark.\n",
        Says("XSD0313"),
    ),
    (
        "a value described twice; the first counts",
        "a.md",
        "## State\n\n- on: It is lit.\n- off: b\n- on: No.\n",
        Says("XSD0314"),
    ),
    (
        "an empty description",
        "a.html",
        "<h2>State</h2><table><tr><td>on<td>a<tr><td>off<td></table>",
        Says("XSD0315"),
    ),
    (
        "another order (a note)",
        "a.md",
        "## State\n\n- off: a\n- on: b\n",
        Says("XSD0316"),
    ),
];

/// "From page to rustdoc"
pub(crate) const RUSTDOC: &[Case] = &[
    (
        "A table inside a description becomes a list",
        "a.html",
        "<h2>State</h2><table><tr><td>on<td>It is lit.<table><tr><td>a<td>b<tr><td>c<td>d</table><tr><td>off<td>It is dark.</table>",
        Docs(&[("on", "It is lit. - a: b - c: d"), ("off", "It is dark.")]),
    ),
    (
        "buttons and what has such a role",
        "a.html",
        "<h2>State</h2><dl><dt>on<dd>It is lit. <button>Copy</button><dt>off<dd>It is dark. <span role=button>Hide</span></dl>",
        LIT,
    ),
    (
        "`aria-hidden` and `hidden` elements",
        "a.html",
        "<h2>State</h2><dl><dt>on<dd>It is lit.<span aria-hidden=true>x</span><dt>off<dd>It is dark.<span hidden>y</span></dl>",
        LIT,
    ),
    (
        "links of a sign to where they stand",
        "a.html",
        "<h2>State</h2><dl><dt>on<a href='#on'>¶</a><dd>It is lit.<dt>off<a href='#off'>#</a><dd>It is dark.</dl>",
        LIT,
    ),
    (
        "a short first paragraph that all descriptions of a table share",
        "a.html",
        "<h2>State</h2><table><tr><td>on<td><p>documentation</p><p>It is lit.</p><tr><td>off<td><p>documentation</p><p>It is dark.</p></table>",
        LIT,
    ),
    (
        "Marks of product notes such as `<24>` are left out",
        "a.html",
        "<h2>State</h2><dl><dt>on<dd>It is lit.&lt;24&gt;<dt>off<dd>It is dark.</dl>",
        LIT,
    ),
    (
        "its text follows the description as a note",
        "a.html",
        "<h2>State</h2><dl><dt>on<dd>It is lit.&lt;24&gt;<dt>off<dd>It is dark.</dl><h2>Notes</h2><p>&lt;24&gt; Section 2.2: Not on Sundays.</p>",
        Docs(&[
            ("on", "It is lit. Note: Not on Sundays."),
            ("off", "It is dark."),
        ]),
    ),
];

/// "Limits"
pub(crate) const LIMITS: &[Case] = &[
    (
        "a table of values without any schema, is not read",
        "alone.html",
        "<h2>State</h2><table><tr><td>on<td>It is lit.<tr><td>off<td>It is dark.</table>",
        Says("XSD0010"),
    ),
    (
        "A value that is described only in running prose has no description",
        "a.md",
        "## State\n\nWhile it is on it is lit, and while it is off it is dark.\n",
        Says("XSD0317"),
    ),
    (
        "Other footnote marks than `<24>` stay in the text",
        "a.html",
        "<h2>State</h2><dl><dt>on<dd>It is lit.[2]<dt>off<dd>It is dark.</dl>",
        Docs(&[("on", "It is lit.[2]"), ("off", "It is dark.")]),
    ),
];
