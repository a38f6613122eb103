//! What generated code does, tried on the goldens: this file compiles them and calls them.

#![deny(warnings)]
// The lints of this workspace that are off by default.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::enum_variant_names,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;
use std::error::Error;

mod founding {
    include!("golden/founding-page/expected.rs");
}

mod awkward {
    include!("golden/awkward-values/expected.rs");
}

mod fruit {
    include!("golden/open-and-related/expected.rs");
}

mod compact {
    include!("golden/compact/expected.rs");
}

mod codes {
    include!("golden/short-codes/expected.rs");
}

mod plain {
    include!("golden/match-and-options/expected.rs");
}

mod facts {
    include!("golden/csv-facts/expected.rs");
}

#[allow(dead_code)]
mod pans {
    include!("golden/genericode-facts/expected.rs");
}

mod constants {
    include!("golden/constants/expected.rs");
}

mod garden {
    include!("golden/strum/expected.rs");
}

use constants::harbour::{Berth, GermanHarbour, Harbour, HarbourOrText, RealHarbour, Route};
use founding::DhcpFailoverState;
use fruit::{Abc, Berry, Fruit, FruitOrSize, Letter, Letters, OpenFruit, Size, Word};

type Outcome = Result<(), Box<dyn Error>>;

#[test]
fn what_strum_offers_is_there() -> Outcome {
    use garden::{Bed, Garden, Plant, Step};

    const SEEN: Option<Garden> = Garden::from_literal("d\u{e9}j\u{e0} vu");
    assert_eq!(SEEN, Some(Garden::DéjàVu));
    for value in Garden::VALUES {
        assert_eq!(Garden::from_literal(value.as_str()), Some(*value));
        assert!(*value == *value.as_str() && *value == value.as_str());
    }
    assert_eq!(Garden::from_literal(" d\u{e9}j\u{e0} vu"), None);
    assert_eq!((Garden::COUNT, Bed::COUNT, Plant::COUNT), (3, 2, 3));
    assert!(Bed::from_literal("south").is_some_and(|bed| bed == "south" && bed != "north"));
    assert_eq!(Plant::from_literal("other"), None);
    assert!(Plant::try_from("other".to_owned())? == "other");
    assert!(Garden::try_from("other".to_owned()).is_err());
    assert_eq!(Garden::default(), Garden::DéjàVu);
    assert_eq!(Step::default(), Step::V2);
    Ok(())
}

#[test]
fn every_value_goes_to_text_and_back() -> Outcome {
    for value in DhcpFailoverState::VALUES {
        assert_eq!(value.as_str().parse::<DhcpFailoverState>()?, *value);
        assert_eq!(DhcpFailoverState::try_from(value.as_str())?, *value);
        assert_eq!(value.to_string(), value.as_str());
        assert_eq!(value.as_ref(), <&str>::from(*value));
    }
    for value in awkward::Awkward::VALUES {
        assert_eq!(value.as_str().parse::<awkward::Awkward>()?, *value);
    }
    Ok(())
}

#[test]
fn values_are_in_the_order_of_the_schema() {
    let mut sorted = DhcpFailoverState::VALUES.to_vec();
    sorted.sort();
    assert_eq!(sorted, DhcpFailoverState::VALUES);
    assert_eq!(sorted.first(), Some(&DhcpFailoverState::Unknown));
    assert_eq!(sorted.last(), Some(&DhcpFailoverState::RecoverDone));
}

#[test]
fn display_pads() {
    assert_eq!(format!("{:>6}|", DhcpFailoverState::Init), "  Init|");
    assert_eq!(format!("{:.2}", DhcpFailoverState::Init), "In");
}

#[test]
fn descriptions_are_at_hand() {
    let description = DhcpFailoverState::Startup.description().unwrap_or("");
    assert!(
        description.starts_with("The server has just come up"),
        "{description}"
    );
}

#[test]
fn near_misses_are_no_values() {
    for text in [
        "",
        " ",
        "init",
        "Init ",
        "Ini",
        "Initt",
        "INIT",
        "Unknown\u{a0}",
        "Recover Wait",
    ] {
        assert!(text.parse::<DhcpFailoverState>().is_err(), "{text:?}");
    }
}

