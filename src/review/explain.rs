//! Why things are as they are: where a type or a value comes from, and why it is called so in Rust.

use std::fmt;

use crate::diagnostic::place;
use crate::emit::in_words;
use crate::model::{Content, Doc, Enumeration, SimpleType, Value, Variety};
use crate::name::{Reason, TypeNames, matches_type, reads_like};
use crate::pipeline::Analysis;
use crate::source::Location;
use crate::text::unraw;

/// What is known of one type or value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// Its path in Rust.
    pub title: String,
    /// Facts, each with what it is about, such as `defined`, `named`, `facet`.
    pub facts: Vec<(&'static str, String)>,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for (about, fact) in &self.facts {
            let mut lines = fact.lines();
            writeln!(f, "  {about:<12} {}", lines.next().unwrap_or(""))?;
            for line in lines {
                writeln!(f, "  {:<12} {line}", "")?;
            }
        }
        Ok(())
    }
}

/// Explains what a name stands for: a type, as overrides name it (`Color`, `{urn:x}Color`, `Car/@color`,
/// `CarColor`), a value as `TYPE::LITERAL` or `TYPE::Variant`, or a literal or variant of whatever type.
///
/// Empty when there is nothing of that name.
///
/// ```
/// let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Grade">
///   <xs:restriction base="xs:token"><xs:enumeration value="A+"/></xs:restriction>
/// </xs:simpleType></xs:schema>"#;
/// let analysis = xsdgen::internal::Request::new().text("grades.xsd", schema).analyse()?;
/// let found = xsdgen::internal::review::explain::explain(&analysis, "Grade::A+");
/// assert_eq!(found.first().map(|e| e.title.as_str()), Some("Grade::APlus"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
pub fn explain(analysis: &Analysis, name: &str) -> Vec<Explanation> {
    let (model, names) = (analysis.model(), analysis.names());
    let units = || model.types.iter().zip(&names.types);
    let mut found = Vec::new();
    for (simple_type, type_names) in units() {
        if matches_type(simple_type, type_names, name) {
            found.push(of_type(analysis, simple_type, type_names));
        }
    }
    let passed_over = model.passed_over.iter().filter(|of| is_called(of, name));
    found.extend(passed_over.map(|of| of_passed_over(analysis, of)));
    // Types and literals may hold `::` themselves: it may part them wherever it stands.
    let parted: Vec<(&str, &str)> = (name.match_indices("::"))
        .filter_map(|(at, mark)| Some((name.get(..at)?, name.get(at + mark.len()..)?)))
        .collect();
    let found_type = !found.is_empty();
    for (simple_type, type_names) in units() {
        let mut wanted: Vec<&str> = (parted.iter())
            .filter(|(of, _)| matches_type(simple_type, type_names, of))
            .map(|(_, value)| *value)
            .collect();
        if !found_type {
            wanted.push(name);
        }
        if wanted.is_empty() {
            continue;
        }
        let Content::Enumeration(enumeration) = &simple_type.content else {
            continue;
        };
        let values = enumeration
            .values
            .iter()
            .zip(&type_names.variants)
            .enumerate();
        for (index, (value, variant)) in values {
            let mut literals =
                std::iter::once(&value.literal).chain(value.aliases.iter().map(|a| &a.literal));
            let is_literal = literals.any(|literal| wanted.contains(&literal.as_str()));
            if is_literal || wanted.contains(&unraw(variant)) {
                found.push(of_value(
                    analysis,
                    simple_type,
                    enumeration,
                    type_names,
                    index,
                ));
            }
        }
    }
    found
}

/// Whether a type has this name in its schema.
fn is_called(of: &SimpleType, name: &str) -> bool {
    let own = of.identity.to_string();
    let namespace = of.identity.namespace.as_ref();
    own == name || namespace.is_some_and(|ns| format!("{{{ns}}}{own}") == name)
}

fn of_passed_over(analysis: &Analysis, of: &SimpleType) -> Explanation {
    let mut explained = of_type(analysis, of, &TypeNames::default());
    explained.title = of.identity.to_string();
    let why = "it is not generated: it has no enumeration, or options leave it out; `types` or `simple-types` pick it";
    explained.facts.push(("passed over", why.to_owned()));
    explained
}

