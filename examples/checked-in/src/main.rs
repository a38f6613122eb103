//! Enums in a file of the repository: reviewed like all code, with nothing to build. CI runs
//! `xsdgen build --check`, which fails when the file is not what the schema says.

mod dhcp;

fn main() -> Result<(), dhcp::ParseValueError> {
    let state: dhcp::DhcpFailoverState = "Startup".parse()?;
    println!("{state}");
    Ok(())
}
