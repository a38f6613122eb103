//! For random pairs of versions the level is the one that their generated files need.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;

use super::api::Api;
use super::{Kind, Level};
use crate::builder::Builder;

use crate::pipeline::{Analysis, Request};
use crate::review::diff::compare;

/// Types of a schema.
const TYPES: usize = 3;
/// Values of a type.
const VALUES: usize = 6;
/// Choices for one type.
const GENES: usize = 11 + VALUES;

/// A schema: for each type a row of choices; and one for the whole.
#[derive(Clone, Debug)]
struct Schema {
    types: Vec<Vec<u8>>,
    whole: u8,
}

/// Base types that have these literals in common, and facets that leave most of them.
struct Group {
    bases: &'static [&'static str],
    literals: [&'static str; VALUES],
    facets: &'static [&'static str],
}

const GROUPS: [Group; 5] = [
    Group {
        bases: &[
            "token",
            "NCName",
            "string",
            "NMTOKEN",
            "normalizedString",
            "anyURI",
        ],
        literals: ["a", "b", "Other", "x-y", "x.y", "value"],
        facets: &[
            "minLength value='1'",
            "maxLength value='9'",
            "pattern value='[a-zA-Z.-]+'",
        ],
    },
    Group {
        bases: &[
            "integer",
            "int",
            "byte",
            "unsignedByte",
            "long",
            "decimal",
            "double",
            "float",
            "token",
            "unsignedLong",
        ],
        literals: ["1", "01", "2", "3", "10", "100"],
        facets: &[
            "pattern value='[0-9]+'",
            "pattern value='.{1,3}'",
            "maxInclusive value='100'",
        ],
    },
    Group {
        bases: &["QName", "QName", "token"],
        literals: ["p:a", "q:a", "p:b", "a", "p:c", "q:c"],
        facets: &["pattern value='.+'"],
    },
    Group {
        bases: &["date", "token", "date"],
        literals: [
            "2024-01-01",
            "2024-01-02",
            "2024-01-01Z",
            "2024-01-01+00:00",
            "2025-01-01",
            "2025-01-02",
        ],
        facets: &[
            "minInclusive value='2000-01-01'",
            "pattern value='2.*'",
            "explicitTimezone value='optional'",
        ],
    },
    Group {
        bases: &["hexBinary", "NMTOKEN", "string"],
        literals: ["ab", "AB", "01", "0101", "02", "00"],
        facets: &["pattern value='.+'", "maxLength value='4'"],
    },
];

/// Member types of unions besides those of the schema.
const MEMBERS: [&str; 8] = [
    "",
    "",
    "xs:string",
    "xs:token",
    "xs:NMTOKEN",
    "xs:integer",
    "xs:decimal",
    "xs:date",
];

fn pick<T: Copy>(of: &[T], gene: u8) -> Option<T> {
    of.get(usize::from(gene) % of.len()).copied()
}

impl Schema {
    fn gene(&self, index: usize, gene: usize) -> u8 {
        let genes = self.types.get(index).map_or(&[][..], Vec::as_slice);
        genes.get(gene).copied().unwrap_or(0)
    }

    fn name(&self, index: usize) -> String {
        let suffix = if self.gene(index, 0) % 8 == 7 {
            "New"
        } else {
            ""
        };
        format!(
            "{}{suffix}",
            ["Apple", "Bread", "Cheese", "Dill"]
                .get(index)
                .unwrap_or(&"More")
        )
    }

