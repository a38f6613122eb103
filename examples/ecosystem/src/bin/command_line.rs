//! Arguments with clap: the values, with their descriptions from the schema, stand in `--help` and in completions.

use clap::Parser;

xsdgen_macro::include_schema!("schemas/coffee.xsd", clap);

/// Brews.
#[derive(Parser)]
struct Arguments {
    /// Which beans to take
    #[arg(long, value_enum)]
    roast: Roast,
    /// `FromStr` is enough where the values need no help
    #[arg(long, value_parser = |text: &str| text.parse::<Size>(), default_value_t = Size::VALUES[0])]
    size: Size,
}

fn main() -> Result<(), clap::Error> {
    let arguments =
        Arguments::try_parse_from(["brew", "--roast", "medium-dark", "--size", "12 oz"])?;
    println!("{:?}, {}", arguments.roast, arguments.size);
    for wrong in [["brew", "--roast", "black"], ["brew", "--help", ""]] {
        if let Err(error) = Arguments::try_parse_from(wrong) {
            println!("\n{error}");
        }
    }
    Ok(())
}
