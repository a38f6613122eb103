//! What an enum gets when something is wrong: impls that do nothing, so that code which uses the enum shows no
//! errors besides the one that matters.

use crate::tokens::{Ident, Span, TokenStream, TokenTree};
use crate::{include, template};

const IMPLS: &str = r#"
#[allow(dead_code)]
impl IDENT {
    VIS const VALUES: &'static [Self] = &[];
    VIS const fn as_str(&self) -> &'static str { "" }
    VIS const fn description(&self) -> ::core::option::Option<&'static str> {
        ::core::option::Option::None
    }
}
impl ::core::str::FromStr for IDENT {
    type Err = ERROR;
    fn from_str(_: &str) -> ::core::result::Result<Self, ERROR> {
        ::core::result::Result::Err(ERROR)
    }
}
impl ::core::convert::TryFrom<&str> for IDENT {
    type Error = ERROR;
    fn try_from(_: &str) -> ::core::result::Result<Self, ERROR> {
        ::core::result::Result::Err(ERROR)
    }
}
impl ::core::fmt::Display for IDENT {
    fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::result::Result::Ok(())
    }
}
impl ::core::convert::AsRef<str> for IDENT {
    fn as_ref(&self) -> &str { "" }
}
impl ::core::convert::From<IDENT> for &'static str {
    fn from(_: IDENT) -> Self { "" }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
VIS struct ERROR;
impl ::core::fmt::Display for ERROR {
    fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::result::Result::Ok(())
    }
}
impl ::core::error::Error for ERROR {}
"#;

const WITH_SERDE: &str = r"
impl ::serde::Serialize for IDENT {
    fn serialize<S: ::serde::Serializer>(&self, _: S) -> ::core::result::Result<S::Ok, S::Error> {
        ::core::unreachable!()
    }
}
impl<'de> ::serde::Deserialize<'de> for IDENT {
    fn deserialize<D: ::serde::Deserializer<'de>>(_: D) -> ::core::result::Result<Self, D::Error> {
        ::core::unreachable!()
    }
}
";

pub(crate) fn impls(vis: &TokenStream, ident: &Ident, serde: bool) -> TokenStream {
    let name = ident.to_string();
    let error = format!("Parse{}Error", name.trim_start_matches("r#"));
    let one = |ident: Ident| TokenStream::from(TokenTree::Ident(ident));
    let mut tokens = include::parse(IMPLS, Span::call_site());
    if serde {
        tokens.extend(include::parse(WITH_SERDE, Span::call_site()));
    }
    let parts = [
        ("VIS", vis.clone()),
        ("IDENT", one(ident.clone())),
        ("ERROR", one(Ident::new(&error, ident.span()))),
    ];
    template::fill(tokens, &parts)
}