    fn text(&self) -> String {
        let (namespace, prefix) = (self.whole & 1, self.whole >> 1 & 1);
        let mut out = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t:{namespace}' \
             xmlns:p='urn:p:{prefix}' xmlns:q='urn:q' targetNamespace='urn:t:{namespace}'>\n"
        );
        for index in 0..self.types.len() {
            self.simple_type(&mut out, index);
        }
        out + "</xs:schema>\n"
    }

    fn simple_type(&self, out: &mut String, index: usize) {
        let gene = |gene: usize| self.gene(index, gene);
        let name = self.name(index);
        let below = |gene: u8| (index > 0).then(|| self.name(usize::from(gene) % index));
        let _ = write!(out, "<xs:simpleType name='{name}'><xs:annotation>");
        if gene(4) & 1 > 0 {
            let _ = write!(
                out,
                "<xs:documentation>Text {}</xs:documentation>",
                gene(4) & 2
            );
        }
        annotate(out, gene(5));
        out.push_str("</xs:annotation>");
        match (gene(1) % 10, below(gene(6))) {
            (4, Some(base)) => {
                let _ = write!(out, "<xs:restriction base='t:{base}'>");
                self.values(out, index, self.root(usize::from(gene(6)) % index.max(1)));
                out.push_str("</xs:restriction>");
            }
            (5 | 6, Some(member)) => {
                let other = pick(&MEMBERS, gene(7)).unwrap_or("");
                let second = match gene(8) % 3 {
                    0 => below(gene(8) / 3).map_or_else(String::new, |m| format!("t:{m}")),
                    _ => String::new(),
                };
                let _ = write!(out, "<xs:union memberTypes='t:{member} {second} {other}'>");
                if let Some(facet) = gene(9).checked_sub(150) {
                    let _ = write!(
                        out,
                        "<xs:simpleType><xs:restriction base='xs:token'><xs:maxLength value='{}'/></xs:restriction>\
                         </xs:simpleType>",
                        facet % 2 + 1
                    );
                }
                out.push_str("</xs:union>");
            }
            (7, Some(item)) => {
                let _ = write!(
                    out,
                    "<xs:restriction><xs:simpleType><xs:list itemType='t:{item}'/></xs:simpleType>"
                );
                for (facet, bound) in [("minLength", gene(7) % 3), ("maxLength", 6 - gene(8) % 4)] {
                    if bound % 6 > 0 {
                        let _ = write!(out, "<xs:{facet} value='{bound}'/>");
                    }
                }
                out.push_str("</xs:restriction>");
            }
            (8, Some(base)) => {
                let _ = write!(out, "<xs:restriction base='t:{base}'/>");
            }
            _ => {
                let Some(group) = GROUPS.get(usize::from(gene(2)) % GROUPS.len()) else {
                    return;
                };
                let base = pick(group.bases, gene(2) / 8).unwrap_or("token");
                let _ = write!(out, "<xs:restriction base='xs:{base}'>");
                self.values(out, index, index);
                out.push_str("</xs:restriction>");
            }
        }
        out.push_str("</xs:simpleType>\n");
        if gene(10) & 1 > 0 {
            let value = self.literals(index, self.root(index));
            let default = value
                .get(usize::from(gene(10) >> 1 & 1))
                .map_or("", |v| v.1);
            let _ = writeln!(
                out,
                "<xs:element name='e{index}' type='t:{name}' default='{default}'/>"
            );
        }
    }

    /// The type whose literals a type has.
    fn root(&self, index: usize) -> usize {
        let (kind, target) = (self.gene(index, 1) % 10, usize::from(self.gene(index, 6)));
        match (4..=8).contains(&kind) && index > 0 {
            true => self.root(target % index),
            false => index,
        }
    }

    /// Values that a type has, each with its gene.
    fn literals(&self, index: usize, root: usize) -> Vec<(u8, &'static str)> {
        let group = GROUPS.get(usize::from(self.gene(root, 2)) % GROUPS.len());
        let all = group.map_or([""; VALUES], |g| g.literals);
        let genes = all
            .iter()
            .enumerate()
            .map(|(i, literal)| (self.gene(index, 11 + i), *literal));
        let mut values: Vec<_> = genes.filter(|(gene, _)| gene % 4 > 0).collect();
        if self.gene(index, 9).is_multiple_of(4) {
            values.reverse();
        }
        values
    }

    fn values(&self, out: &mut String, index: usize, root: usize) {
        for (gene, literal) in self.literals(index, root) {
            let _ = write!(out, "<xs:enumeration value='{literal}'><xs:annotation>");
            if gene & 0x10 > 0 {
                let _ = write!(
                    out,
                    "<xs:documentation>Words {}</xs:documentation>",
                    gene & 0x20
                );
            }
            if gene & 0xC0 == 0xC0 {
                let _ = write!(
                    out,
                    "<xs:appinfo><EnumerationValue xmlns='http://schemas.microsoft.com/2003/10/Serialization/'>{}\
                     </EnumerationValue></xs:appinfo>",
                    gene & 0xC
                );
            }
            annotate(out, gene.rotate_left(2));
            out.push_str("</xs:annotation></xs:enumeration>");
        }
        let group = GROUPS.get(usize::from(self.gene(root, 2)) % GROUPS.len());
        let gene = self.gene(index, 3);
        if let Some(facet) = group
            .and_then(|g| pick(g.facets, gene / 4))
            .filter(|_| gene % 4 == 1)
        {
            let _ = write!(out, "<xs:{facet}/>");
        }
    }
}

/// Marks as deprecated, now and then.
fn annotate(out: &mut String, gene: u8) {
    if gene % 16 < 2 {
        let _ = write!(
            out,
            "<xs:appinfo><deprecated>reason {gene}</deprecated></xs:appinfo>"
        );
    }
}

