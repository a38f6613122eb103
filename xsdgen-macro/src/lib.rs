//! Macros of xsdgen.

mod args;
mod include;
mod manifest;
mod report;

use proc_macro::TokenStream;

/// Puts the enumerations of schemas and specification pages in place of the call.
#[proc_macro]
pub fn include_schema(input: TokenStream) -> TokenStream {
    include::expand(input.into()).into()
}
