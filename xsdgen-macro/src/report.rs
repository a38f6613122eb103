//! Findings as compile errors. A macro has no stable way to warn; `deny = ["warnings"]` makes errors of them.

use proc_macro2::Span;
use xsdgen::internal::Documents;
use xsdgen::internal::diagnostic::{Shown, codes, condensed, place, related};
use xsdgen::internal::source::Sources;
use xsdgen::{Diagnostic, Error, Severity};

/// One compile error for each error, all at `span`; of many with one code the rest is counted.
pub(crate) fn of_run(error: &Error, span: Span) -> syn::Error {
    let errors = error.diagnostics().iter();
    let errors = condensed(errors.filter(|d| d.severity == Severity::Error));
    let errors = errors.into_iter().map(|shown| match shown {
        Shown::Finding(d) => of_diagnostic(d, error.sources(), span),
        Shown::More(more) => {
            syn::Error::new(span, format!("and {more}; `xsdgen inspect` lists them all"))
        }
    });
    let all = errors.reduce(|mut all, error| {
        all.combine(error);
        all
    });
    all.unwrap_or_else(|| syn::Error::new(span, error.to_string()))
}

/// Of a run for one type: that there is no such type is shown where the type's name stands.
pub(crate) fn of_type(error: &Error, path: Span, name: Span) -> syn::Error {
    let mut findings = error.diagnostics().iter();
    let unknown = findings.any(|d| d.code == codes::NO_SUCH_TYPE);
    of_run(error, if unknown { name } else { path })
}

/// `schemas/a.xsd:3:5: what is wrong`, then what belongs to it and what to do.
fn of_diagnostic(d: &Diagnostic, sources: &Sources, span: Span) -> syn::Error {
    let mut text = d.to_string();
    for (what, location) in related(d) {
        if let Some(place) = place(*location, sources) {
            text.push_str(&format!("\n{what}: {place}"));
        }
    }
    push_help(&mut text, d);
    syn::Error::new(span, text)
}

/// An option that does not exist or does not take the value.
pub(crate) fn of_option(d: &Diagnostic, span: Span) -> syn::Error {
    let mut text = d.to_string();
    push_help(&mut text, d);
    syn::Error::new(span, text)
}

/// An error that a macro finds itself.
pub(crate) fn error(code: &str, span: Span, message: &str) -> syn::Error {
    syn::Error::new(span, format!("{message} [{code}]"))
}

/// An error that a macro finds itself, and what to do.
pub(crate) fn error_with_help(code: &str, span: Span, message: &str, help: &str) -> syn::Error {
    syn::Error::new(span, format!("{message} [{code}]\nhelp: {help}"))
}

/// The errors of a parser, which have no code yet.
pub(crate) fn with_code(code: &str, errors: syn::Error) -> syn::Error {
    let coded = |e: syn::Error| {
        let text = e.to_string();
        match text.split_once("\nhelp: ") {
            Some((message, help)) => error_with_help(code, e.span(), message, help),
            None => error(code, e.span(), &text),
        }
    };
    let all = errors.into_iter().map(coded).reduce(|mut all, e| {
        all.combine(e);
        all
    });
    all.unwrap_or_else(|| error(code, Span::call_site(), "the arguments cannot be read"))
}

fn push_help(text: &mut String, d: &Diagnostic) {
    if d.code == codes::NO_PAGES {
        text.push_str("\nhelp: write `xsdgen-macro = { version = \"…\", features = [\"pages\"] }` in Cargo.toml");
        return;
    }
    if d.code == codes::NO_CONFIG_READER {
        text.push_str("\nhelp: write `xsdgen-macro = { version = \"…\", features = [\"config\"] }` in Cargo.toml");
        return;
    }
    if let Some(help) = &d.help {
        text.push_str(&format!("\nhelp: {help}"));
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    #[test]
    fn many_errors_of_one_kind_are_counted() {
        let one = |i: usize| {
            format!(
                "<simpleType name='T{i}'><restriction base='missing{i}'><enumeration value='a'/></restriction></simpleType>"
            )
        };
        let types: Vec<String> = (0..30).map(one).collect();
        let schema = format!(
            "<schema xmlns='http://www.w3.org/2001/XMLSchema'>\n{}</schema>",
            types.join("\n")
        );
        let run = xsdgen::Builder::new().text("a.xsd", schema).generate();
        let errors = run
            .err()
            .map(|error| super::of_run(&error, Span::call_site()));
        let shown: Vec<String> = errors
            .into_iter()
            .flatten()
            .map(|e| e.to_string())
            .collect();
        assert_eq!(shown.len(), 21, "{shown:#?}");
        let last = shown.last().map(String::as_str).unwrap_or_default();
        assert!(
            last.starts_with("and 10 more of XSD0103, at a.xsd:22:"),
            "{last}"
        );
    }
}
