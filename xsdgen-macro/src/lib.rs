//! Macros of xsdgen.

mod args;
mod attribute;
mod derive;
mod include;
mod manifest;
mod report;
mod skeleton;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Puts the enumerations of schemas and specification pages in place of the call.
#[proc_macro]
pub fn include_schema(input: TokenStream) -> TokenStream {
    include::expand(input.into()).into()
}

/// Fills an empty enum in with the values of a schema.
#[proc_macro_attribute]
pub fn xsd_enum(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(args.into(), item.into()).into()
}

/// Implements the conversions of a schema's enumeration for an enum that you write.
#[proc_macro_derive(XsdEnum, attributes(xsd))]
pub fn derive_xsd_enum(item: TokenStream) -> TokenStream {
    derive::expand(item.into()).into()
}
