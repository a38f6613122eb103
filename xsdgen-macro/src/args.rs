//! Arguments: paths first, then options under the names that they have everywhere.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Ident, Lit, LitStr, Token, token};
use xsdgen::internal::Request;
use xsdgen::internal::diagnostic::codes;
use xsdgen::internal::options::{self, Kind, OPTIONS, OptionValue};
use xsdgen::internal::text::suggestion;

use crate::report;

/// `"schemas/a.xsd", "schemas/b.xsd", serde, derive(Foo), vis = pub(crate)`
#[derive(Default)]
pub(crate) struct Args {
    /// The inputs.
    pub(crate) paths: Vec<LitStr>,
    /// What is asked for besides.
    pub(crate) options: Vec<Argument>,
}

/// One option.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) value: OptionValue,
    /// Where the value stands.
    pub(crate) span: Span,
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut args = Self::default();
        while !input.is_empty() {
            if input.peek(Lit) {
                args.paths.push(path(input, &args.options)?);
            } else {
                args.options.push(input.parse()?);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(args)
    }
}

fn path(input: ParseStream<'_>, options: &[Argument]) -> syn::Result<LitStr> {
    match input.parse()? {
        Lit::Str(path) if options.is_empty() => Ok(path),
        Lit::Str(path) => Err(syn::Error::new(
            path.span(),
            "paths stand before the options",
        )),
        other => Err(syn::Error::new(
            other.span(),
            "expected the path of a schema as a string literal, e.g. \"schemas/dhcp.xsd\"",
        )),
    }
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any).map_err(|e| {
            syn::Error::new(
                e.span(),
                "expected the path of a schema or the name of an option",
            )
        })?;
        let mut span = name.span();
        let value = if input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            OptionValue::List(items(&content)?)
        } else if input.is_empty() || input.peek(Token![,]) {
            OptionValue::Flag(true)
        } else {
            input.parse::<Token![=]>()?;
            span = input.span();
            value(input)?
        };
        Ok(Self { name, value, span })
    }
}

/// What stands behind `=`.
fn value(input: ParseStream<'_>) -> syn::Result<OptionValue> {
    if !input.peek(token::Bracket) {
        return match item(input)? {
            (text, true) if text == "true" => Ok(OptionValue::Flag(true)),
            (text, true) if text == "false" => Ok(OptionValue::Flag(false)),
            (text, _) => Ok(OptionValue::Text(text)),
        };
    }
    let content;
    syn::bracketed!(content in input);
    Ok(OptionValue::List(items(&content)?))
}

/// `A, "b", "prefix" = "dir"`
fn items(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let (mut text, bare) = item(input)?;
        if !bare && input.peek(Token![=]) {
            // What the command line takes as NAME=VALUE.
            input.parse::<Token![=]>()?;
            text = format!("{text}={}", item(input)?.0);
        }
        items.push(text);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(items)
}

/// The content of a string literal, or the tokens up to the next comma and that they are not a string.
fn item(input: ParseStream<'_>) -> syn::Result<(String, bool)> {
    if input.peek(LitStr) {
        return Ok((input.parse::<LitStr>()?.value(), false));
    }
    let mut tokens = Vec::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.push(input.parse::<TokenTree>()?);
    }
    if tokens.is_empty() {
        return Err(input.error("expected a value"));
    }
    let mut text = String::new();
    write_tokens(tokens.into_iter().collect(), &mut text);
    Ok((text, true))
}

/// Tokens as text, with a space only where two words meet: `pub(crate)`, `pub(in a::b)`, `serde::Serialize`.
fn write_tokens(tokens: TokenStream, out: &mut String) {
    let mut after_word = false;
    for token in tokens {
        let word = matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
        if word && after_word {
            out.push(' ');
        }
        after_word = word;
        let TokenTree::Group(group) = token else {
            out.push_str(&token.to_string());
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => ("", ""),
        };
        out.push_str(open);
        write_tokens(group.stream(), out);
        out.push_str(close);
    }
}

/// What is written on an enum itself and not as an option.
const ON_THE_ENUM: [(&str, &str); 4] = [
    ("attribute", "`#[…]`"),
    ("derive", "`#[derive(…)]`"),
    ("non_exhaustive", "`#[non_exhaustive]`"),
    ("vis", "`pub enum …`"),
];

impl Args {
    /// Reads what stands between the parentheses of a macro.
    pub(crate) fn read(tokens: TokenStream) -> syn::Result<Self> {
        syn::parse2(tokens).map_err(|e| report::with_code(codes::WRONG_MACRO_ARGUMENT, e))
    }

