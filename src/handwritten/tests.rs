//! What agreement means, seen from the library; the macros' own tests show what a user sees.

use super::*;

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:tea"
    xmlns="urn:tea">
  <xs:simpleType name="Leaf"><xs:restriction base="xs:token">
    <xs:enumeration value="green"/><xs:enumeration value="black"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="Same"><xs:restriction base="Leaf"/></xs:simpleType>
  <xs:simpleType name="Leaves"><xs:list itemType="Leaf"/></xs:simpleType>
  <xs:simpleType name="AnyLeaf"><xs:union memberTypes="Leaf xs:token"/></xs:simpleType>
  <xs:simpleType name="Grams"><xs:restriction base="xs:decimal">
    <xs:enumeration value="1.0"/><xs:enumeration value="1.00"/><xs:enumeration value="2"/>
  </xs:restriction></xs:simpleType>
</xs:schema>"#;

/// An enum named like the type, with `ident` or `ident=value` for each variant.
fn written(type_name: &str, variants: &str) -> HandWritten {
    let variant = |text: &str| {
        let (ident, value) = match text.split_once('=') {
            Some((ident, value)) => (ident, Some(value.to_owned())),
            None => (text, None),
        };
        HandWrittenVariant {
            ident: ident.to_owned(),
            value,
        }
    };
    HandWritten {
        ident: "Mine".into(),
        type_name: Some(type_name.into()),
        variants: variants.split(' ').map(variant).collect(),
        ..HandWritten::default()
    }
}

fn implement(written: &HandWritten) -> Implementation {
    Request::new().text("tea.xsd", SCHEMA).implement(written)
}

/// What is said, one line a point.
fn points(written: &HandWritten) -> Vec<String> {
    let made = implement(written);
    let error = made.error.iter().flat_map(|e| e.diagnostics().iter());
    let error = error.map(|d| format!("{} / {}", d.message, d.help.as_deref().unwrap_or("")));
    let points = made.disagreements.iter();
    error
        .chain(points.map(|d| format!("{} / {}", d.message, d.help)))
        .collect()
}

#[test]
fn a_type_is_found_by_name_namespace_and_alias() {
    for name in ["Leaf", "{urn:tea}Leaf", "Same"] {
        let made = implement(&written(name, "Black Green"));
        assert!(made.error.is_none(), "{name}: {:?}", made.error);
        assert!(made.disagreements.is_empty(), "{name}");
        assert!(made.code.starts_with("impl Mine {"), "{}", made.code);
        assert!(made.code.contains("struct ParseMineError"));
    }
    assert_eq!(
        points(&written("{urn:coffee}Leaf", "Black Green")),
        [
            "the schema has no enumeration `{urn:coffee}Leaf` / say which type is meant with `name = \"…\"`; there are \
          `Leaf`, `Same`, `Leaves`, `AnyLeaf`, `Grams`"
        ]
    );
    assert_eq!(
        points(&written("Leaves", "Black Green")),
        [
            "`Leaves` is a list, which no enum can be / name its item type, or make the list with `#[xsd_type]` on a struct"
        ]
    );
}

#[test]
fn an_open_type_needs_a_variant_for_other_text() {
    assert_eq!(
        points(&written("AnyLeaf", "Green Black")),
        [
            "the schema allows other text than the values of `AnyLeaf` (tea.xsd:8:3) / add a variant for it: \
          `#[xsd(other)] Other(String)`"
        ]
    );
    let mut open = written("AnyLeaf", "Green Black");
    open.other = Some("Else".into());
    assert_eq!(points(&open), [""; 0]);
    assert!(implement(&open).code.contains("Else("));
}

/// A person's variant keeps text where generated code has a type: it is still judged as a value of that type.
#[test]
fn a_member_with_a_type_of_its_own_is_other_text() {
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Port"><xs:restriction base="xs:int">
    <xs:minInclusive value="1"/><xs:maxInclusive value="49151"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="Auto"><xs:restriction base="xs:token">
    <xs:enumeration value="auto"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="Either"><xs:union memberTypes="Auto Port"/></xs:simpleType>
</xs:schema>"#;
    let request = Request::new().text("ports.xsd", schema);
    let mut either = written("Either", "Auto");
    let made = request.implement(&either);
    assert_eq!(made.disagreements.len(), 1, "{:?}", made.disagreements);
    either.other = Some("Else".into());
    let made = request.implement(&either);
    assert!(made.error.is_none() && made.disagreements.is_empty());
    assert!(made.code.contains("Else("), "{}", made.code);
    assert!(made.code.contains("\"49151\""), "{}", made.code);
    assert!(!made.code.contains("Port"), "{}", made.code);
}

#[test]
fn one_value_may_be_written_in_several_ways() {
    assert_eq!(points(&written("Grams", "One=1.00 Two=2")), [""; 0]);
    assert_eq!(
        points(&written("Grams", "One=1.0 Also=1.00 Two=2")),
        [
            "`One` and `Also` are both the value \"1.0\" (tea.xsd:10:5) / one of them has to go, or to say with \
          `#[xsd(value = \"…\")]` which other value it is"
        ]
    );
}

#[test]
fn many_missing_values_are_one_point() {
    assert_eq!(
        points(&written("Leaf", "Brown=brown")),
        [
            "`Leaf` has no value \"brown\" / remove the variant, or say with `#[xsd(value = \"…\")]` which value it is",
            "no variants for 2 values of `Leaf`: \"green\" (tea.xsd:4:5), \"black\" (tea.xsd:4:36) / add `Green`, `Black`",
        ]
    );
}