#[test]
fn only_xml_white_space_is_collapsed() -> Outcome {
    assert_eq!(" \t\r\napple\n".parse::<Fruit>()?, Fruit::Apple);
    assert_eq!(
        " black \t\n currant ".parse::<Fruit>()?,
        Fruit::BlackCurrant
    );
    for text in [
        "\u{a0}apple",
        "apple\u{2003}",
        "app le",
        "blackcurrant",
        "black\u{a0}currant",
        "\u{b}apple",
    ] {
        assert!(text.parse::<Fruit>().is_err(), "{text:?}");
    }
    Ok(())
}

#[test]
fn values_are_compared_and_not_their_spelling() -> Outcome {
    for text in ["2", "02", "+2", " 0002\n"] {
        assert_eq!(text.parse::<Size>()?.as_str(), "02");
    }
    assert!("2.0".parse::<Size>().is_err());
    assert!("3".parse::<Size>().is_err());
    Ok(())
}

#[test]
fn errors_say_what_was_expected() -> Outcome {
    let told = |text: &str| {
        text.parse::<Fruit>()
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        told("plum"),
        "Fruit has no value \"plum\"; its values are [\"apple\", \"black currant\", \"cherry\"]"
    );
    assert_eq!(
        told("a\tquote\" and \u{1b}"),
        "Fruit has no value \"a\\tquote\\\" and \\u{1b}\"; \
         its values are [\"apple\", \"black currant\", \"cherry\"]"
    );
    // A long text is cut, and never inside a character.
    let long = told(&"é".repeat(1000).replacen('é', "x", 1));
    assert!(
        long.contains(&format!("\"x{}\"…", "é".repeat(15))),
        "{long}"
    );
    Ok(())
}

#[test]
fn errors_of_long_lists_name_the_nearest() {
    let told = |text: &str| {
        let error = text.parse::<DhcpFailoverState>().err();
        error.map(|e| e.to_string()).unwrap_or_default()
    };
    assert_eq!(
        told("Recovered"),
        "DhcpFailoverState has no value \"Recovered\"; the nearest is \"Recover\""
    );
    assert_eq!(
        told("partner-down"),
        "DhcpFailoverState has no value \"partner-down\"; the nearest is \"PartnerDown\""
    );
    // Nothing begins like it.
    assert_eq!(told("?"), "DhcpFailoverState has no value \"?\"");
}

#[test]
fn errors_can_be_asked() {
    let error = "Recovered".parse::<DhcpFailoverState>().err();
    assert_eq!(
        error.map(|e| (e.type_name(), e.expected().len(), e.text().to_owned())),
        Some(("DhcpFailoverState", 13, "Recovered".to_owned()))
    );
    let error = "a b c a".parse::<Word>().err();
    assert_eq!(
        error.map(|e| (e.type_name(), e.expected())),
        Some((
            "Word",
            &["is 1 to 3 values of Letter, separated by spaces"][..],
        ))
    );
    assert_eq!(
        error.map(|e| e.to_string()).unwrap_or_default(),
        "Word is 1 to 3 values of Letter, separated by spaces, not \"a b c a\""
    );
}

#[test]
fn errors_are_errors() {
    fn is_error<E: Error + Copy + Eq + Send + Sync + 'static>(_: E) {}
    if let Err(error) = "plum".parse::<Fruit>() {
        is_error(error);
        assert_eq!(format!("{error:?}"), error.to_string());
    }
}

#[test]
fn parts_become_wholes_and_back() -> Outcome {
    assert_eq!(Fruit::from(Berry::BlackCurrant), Fruit::BlackCurrant);
    assert_eq!(Berry::try_from(Fruit::BlackCurrant)?, Berry::BlackCurrant);
    assert!(Berry::try_from(Fruit::Apple).is_err());
    assert_eq!(FruitOrSize::from(Fruit::Cherry).as_str(), "cherry");
    assert_eq!(FruitOrSize::from(Size::V02).as_str(), "02");
    assert_eq!(Size::try_from("2".parse::<FruitOrSize>()?)?, Size::V02);
    assert!(Size::try_from(FruitOrSize::Apple).is_err());
    assert_eq!(OpenFruit::from(Fruit::Apple), OpenFruit::Apple);
    assert_eq!(fruit::Same::Apple, Fruit::Apple);
    Ok(())
}

