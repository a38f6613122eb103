//! The columns of a table: which one holds the codes, which ones describe them, which one names them.

use super::{Times, wanted_facts};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::Fact;
use crate::options::ReadOptions;
use crate::source::{Location, SourceId};
use crate::text::{CODE_HEADINGS, ends_heading, same_heading, some_of};

/// One column.
#[derive(Clone, Debug)]
pub(in crate::schema) struct Column {
    /// Its `Id` or heading, by which rows and keys refer to it.
    pub(in crate::schema) id: String,
    /// Short and long names.
    pub(in crate::schema) names: Vec<String>,
    /// Name of its type.
    pub(in crate::schema) data_type: String,
    /// The library of datatypes that has it; that of XML Schema when `None`.
    pub(in crate::schema) library: Option<String>,
    /// Language of its values.
    pub(in crate::schema) lang: Option<String>,
    /// The document that it is taken from, and its `Id` there.
    pub(in crate::schema) taken: Option<(SourceId, String)>,
}

/// Columns by which rows differ.
#[derive(Clone, Debug)]
pub(in crate::schema) struct Key {
    pub(in crate::schema) id: String,
    /// Their `Id`s.
    pub(in crate::schema) columns: Vec<String>,
    /// Whether the list says that it is the one to use.
    pub(in crate::schema) is_recommended: bool,
}

/// What the columns are for, as indexes.
#[derive(Clone, Debug)]
pub(in crate::schema) struct Roles {
    /// Holds the codes.
    pub(in crate::schema) code: usize,
    /// Describe them, best first.
    pub(in crate::schema) described: Vec<usize>,
    /// Columns that names are made of, best first; empty when they are made of the codes.
    pub(in crate::schema) labels: Vec<usize>,
    /// Columns that are offered in Rust.
    pub(in crate::schema) facts: Vec<(usize, Fact)>,
    /// Columns that say when codes are valid.
    pub(in crate::schema) times: Times,
}

impl Roles {
    /// Whether anything is made of what stands in a column.
    #[cfg(feature = "csv")] // elsewhere a formula is a text like any other
    pub(in crate::schema) fn reads(&self, column: usize) -> bool {
        let facts = self.facts.iter().map(|(column, _)| *column);
        let mut others = self.described.iter().chain(&self.labels).copied();
        let mut more = facts.chain(self.times.columns());
        column == self.code
            || others.any(|other| other == column)
            || more.any(|other| other == column)
    }
}

impl Column {
    /// A column of text.
    pub(in crate::schema) fn named(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            names: Vec::new(),
            data_type: "string".to_owned(),
            library: None,
            lang: None,
            taken: None,
        }
    }

    /// Whether it is called so; case and separators don't count.
    pub(in crate::schema) fn is_called(&self, name: &str) -> bool {
        self.called(name).is_some()
    }

    /// The one of its names that is this; case and separators don't count.
    pub(in crate::schema) fn called(&self, name: &str) -> Option<&str> {
        let mut names = std::iter::once(&self.id).chain(&self.names);
        names.find(|n| same_heading(n, name)).map(String::as_str)
    }

    fn sounds_like(&self, wanted: &[&str]) -> bool {
        wanted.iter().any(|name| self.is_called(name))
    }
}

/// What `names-from` says for the columns that describe codes.
const DESCRIPTION: &str = "description";

