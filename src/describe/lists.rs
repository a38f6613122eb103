//! Descriptions from code lists that were given for them: the names of countries for a schema's country codes.

use std::collections::{HashMap, HashSet};

use super::inheritance;
use super::matched::Match;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Doc, Model, SimpleType, TypeId};
use crate::options::ReadOptions;
use crate::resolve::Size;
use crate::source::{Location, SourceId};
use crate::text::telling_words;

/// Values that meet by chance no more: lists of short codes have some in common.
const MANY: usize = 12;

/// A code list as a source of descriptions.
struct List<'a> {
    simple: &'a SimpleType,
    /// Its descriptions by literal.
    docs: HashMap<&'a str, &'a [Doc]>,
    words: HashSet<String>,
}

/// How well a list and a type fit. The order of its fields is that of their weight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// The names of both have a word in common.
    named: bool,
    /// Values that both have.
    hits: usize,
    /// Values that the list has besides; less is better.
    others: std::cmp::Reverse<usize>,
}

/// Gives values that nothing describes yet what the lists say of them.
pub(crate) fn describe_by_lists(
    model: &mut Model,
    lists: &[SimpleType],
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Match> {
    let lists: Vec<List<'_>> = lists.iter().map(List::of).collect();
    if lists.is_empty() {
        return Vec::new();
    }
    let mut size = Size::new(options.limits.model_size);
    for simple in &model.types {
        size.add_content(&simple.content);
    }
    let mut matches = Vec::new();
    for (id, simple) in (0..).map(TypeId).zip(&mut model.types) {
        let Some((list, claim)) = best(simple, &lists) else {
            continue;
        };
        let Content::Enumeration(enumeration) = &mut simple.content else {
            continue;
        };
        let total = enumeration.values.len();
        for value in enumeration.values.iter_mut().filter(|v| v.docs.is_empty()) {
            let docs = list
                .docs
                .get(value.literal.as_str())
                .copied()
                .unwrap_or_default();
            docs.iter().for_each(|doc| size.add_text(&doc.markdown));
            if size.is_over() {
                diagnostics.push(size.error(simple.location));
                return matches;
            }
            value.docs = docs.to_vec();
        }
        let named = if claim.named {
            ", and its name fits"
        } else {
            ""
        };
        let all = list.simple.values().len();
        matches.push(Match {
            type_id: id,
            location: list.simple.location,
            evidence: format!(
                "code list: {} of {total} values are among its {all}{named}",
                claim.hits
            ),
            applied: true,
        });
    }
    inheritance::inherit(model, &mut size);
    matches
}

/// The warnings that lists which were given for their descriptions have none for any type.
pub(crate) fn silent_lists(given: &[SourceId], matches: &[Match]) -> Vec<Diagnostic> {
    let speaks = |id: &SourceId| matches.iter().any(|m| m.location.source == *id);
    let silent = given.iter().filter(|id| !speaks(id));
    let warning = |&source: &SourceId| {
        let message = "this code list describes nothing: it has too few of the values of any type, in the same letter case";
        Diagnostic::warning(codes::NOTHING_DESCRIBED, message)
            .at(Location {
                source,
                start: 0,
                end: 0,
            })
            .help("give the list that has the codes, and columns that say what they mean")
    };
    silent.map(warning).collect()
}

impl<'a> List<'a> {
    fn of(simple: &'a SimpleType) -> Self {
        let described = simple.values().iter().filter(|v| !v.docs.is_empty());
        let docs = described.map(|v| (v.literal.as_str(), v.docs.as_slice()));
        Self {
            docs: docs.collect(),
            words: words(simple),
            simple,
        }
    }

    /// How well it fits a type, if well enough.
    fn claim(&self, simple: &SimpleType, own: &HashSet<String>) -> Option<Claim> {
        let values = simple.values();
        let hits = values
            .iter()
            .filter(|v| self.docs.contains_key(v.literal.as_str()))
            .count();
        let named = !self.words.is_disjoint(own);
        let enough = match named {
            true => hits >= 2 && hits * 2 >= values.len(),
            false => {
                let most = hits * 10 >= values.len() * 9;
                most && (hits >= MANY || hits >= 3 && hits * 2 >= self.docs.len())
            }
        };
        enough.then_some(Claim {
            named,
            hits,
            others: std::cmp::Reverse(self.docs.len() - hits),
        })
    }
}

/// The list that fits a type best; none when two fit as well.
fn best<'l, 'a>(simple: &SimpleType, lists: &'l [List<'a>]) -> Option<(&'l List<'a>, Claim)> {
    let own = words(simple);
    let claims = lists
        .iter()
        .filter_map(|l| Some((l, l.claim(simple, &own)?)));
    let mut claims: Vec<_> = claims.collect();
    claims.sort_by_key(|(_, claim)| std::cmp::Reverse(*claim));
    match claims.as_slice() {
        [(_, first), (_, second), ..] if first == second => None,
        [first, ..] => Some(*first),
        [] => None,
    }
}

