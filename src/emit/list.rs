//! A list type: a `struct` over a vector of its items.

use super::check;
use super::code::Code;
use super::definition::{deprecated, write_derives};
use super::error;
use super::file::{File, Unit};
use crate::model::{Content, List};

const STRUCT: &str = "\
$vis$struct $Type($Vec<$Item>);

impl $Type {
    /// The items, in their order.
    #[must_use]
    pub fn into_vec(self) -> $Vec<$Item> {
        self.0
    }
}

impl ::core::ops::Deref for $Type {
    type Target = [$Item];

    fn deref(&self) -> &[$Item] {
        &self.0
    }
}
";

const CONVERSIONS: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let items = $items(text);
        let items = items.map(::core::str::FromStr::from_str);
        let items: $Vec<$Item> = items.collect::<::core::result::Result<_, $Error>>()?;
?length         if $refused {
?length             return $Error::refuse(Self::ABOUT, text);
?length         }
?check         if Self::$check(text).is_none() {
?check             return $Error::refuse(Self::ABOUT, text);
?check         }
        ::core::result::Result::Ok(Self(items))
    }
}

impl ::core::convert::TryFrom<&str> for $Type {
    type Error = $Error;

    fn try_from(text: &str) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}

impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { \" \" } else { \"\" })?;
            f.write_str(item.as_str())?;
        }
        ::core::result::Result::Ok(())
    }
}

impl ::core::iter::IntoIterator for $Type {
    type Item = $Item;
    type IntoIter = <$Vec<$Item> as ::core::iter::IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> ::core::iter::IntoIterator for &'a $Type {
    type Item = &'a $Item;
    type IntoIter = ::core::slice::Iter<'a, $Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
?free 
?free impl ::core::convert::From<$Vec<$Item>> for $Type {
?free     fn from(items: $Vec<$Item>) -> Self {
?free         Self(items)
?free     }
?free }
?free 
?free impl ::core::iter::FromIterator<$Item> for $Type {
?free     fn from_iter<I: ::core::iter::IntoIterator<Item = $Item>>(items: I) -> Self {
?free         Self(items.into_iter().collect())
?free     }
?free }
?bound 
?bound impl ::core::convert::TryFrom<$Vec<$Item>> for $Type {
?bound     type Error = $Error;
?bound 
?bound     fn try_from(items: $Vec<$Item>) -> ::core::result::Result<Self, $Error> {
?bound         let mut text = $String::new();
?bound         let _ = ::core::fmt::Write::write_fmt(&mut text, ::core::format_args!(\"{}\", Self(items)));
?bound         text.parse()
?bound     }
?bound }
";

/// Writes the type and what it offers by itself.
pub(super) fn definition(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, item)) = parts(file, unit) else {
        return;
    };
    let mut derives = vec!["Clone", "Debug"];
    if facets(list).is_free() {
        derives.push("Default");
    }
    derives.extend(["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]);
    write_derives(code, derives, unit.names.derives.iter());
    for attribute in file.attributes(unit) {
        code.line(0, format_args!("#[{attribute}]"));
    }
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, 0, reason);
    }
    let visibility = file.visibility(unit.names.module.len());
    let vector = file.in_support(unit, "Vec");
    let names = [
        ("vis", visibility.as_str()),
        ("struct", "struct"),
        ("Type", &unit.names.ident),
        ("Item", &item),
        ("Vec", &vector),
    ];
    code.template(STRUCT, &names);
}

/// Writes the conversions.
pub(super) fn conversions(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, item)) = parts(file, unit) else {
        return;
    };
    let facets = facets(list);
    let flag = |set: bool| if set { "yes" } else { "" };
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Item", &item),
        ("Error", &file.error(unit)),
        ("Vec", &file.in_support(unit, "Vec")),
        ("String", &file.in_support(unit, "String")),
        ("items", &file.in_support(unit, "items")),
        ("refused", &facets.refused),
        ("length", flag(!facets.refused.is_empty())),
        ("check", if facets.others { "check_1" } else { "" }),
        ("free", flag(facets.is_free())),
        ("bound", flag(!facets.is_free())),
    ];
    code.gap();
    code.template(CONVERSIONS, &names);
}

/// Writes what only the conversions call.
pub(super) fn privates(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some((list, item)) = parts(file, unit) else {
        return;
    };
    let facets = facets(list);
    if facets.is_free() && !file.has_serde() {
        return;
    }
    let sentence = format!("values of {item}, separated by spaces{}", in_words(list));
    code.gap();
    code.line(0, format_args!("impl {} {{", unit.names.ident));
    error::about(code, file, unit, "ABOUT", &sentence, None);
    if facets.others {
        check::emit_check(code, file, unit, &list.datatype);
    }
    code.push_closing_brace();
}

/// The list and the path of its item type.
fn parts<'a>(file: &File<'_>, unit: &Unit<'a>) -> Option<(&'a List, String)> {
    match &unit.simple.content {
        Content::List(list) => Some((list, file.path(unit, &file.unit(list.item)?))),
        Content::Enumeration(_) | Content::Alias(_) => None,
    }
}

/// What a list is checked for besides its items.
struct Facets {
    /// Condition under which the number of items is wrong; empty when any is right.
    refused: String,
    /// Whether there are others, which look at the whole text.
    others: bool,
}

impl Facets {
    fn is_free(&self) -> bool {
        self.refused.is_empty() && !self.others
    }
}

/// Whether any items make a list of the type.
pub(super) fn is_free(list: &List) -> bool {
    facets(list).is_free()
}

fn facets(list: &List) -> Facets {
    let constraints = list.datatype.constraints();
    let refused = match list.length {
        (0, None) => String::new(),
        (1, None) => "items.is_empty()".to_owned(),
        (min, None) => format!("items.len() < {min}"),
        (min, Some(max)) if min == max => format!("items.len() != {min}"),
        (0, Some(max)) => format!("items.len() > {max}"),
        (min, Some(max)) => format!("!({min}..={max}).contains(&items.len())"),
    };
    Facets {
        refused,
        others: !constraints.patterns.is_empty() || constraints.enumeration.is_some(),
    }
}

fn in_words(list: &List) -> String {
    match list.length {
        (0, None) => String::new(),
        (min, None) => format!(", at least {min}"),
        (min, Some(max)) if min == max => format!(", {min} of them"),
        (0, Some(max)) => format!(", at most {max}"),
        (min, Some(max)) => format!(", {min} to {max}"),
    }
}