fn of_type(analysis: &Analysis, simple_type: &SimpleType, names: &TypeNames) -> Explanation {
    let identity = &simple_type.identity;
    let mut facts = Vec::new();
    let name = match (&identity.name, &identity.namespace) {
        (Some(name), Some(namespace)) => format!("`{name}` in namespace `{namespace}`"),
        (Some(name), None) => format!("`{name}` in no namespace"),
        (None, _) => format!("an anonymous type, at `{identity}`"),
    };
    facts.push(("schema", name));
    facts.push(("defined", shown(analysis, simple_type.location)));
    let base = simple_type.built_in.name();
    let sort = match &simple_type.content {
        Content::Enumeration(e) if e.values.is_empty() => "a union".to_owned(),
        Content::Enumeration(e) => {
            let open = if e.is_open() { "an open" } else { "a closed" };
            let variety = match simple_type.variety {
                Variety::Atomic => "atomic",
                Variety::List => "list",
                Variety::Union => "union",
            };
            let count = e.values.len();
            format!("{open} enumeration of {count} values, {variety}, derived from {base}")
        }
        Content::List(_) => "a list".to_owned(),
        Content::Atomic(_) => format!("a type without enumeration, derived from {base}"),
        Content::Alias(_) => "another name for a type".to_owned(),
        Content::Text => format!("another name for {base}"),
    };
    facts.push(("is", sort));
    facts.extend(valid(&simple_type.content).map(|words| ("valid", words)));
    facts.push((
        "white space",
        format!("{:?}", simple_type.white_space).to_lowercase(),
    ));
    for (facet, value) in &simple_type.facets {
        facts.push(("facet", format!("{facet} `{value}`")));
    }
    if let Content::Enumeration(e) = &simple_type.content {
        let default = simple_type.default.and_then(|i| e.values.get(i));
        facts.extend(default.map(|v| ("default", format!("`{}`", v.literal))));
    }
    for (name, value) in &simple_type.constants {
        facts.push(("constant", format!("{name} `{value}`")));
    }
    if let Some(citation) = &simple_type.citation {
        let url = citation
            .url
            .as_deref()
            .map_or(String::new(), |u| format!(", {u}"));
        facts.push(("page", format!("{}{url}", citation.title)));
    }
    docs(analysis, &simple_type.docs, &mut facts);
    if let Some(reason) = &simple_type.deprecated {
        facts.push(("deprecated", reason.clone()));
    }
    Explanation {
        title: names.path(),
        facts,
    }
}

/// What is valid for a type whose values are not listed.
fn valid(content: &Content) -> Option<String> {
    match content {
        Content::Atomic(atomic) => Some(in_words(&atomic.datatype)),
        Content::List(list) => Some(in_words(&list.datatype)),
        Content::Enumeration(e) if e.values.is_empty() => {
            let members = e.routes.iter().map(|route| in_words(&route.datatype));
            let whole = e.whole.as_deref().map(in_words);
            Some(whole.unwrap_or_else(|| members.collect::<Vec<_>>().join(", or ")))
        }
        Content::Enumeration(_) | Content::Alias(_) | Content::Text => None,
    }
}

fn of_value(
    analysis: &Analysis,
    simple_type: &SimpleType,
    enumeration: &Enumeration,
    names: &TypeNames,
    index: usize,
) -> Explanation {
    let mut facts = Vec::new();
    let (Some(value), Some(variant)) = (enumeration.values.get(index), names.variants.get(index))
    else {
        return Explanation {
            title: String::new(),
            facts,
        };
    };
    facts.push((
        "value",
        format!("`{}` of `{}`", value.literal, simple_type.identity),
    ));
    facts.push(("defined", shown(analysis, value.location)));
    facts.push(("named", why(value, enumeration, names, index)));
    if let Some(key) = &value.key {
        facts.push((
            "is",
            format!(
                "`{}` in the value space of {}",
                key.text,
                key.primitive.name()
            ),
        ));
    }
    for alias in &value.aliases {
        let place = shown(analysis, alias.location);
        facts.push(("also", format!("`{}`, {place}", alias.literal)));
    }
    if let Some(number) = value.number() {
        facts.push(("number", number.to_string()));
    }
    docs(analysis, &value.docs, &mut facts);
    if let Some(reason) = value.deprecated() {
        facts.push(("deprecated", reason.to_owned()));
    }
    Explanation {
        title: format!("{}::{variant}", names.path()),
        facts,
    }
}

fn docs(analysis: &Analysis, docs: &[Doc], facts: &mut Vec<(&'static str, String)>) {
    for doc in docs {
        let place = shown(analysis, doc.location);
        facts.push(("described", format!("{place}\n{}", doc.markdown)));
    }
}

/// Why a variant is called so, with the values that contest a shorter name.
fn why(value: &Value, enumeration: &Enumeration, names: &TypeNames, index: usize) -> String {
    /// Values that are named as reasons, at most.
    const SHOWN: usize = 5;
    let because = || {
        let others = enumeration
            .values
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != index);
        let alike = others.filter(|(_, other)| reads_like(&value.literal, &other.literal));
        let list: Vec<String> = alike
            .take(SHOWN)
            .map(|(_, v)| format!("`{}`", v.literal))
            .collect();
        if list.is_empty() {
            "because another value could have the shorter name".to_owned()
        } else {
            format!("because {} reads the same", list.join(", "))
        }
    };
    match names.reasons.get(index).copied().unwrap_or_default() {
        Reason::Readable => "as the literal reads".to_owned(),
        Reason::Separators => format!("with separators and symbols spelled out, {}", because()),
        Reason::Case => format!("with the letter case spelled out, {}", because()),
        Reason::SeparatorsAndCase => {
            format!(
                "with separators, symbols and letter case spelled out, {}",
                because()
            )
        }
        Reason::Escaped => format!("with its characters escaped, {}", because()),
        Reason::Numbered => {
            "with a number, because nothing else tells it from another value".to_owned()
        }
        Reason::Verbatim => "as the literal is, as `variant-style` asks for".to_owned(),
        Reason::Binding => "as a binding annotation in the schema asks for".to_owned(),
        Reason::Override => "as `rename-value` asks for".to_owned(),
        Reason::Description => "as its description reads, as `names-from` asks for".to_owned(),
        Reason::DescriptionAndValue => {
            "as its description reads, with the value behind it, because another description reads the same".to_owned()
        }
        Reason::Recorded => "as the record of names has it".to_owned(),
    }
}

fn shown(analysis: &Analysis, location: Location) -> String {
    let place = place(location, analysis.sources());
    place.unwrap_or_else(|| "in a document that is no longer known".to_owned())
}