/// What the columns are for: as the options say, else as they are called. `at` is where columns are named.
pub(in crate::schema) fn roles(
    columns: &[Column],
    keys: &[Key],
    options: &ReadOptions,
    at: Location,
) -> Result<Roles, Diagnostic> {
    let choose = |wanted: &str, option: &str| {
        let found = columns.iter().position(|c| c.is_called(wanted));
        found.ok_or_else(|| {
            let what = format!("the code list has no column `{wanted}`, which `{option}` names");
            no_column(what, columns, option, at)
        })
    };
    let code = match &options.code_column {
        Some(wanted) => choose(wanted, "code-column")?,
        None => code(columns, keys).ok_or_else(|| {
            let what = "the code list does not tell which column holds the codes: it has no key of one column, and none \
                        is called `code`";
            no_column(what.to_owned(), columns, "code-column", at)
        })?,
    };
    let described = match options.name_columns.as_slice() {
        [] => descriptions(columns, code, &options.lang),
        some => some
            .iter()
            .map(|wanted| choose(wanted, "name-column"))
            .collect::<Result<_, _>>()?,
    };
    let labels = match options.names_from.as_deref() {
        None => Vec::new(),
        Some(DESCRIPTION) => described.clone(),
        Some(wanted) => vec![choose(wanted, "names-from")?],
    };
    let some = |wanted: &str, option: &str| choose(wanted, option).map(Some);
    Ok(Roles {
        facts: wanted_facts(columns, options, some)?,
        times: Times::of(columns, options, some)?,
        code,
        described,
        labels,
    })
}

fn no_column(what: String, columns: &[Column], option: &str, at: Location) -> Diagnostic {
    /// How many columns are listed.
    const SHOWN: usize = 40;
    let all = some_of(columns.iter().map(|c| format!("`{}`", c.id)), SHOWN);
    Diagnostic::error(codes::NO_CODE_COLUMN, what)
        .at(at)
        .help(format!("choose one with `{option}`; the list has {all}"))
}

/// The column of the codes: the key that the list recommends, else the first one, where it is one column; else the
/// one that is called code, else the only one.
fn code(columns: &[Column], keys: &[Key]) -> Option<usize> {
    let recommended = keys.iter().filter(|key| key.is_recommended);
    let key = recommended
        .chain(keys)
        .find_map(|key| match key.columns.as_slice() {
            [one] => columns.iter().position(|c| c.id == *one),
            _ => None,
        });
    // A key of several columns is not a code: only a user can tell which part of it is.
    let compound = keys.iter().any(|key| key.columns.len() > 1);
    let called = |name: &str| columns.iter().position(|c| c.is_called(name));
    let only = (columns.len() == 1).then_some(0);
    // A value beside nothing but an id is what the id stands for.
    let pair = (columns.len() == 2).then(|| called("id").filter(|_| called("value").is_some()));
    let usual = || CODE_HEADINGS.iter().find_map(|name| called(name));
    let fallback = || pair.flatten().or_else(usual).or(only);
    key.or_else(|| if compound { None } else { fallback() })
}

/// The columns that describe a code, best first: its name, then what it means.
fn descriptions(columns: &[Column], code: usize, preferred: &[String]) -> Vec<usize> {
    const NAMES: [&str; 8] = [
        "name",
        "code name",
        "label",
        "title",
        "term",
        "short name",
        "display name",
        "preferred label",
    ];
    const MEANINGS: [&str; 8] = [
        "description",
        "definition",
        "meaning",
        "code description",
        "long description",
        "documentation",
        "explanation",
        "long name",
    ];
    let others = || columns.iter().enumerate().filter(|(i, _)| *i != code);
    let rank = |column: &Column| {
        let lang = column.lang.as_deref();
        let wanted = preferred.iter().position(|p| {
            lang.is_some_and(|l| l.get(..p.len()).is_some_and(|l| l.eq_ignore_ascii_case(p)))
        });
        let english = lang.is_none_or(|l| l.get(..2).is_some_and(|l| l.eq_ignore_ascii_case("en")));
        (wanted.unwrap_or(usize::MAX), !english)
    };
    let best = |names: &[&str]| {
        let found = others().filter(|(_, c)| c.sounds_like(names));
        found.min_by_key(|(_, c)| rank(c)).map(|(i, _)| i)
    };
    let mut found: Vec<usize> = [best(&NAMES), best(&MEANINGS)]
        .into_iter()
        .flatten()
        .collect();
    found.dedup();
    if found.is_empty() {
        let ends = |end: &str| others().find(|(_, c)| ends_heading(&c.id, end));
        let first = ends("name")
            .or_else(|| ends("description"))
            .or_else(|| others().next());
        found.extend(first.map(|(i, _)| i));
    }
    found
}
