//! What a definition says of itself: names, versions, where enumerations may stand, which facets it has.

use super::*;

#[test]
fn built_in_types_say_their_names_and_versions() {
    assert_eq!(BuiltIn::NmToken.name(), "xs:NMTOKEN");
    assert_eq!(BuiltIn::AnySimpleType.name(), "xs:anySimpleType");
    // Part 2, appendix I: four came with 1.1.
    let new: Vec<&str> = BuiltIn::all()
        .filter(|which| !which.exists_in(Version::V1_0))
        .map(BuiltIn::name)
        .collect();
    let expected = [
        "xs:anyAtomicType",
        "xs:yearMonthDuration",
        "xs:dayTimeDuration",
        "xs:dateTimeStamp",
    ];
    assert_eq!(new, expected);
    assert!(BuiltIn::all().all(|which| which.exists_in(Version::V1_1)));
}

/// Part 2, 4.1.5: all but xs:boolean.
#[test]
fn enumerations_stand_everywhere_but_on_boolean() {
    for which in BuiltIn::all() {
        let datatype = Datatype::built_in(which, Version::V1_1);
        let expected = which != BuiltIn::Boolean;
        assert_eq!(datatype.allows_enumeration(), expected, "{}", which.name());
    }
}

#[test]
fn only_strings_and_addresses_are_their_literals() {
    for (name, expected) in [
        ("string", true),
        ("NMTOKEN", true),
        ("anyURI", true),
        ("integer", false),
        ("QName", false),
        ("hexBinary", false),
        ("date", false),
    ] {
        let datatype = built_in(name, Version::V1_1);
        assert_eq!(datatype.is_literal(), expected, "{name}");
    }
}

/// Each facet alone makes the difference.
#[test]
fn a_definition_without_facets_has_no_constraints() {
    assert!(built_in("string", Version::V1_1).constraints().is_empty());
    for (name, facet) in [
        ("string", ("pattern", "a*")),
        ("string", ("length", "2")),
        ("string", ("minLength", "2")),
        ("string", ("maxLength", "2")),
        ("decimal", ("minInclusive", "0")),
        ("decimal", ("maxExclusive", "9")),
        ("decimal", ("totalDigits", "3")),
        ("decimal", ("fractionDigits", "1")),
        ("date", ("explicitTimezone", "required")),
    ] {
        let made = restricted(&built_in(name, Version::V1_1), &[facet]);
        assert!(!made.constraints().is_empty(), "{facet:?}");
    }
    let (made, errors) = Datatype::restrict(
        &built_in("string", Version::V1_1),
        Facets {
            list: Vec::new(),
            enumeration: Some(Vec::new()),
        },
        1000,
    );
    assert_eq!(errors, []);
    assert!(!made.constraints().is_empty());
}

/// `()` binds no prefix, nor a default namespace.
#[test]
fn nothing_binds_no_prefix() {
    let name = built_in("QName", Version::V1_1);
    assert!(name.validate("p:a", &()).is_err());
    let local = name.validate("a", &()).ok();
    assert_eq!(local.map(|valid| valid.key.text).as_deref(), Some("{}a"));
}
