use super::keep_dropped;
use crate::diagnostic::Diagnostics;
use crate::emit::{Reader, Reading};
use crate::model::{Content, Model, SimpleType, TypeId};
use crate::sample::model;

#[test]
fn dropped_values_and_types_stay_as_deprecated_ones() {
    let mut old = model(&[("U", &["x"]), ("T", &["a", "b"]), ("V", &[]), ("W", &[])]);
    let mut new = model(&[("T", &["a", "c"])]);
    // Of those that go on, one stands for a type that stays, one for a type that is gone.
    for (index, of) in [(2, 1), (3, 0)] {
        if let Some(simple_type) = old.types.get_mut(index) {
            simple_type.content = Content::Alias(TypeId(of));
        }
    }
    keep_dropped(&mut new, old, &mut Diagnostics::default());
    let Some(Content::Enumeration(t)) = new.types.first().map(|t| &t.content) else {
        unreachable!("it is an enumeration")
    };
    let values: Vec<_> = t
        .values
        .iter()
        .map(|v| (v.literal.as_str(), v.deprecated().is_some()))
        .collect();
    assert_eq!(values, [("a", false), ("c", false), ("b", true)]);
    let types: Vec<_> = new
        .types
        .iter()
        .map(|t| {
            let of = match &t.content {
                Content::Alias(id) => Some(&new[*id]),
                _ => None,
            };
            let name = |t: &crate::model::SimpleType| t.identity.to_string();
            (name(t), t.deprecated.is_some(), of.map(name))
        })
        .collect();
    let expected = [
        ("T", false, None),
        ("U", true, None),
        ("V", true, Some("T")),
        ("W", true, Some("U")),
    ];
    let expected = expected.map(|(n, d, of)| (n.to_owned(), d, of.map(str::to_owned)));
    assert_eq!(types, expected);
}

/// The types of a schema.
fn read(types: &str) -> Model {
    let schema =
        format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{types}</xs:schema>");
    let analysis = crate::Builder::new().text("a.xsd", schema);
    let analysis = crate::pipeline::Request::from(analysis).analyse();
    let types = analysis.map(|a| a.model().types.clone());
    Model {
        types: types.unwrap_or_default(),
        ..Model::default()
    }
}

fn restriction(name: &str, base: &str, values: &[&str]) -> String {
    let values = values
        .iter()
        .map(|v| format!("<xs:enumeration value='{v}'/>"));
    format!(
        "<xs:simpleType name='{name}'><xs:restriction base='{base}'>{}</xs:restriction></xs:simpleType>",
        values.collect::<String>()
    )
}

/// Keeps what the new version dropped, and says of each type what it reads of some texts: the literal of a value,
/// with `!` when that is deprecated; `…` for other text.
fn kept(old: &str, new: &str, texts: &[&str]) -> (Vec<Vec<String>>, Vec<&'static str>) {
    let mut diagnostics = Diagnostics::default();
    let mut model = read(new);
    keep_dropped(&mut model, read(old), &mut diagnostics);
    let said = |simple_type: &SimpleType| {
        let enumeration = simple_type.enumeration()?;
        let reader = Reader::new(enumeration);
        let of = |text: &&str| match reader.read(text) {
            Some(Reading::Value(index)) => {
                let value = enumeration.values.get(index as usize);
                value.map_or_else(String::new, |value| {
                    let mark = value.deprecated().map_or("", |_| "!");
                    format!("{}{mark}", value.literal)
                })
            }
            Some(Reading::Other) => "…".to_owned(),
            None => "-".to_owned(),
        };
        Some(texts.iter().map(of).collect())
    };
    let types = model.types.iter().filter_map(said).collect();
    (types, diagnostics.iter().map(|d| d.code).collect())
}

/// Base and values of the old type, of the new one, texts, and what they are.
type Case<'a> = (
    &'a str,
    &'a [&'a str],
    &'a str,
    &'a [&'a str],
    &'a [&'a str],
    &'a [&'a str],
);

#[test]
fn dropped_values_are_read_as_the_old_type_read_them() {
    let cases: [Case; 6] = [
        // Another family: a route of its own.
        (
            "xs:token",
            &["red"],
            "xs:byte",
            &["1"],
            &[" red ", "01", "x"],
            &["red!", "1", "-"],
        ),
        // The new type reads the literal as a value of its own.
        (
            "xs:decimal",
            &["1.0", "2"],
            "xs:string",
            &["1.0"],
            &["1.0", "1.00", "2.0"],
            &["1.0", "1.0", "2!"],
        ),
        // The value stays, but its literal is none any more.
        (
            "xs:decimal",
            &["1.0"],
            "xs:integer",
            &["1"],
            &["1.0", "1"],
            &["1", "1"],
        ),
        // White space of the old type.
        (
            "xs:string",
            &[" a"],
            "xs:token",
            &["b"],
            &[" a", "a", " b"],
            &[" a!", "-", "b"],
        ),
        // The same base: one route.
        (
            "xs:integer",
            &["1", "2"],
            "xs:integer",
            &["1"],
            &["02", "+1"],
            &["2!", "1"],
        ),
        (
            "xs:token",
            &["a b"],
            "xs:token",
            &["c"],
            &[" a  b", "c "],
            &["a b!", "c"],
        ),
    ];
    for (old, old_values, new, new_values, texts, expected) in cases {
        let (old, new) = (
            restriction("T", old, old_values),
            restriction("T", new, new_values),
        );
        let (types, _) = kept(&old, &new, texts);
        assert_eq!(types, [expected], "{old} {new}");
    }
}