/// The words of its name that say what it is about.
fn words(simple: &SimpleType) -> HashSet<String> {
    let identity = &simple.identity;
    let name = identity.name.as_deref().or(identity.owner()).unwrap_or("");
    telling_words(name).into_iter().collect()
}

#[cfg(test)]
mod tests {
    /// What is said of the values of a type that is described by a list.
    fn said(name: &str, values: &str, list: &str, codes: &str) -> (Vec<String>, usize) {
        let facets = values
            .split(' ')
            .map(|v| format!("<xs:enumeration value='{v}'/>"));
        let schema = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='{name}'>\
             <xs:restriction base='xs:string'>{}</xs:restriction></xs:simpleType></xs:schema>",
            facets.collect::<String>()
        );
        let cell = |column: &str, text: &str| {
            format!("<Value ColumnRef='{column}'><SimpleValue>{text}</SimpleValue></Value>")
        };
        let rows = codes.split(' ').map(|code| {
            format!(
                "<Row>{}{}</Row>",
                cell("c", code),
                cell("n", &format!("Name of {code}"))
            )
        });
        let column = |id: &str| {
            format!(
                "<Column Id='{id}' Use='required'><ShortName>{id}</ShortName><Data Type='string'/></Column>"
            )
        };
        let list = format!(
            "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'><Identification>\
             <ShortName>{list}</ShortName></Identification><ColumnSet>{}{}<Key Id='k'><ColumnRef Ref='c'/></Key>\
             </ColumnSet><SimpleCodeList>{}</SimpleCodeList></gc:CodeList>",
            column("c"),
            column("n"),
            rows.collect::<String>()
        );
        let file = format!(
            "xsdgen-list-{}-{name}-{}.gc",
            std::process::id(),
            list.len()
        );
        let path = std::env::temp_dir().join(file);
        let _ = std::fs::write(&path, list);
        let mut request = crate::pipeline::Request::new().text("a.xsd", schema);
        let _ = request.set("docs", vec![path.to_string_lossy().into_owned()]);
        let analysis = request.analyse();
        let _ = std::fs::remove_file(path);
        let Ok(analysis) = analysis else {
            return (Vec::new(), usize::MAX);
        };
        let values = analysis.model().types.iter().flat_map(|t| t.values());
        let docs = values.map(|v| v.docs.iter().map(|d| d.markdown.as_str()).collect());
        let warnings = analysis
            .diagnostics()
            .iter()
            .filter(|d| d.code == "XSD0317");
        (docs.collect(), warnings.count())
    }

    #[test]
    fn a_list_describes_the_type_that_it_is_about() {
        let named = said(
            "CountryCodeType",
            "AT CH XX",
            "CountryIdentificationCode",
            "AT BE CH DE FR",
        );
        assert_eq!(
            named,
            (
                vec!["Name of AT".into(), "Name of CH".into(), String::new()],
                0
            )
        );
        let alike = said(
            "Land",
            "AT BE CH",
            "CountryIdentificationCode",
            "AT BE CH DE",
        );
        assert_eq!(alike.0, ["Name of AT", "Name of BE", "Name of CH"]);
    }

    #[test]
    fn a_few_codes_may_be_those_of_something_else() {
        let silent = |values: &str, count: usize| {
            (vec![String::new(); count], 1).eq(&said(
                "State",
                values,
                "CountryCode",
                "AL AR CA CO DE GA IN MA MD ME MN MO",
            ))
        };
        assert!(silent("CA CO IN", 3));
        assert!(silent("ca co", 2));
    }
}
