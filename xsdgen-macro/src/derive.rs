//! `#[derive(XsdEnum)]`: impls for an enum that the user wrote, after a proof that it agrees with the schema.

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, LitStr, Variant};
use xsdgen::internal::Request;
use xsdgen::internal::diagnostic::codes;
use xsdgen::internal::handwritten::{HandWritten, HandWrittenVariant, Place};
use xsdgen::internal::options::{self, OptionValue};

use crate::args::{Args, Argument, CONFIG, visibility, wrong};
use crate::attribute::refuse_generics;
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
            return Err(wrong_item(
                input.ident.span(),
                "`XsdEnum` is for enums; a schema's enumeration has no fields",
            ));
        };
        refuse_generics(input)?;
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
                return Err(report::error_with_help(
                    codes::WRONG_MACRO_ITEM,
                    variant.fields.span(),
                    "a value of a schema is a variant without fields",
                    "a variant that keeps other text is `#[xsd(other)] Other(String)`",
                ));
            }
            self.add_unit(variant, value);
            return Ok(());
        }
        if let Some(value) = value {
            return Err(wrong_item(
                value.span(),
                "the variant for other text has no value of its own",
            ));
        }
        if !matches!(&variant.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1) {
            return Err(wrong_item(
                variant.ident.span(),
                "the variant for other text keeps it: `#[xsd(other)] Other(String)`",
            ));
        }
        if self.enumeration.other.is_some() {
            return Err(wrong_item(
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
                    let span = self.span(point.place, input);
                    let (message, help) = (&point.message, &point.help);
                    let wrong = report::error_with_help(codes::ENUM_DISAGREES, span, message, help);
                    combine(&mut error, wrong);
                }
                if !own.check {
                    code = include::parse(&made.code, input.ident.span());
                }
                tracked = manifest::tracked(made.inputs.iter().map(|p| p.as_path()));
            }
            Err(wrong) => combine(&mut error, wrong),
        }
        let mut tokens = match error {
            None => code,
            Some(error) => {
                let mut tokens = error.into_compile_error();
                if !own.check {
                    tokens.extend(skeleton::impls(&input.vis, &input.ident, own.serde));
                }
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
    /// Only prove that the enum agrees with the schema.
    check: bool,
}

/// What the derive takes besides options.
const OWN: [&str; 5] = ["schema", "name", "rename_all", "check", "no_schema"];

impl OwnArguments {
    /// A request with the schema and the options; what the enum says of its values goes to `enumeration`.
    fn read(&mut self, input: &DeriveInput, enumeration: &mut HandWritten) -> syn::Result<Request> {
        let mut args = Args::default();
        for attribute in input.attrs.iter().filter(|a| a.path().is_ident("xsd")) {
            let more = attribute.parse_args::<Args>();
            let more = more.map_err(|e| report::with_code(codes::WRONG_MACRO_ARGUMENT, e))?;
            if let Some(path) = more.paths.first() {
                let text = format!("write `schema = {:?}`", path.value());
                return Err(wrong(path.span(), &text));
            }
            args.options.extend(more.options);
        }
        self.serde = args.serde();
        args.refuse_what_the_enum_says()?;
        refuse_defaults(&args)?;
        if let Some((rule, span)) = args.take_text("rename_all")? {
            let rule = rule.parse().map_err(|e: String| wrong(span, &e))?;
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
        let no_schema = args.take_flag("no_schema")?;
        let check = args.take_flag("check")?;
        self.check = check.is_some();
        refuse_what_proves_nothing(&args, no_schema, check, input.ident.span())?;
        let mut request = Request::new();
        if args.paths.is_empty() {
            args.apply(&mut request, &OWN)?;
        } else {
            request = include::request(&args, &OWN)?;
        }
        visibility(&mut request, &input.vis)?;
        Ok(request)
    }
}

/// The enum says its default itself.
fn refuse_defaults(args: &Args) -> syn::Result<()> {
    let mut options = args.options.iter();
    match options.find(|o| o.name == "default" || o.name == "default_impl") {
        Some(o) => Err(report::error_with_help(
            codes::WRONG_MACRO_ARGUMENT,
            o.name.span(),
            &format!("`{}` is not an option of an enum that you write", o.name),
            "write `#[derive(Default)]` on the enum and `#[default]` on a variant",
        )),
        None => Ok(()),
    }
}

/// A derive that proves nothing says so, and one that only proves asks for nothing else.
fn refuse_what_proves_nothing(
    args: &Args,
    no_schema: Option<Span>,
    check: Option<Span>,
    enum_span: Span,
) -> syn::Result<()> {
    let misspelt = args
        .options
        .iter()
        .any(|o| o.name != CONFIG && options::find(&o.name.to_string()).is_none());
    match (args.paths.is_empty(), no_schema, check) {
        // The misspelt word may be `schema`: that is said instead.
        (true, None, _) if misspelt => Ok(()),
        (true, None, _) => Err(report::error_with_help(
            codes::WRONG_MACRO_ARGUMENT,
            enum_span,
            "no schema is named that the enum is compared with",
            "write `#[xsd(schema = \"…\")]`, or `#[xsd(no_schema)]` where the variants are all there is",
        )),
        (false, Some(span), _) => Err(wrong(span, "`no_schema` and `schema` exclude each other")),
        (true, _, Some(span)) => Err(wrong(span, "`check` compares with a schema; there is none")),
        (false, None, Some(_)) => match args
            .options
            .iter()
            .find(|o| o.name == "serde" || o.name == "description")
        {
            Some(o) => Err(wrong(
                o.name.span(),
                &format!("`check` generates nothing, so `{}` has no effect", o.name),
            )),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// `schema = "schemas/dhcp.xsd"`, or several in brackets.
fn paths(schema: Argument) -> syn::Result<Vec<LitStr>> {
    let paths = match schema.value {
        OptionValue::Text(path) => vec![path],
        OptionValue::List(paths) => paths,
        _ => {
            return Err(wrong(
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
        let read = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("value") {
                value = Some(meta.value()?.parse::<LitStr>()?);
            } else if meta.path.is_ident("other") {
                other = true;
            } else {
                return Err(meta.error("expected `value = \"…\"` or `other`"));
            }
            Ok(())
        });
        read.map_err(|e| report::with_code(codes::WRONG_MACRO_ARGUMENT, e))?;
    }
    Ok((value, other))
}

fn wrong_item(span: Span, message: &str) -> syn::Error {
    report::error(codes::WRONG_MACRO_ITEM, span, message)
}

fn combine(all: &mut Option<syn::Error>, error: syn::Error) {
    match all {
        Some(all) => all.combine(error),
        None => *all = Some(error),
    }
}