#[test]
fn open_enumerations_keep_other_text() -> Outcome {
    let other: OpenFruit = " x-plum\n".parse()?;
    assert!(matches!(&other, OpenFruit::Member2(text) if text.as_str() == "x-plum"));
    assert_eq!(other.to_string(), "x-plum");
    assert_eq!("cherry".parse::<OpenFruit>()?, OpenFruit::Cherry);
    assert!("plum".parse::<OpenFruit>().is_err());
    assert!(Fruit::try_from(other).is_err());
    Ok(())
}

#[test]
fn lists_hold_items() -> Outcome {
    let letters: Letters = " a\n b  a ".parse()?;
    assert_eq!(*letters, [Letter::A, Letter::B, Letter::A]);
    assert_eq!(letters.to_string(), "a b a");
    assert_eq!("".parse::<Letters>()?, Letters::default());
    assert_eq!(
        letters.iter().map(|l| l.as_str()).collect::<String>(),
        "aba"
    );
    assert_eq!(Letters::from_iter([Letter::C]).into_vec(), [Letter::C]);
    assert_eq!(
        "a x".parse::<Letters>().err().map(|e| e.to_string()),
        "x".parse::<Letter>().err().map(|e| e.to_string())
    );
    assert_eq!("a b c".parse::<Word>()?.len(), 3);
    assert!("".parse::<Word>().is_err());
    assert!("a b c a".parse::<Word>().is_err());
    assert_eq!(Word::try_from(vec![Letter::B])?.to_string(), "b");
    assert!(Word::try_from(vec![]).is_err());
    assert!("a  b".parse::<Abc>().is_ok());
    assert!("b a".parse::<Abc>().is_err());
    assert_eq!(serde_json::to_string(&letters)?, "\"a b a\"");
    assert_eq!(serde_json::from_str::<Letters>("\"a b a\"")?, letters);
    assert!(serde_json::from_str::<Word>("\"\"").is_err());
    Ok(())
}

#[test]
fn serde_reads_and_writes_text() -> Outcome {
    let json = serde_json::to_string(&[Fruit::BlackCurrant, Fruit::Apple])?;
    assert_eq!(json, "[\"black currant\",\"apple\"]");
    assert_eq!(
        serde_json::from_str::<Vec<Fruit>>(&json)?,
        [Fruit::BlackCurrant, Fruit::Apple]
    );
    // Escaped: the text is transient.
    assert_eq!(
        serde_json::from_str::<Fruit>("\"\\u0061pple\"")?,
        Fruit::Apple
    );
    // Owned, and from a reader.
    assert_eq!(
        serde_json::from_value::<Fruit>("apple".into())?,
        Fruit::Apple
    );
    assert_eq!(
        serde_json::from_reader::<_, Fruit>(&b"\"apple\""[..])?,
        Fruit::Apple
    );
    let map: BTreeMap<Fruit, u8> = serde_json::from_str("{\"cherry\":1,\"apple\":2}")?;
    assert_eq!(serde_json::to_string(&map)?, "{\"apple\":2,\"cherry\":1}");
    let other: OpenFruit = serde_json::from_str("\"x-plum\"")?;
    assert_eq!(serde_json::to_string(&other)?, "\"x-plum\"");
    Ok(())
}

/// Every literal is found, and no text that differs from it in one place.
#[track_caller]
fn finds_these_only<T: Copy + PartialEq + std::fmt::Debug + std::str::FromStr>(
    values: &[T],
    text: fn(T) -> &'static str,
) {
    let literals: Vec<&str> = values.iter().map(|v| text(*v)).collect();
    for (literal, value) in literals.iter().zip(values) {
        assert_eq!(literal.parse().ok(), Some(*value));
        assert_eq!(format!(" {literal}\n").parse().ok(), Some(*value));
        let mut others: Vec<String> = (0..literal.len())
            .flat_map(|i| {
                let (start, rest) = literal.split_at(i);
                let rest = rest.get(1..).unwrap_or_default();
                ["\0", "Z", "\u{e9}", ""].map(|c| format!("{start}{c}{rest}"))
            })
            .collect();
        others.extend(["\0", "\u{ff}", "A"].map(|c| format!("{literal}{c}")));
        others.push(format!("{literal}{literal}"));
        for other in others {
            if !literals.contains(&other.as_str()) {
                assert!(other.parse::<T>().is_err(), "{other:?}");
            }
        }
    }
}

