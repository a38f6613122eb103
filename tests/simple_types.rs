//! What generated types without an enumeration do: the goldens of the kinds, called.

#![deny(warnings)]
// The lints of this workspace that are off by default.
#![allow(missing_docs, unreachable_pub, clippy::indexing_slicing)]

use std::cmp::Ordering;
use std::collections::HashSet;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

/// The generated types of the golden `kind-…`; not everything that they offer is called here.
macro_rules! kinds {
    ($($name:ident $file:literal),+) => {$(
        #[allow(dead_code)]
        mod $name {
            include!(concat!("golden/kind-", $file, "/expected.rs"));
        }
    )+};
}

kinds! {
    text "text",
    text_of_one_length "text-of-one-length",
    integer "integer",
    decimal "decimal",
    float "float",
    boolean "boolean",
    date "date",
    duration "duration",
    binary "binary",
    name "name",
    list "list",
    union "union",
    alias "alias"
}

use binary::{Blob, Digest, HexPattern};
use boolean::{Bit, Flag};
use date::{Clock, Day, Local, Md, Moment, Month, Recent, Stamp, Year, Ym};
use decimal::{Amount, AnyNumber, Rate};
use duration::{Lasting, Term, Timeout};
use float::{Fixed, Ratio, Single};
use integer::{Big, Byte, Code3, Count, LowPort, Port};
use list::{Dates, FewSlots, Mixed, Slots, Tokens, Words};
use name::{Fault, Faults, Key, Uri};
use text::{LabelShort, Line, Max10Text, Max35Text, Tag, Verse};
use text_of_one_length::{Currency, Guid};
use union::{Anon, AutoOrText, DateOrTime, GuidOrAuto, Narrow, Slot, SlotOrAuto};

type Outcome = Result<(), Box<dyn Error>>;

/// Reads a text, and sees that what it displays as reads as the same value.
fn read<T>(text: &str) -> Result<T, T::Err>
where
    T: FromStr<Err: Error> + Display + Debug + Eq + Hash,
{
    let value: T = text.parse()?;
    assert_eq!(value.to_string().parse::<T>()?, value, "{text}");
    Ok(value)
}