#[test]
fn dropped_values_take_no_text_of_the_new_version() {
    let union = |members: &str| {
        restriction("A", "xs:string", &["05", "x"])
            + &format!(
                "<xs:simpleType name='T'><xs:union memberTypes='{members}'/></xs:simpleType>"
            )
    };
    let old = restriction("T", "xs:integer", &["5", "6"]);
    // Before the open member, unless a text of `A`, which comes after it, is read otherwise then.
    let (types, _) = kept(&old, &union("xs:boolean A"), &["05", "5", "6", "true"]);
    assert_eq!(
        types.last().map(Vec::as_slice),
        Some(&["05", "5!", "6!", "…"].map(str::to_owned)[..])
    );
    let (types, _) = kept(&old, &union("A xs:string"), &["05", "5", "6", "y"]);
    assert_eq!(
        types.last().map(Vec::as_slice),
        Some(&["05", "5!", "6!", "…"].map(str::to_owned)[..])
    );
}

#[test]
fn an_alias_that_would_lose_values_is_an_enumeration_of_its_own() {
    let base = restriction("Base", "xs:token", &["a", "b"]);
    let alias =
        |of: &str| format!("<xs:simpleType name='T'><xs:restriction base='{of}'/></xs:simpleType>");
    let old = base.clone() + &restriction("Wide", "xs:token", &["a", "z"]) + &alias("Wide");
    let (types, codes) = kept(&old, &(base.clone() + &alias("Base")), &["a", "z"]);
    let expected = [["a", "-"], ["a", "z!"], ["a", "z"]].map(|t| t.map(str::to_owned).to_vec());
    assert_eq!(
        (types.as_slice(), codes.as_slice()),
        (&expected[..], &[][..])
    );
    let (types, _) = kept(
        &(base.clone() + &alias("Base")),
        &(base + &alias("Base")),
        &["a"],
    );
    assert_eq!(types.len(), 1, "the alias stays one");
}

#[test]
fn what_cannot_be_kept_is_said() {
    let old = restriction("T", "xs:token", &["a", "b"]);
    let list = |item: &str| {
        format!("<xs:simpleType name='T'><xs:list itemType='{item}'/></xs:simpleType>")
    };
    let items = restriction("Item", "xs:token", &["a"]);
    let new = items.clone() + &list("Item");
    assert_eq!(kept(&old, &new, &[]).1, ["XSD0219"]);
    assert_eq!(kept(&new, &old, &[]).1, ["XSD0219"]);
    assert_eq!(kept(&new, &new, &[]).1, [""; 0]);
    let others = restriction("Other", "xs:token", &["q"]);
    assert_eq!(
        kept(&new, &(items + &others + &list("Other")), &[]).1,
        ["XSD0219"]
    );
}

/// Types in namespaces, each with two values of its own.
fn in_namespaces(types: &[(&str, &str)]) -> Model {
    let values = types
        .iter()
        .map(|(ns, name)| format!("{ns} {name}"))
        .collect::<Vec<_>>();
    let values = values.iter().map(|v| [v.as_str(), "x"]).collect::<Vec<_>>();
    let named: Vec<(&str, &[&str])> = types
        .iter()
        .zip(&values)
        .map(|((_, name), values)| (*name, &values[..]))
        .collect();
    let mut model = model(&named);
    for (simple_type, (namespace, _)) in model.types.iter_mut().zip(types) {
        simple_type.identity.namespace = Some((*namespace).to_owned());
    }
    model
}

#[test]
fn versions_of_a_namespace_are_one() {
    let old = in_namespaces(&[
        ("urn:x:unit:1", "Code"),
        ("urn:x:vat:1", "Code"),
        ("urn:x:vat:1", "Gone"),
    ]);
    let new = in_namespaces(&[
        ("urn:x:note:2", "Code"),
        ("urn:x:unit:2", "Code"),
        ("urn:x:vat:2", "Code"),
    ]);
    let pairs = super::pair::types(&old, &new);
    assert_eq!(pairs, [Some(1), Some(2), None]);
    let mut kept = new;
    keep_dropped(&mut kept, old, &mut Diagnostics::default());
    let gone = kept.types.last().map(|t| &t.identity);
    assert_eq!(
        gone.and_then(|i| i.namespace.as_deref()),
        Some("urn:x:vat:2")
    );
}