    /// Takes out an option that is the macro's own and not the library's: its value, and where that stands.
    pub(crate) fn take(&mut self, name: &str) -> Option<Argument> {
        let index = self.options.iter().position(|o| o.name == name)?;
        Some(self.options.remove(index))
    }

    /// Takes out an option of the macro that is one text.
    pub(crate) fn take_text(&mut self, name: &str) -> syn::Result<Option<(String, Span)>> {
        match self.take(name) {
            None => Ok(None),
            Some(Argument {
                value: OptionValue::Text(text),
                span,
                ..
            }) => Ok(Some((text, span))),
            Some(other) => Err(wrong(
                other.span,
                &format!("`{name}` takes one text: `{name} = \"…\"`"),
            )),
        }
    }

    /// Takes out a switch of the macro: where it stands, when it is on.
    pub(crate) fn take_flag(&mut self, name: &str) -> syn::Result<Option<Span>> {
        match self.take(name) {
            None => Ok(None),
            Some(argument) => match argument.value {
                OptionValue::Flag(on) => Ok(on.then(|| argument.name.span())),
                _ => Err(wrong(argument.span, &format!("`{name}` takes no value"))),
            },
        }
    }

    /// Whether serde's traits are asked for.
    pub(crate) fn serde(&self) -> bool {
        let on = |o: &Argument| o.name == "serde" && o.value == OptionValue::Flag(true);
        self.options.iter().any(on)
    }

    /// Refuses options about what the user's enum says itself.
    pub(crate) fn refuse_what_the_enum_says(&self) -> syn::Result<()> {
        for option in &self.options {
            if option.name == "constants_for" || option.name == "constants_above" {
                return Err(report::error_with_help(
                    codes::WRONG_MACRO_ARGUMENT,
                    option.name.span(),
                    &format!("`{}` makes a struct of an enum", option.name),
                    "use `include_schema!`, which makes the type itself",
                ));
            }
            if let Some((name, instead)) = ON_THE_ENUM.iter().find(|(n, _)| option.name == n) {
                return Err(wrong(
                    option.name.span(),
                    &format!(
                        "`{name}` is not an option of a single enum: write {instead} on the enum"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// Sets every option that is left. `own` are the arguments of the macro besides, which may be what a misspelt
    /// name means.
    pub(crate) fn apply(&self, request: &mut Request, own: &[&str]) -> syn::Result<()> {
        for (i, argument) in self.options.iter().enumerate() {
            let name = argument.name.to_string();
            if name == CONFIG {
                *request = config(argument, request)?;
                continue;
            }
            if options::find(&name).is_none() {
                let names = own.iter().copied().chain([CONFIG]);
                let names = names.chain(OPTIONS.iter().map(|o| o.method));
                let otherwise = "the documentation of the macro lists its options";
                return Err(report::error_with_help(
                    codes::UNKNOWN_OPTION,
                    argument.name.span(),
                    &format!("there is no option `{name}`"),
                    &suggestion(&name, names, otherwise),
                ));
            }
            let repeats = self.options.iter().take(i).any(|o| o.name == name);
            let adds = options::find(&name)
                .is_some_and(|o| matches!(o.kind(), Kind::List | Kind::Paths | Kind::Map));
            if repeats && !adds {
                return Err(wrong(
                    argument.name.span(),
                    &format!("`{name}` is given twice"),
                ));
            }
            request
                .set(&name, argument.value.clone())
                .map_err(|d| report::of_option(&d, argument.span))?;
        }
        Ok(())
    }
}

/// The argument that names an `xsdgen.toml`.
pub(crate) const CONFIG: &str = "config";

/// The request with the options of the project's file.
fn config(argument: &Argument, request: &mut Request) -> syn::Result<Request> {
    let OptionValue::Text(file) = &argument.value else {
        let message = "`config` takes a path: `config = \"xsdgen.toml\"`";
        return Err(wrong(argument.span, message));
    };
    Ok(std::mem::take(request).config(file))
}

/// An error about an argument.
pub(crate) fn wrong(span: Span, message: &str) -> syn::Error {
    report::error(codes::WRONG_MACRO_ARGUMENT, span, message)
}

/// Gives what is generated the visibility of the user's enum.
pub(crate) fn visibility(request: &mut Request, vis: &syn::Visibility) -> syn::Result<()> {
    let mut text = String::new();
    write_tokens(vis.to_token_stream(), &mut text);
    request
        .set("vis", text)
        .map_err(|d| report::of_option(&d, vis.span()))?;
    Ok(())
}