fn refuses<T: FromStr<Err: Error> + Debug>(text: &str) -> String {
    match text.parse::<T>() {
        Ok(value) => format!("{text:?} is read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

/// Whether values are equal exactly when the recommendation says so, and hash alike.
fn same<T: Eq + Hash>(values: &[T]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
        && values.iter().collect::<HashSet<_>>().len() == 1
}

#[test]
fn texts_keep_what_facets_allow() -> Outcome {
    let guid: Guid = read("00000000-0000-0000-0000-00000000000a")?;
    assert_eq!(guid.as_str().len(), 36);
    assert_eq!(
        refuses::<Guid>("garbage"),
        format!(
            "Guid is a text that matches `{}`, not \"garbage\"",
            Guid::PATTERN
        )
    );
    assert_eq!(read::<Max35Text>(" a \n b ")?.as_str(), "a b");
    // Characters are counted, not bytes.
    assert!(Max10Text::from_str("éèàùçéèàùç").is_ok());
    assert_eq!(
        refuses::<Max10Text>("éèàùçéèàùç!"),
        "Max10Text is a text of 1 to 10 characters, not \"éèàùçéèàùç!\" with 11 characters"
    );
    assert_eq!((Max35Text::MIN_LENGTH, Max35Text::MAX_LENGTH), (1, 35));
    assert_eq!(read::<Line>(" a\tb\n")?.as_str(), " a b ");
    assert_eq!(read::<Verse>(" a\tb")?.as_str(), " a\tb");
    assert!(Verse::from_str("  ").is_err() && Verse::from_str("a").is_err());
    assert!(read::<Tag>("en-GB").is_ok() && Tag::from_str("EN").is_err());
    assert!(LabelShort::from_str("").is_ok() && LabelShort::from_str("four").is_err());
    let (_, _): (alias::Remark, alias::Note) = (String::from("any"), "text".into());
    assert!(alias::SameCode::from_str("more than 8").is_err());
    Ok(())
}

#[test]
fn a_text_of_one_length_is_held_in_place() -> Outcome {
    const NIL: Guid = match Guid::new("00000000-0000-0000-0000-000000000000") {
        Some(guid) => guid,
        None => panic!(),
    };
    let copy = (NIL, NIL);
    assert_eq!(copy.0, copy.1);
    assert_eq!((size_of::<Guid>(), size_of::<Currency>()), (36, 3));
    assert_eq!(read::<Currency>(" EUR\n")?.as_str(), "EUR");
    let set = HashSet::from([NIL]);
    assert!(set.contains("00000000-0000-0000-0000-000000000000"));
    assert_eq!(
        format!("{NIL:?}"),
        "Guid(\"00000000-0000-0000-0000-000000000000\")"
    );
    for text in [
        "",
        "00000000-0000-0000-0000-00000000000",
        "00000000-0000-0000-0000-0000000000000",
        "00000000-0000-0000-0000-00000000000G",
        "00000000-0000-0000-0000-0000000000\u{e9}",
        " 00000000-0000-0000-0000-000000000000",
    ] {
        assert!(Guid::new(text).is_none() && Guid::from_str(text).is_err());
    }
    Ok(())
}

#[test]
fn a_string_keeps_its_allocation() -> Outcome {
    let text = String::from("a text");
    let place = text.as_ptr();
    let value = Max35Text::try_from(text)?;
    let text = value.into_string();
    assert_eq!(text.as_ptr(), place);
    let mut set = HashSet::new();
    set.insert(Max35Text::try_from("one")?);
    assert!(set.contains("one"));
    Ok(())
}

#[test]
fn a_restriction_goes_to_its_base_and_back() -> Outcome {
    let short = Max10Text::try_from("short")?;
    let long = Max35Text::from(short.clone());
    assert_eq!(Max10Text::try_from(long), Ok(short));
    assert!(Max10Text::try_from(Max35Text::try_from("more than ten")?).is_err());
    let port = Port::from(LowPort::try_from(80_u8)?);
    assert_eq!(LowPort::try_from(port).map(LowPort::get), Ok(80));
    assert!(LowPort::try_from(Port::MAX).is_err());
    Ok(())
}

#[test]
fn integers_have_the_range_of_their_facets() -> Outcome {
    const HTTP: Port = match Port::new(80) {
        Some(port) => port,
        None => panic!(),
    };
    assert!(same(&[
        HTTP,
        read(" 0080 ")?,
        read("+80")?,
        Port::try_from(80)?
    ]));
    assert_eq!((Port::MIN.get(), Port::MAX.get()), (1, 49151));
    for text in [
        "0",
        "49152",
        "",
        "+",
        "1.0",
        "1 0",
        "\u{a0}1",
        "99999999999999999999999",
    ] {
        assert_eq!(
            refuses::<Port>(text),
            format!("Port is 1 to 49151, not {text:?}")
        );
    }
    assert_eq!(
        (u16::from(HTTP), u64::from(HTTP), i64::from(HTTP)),
        (80, 80, 80)
    );
    assert_eq!(read::<Byte>("-128")?, Byte::MIN);
    assert_eq!(Byte::from(7_i8).get(), 7);
    assert!(same(&[read::<Byte>("-0")?, Byte::new(0)]));
    // Beyond what Rust's integers hold.
    let large = "1".repeat(60);
    assert_eq!(read::<Count>(&large)?.as_str(), large);
    assert!(read::<Count>("2")? > read("01")?);
    assert!(refuses::<Count>("0").starts_with("Count is an integer, from 1, not"));
    assert!(read::<Big>(&large).is_ok() && Big::from_str(&format!("{large}1")).is_err());
    // A pattern looks at the text.
    assert_eq!(read::<Code3>("007")?.to_string(), "007");
    assert!(Code3::from_str("7").is_err());
    Ok(())
}

#[test]
fn decimals_are_exact() -> Outcome {
    assert!(same(&[
        read::<Amount>("1.230")?,
        read("+01.23")?,
        read("1.23")?
    ]));
    assert_eq!(
        read::<Amount>("1234567890123456.78")?.to_string(),
        "1234567890123456.78"
    );
    assert!(Amount::from_str("123456789012345678").is_ok());
    assert!(Amount::from_str("12345678901234567.89").is_err());
    assert!(refuses::<Amount>("1.234").ends_with("with 3 digits after the point"));
    assert_eq!(read::<Amount>("-.5")?.mantissa(), -50);
    assert_eq!(
        Amount::from_mantissa(-50).map(|a| a.to_string()).as_deref(),
        Some("-0.5")
    );
    assert!(read::<Rate>("0.999")? < read("1")?);
    assert!(Rate::from_str("1.001").is_err() && Rate::from_str("-0.001").is_err());
    assert_eq!(Rate::from_mantissa(1001), None);
    assert!(same(&[
        read::<AnyNumber>("1.0")?,
        read("1")?,
        read("+1.00")?
    ]));
    assert!(read::<AnyNumber>("-2")? < read("-1.5")?);
    Ok(())
}

#[test]
fn numbers_and_truth_values_are_those_of_the_recommendation() -> Outcome {
    assert!(same(&[read::<Single>("NaN")?, read(" NaN ")?]));
    assert!(same(&[read::<Single>("-0")?, read("0.0")?]));
    assert_eq!(read::<Single>("-INF")?.to_string(), "-INF");
    assert_eq!(read::<Single>("NaN")?.partial_cmp(&read("1")?), None);
    assert!(Single::from_str("inf").is_err() && Single::from_str("infinity").is_err());
    assert!(same(&[read::<Fixed>("1.0")?, read("01.0")?]));
    assert_eq!(Ratio::new(-0.5), None);
    assert_eq!(Ratio::new(0.5).map(Ratio::get), Some(0.5));
    assert!(same(&[
        read::<Flag>("1")?,
        read(" true ")?,
        Flag::from(true)
    ]));
    assert!(read::<Bit>("1")?.get());
    assert!(Bit::from_str("true").is_err());
    Ok(())
}

#[test]
fn dates_and_durations_compare_as_points_in_time() -> Outcome {
    let moment = |text: &str| read::<Moment>(text);
    assert!(same(&[
        moment("2026-11-26T12:00:00Z")?,
        moment("2026-11-26T14:00:00.0+02:00")?
    ]));
    assert_ne!(
        moment("2026-11-26T12:00:00Z")?,
        moment("2026-11-26T12:00:00")?
    );
    assert!(same(&[
        moment("2026-12-31T24:00:00")?,
        moment("2027-01-01T00:00:00")?
    ]));
    assert!(moment("12020-01-01T00:00:00Z")? > moment("2020-01-01T00:00:00Z")?);
    let close = (
        moment("2026-01-01T00:00:00")?,
        moment("2026-01-01T03:00:00Z")?,
    );
    assert_eq!(close.0.partial_cmp(&close.1), None);
    let value = moment("-0044-03-15T09:30:12.0625-01:30")?;
    let fields = (
        value.year(),
        value.month(),
        value.day(),
        value.hour(),
        value.minute(),
    );
    assert_eq!(fields, (-44, 3, 15, 9, 30));
    assert_eq!((value.second(), value.nanosecond()), (12, 62_500_000));
    assert_eq!(value.offset_minutes(), Some(-90));
    assert_eq!(read::<Md>("--02-29")?.day(), 29);
    assert_eq!(read::<Ym>("2026-11Z")?.offset_minutes(), Some(0));
    assert_eq!(read::<Year>("-0044")?.year(), -44);
    assert_eq!(
        (read::<Month>("--11")?.month(), read::<Day>("---30Z")?.day()),
        (11, 30)
    );
    assert!(read::<Clock>("24:00:00")? < read("00:00:01")?);
    assert!(Stamp::from_str("2026-01-01T00:00:00").is_err());
    assert!(Local::from_str("2026-01-01T00:00:00Z").is_err());
    assert!(Local::from_str("2099-12-31T24:00:00").is_err());
    assert!(Moment::from_str("2025-02-29T00:00:00").is_err());
    assert!(Recent::from_str("2019-12-31").is_err() && Recent::from_str("2020-01-01").is_ok());
    let lasting = |text: &str| read::<Lasting>(text);
    assert!(same(&[lasting("P1Y")?, lasting("P12M")?]));
    assert_eq!(lasting("P1M")?.partial_cmp(&lasting("P30D")?), None);
    assert_eq!(
        lasting("P1M")?.partial_cmp(&lasting("P27D")?),
        Some(Ordering::Greater)
    );
    let value = lasting("-P1Y2M3DT4H5M6.5S")?;
    assert_eq!((value.months(), value.seconds()), (-14, -273_906));
    assert_eq!(value.nanoseconds(), -500_000_000);
    assert!(Term::from_str("-P1M").is_err() && Term::from_str("P1D").is_err());
    assert!(read::<Timeout>("PT24H").is_ok() && Timeout::from_str("PT24H0.1S").is_err());
    Ok(())
}

#[test]
fn octets_are_decoded() -> Outcome {
    let digest: Digest = read(" 000102030405060708090a0b0c0d0e0F ")?;
    assert_eq!(digest.as_bytes(), (0..16).collect::<Vec<u8>>());
    assert_eq!(digest.to_string(), "000102030405060708090A0B0C0D0E0F");
    assert!(refuses::<Digest>("00").ends_with("with 1 octets"));
    assert!(Digest::try_from(vec![0; 15]).is_err());
    for (text, octets) in [
        ("", ""),
        ("Zg==", "f"),
        ("Zm8=", "fo"),
        ("Zm9v", "foo"),
        ("Z m 9 v Yg = =", "foob"),
    ] {
        assert_eq!(read::<Blob>(text)?.as_bytes(), octets.as_bytes());
        assert_eq!(
            Blob::from(octets.as_bytes().to_vec()).to_string(),
            text.replace(' ', "")
        );
    }
    assert!(Blob::from_str("Zg=").is_err() && Blob::from_str("Zh==").is_err());
    assert!(same(&[read::<HexPattern>("0A")?, read("0A")?]));
    Ok(())
}

#[test]
fn lists_hold_any_items() -> Outcome {
    assert_eq!(read::<Slots>(" 1  +2\n0003 ")?.to_string(), "1 2 3");
    assert!(Slots::from_str("1 0").is_err());
    assert!(FewSlots::from_str("1 2 3").is_err());
    assert_eq!(Words::from_str(" a  b ")?.into_vec(), ["a", "b"]);
    assert!(same(&[
        read::<Dates>("2020-01-01Z")?,
        read("2020-01-01+00:00")?
    ]));
    assert!(Tokens::from_str("").is_err() && Tokens::from_str("a b c").is_ok());
    // The first member of the items' union that accepts one decides.
    assert_eq!(read::<Mixed>("1 true 0")?.to_string(), "1 true false");
    Ok(())
}

#[test]
fn names_are_resolved_where_they_stand() -> Outcome {
    assert!(Key::from_str("a:b").is_err() && Key::from_str("a.b").is_ok());
    assert_eq!(read::<Uri>(" a%20b ")?.as_str(), "a%20b");
    let bound = |prefix: Option<&str>| (prefix == Some("env")).then_some("urn:env");
    let fault: Fault = read(" env:Sender ")?;
    assert_eq!(
        (fault.prefix(), fault.local_name()),
        (Some("env"), "Sender")
    );
    assert_eq!(fault.expanded(bound), Some((Some("urn:env"), "Sender")));
    assert_eq!(read::<Fault>("p:Sender")?.expanded(bound), None);
    assert!(Fault::from_str("Sender").is_err() && Fault::from_str("a:b:c").is_err());
    let names: Faults = read("env:a b")?;
    assert_eq!(names[1].prefix(), None);
    assert_eq!(names[1].expanded(bound), Some((None, "b")));
    assert_eq!(
        names[1].expanded(|_| Some("urn:default")),
        Some((Some("urn:default"), "b"))
    );
    Ok(())
}

#[test]
fn unions_have_a_variant_for_each_member() -> Outcome {
    assert_eq!(read("auto"), Ok(SlotOrAuto::Auto));
    assert_eq!(read("080"), Ok(SlotOrAuto::Slot(Slot::try_from(80)?)));
    let copy = |value: SlotOrAuto| (value, value);
    assert_eq!(copy(Slot::MIN.into()).0.to_string(), "1");
    assert!(refuses::<SlotOrAuto>("0").starts_with("SlotOrAuto is "));
    assert!(matches!(read("12:00:00")?, DateOrTime::Time(_)));
    assert!(Narrow::from_str("12:00:00").is_err() && Narrow::from_str("12:00:00Z").is_ok());
    assert_eq!(read("inf"), Ok(Anon::Inf));
    assert!(Anon::from_str("6").is_err());
    let AutoOrText::Other(other) = AutoOrText::from_str("anything")? else {
        return Err("a text is not a value".into());
    };
    assert_eq!(other.as_str(), "anything");
    assert_eq!(read::<GuidOrAuto>("none")?.as_str(), "none");
    Ok(())
}
