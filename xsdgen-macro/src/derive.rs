//! `#[derive(XsdEnum)]`: impls for an enum that the user wrote, after a proof that it agrees with the schema.

use proc_macro2::{Span, TokenStream};
use syn::{Data, DeriveInput, Fields, LitStr, Variant};
use xsdgen::internal::Request;
use xsdgen::internal::handwritten::{HandWritten, HandWrittenVariant, Place};
use xsdgen::internal::options::OptionValue;

use crate::args::{Args, Argument, visibility};
use crate::{include, manifest, report, skeleton};

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    match Written::of(&input) {
        Ok(written) => written.implement(&input),
        Err(error) => error.into_compile_error(),
    }
}

/// The user's enum, and where its parts stand.
struct Written {
    enumeration: HandWritten,
    /// Of each unit variant: its name, and its value if it says one.
    spans: Vec<(Span, Option<Span>)>,
    /// What is wrong with the attributes of variants.
    error: Option<syn::Error>,
}

impl Written {
    fn of(input: &DeriveInput) -> syn::Result<Self> {
        let Data::Enum(body) = &input.data else {
            return Err(syn::Error::new(
                input.ident.span(),
                "`XsdEnum` is for enums; a schema's enumeration has no fields",
            ));
        };
        if !input.generics.params.is_empty() {
            return Err(syn::Error::new_spanned(
                &input.generics,
                "the enum of a schema has no type parameters or lifetimes",
            ));
        }
        let mut written = Self {
            enumeration: HandWritten {
                ident: input.ident.to_string(),
                ..HandWritten::default()
            },
            spans: Vec::new(),
            error: None,
        };
        for variant in &body.variants {
            if let Err(error) = written.add(variant) {
                combine(&mut written.error, error);
            }
        }
        Ok(written)
    }

    fn add(&mut self, variant: &Variant) -> syn::Result<()> {
        let (value, other) = attribute_of(variant)?;
        if !other {
            if !matches!(variant.fields, Fields::Unit) {
                return Err(syn::Error::new_spanned(
                    &variant.fields,
                    "a value of a schema is a variant without fields\n\
                     help: a variant that keeps other text is `#[xsd(other)] Other(String)`",
                ));
            }
            self.add_unit(variant, value);
            return Ok(());
        }
        if let Some(value) = value {
            return Err(syn::Error::new(
                value.span(),
                "the variant for other text has no value of its own",
            ));
        }
        if !matches!(&variant.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1) {
            return Err(syn::Error::new(
                variant.ident.span(),
                "the variant for other text keeps it: `#[xsd(other)] Other(String)`",
            ));
        }
        if self.enumeration.other.is_some() {
            return Err(syn::Error::new(
                variant.ident.span(),
                "only one variant can be for other text",
            ));
        }
        self.enumeration.other = Some(variant.ident.to_string());
        Ok(())
    }

    fn add_unit(&mut self, variant: &Variant, value: Option<LitStr>) {
        self.spans
            .push((variant.ident.span(), value.as_ref().map(LitStr::span)));
        self.enumeration.variants.push(HandWrittenVariant {
            ident: variant.ident.to_string(),
            value: value.map(|v| v.value()),
        });
    }

    fn implement(mut self, input: &DeriveInput) -> TokenStream {
        let mut error = self.error.take();
        let mut own = OwnArguments::default();
        let mut code = TokenStream::new();
        let mut tracked = TokenStream::new();
        match own.read(input, &mut self.enumeration) {
            // What is wrong with a variant would be said again in other words.
            Ok(_) if error.is_some() => {}
            Ok(request) => {
                let made = request.implement(&self.enumeration);
                if let Some(wrong) = &made.error {
                    let name = own.name.unwrap_or_else(|| input.ident.span());
                    let path = own.schema.unwrap_or_else(|| input.ident.span());
                    combine(&mut error, report::of_type(wrong, path, name));
                }
                for point in &made.disagreements {
                    let text = format!("{}\nhelp: {}", point.message, point.help);
                    combine(
                        &mut error,
                        syn::Error::new(self.span(point.place, input), text),
                    );
                }
                code = include::parse(&made.code, input.ident.span());
                tracked = manifest::tracked(made.inputs.iter().map(|p| p.as_path()));
            }
            Err(wrong) => combine(&mut error, wrong),
        }
        let mut tokens = match error {
            None => code,
            Some(error) => {
                let mut tokens = error.into_compile_error();
                tokens.extend(skeleton::impls(&input.vis, &input.ident, own.serde));
                tokens
            }
        };
        tokens.extend(tracked);
        tokens
    }