fn analyse(schema: &Schema, options: u8) -> Option<Analysis> {
    let on = |bit: u8| options >> bit & 1 > 0;
    let mut builder = Builder::new()
        .text("levels.xsd", schema.text())
        .serde(on(0))
        .default_impl(on(1))
        .non_exhaustive(on(2))
        .description(on(3));
    if on(4) && on(5) {
        builder = builder.constants_above(3);
    }
    if on(6) && on(7) {
        builder = builder.open("Apple*");
    }
    Request::from(builder).analyse().ok()
}

/// Whether some variant is in both versions and means another text.
fn passed_on(old: &Analysis, new: &Analysis) -> bool {
    let texts = |analysis: &Analysis| -> Vec<(String, String)> {
        let types = analysis.model().types.iter().zip(&analysis.names().types);
        let values = types.flat_map(|(simple, names)| {
            let values = simple.values().iter().zip(&names.variants);
            let key = |v: &crate::model::Value| v.key.as_ref().map(|key| key.text.clone());
            values.map(move |(v, variant)| {
                let text = key(v).unwrap_or_else(|| v.literal.clone());
                (format!("{}::{variant}", names.path()), text)
            })
        });
        values.collect()
    };
    let (old, new) = (texts(old), texts(new));
    let other = |(name, text): &(String, String)| new.iter().any(|(n, t)| n == name && t != text);
    old.iter().any(other)
}

fn check(old: &Schema, new: &Schema, options: (u8, u8)) -> Result<(), TestCaseError> {
    let (before, after) = (analyse(old, options.0), analyse(new, options.1));
    prop_assume!(before.is_some() && after.is_some());
    let (Some(before), Some(after)) = (before, after) else {
        return Ok(());
    };
    let (diff, passed_on) = (compare(&before, &after), passed_on(&before, &after));
    let api = |analysis: Analysis| analysis.generate().map(|g| Api::of(g.code())).ok();
    let (before, after) = (api(before), api(after));
    prop_assume!(before.is_some() && after.is_some());
    let (Some(before), Some(after)) = (before, after) else {
        return Ok(());
    };
    let (said, needed) = (diff.level(), after.level_after(&before));
    // Whether a facet leaves another spelling of a value is not looked into.
    let may_accept = |kind: &Kind| {
        matches!(
            kind,
            Kind::BaseChanged { .. }
                | Kind::FacetChanged { .. }
                | Kind::AliasAdded { .. }
                | Kind::AliasRemoved { .. }
                | Kind::AcceptedChanged
        )
    };
    let changes = || diff.types.iter().flat_map(|t| &t.changes);
    let others = changes().filter(|c| !may_accept(&c.kind));
    let others = others.map(|c| c.level).max().unwrap_or(Level::None);
    let right = said == needed
        || (said == Level::Minor && needed < Level::Minor && others < Level::Minor)
        // What differs in the schema alone is told, too.
        || (said, needed) == (Level::Patch, Level::None)
        // What was a value is none now, which the signatures do not show.
        || (said == Level::Major && others < Level::Major)
        // Code compiles, and means something else.
        || (said == Level::Major && passed_on);
    let (old, new) = (old.text(), new.text());
    prop_assert!(right, "{needed} is needed\n{}\n{old}\n{new}", diff.text());
    Ok(())
}

fn schema() -> impl Strategy<Value = Schema> {
    let types = vec(vec(any::<u8>(), GENES), 1..=TYPES);
    (types, any::<u8>()).prop_map(|(types, whole)| Schema { types, whole })
}

proptest! {
    #![proptest_config(ProptestConfig {
        // Both versions are generated and parsed; `PROPTEST_CASES` still asks for more.
        cases: ProptestConfig::default().cases / 4,
        max_global_rejects: 100_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn one_choice_more_or_less(
        old in schema(),
        options in any::<u8>(),
        at in any::<prop::sample::Index>(),
        gene in 0..GENES + 2,
        choice in any::<u8>(),
    ) {
        let mut new = old.clone();
        let index = at.index(new.types.len());
        match gene.checked_sub(GENES) {
            Some(0) => new.whole = choice,
            Some(_) if choice & 1 > 0 && new.types.len() > 1 => drop(new.types.pop()),
            Some(_) => new.types.push(vec![choice; GENES]),
            None => {
                let gene = new.types.get_mut(index).and_then(|genes| genes.get_mut(gene));
                if let Some(gene) = gene {
                    *gene = choice;
                }
            }
        }
        check(&old, &new, (options, options))?;
    }

    #[test]
    fn other_options(schema in schema(), old in any::<u8>(), new in any::<u8>()) {
        check(&schema, &schema, (old, new))?;
    }
}
