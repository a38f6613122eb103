//! What must hold for any bytes whatever: no panic, an error that can be shown, and Rust that parses.
//!
//! The tests here and the fuzz targets in `fuzz/` call the same functions.

use std::path::PathBuf;

use xsdgen::internal::diagnostic::Style;
use xsdgen::internal::{Documents, Request};
use xsdgen::{Error, Generated};

/// Generates from bytes that claim to be a file of this name; what was generated must be Rust.
pub(crate) fn generate(name: &str, bytes: &[u8]) -> Result<Generated, Error> {
    judge(confined().text(name, bytes))
}

/// A request that cannot read anything but what it is given.
pub(crate) fn confined() -> Request {
    let mut request = Request::new();
    let nowhere = std::env::temp_dir().join("xsdgen-nothing-here");
    let root = nowhere.to_string_lossy().into_owned();
    assert!(request.set("root", root).is_ok());
    request
}

/// Generates, shows what is shown, and parses what is generated.
pub(crate) fn judge(request: Request) -> Result<Generated, Error> {
    let result = request.generate();
    is_sound(&result);
    result
}

/// Shows what is shown, and parses what is generated.
pub(crate) fn is_sound(result: &Result<Generated, Error>) {
    match result {
        Ok(generated) => {
            for diagnostic in generated.diagnostics().iter() {
                let _ = xsdgen::internal::diagnostic::render(
                    diagnostic,
                    generated.sources(),
                    Style::Plain,
                );
            }
            if generated.code().len() > LARGEST_PARSED {
                return;
            }
            let parsed = syn::parse_file(generated.code());
            let error = parsed.err();
            assert!(error.is_none(), "{error:?} in:\n{}", generated.code());
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
}

/// `syn` takes a second for each of these, unoptimised.
const LARGEST_PARSED: usize = 2_000_000;

/// A schema document in any encoding.
pub(crate) fn schema(bytes: &[u8]) {
    let _ = generate("fuzz.xsd", bytes);
}

/// An HTML page.
pub(crate) fn page(bytes: &[u8]) {
    let _ = generate("fuzz.html", bytes);
}

/// A Markdown page.
pub(crate) fn markdown(bytes: &[u8]) {
    let _ = generate("fuzz.md", bytes);
}

/// A genericode list.
pub(crate) fn genericode(bytes: &[u8]) {
    let _ = generate("fuzz.gc", bytes);
    described("fuzz.gc", bytes);
}

/// A catalog, used by a schema that asks it for an address.
pub(crate) fn catalog(bytes: &[u8]) {
    let directory = scratch();
    let file = directory.join("catalog.xml");
    assert!(std::fs::write(&file, bytes).is_ok());
    let schema = format!(
        "<xs:schema xmlns:xs='{XSD}' xmlns:l='urn:example:lamp'>\
         <xs:import namespace='urn:example:lamp'/>\
         <xs:import namespace='urn:b' schemaLocation='http://example.org/a.xsd'/>\
         <xs:simpleType name='T'><xs:restriction base='l:LampState'><xs:enumeration value='on'/></xs:restriction>\
         </xs:simpleType></xs:schema>"
    );
    let mut request = Request::new().text("fuzz.xsd", schema);
    assert!(
        request
            .set("root", directory.to_string_lossy().into_owned())
            .is_ok()
    );
    assert!(
        request
            .set("catalog", file.to_string_lossy().into_owned())
            .is_ok()
    );
    let _ = judge(request);
}

/// A page or code list of this name that describes the types of a schema.
fn described(name: &str, bytes: &[u8]) {
    let file = scratch().join(name);
    assert!(std::fs::write(&file, bytes).is_ok());
    let mut request = confined().text("fuzz.xsd", DESCRIBED);
    let root = scratch().to_string_lossy().into_owned();
    assert!(request.set("root", root).is_ok());
    let docs = vec![file.to_string_lossy().into_owned()];
    assert!(request.set("docs", docs).is_ok());
    let _ = judge(request);
}

/// Types that the seeds speak of.
pub(crate) const DESCRIBED: &str = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='State'>\
    <xs:restriction base='xs:string'><xs:enumeration value='on'/><xs:enumeration value='off'/>\
    <xs:enumeration value='a'/></xs:restriction></xs:simpleType><xs:element name='lamp'><xs:complexType>\
    <xs:attribute name='mode'><xs:simpleType><xs:restriction base='xs:token'><xs:enumeration value='1'/>\
    <xs:enumeration value='b'/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element></xs:schema>";

/// An XML document of any vocabulary, as a page by itself and beside a schema.
pub(crate) fn vocabulary(bytes: &[u8]) {
    let _ = generate("fuzz.xml", bytes);
    described("fuzz.xml", bytes);
}

/// HTML beside a schema, as converters write it.
pub(crate) fn description(bytes: &[u8]) {
    described("fuzz.html", bytes);
    described("fuzz.txt", bytes);
}

/// A code list as CSV and TSV, by itself and beside a schema.
pub(crate) fn delimited(bytes: &[u8]) {
    let _ = generate("fuzz.csv", bytes);
    let _ = generate("fuzz.tsv", bytes);
    described("fuzz.csv", bytes);
}

/// An IANA registry, by itself and beside a schema.
pub(crate) fn registry(bytes: &[u8]) {
    let registry = [
        b"<registry xmlns='http://www.iana.org/assignments' id='r'>",
        bytes,
        b"</registry>",
    ]
    .concat();
    for bytes in [bytes, &registry] {
        let _ = generate("fuzz.xml", bytes);
        described("fuzz.xml", bytes);
    }
}

const XSD: &str = "http://www.w3.org/2001/XMLSchema";

fn scratch() -> PathBuf {
    let directory = std::env::temp_dir().join(format!("xsdgen-checks-{}", std::process::id()));
    assert!(std::fs::create_dir_all(&directory).is_ok());
    directory
}

/// An XML Schema regular expression: the first line is the pattern, the others are values.
pub(crate) fn pattern(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let pattern = escape(lines.next().unwrap_or_default());
    let values: String = lines
        .map(|l| format!("<xs:enumeration value='{}'/>", escape(l)))
        .collect();
    let _ = generate(
        "fuzz.xsd",
        format!(
            "<xs:schema xmlns:xs='{XSD}'><xs:simpleType name='T'><xs:restriction base='xs:string'>\
             <xs:pattern value='{pattern}'/><xs:enumeration value='a'/>{values}</xs:restriction></xs:simpleType></xs:schema>"
        )
        .as_bytes(),
    );
}

/// Literals of every built-in type: the first byte chooses the type, each line is a value and a bound.
pub(crate) fn values(bytes: &[u8]) {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let built_in = BUILT_IN
        .get(usize::from(choice) % BUILT_IN.len())
        .copied()
        .unwrap_or("string");
    let text = String::from_utf8_lossy(rest);
    let values: String = text
        .split('\n')
        .map(|l| format!("<xs:enumeration value='{}'/>", escape(l)))
        .collect();
    let bound = escape(text.split('\n').next().unwrap_or_default());
    for facet in ["", "minInclusive", "maxExclusive", "length", "totalDigits"] {
        let facet = match facet {
            "" => String::new(),
            name => format!("<xs:{name} value='{bound}'/>"),
        };
        let _ = generate(
            "fuzz.xsd",
            format!(
                "<xs:schema xmlns:xs='{XSD}'><xs:simpleType name='T'><xs:restriction base='xs:{built_in}'>{facet}{values}\
                 </xs:restriction></xs:simpleType></xs:schema>"
            )
            .as_bytes(),
        );
    }
}

/// Names: each line is a value, the first also the name of the type and of its namespace.
pub(crate) fn names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let first = text.split('\n').next().unwrap_or_default();
    let name: String = first
        .chars()
        .filter(|c| c.is_alphanumeric() || "_-.".contains(*c))
        .collect();
    let values: String = text
        .split('\n')
        .map(|l| format!("<xs:enumeration value='{}'/>", escape(l)))
        .collect();
    let _ = generate(
        "fuzz.xsd",
        format!(
            "<xs:schema xmlns:xs='{XSD}' targetNamespace='urn:{}'><xs:simpleType name='_{name}'>\
             <xs:restriction base='xs:string'>{values}</xs:restriction></xs:simpleType></xs:schema>",
            escape(first)
        )
        .as_bytes(),
    );
}

/// Text for an attribute value or for element content; characters that XML cannot hold are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(c))),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// The built-in types.
pub(crate) const BUILT_IN: [&str; 44] = [
    "string",
    "boolean",
    "decimal",
    "float",
    "double",
    "duration",
    "dateTime",
    "time",
    "date",
    "gYearMonth",
    "gYear",
    "gMonthDay",
    "gDay",
    "gMonth",
    "hexBinary",
    "base64Binary",
    "anyURI",
    "QName",
    "NOTATION",
    "normalizedString",
    "token",
    "language",
    "NMTOKEN",
    "NMTOKENS",
    "Name",
    "NCName",
    "ID",
    "IDREF",
    "IDREFS",
    "ENTITY",
    "integer",
    "nonPositiveInteger",
    "negativeInteger",
    "long",
    "int",
    "short",
    "byte",
    "nonNegativeInteger",
    "unsignedLong",
    "unsignedInt",
    "unsignedShort",
    "unsignedByte",
    "positiveInteger",
    "dateTimeStamp",
];
