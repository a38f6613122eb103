//! Writes `OUT_DIR/dhcp.rs` from a specification page, again whenever the page changes.

fn main() -> Result<(), xsdgen::Error> {
    xsdgen::Builder::new()
        .schema("../../schemas/dhcp-failover-state.html")
        .description(true)
        .write("dhcp.rs")?;
    Ok(())
}
