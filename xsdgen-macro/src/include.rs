//! `include_schema!`: everything of the inputs, in place.

use proc_macro2::{Span, TokenStream};
use syn::LitStr;
use xsdgen::internal::Request;

use crate::args::{self, Args};
use crate::{manifest, report};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let args = match Args::read(input) {
        Ok(args) => args,
        Err(error) => return error.into_compile_error(),
    };
    match request(&args, &[]) {
        Ok(request) => generate(&request, span(&args.paths)),
        Err(error) => error.into_compile_error(),
    }
}

/// A request that reads the paths and has the options set; `own` are the arguments that the macro has besides.
pub(crate) fn request(args: &Args, own: &[&str]) -> syn::Result<Request> {
    let Some(first) = args.paths.first() else {
        return Err(args::wrong(
            Span::call_site(),
            "expected the path of a schema, relative to the crate's manifest: \"schemas/dhcp.xsd\"",
        ));
    };
    let base = manifest::directory(first);
    let mut request = Request::new().base(&base);
    for path in &args.paths {
        manifest::check_file(path, &base)?;
        request = request.schema(path.value());
    }
    args.apply(&mut request, own)?;
    Ok(request)
}

fn generate(request: &Request, span: Span) -> TokenStream {
    match request.generate() {
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
