//! Inputs of any size, in the shapes that real schemas have. The same arguments always give the same bytes.

use std::fmt::Write;

/// A way to fill a document with enumerations.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it stands for.
    pub about: &'static str,
    /// Extension of the file.
    pub extension: &'static str,
    /// Another document that it refers to: its name, and what it holds for the same number of values.
    pub beside: Option<(&'static str, fn(usize) -> String)>,
    pub write: fn(usize) -> String,
}

impl Shape {
    /// A document with this many values.
    pub fn document(&self, values: usize) -> String {
        (self.write)(values)
    }

    /// A document of about this many bytes.
    pub fn document_of_size(&self, bytes: usize) -> String {
        self.document(self.values_of_size(bytes))
    }

    /// How many values a document of about this many bytes has.
    pub fn values_of_size(&self, bytes: usize) -> usize {
        let sample = self.document(2000).len();
        (bytes as f64 / sample as f64 * 2000.0) as usize
    }
}

/// All shapes.
pub const SHAPES: &[Shape] = &[
    shape("words", "one enumeration of words", "xsd", words),
    shape(
        "documented",
        "one enumeration of words, each with a sentence",
        "xsd",
        documented,
    ),
    shape(
        "codes",
        "one enumeration of codes of equal length",
        "xsd",
        codes,
    ),
    shape(
        "urns",
        "one enumeration of names with a long common prefix",
        "xsd",
        urns,
    ),
    shape(
        "decimals",
        "one enumeration of numbers, each written in two ways",
        "xsd",
        decimals,
    ),
    shape("types", "types of ten documented values each", "xsd", types),
    shape(
        "anonymous",
        "anonymous types of three values in nested elements",
        "xsd",
        anonymous,
    ),
    shape(
        "unions",
        "each type a union of two others and a list of it",
        "xsd",
        unions,
    ),
    shape(
        "collisions",
        "words that differ only in case and punctuation",
        "xsd",
        collisions,
    ),
    shape(
        "prose",
        "few values with documentation of many paragraphs",
        "xsd",
        prose,
    ),
    shape(
        "page",
        "an HTML page with a fragment and a table of meanings",
        "html",
        page,
    ),
    shape(
        "markdown",
        "Markdown with fenced fragments and pipe tables",
        "md",
        markdown,
    ),
];

pub const fn shape(
    name: &'static str,
    about: &'static str,
    extension: &'static str,
    write: fn(usize) -> String,
) -> Shape {
    Shape {
        name,
        about,
        extension,
        beside: None,
        write,
    }
}

/// All shapes: those of real schemas, and those in which one thing is repeated.
pub fn all() -> impl Iterator<Item = &'static Shape> {
    SHAPES.iter().chain(crate::repeated::REPEATED)
}

/// The shape of a name.
pub fn find(name: &str) -> Option<&'static Shape> {
    all().find(|s| s.name == name)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:example:bench\" \
    xmlns:t=\"urn:example:bench\">\n";
const TAIL: &str = "</xs:schema>\n";

const SYLLABLES: [&str; 32] = [
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu",
    "bra", "cle", "dri", "flo", "gru", "pla", "tre", "sni", "spo", "stu", "sha", "che", "phi",
    "tho", "mar", "len", "kis",
];

