//! `include_schema!`: everything of the inputs, in place.

use xsdgen::Builder;

use crate::args::Args;
use crate::cursor::{Cursor, Text};
use crate::error::{Error, Result};
use crate::tokens::{Span, TokenStream};
use crate::{manifest, report};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let args = match Args::read(&mut Cursor::new(input)) {
        Ok(args) => args,
        Err(error) => return error.into_compile_error(),
    };
    match builder(&args) {
        Ok(builder) => generate(&builder, span(&args.paths)),
        Err(error) => error.into_compile_error(),
    }
}

/// A builder that reads the paths and has the options set.
pub(crate) fn builder(args: &Args) -> Result<Builder> {
    let Some(first) = args.paths.first() else {
        return Err(Error::new(
            Span::call_site(),
            "expected the path of a schema, relative to the crate's manifest: \"schemas/dhcp.xsd\"",
        ));
    };
    let base = manifest::directory(first);
    let mut builder = Builder::new().base(&base);
    for path in &args.paths {
        manifest::check_file(path, &base)?;
        builder = builder.schema(&path.value);
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
        Error::new(span, text).into_compile_error()
    })
}

/// Where errors of the inputs are shown.
pub(crate) fn span(paths: &[Text]) -> Span {
    paths.first().map_or_else(Span::call_site, |path| path.span)
}
