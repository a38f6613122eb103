//! Two generators read one schema: xsdgen makes its simple types, and xsd-parser the structs that hold them.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use xsd_parser::Config;
use xsd_parser::config::{GeneratorFlags, InterpreterFlags, NamespaceIdent, Schema};
use xsd_parser::models::IdentType;
use xsd_parser::models::meta::CustomMeta;
use xsdgen::{Builder, For, SimpleTypes};

const SCHEMA: &str = "order.xsd";

/// The simple types that the structs name.
const TYPES: [&str; 6] = [
    "OrderNumber",
    "OrderDate",
    "NameType",
    "BagCount",
    "PriceType",
    "RoastType",
];

fn namespace() -> NamespaceIdent {
    NamespaceIdent::namespace(b"urn:example:order")
}

fn main() -> Result<(), Box<dyn Error>> {
    Builder::new()
        .schema(SCHEMA)
        .simple_types(SimpleTypes::All)
        .r#for(For::XsdParser)
        .write("simple_types.rs")?;

    let order = (IdentType::Element, namespace(), "Order");
    let mut config = Config::default()
        .with_schema(Schema::File(SCHEMA.into()))
        .with_interpreter_flags(
            InterpreterFlags::BUILDIN_TYPES | InterpreterFlags::DEFAULT_TYPEDEFS,
        )
        .with_generator_flags(GeneratorFlags::FLATTEN_CONTENT)
        .with_generate([order])
        .with_quick_xml();
    for name in TYPES {
        // `src/main.rs` has the types where the structs look for them.
        let ident = (IdentType::Type, namespace(), name);
        config = config.with_type(ident, CustomMeta::new(name));
    }
    let structs = xsd_parser::generate(config)?.to_string();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("order.rs"), structs)?;
    Ok(())
}