#[test]
fn short_codes_and_codes_of_one_length_are_told_apart() {
    finds_these_only(codes::Seat::VALUES, |v| v.as_str());
    finds_these_only(codes::Tariff::VALUES, |v| v.as_str());
    finds_these_only(codes::Currency::VALUES, |v| v.as_str());
    finds_these_only(codes::Shelf::VALUES, |v| v.as_str());
}

#[test]
fn compact_is_a_number_where_nobody_reads_it() -> Outcome {
    use compact::Planet;
    use serde::Deserialize;
    use serde::de::value::{Error, U32Deserializer};
    // These deserializers call themselves human-readable, so the visitor is all that can be tried here.
    assert_eq!(serde_json::to_string(&Planet::Earth)?, "\"Earth\"");
    assert_eq!(serde_json::from_str::<Planet>("\"Mars\"")?, Planet::Mars);
    let read = |index: u32| Planet::deserialize(U32Deserializer::<Error>::new(index));
    assert_eq!(read(2)?, Planet::Earth);
    assert!(read(4).is_err());
    Ok(())
}

#[test]
fn serde_errors_say_what_was_expected() {
    let told = |json: &str| {
        serde_json::from_str::<Fruit>(json)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        told("\"plum\""),
        "Fruit has no value \"plum\"; its values are [\"apple\", \"black currant\", \"cherry\"] \
         at line 1 column 6"
    );
    assert!(told("1").starts_with("invalid type: integer `1`, expected Fruit"));
    let long = serde_json::from_str::<DhcpFailoverState>("\"Recovered\"").err();
    assert!(long.is_some_and(|e| {
        e.to_string()
            .starts_with("DhcpFailoverState has no value \"Recovered\"; the nearest is \"Recover\"")
    }));
}

#[test]
fn names_of_the_prelude_are_types_like_others() -> Outcome {
    for value in awkward::Option::VALUES {
        assert_eq!(value.as_str().parse::<awkward::Option>()?, *value);
    }
    assert_eq!("Err".parse::<awkward::Result>()?, awkward::Result::Err);
    assert_eq!(
        serde_json::from_str::<awkward::Visitor>("\"Ok\"")?,
        awkward::Visitor::Ok
    );
    assert_eq!(
        serde_json::from_str::<awkward::E>("\"Error\"")?,
        awkward::E::Error
    );
    Ok(())
}

#[test]
fn a_plain_match_does_the_same() -> Outcome {
    for value in plain::Answer::VALUES {
        assert_eq!(value.as_str().parse::<plain::Answer>()?, *value);
        assert_eq!(format!(" {value}\n").parse::<plain::Answer>()?, *value);
    }
    assert!("maybe".parse::<plain::Answer>().is_err());
    assert_eq!(plain::Answer::default(), plain::Answer::No);
    assert_eq!(plain::Level::Low.as_str(), "low");
    Ok(())
}

#[test]
fn constants_do_what_an_enum_does() -> Outcome {
    for value in Harbour::VALUES {
        assert_eq!(value.as_str().parse::<Harbour>()?, *value);
        assert_eq!(format!(" {value}\n").parse::<Harbour>()?, *value);
        assert_eq!(Harbour::try_from(value.as_str())?, *value);
        assert_eq!(value.as_ref(), <&str>::from(*value));
    }
    let mut sorted = Harbour::VALUES.to_vec();
    sorted.sort();
    assert_eq!(sorted, Harbour::VALUES);
    assert_eq!(format!("{:?}", Harbour::Deham), "Harbour(\"DEHAM\")");
    assert_eq!(Harbour::default(), Harbour::Nlrtm);
    assert_eq!(Harbour::Nlrtm.description(), Some("Rotterdam"));
    assert_eq!(Harbour::SelfValue.description(), None);
    let error = "DEHAN".parse::<Harbour>().err();
    assert_eq!(
        error.map(|e| e.to_string()),
        Some(
            "Harbour has no value \"DEHAN\"; its values are [\"DEHAM\", \"NLRTM\", \"self\", \"no port\"]"
                .into()
        )
    );
    Ok(())
}

