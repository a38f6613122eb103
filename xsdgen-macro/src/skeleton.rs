//! What an enum gets when something is wrong: impls that do nothing, so that code which uses the enum shows no
//! errors besides the one that matters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Visibility};

pub(crate) fn impls(vis: &Visibility, ident: &Ident, serde: bool) -> TokenStream {
    let error = format_ident!("Parse{ident}Error");
    let serde = serde.then(|| with_serde(ident));
    quote! {
        #[allow(dead_code)]
        impl #ident {
            #vis const COUNT: usize = 0;
            #vis const VALUES: &'static [Self] = &[];
            #vis const fn as_str(&self) -> &'static str { "" }
            #vis const fn description(&self) -> ::core::option::Option<&'static str> {
                ::core::option::Option::None
            }
        }
        impl ::core::str::FromStr for #ident {
            type Err = #error;
            fn from_str(_: &str) -> ::core::result::Result<Self, #error> {
                ::core::result::Result::Err(#error)
            }
        }
        impl ::core::convert::TryFrom<&str> for #ident {
            type Error = #error;
            fn try_from(_: &str) -> ::core::result::Result<Self, #error> {
                ::core::result::Result::Err(#error)
            }
        }
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::result::Result::Ok(())
            }
        }
        impl ::core::convert::AsRef<str> for #ident {
            fn as_ref(&self) -> &str { "" }
        }
        impl ::core::convert::From<#ident> for &'static str {
            fn from(_: #ident) -> Self { "" }
        }
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #vis struct #error;
        impl ::core::fmt::Display for #error {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::result::Result::Ok(())
            }
        }
        impl ::core::error::Error for #error {}
        #serde
    }
}

fn with_serde(ident: &Ident) -> TokenStream {
    quote! {
        impl ::serde::Serialize for #ident {
            fn serialize<S: ::serde::Serializer>(&self, _: S) -> ::core::result::Result<S::Ok, S::Error> {
                ::core::unreachable!()
            }
        }
        impl<'de> ::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::serde::Deserializer<'de>>(_: D) -> ::core::result::Result<Self, D::Error> {
                ::core::unreachable!()
            }
        }
    }
}
