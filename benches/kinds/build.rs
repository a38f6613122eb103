//! Writes the code that xsdgen makes of `types.xsd`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs\ncargo::rerun-if-changed=types.xsd");
    let made = xsdgen::Builder::new()
        .schema("types.xsd")
        .simple_types(xsdgen::SimpleTypes::All)
        .generate()?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("ours.rs"), made.code())?;
    Ok(())
}
