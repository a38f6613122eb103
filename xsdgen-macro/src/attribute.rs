//! `#[xsd_enum]` and `#[xsd_type]`: fill an empty enum or struct in.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Path, Token, Visibility};
use xsdgen::Generated;
use xsdgen::internal::diagnostic::codes;
use xsdgen::internal::handwritten::Item;
use xsdgen::internal::text::unraw;

use crate::args::{Args, visibility};
use crate::{include, manifest, report, skeleton};

/// Which of the two macros it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Macro {
    /// `#[xsd_enum]`
    Enum,
    /// `#[xsd_type]`
    Type,
}

pub(crate) fn expand(of: Macro, args: TokenStream, item: TokenStream) -> TokenStream {
    let (input, item) = match check(of, item.clone()) {
        Ok(checked) => checked,
        // What is there cannot be filled in, so it is left as it is.
        Err(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(item);
            return tokens;
        }
    };
    let args = match Args::read(args) {
        Ok(args) => args,
        Err(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(skeleton(&input, false));
            return tokens;
        }
    };
    let serde = args.serde();
    match generate(of, args, &input, item) {
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

/// The user's enum or struct, if it is one that can be filled in.
fn check(of: Macro, item: TokenStream) -> syn::Result<(DeriveInput, Item)> {
    let (what, help) = match of {
        Macro::Enum => (
            "`#[xsd_enum]` fills in an empty enum: `pub enum DhcpFailoverState {}`",
            "for variants that you write yourself there is `#[derive(XsdEnum)]`",
        ),
        Macro::Type => (
            "`#[xsd_type]` fills in a struct without fields, or an empty enum: `pub struct Port;`",
            "what the struct holds follows from the schema",
        ),
    };
    let not_empty = |span| report::error_with_help(codes::WRONG_MACRO_ITEM, span, what, help);
    let input = syn::parse2::<DeriveInput>(item).map_err(|e| not_empty(e.span()))?;
    let item = match &input.data {
        Data::Enum(body) => match body.variants.first() {
            Some(variant) => return Err(not_empty(variant.ident.span())),
            None => Item::Enum,
        },
        Data::Struct(body) if of == Macro::Type && matches!(body.fields, Fields::Unit) => {
            Item::Struct
        }
        _ => return Err(not_empty(input.ident.span())),
    };
    refuse_generics(&input)?;
    Ok((input, item))
}

/// A schema's type has no parameters.
pub(crate) fn refuse_generics(input: &DeriveInput) -> syn::Result<()> {
    match input.generics.params.first() {
        None => Ok(()),
        Some(first) => Err(report::error(
            codes::WRONG_MACRO_ITEM,
            first.span(),
            "the enum of a schema has no type parameters or lifetimes",
        )),
    }
}

/// Why there is nothing to fill in, and what was read.
struct Failure {
    error: syn::Error,
    tracked: TokenStream,
}

impl From<syn::Error> for Failure {
    fn from(error: syn::Error) -> Self {
        Self {
            error,
            tracked: TokenStream::new(),
        }
    }
}

fn generate(
    of: Macro,
    mut args: Args,
    input: &DeriveInput,
    item: Item,
) -> Result<(Generated, Span), Failure> {
    args.refuse_what_the_enum_says()?;
    let name = args.take_text("name")?;
    let span = include::span(&args.paths);
    let mut request = include::request(&args, &["name"])?;
    if of == Macro::Type {
        request
            .set("simple_types", "all")
            .map_err(|d| report::of_option(&d, span))?;
    }
    visibility(&mut request, &input.vis)?;
    let ident = input.ident.to_string();
    let (wanted, wanted_span) = match &name {
        Some((name, span)) => (name.as_str(), *span),
        None => (unraw(&ident), input.ident.span()),
    };
    match request.generate_type(wanted, &ident, item) {
        Ok(generated) => Ok((generated, span)),
        Err(error) => Err(Failure {
            error: report::of_type(&error, span, wanted_span),
            tracked: manifest::tracked(error.inputs()),
        }),
    }
}

/// The enum or struct that generated code begins with.
struct Definition {
    attributes: Vec<Attribute>,
    /// From the body on.
    rest: TokenStream,
}

impl Parse for Definition {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        if input.parse::<Option<Token![enum]>>()?.is_none() {
            input.parse::<Token![struct]>()?;
        }
        input.parse::<Ident>()?;
        Ok(Self {
            attributes,
            rest: input.parse()?,
        })
    }
}

/// Generated code with the user's visibility, name, docs, derives and attributes on the type.
fn fill(input: DeriveInput, generated: TokenStream) -> TokenStream {
    let Ok(Definition { attributes, rest }) = syn::parse2(generated.clone()) else {
        // It says itself what is wrong with it.
        return generated;
    };
    let (own_docs, own) = split(input.attrs, "doc");
    let (own_derives, own) = split(own, "derive");
    let (docs, others) = split(attributes, "doc");
    let (derives, others) = split(others, "derive");
    let gap = (!own_docs.is_empty() && !docs.is_empty()).then(|| quote!(#[doc = ""]));
    let (derives, broken) = merge(&derives, &own_derives);
    let (vis, ident) = (input.vis, input.ident);
    let keyword = match input.data {
        Data::Enum(_) => quote!(enum),
        _ => quote!(struct),
    };
    quote! {
        #broken
        #(#own_docs)* #gap #(#docs)*
        #[derive(#(#derives),*)]
        #(#own)* #(#others)*
        #vis #keyword #ident #rest
    }
}

/// Attributes of a name, and the others.
fn split(attributes: Vec<Attribute>, name: &str) -> (Vec<Attribute>, Vec<Attribute>) {
    attributes
        .into_iter()
        .partition(|a| a.path().is_ident(name))
}

/// All derives, each once, and compile errors for those that cannot be read.
fn merge(generated: &[Attribute], own: &[Attribute]) -> (Vec<Path>, TokenStream) {
    let mut paths: Vec<Path> = Vec::new();
    let mut errors = TokenStream::new();
    for attribute in generated.iter().chain(own) {
        match attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) {
            Ok(list) => {
                for path in list {
                    if !paths.iter().any(|p| same_derive(p, &path)) {
                        paths.push(path);
                    }
                }
            }
            Err(error) => {
                let error = report::with_code(codes::WRONG_MACRO_ITEM, error);
                errors.extend(error.into_compile_error());
            }
        }
    }
    (paths, errors)
}

/// `Debug` is `std::fmt::Debug`, and anything else is itself.
fn same_derive(a: &Path, b: &Path) -> bool {
    let words = |path: &Path| -> Vec<String> {
        let words: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        match words.as_slice() {
            [root, .., last] if root == "core" || root == "std" => vec![last.clone()],
            _ => words,
        }
    };
    words(a) == words(b)
}

/// An enum or struct that code can use.
fn skeleton(input: &DeriveInput, serde: bool) -> TokenStream {
    let (vis, ident) = (&input.vis, &input.ident);
    let docs = input.attrs.iter().filter(|a| a.path().is_ident("doc"));
    let impls = skeleton::impls(vis, ident, serde);
    let item = match input.data {
        Data::Enum(_) => quote!(#vis enum #ident { Unavailable }),
        _ => quote!(#vis struct #ident;),
    };
    quote! {
        #(#docs)*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #item
        #impls
    }
}
