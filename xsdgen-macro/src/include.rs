//! `include_schema!`: everything of the inputs, in place.

use proc_macro2::{Span, TokenStream};
use syn::LitStr;
use xsdgen::Builder;

use crate::args::Args;
use crate::{manifest, report};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let args = match syn::parse2::<Args>(input) {
        Ok(args) => args,
        Err(error) => return error.into_compile_error(),
    };
    match builder(&args) {
        Ok(builder) => generate(&builder, span(&args.paths)),
        Err(error) => error.into_compile_error(),
    }
}

/// A builder that reads the paths and has the options set.
pub(crate) fn builder(args: &Args) -> syn::Result<Builder> {
    let Some(first) = args.paths.first() else {
        return Err(syn::Error::new(
            Span::call_site(),
            "expected the path of a schema, relative to the crate's manifest: \"schemas/dhcp.xsd\"",
        ));
    };
    let base = manifest::directory(first);
    let mut builder = Builder::new().base(&base);
    for path in &args.paths {
        manifest::check_file(path, &base)?;
        builder = builder.schema(path.value());
    }
    args.apply(&mut builder)?;
    Ok(builder)
}

fn generate(builder: &Builder, span: Span) -> TokenStream {
    match builder.generate() {
        Ok(generated) => {
            let mut tokens = parse(generated.code(), span);
            tokens.extend(manifest::tracked(generated.inputs()));
            tokens
        }
        Err(error) => {
            let mut tokens = report::of_run(&error, span).into_compile_error();
            tokens.extend(manifest::tracked(error.inputs()));
            tokens
        }
    }
}

/// Generated text as tokens.
pub(crate) fn parse(code: &str, span: Span) -> TokenStream {
    code.parse().unwrap_or_else(|e| {
        let text = format!("xsdgen generated text that is not Rust, please report this: {e}");
        syn::Error::new(span, text).into_compile_error()
    })
}

/// Where errors of the inputs are shown.
pub(crate) fn span(paths: &[LitStr]) -> Span {
    paths.first().map_or_else(Span::call_site, LitStr::span)
}