/// A word that no other number below 2^30 gives.
pub fn word(number: usize) -> String {
    // An odd factor permutes the numbers, so that neighbours do not look alike.
    let mut mixed = number.wrapping_mul(0x2545_F491) & 0x3FFF_FFFF;
    let mut word = String::new();
    for _ in 0..6 {
        word.push_str(SYLLABLES.get(mixed & 31).copied().unwrap_or("x"));
        mixed >>= 5;
        if mixed == 0 {
            break;
        }
    }
    // Two halves, as in `NoState`: the first letter of each is a capital.
    let (first, second) = word.split_at(word.len() / 2);
    format!("{}{}", capital(first), capital(second))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A sentence of about 120 bytes.
fn sentence(number: usize) -> String {
    format!(
        "The state that a {} server enters when its partner reports {} and at least {} leases are free.",
        word(number + 7).to_lowercase(),
        word(number + 99).to_lowercase(),
        number % 1000,
    )
}

pub fn simple_type(out: &mut String, name: &str, base: &str, fill: impl FnOnce(&mut String)) {
    let _ = write!(
        out,
        "  <xs:simpleType name=\"{name}\">\n    <xs:restriction base=\"{base}\">\n"
    );
    fill(out);
    out.push_str("    </xs:restriction>\n  </xs:simpleType>\n");
}

pub fn schema(fill: impl FnOnce(&mut String)) -> String {
    let mut out = HEAD.to_owned();
    fill(&mut out);
    out.push_str(TAIL);
    out
}

pub fn one_type(values: usize, base: &str, literal: fn(usize) -> String) -> String {
    schema(|out| {
        simple_type(out, "Everything", base, |out| {
            for i in 0..values {
                let _ = writeln!(out, "      <xs:enumeration value=\"{}\"/>", literal(i));
            }
        });
    })
}

fn words(values: usize) -> String {
    one_type(values, "xs:string", word)
}

fn codes(values: usize) -> String {
    one_type(values, "xs:token", |i| {
        let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
        [26usize.pow(4), 26usize.pow(3), 676, 26, 1]
            .map(|p| letter(i / p))
            .iter()
            .collect()
    })
}

fn urns(values: usize) -> String {
    one_type(values, "xs:anyURI", |i| {
        format!("urn:example:specification:schema:common:codes:{i:07}")
    })
}

fn decimals(values: usize) -> String {
    one_type(values, "xs:decimal", |i| match i % 2 {
        0 => format!("{}.5", i / 2),
        _ => format!("+{}.50", i / 2),
    })
}

fn documented_value(out: &mut String, number: usize) {
    let _ = write!(
        out,
        "      <xs:enumeration value=\"{}\">\n        <xs:annotation>\n          \
         <xs:documentation>{}</xs:documentation>\n        </xs:annotation>\n      </xs:enumeration>\n",
        word(number),
        sentence(number)
    );
}

fn documented(values: usize) -> String {
    schema(|out| {
        simple_type(out, "Everything", "xs:string", |out| {
            (0..values).for_each(|i| documented_value(out, i));
        });
    })
}

fn types(values: usize) -> String {
    schema(|out| {
        for t in 0..values.div_ceil(10) {
            simple_type(out, &word(t), "xs:NMTOKEN", |out| {
                (t * 10..t * 10 + 10).for_each(|i| documented_value(out, i));
            });
        }
    })
}

fn anonymous(values: usize) -> String {
    schema(|out| {
        for t in 0..values.div_ceil(3) {
            let _ = write!(
                out,
                "  <xs:element name=\"{}\">\n    <xs:complexType>\n      <xs:attribute name=\"kind\">\n        \
                 <xs:simpleType>\n          <xs:restriction base=\"xs:token\">\n",
                word(t)
            );
            for i in t * 3..t * 3 + 3 {
                let _ = writeln!(out, "            <xs:enumeration value=\"{}\"/>", word(i));
            }
            out.push_str(
                "          </xs:restriction>\n        </xs:simpleType>\n      </xs:attribute>\n    \
                 </xs:complexType>\n  </xs:element>\n",
            );
        }
    })
}

fn unions(values: usize) -> String {
    schema(|out| {
        for t in 0..values.div_ceil(4) {
            let name = word(t);
            for (part, first) in [("A", t * 4), ("B", t * 4 + 2)] {
                simple_type(out, &format!("{name}{part}"), "xs:string", |out| {
                    for i in first..first + 2 {
                        let _ = writeln!(out, "      <xs:enumeration value=\"{}\"/>", word(i));
                    }
                });
            }
            let _ = write!(
                out,
                "  <xs:simpleType name=\"{name}\">\n    <xs:union memberTypes=\"t:{name}A t:{name}B\"/>\n  \
                 </xs:simpleType>\n  <xs:simpleType name=\"{name}List\">\n    <xs:list itemType=\"t:{name}A\"/>\n  \
                 </xs:simpleType>\n"
            );
        }
    })
}

fn collisions(values: usize) -> String {
    one_type(values, "xs:string", |i| {
        let base = word(i / 5);
        match i % 5 {
            0 => base,
            1 => base.to_lowercase(),
            2 => base.to_uppercase(),
            3 => format!("{base}-"),
            _ => format!("+{base}"),
        }
    })
}

fn prose(values: usize) -> String {
    schema(|out| {
        simple_type(out, "Everything", "xs:string", |out| {
            for i in 0..values {
                let _ = write!(
                    out,
                    "      <xs:enumeration value=\"{}\">\n        <xs:annotation>\n          <xs:documentation>\n",
                    word(i)
                );
                for paragraph in 0..40 {
                    let _ = write!(
                        out,
                        "            {} See [{}] and <![CDATA[<{}>]]>, *never* `{}`.\n\n",
                        sentence(i + paragraph),
                        word(paragraph),
                        word(i),
                        word(i + 1)
                    );
                }
                out.push_str(
                    "          </xs:documentation>\n        </xs:annotation>\n      </xs:enumeration>\n",
                );
            }
        });
    })
}

fn page(values: usize) -> String {
    let mut out = "<!DOCTYPE html>\n<html><head><title>Codes</title></head><body>\n".to_owned();
    for t in 0..values.div_ceil(20) {
        let name = word(t);
        let numbers = t * 20..t * 20 + 20;
        let _ = write!(
            out,
            "<h2>{name}</h2>\n<p>The codes of {name}.</p>\n<pre>&lt;xs:simpleType name=\"{name}\"&gt;\n  \
             &lt;xs:restriction base=\"xs:string\"&gt;\n"
        );
        for i in numbers.clone() {
            let _ = writeln!(out, "    &lt;xs:enumeration value=\"{}\"/&gt;", word(i));
        }
        out.push_str(
            "  &lt;/xs:restriction&gt;\n&lt;/xs:simpleType&gt;</pre>\n<table>\n<tr><th>Value</th><th>Meaning</th></tr>\n",
        );
        for i in numbers {
            let _ = writeln!(out, "<tr><td>{}</td><td>{}</td></tr>", word(i), sentence(i));
        }
        out.push_str("</table>\n");
    }
    out.push_str("</body></html>\n");
    out
}

fn markdown(values: usize) -> String {
    let mut out = "# Codes\n\n".to_owned();
    for t in 0..values.div_ceil(20) {
        let name = word(t);
        let numbers = t * 20..t * 20 + 20;
        let _ = write!(
            out,
            "## {name}\n\nThe codes of {name}.\n\n```xml\n<xs:simpleType name=\"{name}\">\n  \
             <xs:restriction base=\"xs:string\">\n"
        );
        for i in numbers.clone() {
            let _ = writeln!(out, "    <xs:enumeration value=\"{}\"/>", word(i));
        }
        out.push_str(
            "  </xs:restriction>\n</xs:simpleType>\n```\n\n| Value | Meaning |\n|---|---|\n",
        );
        for i in numbers {
            let _ = writeln!(out, "| {} | {} |", word(i), sentence(i));
        }
        out.push('\n');
    }
    out
}
