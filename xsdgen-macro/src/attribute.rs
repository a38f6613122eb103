//! `#[xsd_enum]`: fills an empty enum in.

use xsdgen::Generated;

use crate::args::{Args, visibility};
use crate::cursor::Cursor;
use crate::error::{Error, Result};
use crate::item::{self, Attribute, Item};
use crate::tokens::{Punct, Spacing, Span, TokenStream, TokenTree};
use crate::{include, manifest, report, skeleton, template};

pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let input = match check(item.clone()) {
        Ok(input) => input,
        // What is there is no empty enum, so it is left as it is.
        Err(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(item);
            return tokens;
        }
    };
    let args = match Args::read(&mut Cursor::new(args)) {
        Ok(args) => args,
        Err(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(skeleton(&input, false));
            return tokens;
        }
    };
    let serde = args.serde();
    match generate(args, &input) {
        Ok((generated, span)) => {
            let mut tokens = fill(input, include::parse(generated.code(), span));
            tokens.extend(manifest::tracked(generated.inputs()));
            tokens
        }
        Err(Failure { error, tracked }) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(skeleton(&input, serde));
            tokens.extend(tracked);
            tokens
        }
    }
}

/// The user's enum, if it is one that can be filled in.
fn check(item: TokenStream) -> Result<Item> {
    let empty = "`#[xsd_enum]` fills an empty enum in: `pub enum DhcpFailoverState {}`\n\
                 help: for variants that you write yourself there is `#[derive(XsdEnum)]`";
    let input = Item::read(item).map_err(|e| e.saying(empty))?;
    let Some(variants) = &input.variants else {
        return Err(Error::new(input.ident.span(), empty));
    };
    if let Some(variant) = variants.first() {
        return Err(Error::new(variant.ident.span(), empty));
    }
    input.refuse_generics()?;
    Ok(input)
}

/// Why there is nothing to fill in, and what was read.
struct Failure {
    error: Error,
    tracked: TokenStream,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self {
            error,
            tracked: TokenStream::new(),
        }
    }
}

fn generate(mut args: Args, input: &Item) -> std::result::Result<(Generated, Span), Failure> {
    args.refuse_what_the_enum_says()?;
    let name = args.take_text("name")?;
    let span = include::span(&args.paths);
    let mut builder = include::builder(&args)?;
    visibility(&mut builder, &input.visibility)?;
    let ident = input.ident.to_string();
    let (wanted, wanted_span) = match &name {
        Some((name, span)) => (name.as_str(), *span),
        None => (ident.trim_start_matches("r#"), input.ident.span()),
    };
    match builder.generate_type(wanted, &ident) {
        Ok(generated) => Ok((generated, span)),
        Err(error) => Err(Failure {
            error: report::of_type(&error, span, wanted_span),
            tracked: manifest::tracked(error.inputs()),
        }),
    }
}

/// Generated code with the user's visibility, name, docs, derives and attributes on the enum.
fn fill(input: Item, generated: TokenStream) -> TokenStream {
    let mut code = Cursor::new(generated.clone());
    let attributes = item::attributes(&mut code);
    item::visibility(&mut code);
    if !code.at_word("enum") {
        // It says itself what is wrong with it.
        return generated;
    }
    code.next();
    code.next();
    let (own_docs, own) = split(input.attributes, "doc");
    let (own_derives, own) = split(own, "derive");
    let (docs, others) = split(attributes, "doc");
    let (derives, others) = split(others, "derive");
    let gap = !own_docs.is_empty() && !docs.is_empty();
    let gap = if gap { "#[doc = \"\"]" } else { "" };
    let (derives, broken) = merge(&derives, &own_derives);
    let parts = [
        ("BROKEN", broken),
        ("OWN_DOCS", all(own_docs)),
        ("DOCS", all(docs)),
        ("DERIVES", derives),
        ("OWN", all(own)),
        ("OTHERS", all(others)),
        ("VIS", input.visibility),
        ("IDENT", TokenTree::Ident(input.ident).into()),
        ("REST", code.rest().collect()),
    ];
    let tokens =
        format!("BROKEN OWN_DOCS {gap} DOCS #[derive(DERIVES)] OWN OTHERS VIS enum IDENT REST");
    template::fill(include::parse(&tokens, Span::call_site()), &parts)
}

fn all(attributes: Vec<Attribute>) -> TokenStream {
    attributes.into_iter().flat_map(|a| a.tokens).collect()
}

/// Attributes of a name, and the others.
fn split(attributes: Vec<Attribute>, name: &str) -> (Vec<Attribute>, Vec<Attribute>) {
    attributes.into_iter().partition(|a| a.name == name)
}

/// All derives, each once, and compile errors for those that cannot be read.
fn merge(generated: &[Attribute], own: &[Attribute]) -> (TokenStream, TokenStream) {
    let mut paths: Vec<Vec<TokenTree>> = Vec::new();
    let mut errors = TokenStream::new();
    for attribute in generated.iter().chain(own) {
        match derives(attribute) {
            Ok(list) => {
                for path in list {
                    if !paths.iter().any(|p| same_derive(p, &path)) {
                        paths.push(path);
                    }
                }
            }
            Err(error) => errors.extend(error.into_compile_error()),
        }
    }
    let comma = || TokenTree::Punct(Punct::new(',', Spacing::Alone));
    let tokens = paths.into_iter().flat_map(|mut path| {
        path.push(comma());
        path
    });
    (tokens.collect(), errors)
}

/// The paths of a `#[derive(…)]`.
fn derives(attribute: &Attribute) -> Result<Vec<Vec<TokenTree>>> {
    let mut input = attribute.arguments()?;
    let mut paths = Vec::new();
    while !input.is_empty() {
        let at_path = matches!(input.peek(), Some(TokenTree::Ident(_)));
        if !at_path && !input.at_punct(':') {
            return Err(input.error("expected identifier"));
        }
        paths.push(input.until_comma());
        input.comma()?;
    }
    Ok(paths)
}

/// `Debug` is `std::fmt::Debug`, and anything else is itself.
fn same_derive(a: &[TokenTree], b: &[TokenTree]) -> bool {
    let words = |path: &[TokenTree]| -> Vec<String> {
        let words = path.iter().filter_map(|token| match token {
            TokenTree::Ident(word) => Some(word.to_string()),
            _ => None,
        });
        let words: Vec<String> = words.collect();
        match words.as_slice() {
            [root, .., last] if root == "core" || root == "std" => vec![last.clone()],
            _ => words,
        }
    };
    words(a) == words(b)
}

/// An enum that code can use.
fn skeleton(input: &Item, serde: bool) -> TokenStream {
    let docs = input.attributes.iter().filter(|a| a.name == "doc");
    let parts = [
        ("DOCS", docs.flat_map(|a| a.tokens.clone()).collect()),
        ("VIS", input.visibility.clone()),
        ("IDENT", TokenTree::Ident(input.ident.clone()).into()),
    ];
    let tokens = "DOCS #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] \
                  VIS enum IDENT { Unavailable }";
    let mut tokens = template::fill(include::parse(tokens, Span::call_site()), &parts);
    tokens.extend(skeleton::impls(&input.visibility, &input.ident, serde));
    tokens
}