    fn span(&self, place: Place, input: &DeriveInput) -> Span {
        let variant = |i: usize| self.spans.get(i).copied();
        let found = match place {
            Place::Variant(i) => variant(i).map(|(name, _)| name),
            Place::Value(i) => variant(i).map(|(name, value)| value.unwrap_or(name)),
            _ => None,
        };
        found.unwrap_or_else(|| input.ident.span())
    }
}

/// What the enum's own `#[xsd(…)]` asks for, and where that stands.
#[derive(Default)]
struct OwnArguments {
    schema: Option<Span>,
    name: Option<Span>,
    serde: bool,
}

impl OwnArguments {
    /// A request with the schema and the options; what the enum says of its values goes to `enumeration`.
    fn read(&mut self, input: &DeriveInput, enumeration: &mut HandWritten) -> syn::Result<Request> {
        let mut args = Args::default();
        for attribute in input.attrs.iter().filter(|a| a.path().is_ident("xsd")) {
            let more: Args = attribute.parse_args()?;
            if let Some(path) = more.paths.first() {
                return Err(syn::Error::new(
                    path.span(),
                    format!("write `schema = {:?}`", path.value()),
                ));
            }
            args.options.extend(more.options);
        }
        self.serde = args.serde();
        args.refuse_what_the_enum_says()?;
        if let Some((rule, span)) = args.take_text("rename_all")? {
            let rule = rule.parse().map_err(|e| syn::Error::new(span, e))?;
            enumeration.rename_all = Some(rule);
        }
        if let Some((name, span)) = args.take_text("name")? {
            enumeration.type_name = Some(name);
            self.name = Some(span);
        }
        while let Some(schema) = args.take("schema") {
            self.schema = Some(schema.span);
            args.paths.extend(paths(schema)?);
        }
        let mut request = Request::new();
        if args.paths.is_empty() {
            args.apply(&mut request)?;
        } else {
            request = include::request(&args)?;
        }
        visibility(&mut request, &input.vis)?;
        Ok(request)
    }
}

/// `schema = "schemas/dhcp.xsd"`, or several in brackets.
fn paths(schema: Argument) -> syn::Result<Vec<LitStr>> {
    let paths = match schema.value {
        OptionValue::Text(path) => vec![path],
        OptionValue::List(paths) => paths,
        _ => {
            return Err(syn::Error::new(
                schema.span,
                "`schema` takes a path: `schema = \"schemas/dhcp.xsd\"`",
            ));
        }
    };
    let literal = |path: &String| LitStr::new(path, schema.span);
    Ok(paths.iter().map(literal).collect())
}

/// What `#[xsd(…)]` says of a variant: its value, and whether it is for other text.
fn attribute_of(variant: &Variant) -> syn::Result<(Option<LitStr>, bool)> {
    let (mut value, mut other) = (None, false);
    for attribute in variant.attrs.iter().filter(|a| a.path().is_ident("xsd")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("value") {
                value = Some(meta.value()?.parse::<LitStr>()?);
            } else if meta.path.is_ident("other") {
                other = true;
            } else {
                return Err(meta.error("expected `value = \"…\"` or `other`"));
            }
            Ok(())
        })?;
    }
    Ok((value, other))
}

fn combine(all: &mut Option<syn::Error>, error: syn::Error) {
    match all {
        Some(all) => all.combine(error),
        None => *all = Some(error),
    }
}