#[test]
fn constants_stand_in_patterns() {
    let country = |harbour| match harbour {
        Harbour::Deham => "DE",
        Harbour::Nlrtm => "NL",
        _ => "",
    };
    assert_eq!(country(Harbour::Deham), "DE");
    assert_eq!(country(Harbour::Nlrtm), "NL");
    assert_eq!(country(Harbour::SelfValue), "");
}

#[test]
fn constants_become_other_types_and_back() -> Outcome {
    assert_eq!(Harbour::from(GermanHarbour::Deham), Harbour::Deham);
    assert_eq!(Harbour::from(RealHarbour::Nlrtm), Harbour::Nlrtm);
    assert_eq!(RealHarbour::try_from(Harbour::Nlrtm)?, RealHarbour::Nlrtm);
    assert!(GermanHarbour::try_from(Harbour::Nlrtm).is_err());
    assert_eq!(HarbourOrText::from(Harbour::Deham), HarbourOrText::Deham);
    assert_eq!(
        "DEHAM NLRTM".parse::<Route>()?.into_vec(),
        [Harbour::Deham, Harbour::Nlrtm]
    );
    assert_eq!("01".parse::<Berth>()?, Berth::V1);
    assert_eq!(Berth::try_from(2)?.value(), 2);
    Ok(())
}

#[test]
fn constants_are_read_and_written() -> Outcome {
    use serde::Deserialize;
    use serde::de::value::{self as serde_error, U32Deserializer};
    assert_eq!(serde_json::to_string(&Harbour::Deham)?, "\"DEHAM\"");
    assert_eq!(
        serde_json::from_str::<Harbour>("\"NLRTM\"")?,
        Harbour::Nlrtm
    );
    let read = |index: u32| Harbour::deserialize(U32Deserializer::<serde_error::Error>::new(index));
    assert_eq!(read(1)?, Harbour::Nlrtm);
    assert!(read(9).is_err());
    Ok(())
}

#[test]
#[allow(deprecated)]
fn facts_of_code_lists_are_told_and_find_values() {
    use facts::Input;
    const LEK: Option<Input> = Input::from_numeric(8);
    assert_eq!(LEK, Some(Input::All));
    assert_eq!(Input::from_numeric(9), None);
    assert_eq!(Input::from_name("Gold"), Some(Input::Xau));
    let told = Input::VALUES
        .iter()
        .map(|v| (v.numeric(), v.minor_units(), v.country()));
    let expected = [
        (8, Some(2), Some("AL")),
        (959, None, None),
        (250, Some(2), Some("FR")),
        (380, Some(0), Some("IT")),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    for value in Input::VALUES {
        assert_eq!(Input::from_numeric(value.numeric()), Some(*value));
    }
}

#[test]
#[allow(deprecated)]
fn values_are_valid_from_the_first_to_the_last_day() -> Outcome {
    use facts::Input;
    assert!(Input::Frf.valid_on(1960, 1, 1) && Input::Frf.valid_on(2001, 12, 31));
    assert!(!Input::Frf.valid_on(1959, 12, 31) && !Input::Frf.valid_on(2002, 1, 1));
    assert!(Input::Itl.valid_on(2001, 12, 31) && !Input::Itl.valid_on(2002, 1, 1));
    assert!(Input::All.valid_on(9999, 12, 31) && Input::Xau.valid_on(1, 1, 1));
    use pans::Pan;
    assert_eq!(Pan::from_diameter(28), Some(Pan::Ski));
    let other: Pan = "POT".parse()?;
    assert!(!other.valid_on(2024, 1, 1) && other.diameter().is_none() && other.has_lid().is_none());
    assert!(Pan::Wok.valid_on(2024, 1, 1) && !Pan::Ski.valid_on(2024, 1, 1));
    Ok(())
}
