//! `#[derive(XsdEnum)]` on an enum that says itself what its values are.

#![deny(warnings)]
#![allow(clippy::unwrap_used, missing_docs)]

use xsdgen_macro::XsdEnum;

/// Neither `Copy` nor `Clone`, and with numbers of its own: nothing of that is taken for granted.
#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(no_schema, rename_all = "kebab-case", serde)]
pub enum Transport {
    PlainTcp = 7,
    #[xsd(value = "TLS 1.3")]
    Tls = 3,
    Quic = 5,
}

#[test]
fn variants_say_their_values() {
    let all: Vec<&str> = Transport::VALUES.iter().map(Transport::as_str).collect();
    assert_eq!(all, ["plain-tcp", "TLS 1.3", "quic"]);
    assert_eq!("TLS 1.3".parse(), Ok(Transport::Tls));
    assert_eq!(Transport::try_from("quic"), Ok(Transport::Quic));
    assert_eq!(Transport::PlainTcp.to_string(), "plain-tcp");
    assert_eq!(Transport::Quic.as_ref(), "quic");
    assert_eq!(<&'static str>::from(Transport::Quic), "quic");
}

#[test]
fn no_other_text_is_accepted() {
    for text in ["Quic", " quic", "", "quic\n"] {
        let error: ParseTransportError = text.parse::<Transport>().unwrap_err();
        assert!(error.to_string().contains("plain-tcp"), "{error}");
    }
}

#[test]
fn serde_reads_and_writes_the_text() {
    assert_eq!(
        serde_json::to_string(&Transport::Tls).unwrap(),
        r#""TLS 1.3""#
    );
    assert_eq!(
        serde_json::from_str::<Transport>(r#""plain-tcp""#).unwrap(),
        Transport::PlainTcp
    );
    assert!(serde_json::from_str::<Transport>(r#""udp""#).is_err());
}

#[derive(XsdEnum, Clone, Debug, PartialEq)]
#[xsd(no_schema, rename_all = "lowercase")]
enum Unit {
    Metre,
    r#Second,
    #[xsd(other)]
    Else(String),
}

#[test]
fn other_text_is_kept() {
    assert_eq!("metre".parse(), Ok(Unit::Metre));
    let other: Unit = " furlong".parse().unwrap();
    assert_eq!(other, Unit::Else(" furlong".to_owned()));
    assert_eq!(other.to_string(), " furlong");
    assert_eq!(Unit::Second.as_str(), "second");
}

mod inner {
    use xsdgen_macro::XsdEnum;

    #[derive(XsdEnum, Debug, PartialEq)]
    #[xsd(no_schema)]
    pub(super) enum Answer {
        Yes,
        No,
    }
}

#[test]
fn in_modules_functions_and_behind_cfg() {
    #[derive(XsdEnum, Debug, PartialEq)]
    #[xsd(no_schema)]
    enum Local {
        Here,
        #[cfg(any())]
        Never,
    }
    assert_eq!("Here".parse(), Ok(Local::Here));
    assert_eq!(Local::VALUES.len(), 1);
    assert_eq!("Yes".parse(), Ok(inner::Answer::Yes));
    assert_eq!(inner::Answer::No.as_str(), "No");
}

/// No value is known, and every text is kept.
#[derive(XsdEnum, Clone, Debug, PartialEq)]
#[xsd(no_schema, serde, description)]
pub enum Anything {
    #[xsd(other)]
    Other(Box<str>),
}

#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(no_schema, serde)]
pub enum Shared {
    Known,
    #[xsd(other)]
    Other(std::sync::Arc<str>),
}

#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(no_schema)]
pub enum Borrowed {
    Known,
    #[xsd(other)]
    Other(std::borrow::Cow<'static, str>),
}

#[test]
fn other_text_is_kept_in_whatever_a_string_becomes() {
    let any: Anything = "a".parse().unwrap();
    assert_eq!((any.as_str(), &any), ("a", &Anything::Other("a".into())));
    assert_eq!(Anything::VALUES.len(), 0);
    assert_eq!(serde_json::to_string(&any).unwrap(), r#""a""#);
    assert_eq!(serde_json::from_str::<Anything>(r#""a""#).unwrap(), any);
    assert_eq!("a".parse(), Ok(Shared::Other("a".into())));
    assert_eq!("Known".parse(), Ok(Shared::Known));
    assert_eq!("a".parse(), Ok(Borrowed::Other("a".into())));
    assert_eq!(Borrowed::Other("b".into()).to_string(), "b");
}

/// Called like the variables of the generated code.
#[derive(XsdEnum, Debug, PartialEq)]
#[allow(non_camel_case_types)]
#[xsd(no_schema)]
pub enum Lower {
    value,
    text,
    known,
    #[xsd(other)]
    other(String),
}

#[test]
fn variants_may_be_called_like_variables() {
    assert_eq!("value".parse(), Ok(Lower::value));
    assert_eq!("key".parse(), Ok(Lower::other("key".to_owned())));
    assert_eq!(
        [Lower::text, Lower::known].map(|l| l.to_string()),
        ["text", "known"]
    );
}
